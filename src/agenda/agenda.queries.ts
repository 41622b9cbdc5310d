import { listHolds } from '../appointments/hold.queries.ts'
import { blocksOf } from '../availability/blocks.queries.ts'
import { listBusy } from '../availability/busy.queries.ts'
import type { Block } from '../availability/model.ts'
import { build, type Db } from '../db/run.ts'
import { type Language, textIn } from '../i18n/languages.ts'
import { dayBounds, type EpochSeconds, type IsoDate } from '../lib/calendar.ts'
import type { Interval } from '../lib/interval.ts'
import { standing } from '../patients/same-person.queries.ts'
import type { Practice } from '../practice/practice.ts'
import { listLocations } from '../practice/settings.queries.ts'
import { listAbsences } from '../schedule/blocks.queries.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import type { Calendar } from '../staff/calendars.ts'
import { findType, listBlockKinds, listTypes } from '../types/types.queries.ts'
import type { Appointment, BookedColumn, BookedDay, Hold, Person, ShownBlock } from './agenda.ts'

/** No appointment is longer than this, in seconds. */
const longest = 86_400
/** Visits shorter than this need higher rows, in minutes. */
const short = 15

/**
 * A day of the appointment book: a column for each calendar that has hours or anything booked, for every active one where
 * nobody has. Nothing booked is left out because its practitioner has gone.
 */
export function findDay(
  db: Db,
  practice: Practice,
  date: IsoDate,
  language: Language,
  now: EpochSeconds,
): BookedDay {
  const day = { date, bounds: dayBounds(practice.zone, date), practice, language, now }
  const booked = listAppointments(db, day.bounds)
  const held = listHeld(db, day)
  const all = listCalendars(db).map((calendar) => ({
    calendar,
    column: columnOf(db, day, calendar, booked, held),
  }))
  const used = all.filter(
    ({ column }) => column.blocks.length + column.appointments.length + column.holds.length > 0,
  )
  const shown = used.length > 0 ? used : all.filter(({ calendar }) => isThere(calendar, date))
  const columns = shown.map(({ column }) => column)
  return { date, zone: practice.zone, columns, fine: isFine(db, columns) }
}

interface Day {
  readonly date: IsoDate
  readonly bounds: Interval
  readonly practice: Practice
  readonly language: Language
  readonly now: EpochSeconds
}

interface InCalendar {
  readonly calendarId: number
}

function columnOf(
  db: Db,
  day: Day,
  calendar: Calendar,
  booked: readonly (Appointment & InCalendar)[],
  held: readonly (Hold & InCalendar)[],
): BookedColumn {
  const { startsAt, endsAt } = day.bounds
  const blocks = isThere(calendar, day.date) ? blocksOf(db, day.practice.zone, calendar.id, day.date) : []
  const own = ({ calendarId }: InCalendar) => calendarId === calendar.id
  return {
    calendarId: calendar.id,
    name: calendar.publicName,
    detail: detailOf(db, day, calendar, blocks),
    blocks: blocks.map((block) => shownBlock(db, calendar, block)),
    appointments: booked.filter(own),
    holds: held.filter(own),
    absences: listAbsences(db, [calendar.resourceId], startsAt, endsAt),
    busy: listBusy(db, [calendar.resourceId], startsAt, endsAt, day.now),
  }
}

function isThere(calendar: Calendar, date: IsoDate): boolean {
  return calendar.active && (calendar.fromDate ?? date) <= date && date <= (calendar.toDate ?? date)
}

function detailOf(
  db: Db,
  day: Day,
  calendar: Calendar,
  blocks: readonly { readonly locationId: number }[],
): string {
  const locations = listLocations(db)
  const here = locations.filter(
    ({ id }) => locations.length > 1 && blocks.some((block) => block.locationId === id),
  )
  const profession = textIn(calendar.profession, day.language, day.practice.language)
  return [profession, ...here.map((each) => each.name)].filter(Boolean).join(' · ')
}

