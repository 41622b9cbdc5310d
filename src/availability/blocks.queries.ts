import { arranged } from '../db/arranged.ts'
import type { Db } from '../db/run.ts'
import type { IsoDate, Zone } from '../lib/calendar.ts'
import type { Closure } from '../practice/practice.ts'
import { listClosures } from '../practice/settings.queries.ts'
import { listBlocks } from '../schedule/blocks.queries.ts'
import type { PlannedBlock } from '../schedule/schedule.ts'
import { listBlockKinds } from '../types/types.queries.ts'
import type { BlockKind } from '../types/types.ts'
import type { Block, BlockLevel } from './model.ts'
import { placesOfResources } from './places.queries.ts'

/** So many days of calendars are kept, a few hundred bytes each. */
const mostKept = 2000

/** The blocks of a calendar on a date with every choice resolved, sorted by start. */
export function blocksOf(db: Db, zone: Zone, calendarId: number, date: IsoDate): readonly Block[] {
  const kept = arranged(db, newMemory)
  const key = `${date} ${calendarId} ${zone.name}`
  const known = kept.get(key)
  if (known) return known
  const blocks = resolveDay(db, zone, calendarId, date)
  if (kept.size >= mostKept) kept.clear()
  kept.set(key, blocks)
  return blocks
}

/** What has been asked for since the practice last arranged anything. */
function newMemory(): Map<string, readonly Block[]> {
  return new Map()
}

function resolveDay(db: Db, zone: Zone, calendarId: number, date: IsoDate): readonly Block[] {
  const kinds = arranged(db, readKinds)
  const closures = listClosures(db)
  const places = placesOfResources(db)
  return listBlocks(db, calendarId, date).flatMap((planned) => {
    const kind = kinds.get(planned.kindId)
    return kind ? [resolve(planned, kind, calendarId, zone, date, closures, places)] : []
  })
}

function resolve(
  planned: PlannedBlock,
  kind: BlockKind,
  calendarId: number,
  zone: Zone,
  date: IsoDate,
  closures: readonly Closure[],
  inUse: ReadonlyMap<number, number | null>,
): Block {
  return {
    id: `${planned.level}-${planned.id}-${date}`,
    calendarId,
    startsAt: zone.instant(date, planned.fromMinute),
    endsAt: zone.instant(date, planned.toMinute),
    kindId: planned.kindId,
    locationId: planned.locationId,
    web: webOf(planned, kind),
    types:
      planned.types === null
        ? { value: kind.types, level: 'kind' }
        : { value: planned.types, level: levelOf(planned, 'types') },
    resources: planned.resources.filter((id) => inUse.has(id)),
    visibility: kind.visibility,
    closed: closures.some((closure) => isClosed(closure, planned.locationId, date)),
  }
}

/** A kind that is used no more is not for the web, whatever was chosen for its blocks (F30). */
function webOf(planned: PlannedBlock, kind: BlockKind): Block['web'] {
  if (!kind.active) return { value: false, level: 'kind' }
  return planned.web === null
    ? { value: kind.web, level: 'kind' }
    : { value: planned.web, level: levelOf(planned, 'web') }
}

/** A dated block without a word of its own keeps that of the template block it was copied from (rule 11). */
function levelOf(planned: PlannedBlock, choice: 'web' | 'types'): BlockLevel {
  return planned.own[choice] === null ? 'template' : planned.level
}

function isClosed({ locationId, from, to }: Closure, place: number, date: IsoDate): boolean {
  return (locationId ?? place) === place && from <= date && date <= to
}

function readKinds(db: Db): ReadonlyMap<number, BlockKind> {
  return new Map(listBlockKinds(db).map((kind) => [kind.id, kind]))
}
