import { listBusy } from '../availability/busy.queries.ts'
import { blocksOf } from '../availability/free.queries.ts'
import { listHolds } from '../appointments/hold.queries.ts'
import { build, type Db } from '../db/run.ts'
import { type Language, textIn } from '../i18n/languages.ts'
import { dayBounds, type EpochSeconds, type IsoDate } from '../lib/calendar.ts'
import type { Interval } from '../lib/interval.ts'
import type { Practice } from '../practice/practice.ts'
import { listLocations } from '../practice/settings.queries.ts'
import { listAbsences } from '../schedule/blocks.queries.ts'
import { type Calendar, listCalendars } from '../staff/calendars.queries.ts'
import { findType, listBlockKinds, listTypes } from '../types/types.queries.ts'
import type { Appointment, BookedColumn, BookedDay, Person } from './agenda.ts'

/** No appointment is longer than this, in seconds. */
const longest = 86_400
/** Visits shorter than this need higher rows, in minutes. */
const short = 15

/**
 * A day of the appointment book: a column for each calendar that has hours or anything booked, for every active one where
 * nobody has. Nothing booked is left out because its practitioner has gone.
 */
export function findDay(db: Db, practice: Practice, date: IsoDate, language: Language, now: EpochSeconds): BookedDay {
  const bounds = dayBounds(practice.zone, date)
  const appointments = listAppointments(db, bounds)
  const holds = listHolds(db, bounds.startsAt, bounds.endsAt, now)
  const columnOf = (calendar: Calendar): BookedColumn => {
    const planned = calendar.active && isHere(calendar, date) ? blocksOf(db, practice.zone, calendar.id, date) : []
    const resource = [calendar.resourceId]
    return {
      calendarId: calendar.id,
      name: calendar.publicName,
      detail: detailOf(db, calendar, planned, practice, language),
      blocks: planned.map((block) => ({
        startsAt: block.startsAt,
        endsAt: block.endsAt,
        web: block.web.value && calendar.online,
        ...kindOf(db, block.kindId),
      })),
      appointments: appointments.filter((each) => each.calendarId === calendar.id),
      holds: holds
        .filter((each) => each.calendarId === calendar.id)
        .map((each) => ({ ...each, typeName: findType(db, each.typeId)?.name ?? '' })),
      absences: listAbsences(db, resource, bounds.startsAt, bounds.endsAt),
      busy: listBusy(db, resource, bounds.startsAt, bounds.endsAt, now),
    }
  }
  const all = listCalendars(db).map((calendar) => ({ calendar, column: columnOf(calendar) }))
  const used = all.filter(({ column }) => column.blocks.length + column.appointments.length + column.holds.length > 0)
  const shown = used.length > 0 ? used : all.filter(({ calendar }) => calendar.active && isHere(calendar, date))
  const columns = shown.map(({ column }) => column)
  return { date, zone: practice.zone, columns, fine: isFine(db, columns) }
}

function isHere(calendar: Calendar, date: IsoDate): boolean {
  return (calendar.fromDate ?? date) <= date && date <= (calendar.toDate ?? date)
}

function detailOf(
  db: Db,
  calendar: Calendar,
  blocks: readonly { readonly locationId: number }[],
  practice: Practice,
  language: Language,
): string {
  const locations = listLocations(db)
  const here = locations.filter(({ id }) => locations.length > 1 && blocks.some((block) => block.locationId === id))
  const profession = textIn(calendar.profession, language, practice.language)
  return [profession, ...here.map((each) => each.name)].filter(Boolean).join(' · ')
}

function kindOf(db: Db, kindId: number): { readonly name: string; readonly colour: number } {
  const kind = listBlockKinds(db).find((each) => each.id === kindId)
  return { name: kind?.name ?? '', colour: kind?.colour ?? 6 }
}

function isFine(db: Db, columns: readonly BookedColumn[]): boolean {
  const ids = new Set(columns.map((column) => column.calendarId))
  const offered = listTypes(db).some(
    (type) => type.active && type.minutes < short && type.calendarIds.some((id) => ids.has(id)),
  )
  const isShort = ({ startsAt, endsAt }: Interval) => endsAt - startsAt < short * 60
  return offered || columns.some((column) => column.appointments.some(isShort))
}

function listAppointments(db: Db, day: Interval): readonly (Appointment & { readonly calendarId: number })[] {
  const rows = db.all(
    build
      .selectFrom('appointment')
      .select(['id', 'calendar_id', 'type_id', 'starts_at', 'ends_at', 'status', 'self_booked', 'cannot_come_at'])
      .where('starts_at', '<', day.endsAt)
      .where('starts_at', '>', day.startsAt - longest)
      .where('ends_at', '>', day.startsAt)
      .where('status', '<>', 'cancelled')
      .orderBy('starts_at')
      .orderBy('id'),
  )
  const ids = rows.map((row) => row.id)
  const people = listPeople(db, ids)
  const since = listSince(db, ids)
  return rows.map((row) => {
    const type = findType(db, row.type_id)
    return {
      id: row.id,
      calendarId: row.calendar_id,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      typeName: type?.name ?? '',
      colour: type?.colour ?? 6,
      status: row.status,
      selfBooked: row.self_booked === 1,
      cannotCome: row.cannot_come_at !== null,
      since: since.get(`${row.id} ${row.status}`) ?? null,
      people: people.get(row.id) ?? [],
    }
  })
}

function listPeople(db: Db, appointmentIds: readonly number[]): ReadonlyMap<number, readonly Person[]> {
  const rows = db.all(
    build
      .selectFrom('attendee')
      .innerJoin('patient', 'patient.id', 'attendee.patient_id')
      .select(['appointment_id', 'patient.id', 'first_name', 'last_name', 'protected'])
      .where('appointment_id', 'in', appointmentIds)
      .where('cancelled_at', 'is', null)
      .orderBy('attendee.id'),
  )
  const people = new Map<number, Person[]>()
  for (const row of rows) {
    const person = { patientId: row.id, name: `${row.first_name} ${row.last_name}`, protected: row.protected === 1 }
    people.set(row.appointment_id, [...(people.get(row.appointment_id) ?? []), person])
  }
  return people
}

/** When each appointment last took a status, by "appointment status". */
function listSince(db: Db, appointmentIds: readonly number[]): ReadonlyMap<string, EpochSeconds> {
  const rows = build
    .selectFrom('appointment_event')
    .select(['appointment_id', 'action', 'at'])
    .where('appointment_id', 'in', appointmentIds)
    .where('action', 'in', ['arrived', 'in-treatment'])
    .orderBy('id')
  return new Map(db.all(rows).map((row) => [`${row.appointment_id} ${row.action}`, row.at]))
}