function shownBlock(db: Db, calendar: Calendar, block: Block): ShownBlock {
  const kind = listBlockKinds(db).find((each) => each.id === block.kindId)
  const { startsAt, endsAt, web } = block
  return {
    startsAt,
    endsAt,
    name: kind?.name ?? '',
    colour: kind?.colour ?? 6,
    web: web.value && calendar.online,
  }
}

function listHeld(db: Db, { bounds, now }: Day): readonly (Hold & InCalendar)[] {
  const holds = listHolds(db, bounds.startsAt, bounds.endsAt, now)
  return holds.map((each) => ({ ...each, ...typeOf(db, each.typeId) }))
}

function isFine(db: Db, columns: readonly BookedColumn[]): boolean {
  const ids = new Set(columns.map((column) => column.calendarId))
  const offered = listTypes(db).some(
    (type) => type.active && type.minutes < short && type.calendarIds.some((id) => ids.has(id)),
  )
  const isShort = ({ startsAt, endsAt }: Interval) => endsAt - startsAt < short * 60
  return offered || columns.some((column) => column.appointments.some(isShort))
}

function listAppointments(db: Db, day: Interval): readonly (Appointment & InCalendar)[] {
  const rows = db.all(
    live(day)
      .select(['appointment.id', 'calendar_id', 'type_id', 'starts_at', 'ends_at', 'status', 'self_booked'])
      .select('cannot_come_at')
      .orderBy('starts_at')
      .orderBy('appointment.id'),
  )
  const people = listPeople(db, day)
  const since = listSince(db, day)
  return rows.map((row) => ({
    id: row.id,
    calendarId: row.calendar_id,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    ...typeOf(db, row.type_id),
    status: row.status,
    selfBooked: row.self_booked === 1,
    cannotCome: row.cannot_come_at !== null,
    since: since.get(`${row.id} ${row.status}`) ?? null,
    people: people.get(row.id) ?? [],
  }))
}

function typeOf(db: Db, id: number): { readonly typeName: string; readonly colour: number } {
  const type = findType(db, id)
  return { typeName: type?.name ?? '', colour: type?.colour ?? 6 }
}

/** Who comes to which appointment. */
function listPeople(db: Db, day: Interval): ReadonlyMap<number, readonly Person[]> {
  const rows = db.all(
    live(day)
      .innerJoin('attendee', 'attendee.appointment_id', 'appointment.id')
      .innerJoin('patient', (join) => join.on('patient.id', '=', standing('attendee.patient_id')))
      .select(['appointment.id as appointmentId', 'patient.id', 'first_name', 'last_name', 'protected'])
      .where('attendee.cancelled_at', 'is', null)
      .orderBy('attendee.id'),
  )
  const people = new Map<number, Person[]>()
  for (const row of rows) {
    const person = {
      patientId: row.id,
      firstName: row.first_name,
      lastName: row.last_name,
      protected: row.protected === 1,
    }
    people.set(row.appointmentId, [...(people.get(row.appointmentId) ?? []), person])
  }
  return people
}

/** When each appointment last took a status, by "appointment status". */
function listSince(db: Db, day: Interval): ReadonlyMap<string, EpochSeconds> {
  const rows = live(day)
    .innerJoin('appointment_event', 'appointment_event.appointment_id', 'appointment.id')
    .select(['appointment.id', 'action', 'at'])
    .where('action', 'in', ['arrived', 'in-treatment'])
    .orderBy('appointment_event.id')
  return new Map(db.all(rows).map((row) => [`${row.id} ${row.action}`, row.at]))
}

function live(day: Interval) {
  return build
    .selectFrom('appointment')
    .where('appointment.starts_at', '<', day.endsAt)
    .where('appointment.starts_at', '>', day.startsAt - longest)
    .where('appointment.ends_at', '>', day.startsAt)
    .where('appointment.status', '<>', 'cancelled')
}
