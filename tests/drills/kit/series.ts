import { findRepeated } from '../../../src/appointments/series.queries.ts'
import type { Db } from '../../../src/db/run.ts'
import type { Keys } from '../../../src/lib/token.ts'
import { theSystem } from '../../../src/practice/actor.ts'
import { moveFollowing } from '../../../src/series/following.commands.ts'
import { listFollowing, planShift } from '../../../src/series/following.queries.ts'
import { type PlanRow, planOf } from '../../../src/series/plan.ts'
import { makeSeries } from '../../../src/series/repeat.commands.ts'
import { planReader, staffPlanOf, wantedOf } from '../../../src/series/repeat.queries.ts'
import type { Random } from './random.ts'

/** Repeats an appointment, whatever the list proposes or allows chosen at random. Returns how many were booked. */
export function repeatOnce(db: Db, keys: Keys, id: number, random: Random, now: number): number {
  const source = findRepeated(db, id)
  const plan = source && staffPlanOf(db, source)
  if (!source || !plan) return 0
  const rule = {
    every: random.whole(1, 2),
    weekdays: [random.whole(1, 7)],
    end: { times: random.whole(2, 6) },
  }
  const rows = planOf(planReader(db, plan, now), wantedOf(source, rule, plan.zone), () => undefined)
  const repeat = {
    appointmentId: id,
    version: source.version,
    rule,
    chosen: choose(rows, random),
    tell: false,
  }
  const made = makeSeries(db, keys, repeat, theSystem, now)
  return made.ok ? made.value.count : 0
}

/** Moves an appointment of a series and all that follow it somewhere else. Returns how many were moved. */
export function shiftOnce(db: Db, id: number, random: Random, now: number): number {
  const source = findRepeated(db, id)
  const zone = source && staffPlanOf(db, source)?.zone
  if (!zone) return 0
  const shift = {
    days: random.whole(-8, 8),
    minute: random.whole(96, 228) * 5,
    calendarId: random.whole(1, 4),
  }
  const list = listFollowing(db, source, zone, now).filter(({ state }) => state === 'open')
  const rows = planShift(db, source, list, shift, () => undefined, now)
  const picked = new Map(list.map((each) => [each.id, each.version]))
  const wish = { appointmentId: id, picked, shift, chosen: choose(rows, random), tell: false }
  const moved = moveFollowing(db, wish, theSystem, now)
  return moved.ok ? moved.value.count : 0
}

function choose(rows: readonly PlanRow[], random: Random): (key: string) => string | undefined {
  // "On purpose" overlaps on purpose, which is another drill's matter.
  const choices = new Map(
    rows.map(({ key, options }) => [key, random.pick(options.filter((each) => !each.startsWith('purpose')))]),
  )
  return (key) => choices.get(key)
}
