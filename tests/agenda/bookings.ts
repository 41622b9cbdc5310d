import { build, type Db } from '../../src/db/run.ts'
import type { AppointmentTable } from '../../src/db/tables/appointments.ts'
import { localStamp, zoneOf } from '../../src/lib/calendar.ts'
import { registerPatient } from '../../src/patients/patients.commands.ts'
import type { SmallPractice } from '../helpers/world.ts'

const zone = zoneOf('Europe/Amsterdam')

/** An instant of the practice's wall: `at('2027-01-25', '10:30')`. */
export function at(date: string, time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return zone.instant(date, hours * 60 + minutes)
}

export function addPatient(
  db: Db,
  name: string,
  changes: { readonly protected?: 1; readonly number?: number; readonly birth_date?: string } = {},
): number {
  const [firstName = '', ...rest] = name.split(' ')
  const card = { firstName, lastName: rest.join(' '), birthDate: '1979-03-27' }
  const id = registerPatient(db, { ...card, language: 'en', origin: 'staff' }, 0)
  if (Object.keys(changes).length > 0) db.run(build.updateTable('patient').set(changes).where('id', '=', id))
  return id
}

export interface Booking {
  readonly calendarId?: number
  readonly typeId?: number
  readonly date?: string
  readonly from: string
  readonly to: string
  /** Names, or ids of cards. */
  readonly people?: readonly (string | number)[]
  readonly status?:
    | 'booked'
    | 'confirmed'
    | 'arrived'
    | 'in-treatment'
    | 'done'
    | 'departed'
    | 'no-show'
    | 'cancelled'
  /** When it took that status. */
  readonly since?: string
  readonly web?: boolean
  readonly onPurpose?: boolean
  readonly origin?: AppointmentTable['origin']
}

/** An appointment as it would stand in the database, by plain inserts: staff cannot book yet. Returns its id. */
export function addBooking(db: Db, practice: SmallPractice, booking: Booking): number {
  const date = booking.date ?? '2027-01-25'
  const [startsAt, endsAt] = [at(date, booking.from), at(date, booking.to)]
  const people = booking.people ?? ['Sanne Bakker']
  const { id } = db.run(
    build.insertInto('appointment').values({
      type_id: booking.typeId ?? practice.consult,
      calendar_id: booking.calendarId ?? practice.anna,
      location_id: practice.locationId,
      starts_at: startsAt,
      ends_at: endsAt,
      local_start: localStamp(zone, startsAt),
      status: booking.status ?? 'booked',
      origin: booking.origin ?? (booking.web ? 'web' : 'staff'),
      self_booked: booking.web ? 1 : 0,
      on_purpose: booking.onPurpose ? 1 : 0,
      places: Math.max(1, people.length),
      booked_at: at('2027-01-14', '21:12'),
      cancelled_at: booking.status === 'cancelled' ? at('2027-01-20', '09:00') : null,
    }),
  )
  for (const person of people) {
    const patientId = typeof person === 'number' ? person : addPatient(db, person)
    db.run(build.insertInto('attendee').values({ appointment_id: id, patient_id: patientId }))
  }
  addEvent(db, id, 'booked', at('2027-01-14', '21:12'), booking.web ? 'patient-web' : 'system')
  if (booking.status === 'arrived' || booking.status === 'in-treatment')
    addEvent(db, id, booking.status, at(date, booking.since ?? booking.from), 'system')
  return id
}

export function addEvent(
  db: Db,
  appointmentId: number,
  action:
    | 'booked'
    | 'moved'
    | 'cancelled'
    | 'confirmed'
    | 'arrived'
    | 'in-treatment'
    | 'refused-too-late'
    | 'cannot-come',
  when: number,
  actor: 'patient-web' | 'staff' | 'system' | 'api',
  more: { readonly user_id?: number; readonly from_starts_at?: number; readonly to_starts_at?: number } = {},
): void {
  db.run(
    build
      .insertInto('appointment_event')
      .values({ appointment_id: appointmentId, action, at: when, actor, ...more }),
  )
}
