import type { Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { chooseMeans, type DeskTime, type DeskWish, type Obstacle, obstaclesOf, type Wanted } from './desk.ts'
import { usualMeans } from './means.queries.ts'
import { listOccupants } from './occupants.queries.ts'
import type { Occupant } from './occupants.ts'
import { needsAt } from './places.queries.ts'

/** No buffer is longer than this, in seconds. */
const longestBuffer = 480 * 60

/** Who and what a time takes, and what stands in its way. Blocks and limits are another matter. */
export function judgeDeskTime(db: Db, wish: DeskWish, now: EpochSeconds): DeskTime {
  const { type, calendar, startsAt, minutes, chosen } = wish
  const endsAt = startsAt + minutes * 60
  const wanted = { startsAt, endsAt, before: type.bufferBefore * 60, after: type.bufferAfter * 60 }
  const obstacles = reader(db, wanted, now)
  const open = openNeeds(db, wish)
  const needs = open.map(({ ids }) => ids)
  const means = [...chosen, ...chooseMeans(needs, obstacles)]
  return {
    means,
    obstacles: [calendar.resourceId, ...means].flatMap(obstacles),
    unmet: open.filter(({ ids }) => ids.length === 0).map(({ need }) => need),
  }
}

/** The needs that are not met by what staff have chosen, the block's own rooms first (rule 14). */
function openNeeds(db: Db, wish: DeskWish) {
  const { type, calendar, locationId, chosen } = wish
  const usual = usualMeans(db, wish)
  const spare = new Set(chosen)
  return needsAt(db, type, locationId).flatMap((need, index) => {
    const met = need.find((id) => spare.delete(id))
    if (met !== undefined) return []
    const ids = need.filter((id) => id !== calendar.resourceId && !chosen.includes(id))
    const first = ids.toSorted((one, other) => Number(usual.includes(other)) - Number(usual.includes(one)))
    return [{ need: index, ids: first }]
  })
}

function reader(db: Db, wanted: Wanted, now: EpochSeconds): (resourceId: number) => readonly Obstacle[] {
  const known = new Map<number, readonly Obstacle[]>()
  return (id) => {
    const found = known.get(id) ?? obstaclesOf(id, occupantsOf(db, id, wanted, now), wanted)
    known.set(id, found)
    return found
  }
}

function occupantsOf(
  db: Db,
  id: number,
  { startsAt, endsAt }: Wanted,
  now: EpochSeconds,
): readonly Occupant[] {
  return listOccupants(db, id, startsAt - 2 * longestBuffer, endsAt + 2 * longestBuffer, now)
}
