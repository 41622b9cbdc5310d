import type { Db } from '../db/run.ts'
import { dayBounds, type EpochSeconds, today } from '../lib/calendar.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import { type Book, boundsOf } from './agenda.ts'
import { listHere } from './here.queries.ts'
import type { Here } from './here.ts'
import { listRunningLate } from './running-late.queries.ts'
import type { Late } from './running-late.ts'

/** What is so at this moment, for every page of the agenda on which today stands. */
export interface Today {
  readonly here: readonly Here[]
  /** Every calendar in use, with how late its day runs. */
  readonly late: readonly Late[]
}

/** undefined: another day is looked at. */
export function findToday(db: Db, book: Book, now: EpochSeconds): Today | undefined {
  const { startsAt, endsAt } = boundsOf(book)
  if (now < startsAt || now >= endsAt) return undefined
  const date = today(book.zone, now)
  const calendars = listCalendars(db).filter(({ active }) => active)
  return { here: listHere(db, dayBounds(book.zone, date)), late: listRunningLate(db, calendars, date) }
}
