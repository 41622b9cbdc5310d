import type { Attempt, Db } from '../db/run.ts'
import { addDays, type IsoDate } from '../lib/calendar.ts'
import { byUser } from '../practice/actor.ts'
import { listPeriods } from '../schedule/blocks.queries.ts'
import type { Hours } from '../schedule/hours.ts'
import { replaceHours } from '../schedule/schedule.commands.ts'
import { removeDraft } from '../schedule/templates.commands.ts'
import type { Calendar } from '../staff/calendars.ts'
import { sayStep } from './start.commands.ts'

export interface FirstHours {
  readonly calendar: Calendar
  readonly from: IsoDate
  readonly kindId: number
  readonly locationId: number
  /** undefined: what is in force is right. */
  readonly hours: readonly Hours[] | undefined
}

/** The practitioner's own week instead of the usual one; a week that was never in force does not stay behind. */
export function settleHours(db: Db, first: FirstHours, userId: number, now: number): Attempt<void> {
  return db.attempt(() => {
    const { calendar, from, kindId, locationId, hours } = first
    if (hours) {
      const [actor, before] = [byUser(userId), listPeriods(db, calendar.id)]
      const blocks = hours.map((each) => ({ ...each, kindId, locationId }))
      const { id: calendarId, publicName: name } = calendar
      replaceHours(db, { calendarId, name, from, dayBefore: addDays(from, -1), blocks }, actor, now)
      const left = new Set(listPeriods(db, calendar.id).map(({ templateId }) => templateId))
      const gone = new Set(before.map(({ templateId }) => templateId).filter((id) => !left.has(id)))
      for (const id of gone) removeDraft(db, id, actor, now)
    }
    sayStep(db, 'hours', 'done', userId, now)
  })
}
