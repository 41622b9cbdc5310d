import { listBusy } from '../availability/busy.queries.ts'
import type { Busy } from '../availability/model.ts'
import type { Db } from '../db/run.ts'
import type { Language } from '../i18n/languages.ts'
import { addDays, dayBounds, type EpochSeconds, type IsoDate, weekday } from '../lib/calendar.ts'
import { type Interval, overlaps } from '../lib/interval.ts'
import type { Practice } from '../practice/practice.ts'
import { listAbsences } from '../schedule/blocks.queries.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import { type Calendar, isHereOn } from '../staff/calendars.ts'
import { listTypes } from '../types/types.queries.ts'
import type { Appointment, Book, BookedColumn, Hold } from './agenda.ts'
import type { Asked } from './asked.ts'
import { listAppointments, listHeld } from './booked.queries.ts'
import { freeIn } from './gaps.ts'
import { detailOf, shownBlocks } from './hours.queries.ts'
import { roomColumns } from './rooms.queries.ts'

/** Visits shorter than this need higher rows, in minutes. */
const short = 15

/** Who asks, and when. */
export interface Asking {
  readonly asked: Asked
  readonly date: IsoDate
  readonly practice: Practice
  readonly language: Language
  readonly userId: number
  readonly now: EpochSeconds
}

/** What is asked for of the appointment book: a day by practitioner or by room, or a practitioner's week. */
export function findBook(db: Db, asking: Asking): Book {
  const { asked, choices, columns } = asking.asked.cols === 'r' ? byRoom(db, asking) : byCalendar(db, asking)
  return { asked, date: asking.date, zone: asking.practice.zone, choices, columns, fine: isFine(db, columns) }
}

type Part = Pick<Book, 'asked' | 'choices' | 'columns'>

function byRoom(db: Db, asking: Asking): Part {
  const { choices, columns } = roomColumns(db, asking)
  const shown = asking.asked.shown.filter((id) => choices.some((each) => each.id === id))
  return { asked: { ...asking.asked, shown }, choices, columns }
}

function byCalendar(db: Db, asking: Asking): Part {
  const calendars = listCalendars(db)
  const asked = { ...asking.asked, shown: chosenOf(asking, calendars) }
  const columns = asked.view === 'week' ? weekColumns(db, asking, asked) : dayColumns(db, asking, asked)
  const choices = calendars
    .filter(({ id, active }) => active || asked.shown.includes(id))
    .map(({ id, publicName: name }) => ({ id, name }))
  return { asked, choices, columns }
}

/** The ids that are there; of a week one, the reader's own agenda before the first. */
function chosenOf({ asked, userId }: Asking, calendars: readonly Calendar[]): readonly number[] {
  const known = asked.shown.filter((shown) => calendars.some(({ id }) => id === shown))
  if (asked.view !== 'week') return known
  const active = calendars.filter((each) => each.active)
  const first = active.find((each) => each.userId === userId) ?? active[0] ?? calendars[0]
  return [...known, ...(first ? [first.id] : [])].slice(0, 1)
}

/**
 * A column for each calendar that has hours or anything booked, for every active one where nobody has; those that were
 * chosen, whatever they have. Nothing booked is left out because its practitioner has gone.
 */
function dayColumns(db: Db, asking: Asking, { shown }: Asked): readonly BookedColumn[] {
  const chosen = listCalendars(db).filter(({ id }) => shown.length === 0 || shown.includes(id))
  const bounds = dayBounds(asking.practice.zone, asking.date)
  const stock = stockOf(db, asking, bounds, chosen)
  const all = chosen.map((calendar) => ({
    calendar,
    column: columnOf(db, asking, stock, calendar, { id: `c${calendar.id}`, date: asking.date, bounds }),
  }))
  if (shown.length > 0) return all.map(({ column }) => column)
  const used = all.filter(({ column }) => isUsed(column))
  const there = used.length > 0 ? used : all.filter(({ calendar }) => isHereOn(calendar, asking.date))
  return there.map(({ column }) => column)
}

/** Monday to Sunday; a Saturday or Sunday without hours and bookings is left out. */
function weekColumns(db: Db, asking: Asking, { shown }: Asked): readonly BookedColumn[] {
  const { zone } = asking.practice
  const calendar = listCalendars(db).find(({ id }) => id === shown[0])
  if (!calendar) return []
  const monday = addDays(asking.date, 1 - weekday(asking.date))
  const week = { startsAt: zone.instant(monday, 0), endsAt: zone.instant(addDays(monday, 7), 0) }
  const stock = stockOf(db, asking, week, [calendar])
  return [0, 1, 2, 3, 4, 5, 6].flatMap((days) => {
    const date = addDays(monday, days)
    const place = { id: `d${date}`, date, bounds: dayBounds(zone, date) }
    const column = columnOf(db, asking, stock, calendar, place)
    return days < 5 || isUsed(column) ? [column] : []
  })
}

/** Everything that is booked, held or kept in a stretch of time, read at once. */
interface Stock {
  readonly appointments: readonly Appointment[]
  readonly holds: readonly Hold[]
  readonly absences: ReturnType<typeof listAbsences>
  readonly busy: readonly Busy[]
}

function stockOf(db: Db, { now }: Asking, during: Interval, calendars: readonly Calendar[]): Stock {
  const resourceIds = calendars.map(({ resourceId }) => resourceId)
  return {
    appointments: listAppointments(db, during),
    holds: listHeld(db, during, now),
    absences: listAbsences(db, resourceIds, during.startsAt, during.endsAt),
    busy: listBusy(db, resourceIds, during.startsAt, during.endsAt, now),
  }
}

interface ColumnPlace {
  readonly id: string
  readonly date: IsoDate
  readonly bounds: Interval
}

function columnOf(
  db: Db,
  { practice, language }: Asking,
  stock: Stock,
  calendar: Calendar,
  { id, date, bounds }: ColumnPlace,
): BookedColumn {
  const blocks = shownBlocks(db, practice.zone, calendar, date)
  const own = (each: Interval & { readonly calendarId: number }) =>
    each.calendarId === calendar.id && overlaps(each, bounds)
  const ofResource = (each: Interval & { readonly resourceId: number }) =>
    each.resourceId === calendar.resourceId && overlaps(each, bounds)
  const busy = stock.busy.filter(ofResource)
  return {
    id,
    date,
    name: calendar.publicName,
    detail: detailOf(db, practice, calendar, blocks, language),
    calendarId: calendar.id,
    blocks,
    appointments: stock.appointments.filter(own),
    holds: stock.holds.filter(own),
    absences: stock.absences.filter(ofResource),
    free: freeIn(blocks, () => busy),
  }
}

function isUsed({ blocks, appointments, holds }: BookedColumn): boolean {
  return blocks.length + appointments.length + holds.length > 0
}

function isFine(db: Db, columns: readonly BookedColumn[]): boolean {
  const ids = new Set(
    columns.flatMap((column) => [column.calendarId, ...column.blocks.map((block) => block.calendarId)]),
  )
  const offered = listTypes(db).some(
    (type) => type.active && type.minutes < short && type.calendarIds.some((id) => ids.has(id)),
  )
  const isShort = ({ startsAt, endsAt }: Interval) => endsAt - startsAt < short * 60
  return offered || columns.some((column) => column.appointments.some(isShort))
}
