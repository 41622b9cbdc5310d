import type { Db } from '../db/run.ts'
import { type EpochSeconds, today } from '../lib/calendar.ts'
import type { Practice } from '../practice/practice.ts'
import { findLocation } from '../practice/settings.queries.ts'
import { listNews } from './calendar-news.queries.ts'
import { newsWorthTelling, whyNoNews } from './calendar-news.ts'
import type { Desk, Letter } from './compose.ts'
import type { Gate } from './messages.ts'
import { findDailyDate, listDailyVisits } from './staff-daily.queries.ts'
import { composeForStaff, dailyContent, newsContent, signInContent, toFormerAddress } from './staff-letter.ts'
import { findFormerAddress } from './staff-mail.queries.ts'
import type { Reader, StaffKind } from './staff-mail.ts'

interface StaffMessage {
  readonly id: number
  readonly kind: StaffKind
  readonly usefulUntil: EpochSeconds
}

/** A message to staff as it is to leave now, or why it does not. */
export function writeForStaff(
  db: Db,
  desk: Desk,
  message: StaffMessage,
  reader: Reader,
  practice: Practice,
  now: EpochSeconds,
): Letter | Gate {
  const { id, kind } = message
  if (!reader.active) return 'account-closed'
  const at = { id, to: reader.email }
  if (kind === 'staff-booking') return newsLetter(db, desk, at, reader, practice, now)
  if (kind === 'staff-daily') return dailyLetter(db, desk, at, reader, practice, now)
  const former = findFormerAddress(db, id)
  if (former === undefined)
    return composeForStaff(desk, at, reader, practice, signInContent(desk, message, reader, practice))
  return composeForStaff(desk, { id, to: former }, reader, practice, toFormerAddress)
}

type At = { readonly id: number; readonly to: string }

function newsLetter(
  db: Db,
  desk: Desk,
  at: At,
  reader: Reader,
  practice: Practice,
  now: EpochSeconds,
): Letter | Gate {
  const items = listNews(db, at.id, reader.userId)
  const [first, ...others] = newsWorthTelling(items, reader, now)
  if (!first) return whyNoNews(items, reader, now)
  const locationOf = (id: number) => findLocation(db, id)?.name ?? ''
  return composeForStaff(
    desk,
    at,
    reader,
    practice,
    newsContent(desk, [first, ...others], reader, practice, locationOf),
  )
}

function dailyLetter(
  db: Db,
  desk: Desk,
  at: At,
  reader: Reader,
  practice: Practice,
  now: EpochSeconds,
): Letter | Gate {
  if (reader.dailyMinute === undefined) return 'not-wanted'
  const day = findDailyDate(db, at.id)
  // A list of yesterday is of no use to anybody.
  if (day === undefined || day !== today(practice.zone, now)) return 'too-late'
  const { userId, dailyScope: scope } = reader
  const visits = listDailyVisits(db, { userId, scope }, practice.zone, day)
  return composeForStaff(desk, at, reader, practice, dailyContent(desk, { day, visits }, reader, practice))
}
