import type { Reason } from '../availability/model.ts'
import { type Roster, rostersOf } from '../availability/rosters.ts'
import { contains } from '../lib/interval.ts'
import type { StoredClosure } from '../schedule/closures.ts'
import type { Case, Say, Saying, Source, Spot } from './why.ts'
import { blockName, blockOf, saying, wayTo } from './why-sources.ts'

/** The rules about the block that a start lies in (F18, J36, F34, closures), and how it lies there (J33, F25). */
export const blockWords = {
  'no-block': (of, spot) => (spot.no ? noBlock(of) : inBlock(of, spot)),
  closed: (of, { no }) => {
    const closure = no && closureOf(of)
    if (!closure) return []
    const { from, to, locationId, id } = closure
    const days = { from: of.format.dayAndMonth(from), to: of.format.dayAndMonth(to) }
    const text = from === to ? of.t('why.closed.day', days) : of.t('why.closed.days', days)
    return [saying(false, text, locationId === null ? 'practice' : 'location', of.ways.closure(id))]
  },
  'block-not-web': (of, spot) => {
    const block = blockOf(of, spot)
    const kind = block && of.kinds.get(block.kindId)
    if (!block || !kind) return []
    const key = !kind.active ? 'why.kind.gone' : spot.no ? 'why.web.no' : 'why.web.yes'
    return [fromBlock(of, spot, of.t(key, { kind: kind.name }), block.web.level)]
  },
  'type-not-allowed': (of, spot) => {
    const block = blockOf(of, spot)
    if (!block) return []
    const words = { type: of.type.name, kind: kindName(of, block.kindId) }
    return [
      fromBlock(of, spot, of.t(spot.no ? 'why.allowed.no' : 'why.allowed.yes', words), block.types.level),
    ]
  },
  'block-filter': (of, spot) => {
    const block = blockOf(of, spot)
    const { blockKindId, name } = of.type
    if (!block || blockKindId === null) return []
    const words = { type: name, kind: kindName(of, blockKindId), other: kindName(of, block.kindId) }
    return [
      saying(!spot.no, of.t(spot.no ? 'why.filter.no' : 'why.filter.yes', words), 'type', wayTo(of, 'type')),
    ]
  },
  'other-location': (of, spot) => {
    const block = blockOf(of, spot)
    const there = of.locations.find(({ id }) => id === block?.locationId)?.name ?? ''
    const words = { there, location: of.location.name }
    return spot.no
      ? [
          fromBlock(
            of,
            spot,
            of.t('why.elsewhere', words),
            block?.web.level === 'dated' ? 'dated' : 'template',
          ),
        ]
      : []
  },
  'outside-block': (of, spot) => {
    const roster = rosterOf(of, spot)
    if (!spot.no || !roster) return []
    const words = { minutes: of.offer.length / 60, time: of.format.time(roster.endsAt) }
    return [saying(false, of.t('why.outside', words), 'type', wayTo(of, 'type'))]
  },
  'off-grid': (of, spot) => {
    const roster = rosterOf(of, spot)
    if (!spot.no || !roster) return []
    const words = { minutes: of.type.gridMinutes, time: of.format.time(roster.startsAt) }
    return [saying(false, of.t('why.grid', words), 'type', wayTo(of, 'type'))]
  },
} satisfies Partial<Record<Reason['name'], Say>>

/** Blocks that follow each other on the same terms count as one: its edges are the hard ones (J33, J37). */
function rosterOf(of: Case, { startsAt }: Spot): Roster | undefined {
  return rostersOf(of.calendar.id, of.blocks).find((roster) => contains(roster, startsAt))
}

function inBlock(of: Case, { block }: Spot): readonly Saying[] {
  if (!block) return []
  const source = of.schedule.dated ? 'dated' : 'template'
  return [
    saying(true, of.t('why.block.yes', { block: blockName(of, block) }), source, wayTo(of, source, block)),
  ]
}

/** What is missing: the practitioner, a template in force, or only a block at this time (P4, P5, rule 35). */
function noBlock(of: Case): readonly Saying[] {
  const { t, format, calendar, date, schedule, ways } = of
  const name = calendar.publicName
  if (calendar.fromDate !== null && date < calendar.fromDate)
    return [away(of, t('why.here.from', { name, date: format.longDay(calendar.fromDate) }))]
  if (calendar.toDate !== null && calendar.toDate < date)
    return [away(of, t('why.here.to', { name, date: format.longDay(calendar.toDate) }))]
  const draft = schedule.draftId === undefined ? [] : [waits(of, schedule.draftId)]
  if (!schedule.dated && !schedule.inForce)
    return [saying(false, t('why.block.noTemplate', { name }), 'template', ways.templates), ...draft]
  const text = t(schedule.dated ? 'why.block.dated' : 'why.block.template')
  return [saying(false, text, schedule.dated ? 'dated' : 'template', ways.day(calendar.id, date)), ...draft]
}

function away(of: Case, text: string): Saying {
  return saying(false, text, 'calendar', wayTo(of, 'calendar'))
}

function waits(of: Case, draftId: number): Saying {
  return saying(false, of.t('schedule.template.waiting'), 'template', of.ways.template(draftId))
}

function fromBlock(of: Case, spot: Spot, text: string, source: Source): Saying {
  return saying(!spot.no, text, source, wayTo(of, source, blockOf(of, spot)))
}

function closureOf({ closures, location }: Case): StoredClosure | undefined {
  return closures.find(({ locationId }) => locationId === null || locationId === location.id)
}

function kindName({ kinds }: Case, id: number): string {
  return kinds.get(id)?.name ?? ''
}
