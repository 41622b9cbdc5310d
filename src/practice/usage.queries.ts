import type { Compilable } from 'kysely'
import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'

/** The appointments still to come, to be narrowed to those of a place, a calendar or a room. */
export function toCome(now: EpochSeconds) {
  return build
    .selectFrom('appointment')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('appointment.starts_at', '>', now)
    .where('appointment.cancelled_at', 'is', null)
}

export function countFrom(db: Db, query: ReturnType<typeof toCome>): number {
  return db.get(query)?.count ?? 0
}

/** Each name once, in order. */
export function namesOf(db: Db, query: Compilable<{ readonly name: string }>): readonly string[] {
  return [...new Set(db.all(query).map(({ name }) => name))].sort((one, other) => one.localeCompare(other))
}
