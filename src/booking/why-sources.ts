import type { Block } from '../availability/model.ts'
import type { Case, Saying, Source } from './why.ts'

/** A rule's words with the level its value comes from and the way there. */
export function saying(ok: boolean, text: string, source: Source | '' = '', href = ''): Saying {
  return { ok, text, source, href }
}

/** Where the value of a level is changed (rule 11). */
export function wayTo(of: Case, source: Source, block?: Block): string {
  const { ways } = of
  switch (source) {
    case 'type':
      return ways.type(of.type.id)
    case 'calendar':
      return ways.calendar(of.calendar.id)
    case 'location':
      return ways.location(of.location.id)
    case 'practice':
      return ways.practice
    case 'kind':
      return (block && ways.kind(block.kindId)) || wayToBlock(of, block)
    case 'dated':
    case 'template':
      return wayToBlock(of, block, source)
  }
}

/** The page of a block: of its template where that is what speaks, else of its day. What has been does not change. */
function wayToBlock(of: Case, block: Block | undefined, source: 'dated' | 'template' = 'dated'): string {
  const place = block && of.schedule.places.get(block.id)
  if (!place) return of.ways.day(of.calendar.id, of.date)
  if (source === 'template' && place.template)
    return of.ways.templateBlock(place.template.id, place.template.blockId)
  return of.date < of.today ? '' : of.ways.block(of.calendar.id, of.date, place.position)
}

/** “General, 09:00–12:00”. */
export function blockName({ kinds, format }: Case, block: Block): string {
  return `${kinds.get(block.kindId)?.name ?? ''}, ${format.timeRange(block.startsAt, block.endsAt)}`
}

/** The block that a reason names, else the one that the start lies in. */
export function blockOf(
  of: Case,
  spot: { readonly no: object | undefined; readonly block: Block | undefined },
) {
  const { no } = spot
  const id = no && 'blockId' in no ? no.blockId : undefined
  return of.blocks.find((block) => block.id === id) ?? spot.block
}
