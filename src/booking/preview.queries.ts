import { assignmentOn, freeTimesAt } from '../availability/free.queries.ts'
import type { FreeTime } from '../availability/model.ts'
import { assign } from '../availability/no-preference.ts'
import type { Wish } from '../availability/wish.ts'
import type { Db } from '../db/run.ts'
import { findLocation } from '../practice/settings.queries.ts'
import { findCalendar } from '../staff/calendars.queries.ts'
import { findType } from '../types/types.queries.ts'
import type { Held } from './held.ts'
import { readOffering } from './offering.queries.ts'
import { readTried } from './preview.ts'

/** The time that a hold would keep (rule 13); none is made. */
export function findTriedTime(db: Db, wish: Wish, startsAt: number | undefined): FreeTime | undefined {
  if (startsAt === undefined) return undefined
  const [first, ...others] = freeTimesAt(db, wish, startsAt)
  return first && assign([first, ...others], assignmentOn(db, wish, startsAt))
}

/** What a preview's form stands for, as if a hold had been made a while ago; undefined for anything else. */
export function resolveTried(db: Db, text: string, now: number): Held | undefined {
  const tried = readTried(text)
  const type = tried && findType(db, tried.typeId)
  const calendar = tried && findCalendar(db, tried.calendarId)
  const location = tried && findLocation(db, tried.locationId)
  if (!tried || !type || !calendar || !location) return undefined
  const others = readOffering(db).calendars.filter((each) => type.calendarIds.includes(each.id))
  const endsAt = tried.startsAt + type.minutes * 60
  const kept = { id: 0, keeps: true, madeAt: now - 60, expiresAt: now + 600, givenUpAt: null }
  return { token: text, hold: { ...tried, ...kept, endsAt }, type, calendar, location, others }
}
