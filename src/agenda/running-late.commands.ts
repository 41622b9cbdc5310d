import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import type { EpochSeconds, IsoDate } from '../lib/calendar.ts'
import type { Actor } from '../practice/actor.ts'
import { findRunningLate } from './running-late.queries.ts'

export interface Saying {
  readonly calendarId: number
  readonly date: IsoDate
  /** 0: in time again. */
  readonly minutes: number
  /** What whoever says it has seen. */
  readonly version: number
}

/** "Running N minutes late" (rule 36); the same again is said once. Refuses `edited-meanwhile`. */
export function sayRunningLate(db: Db, saying: Saying, actor: Actor, now: EpochSeconds): Attempt<void> {
  const { calendarId, date, minutes, version } = saying
  return db.attempt(() => {
    const last = findRunningLate(db, calendarId, date)
    if (last.minutes === minutes) return
    if (last.version !== version) return refuse('edited-meanwhile')
    const row = { calendar_id: calendarId, local_date: date, minutes, said_at: now, said_by: actor.userId }
    db.run(build.insertInto('running_late').values(row))
  })
}
