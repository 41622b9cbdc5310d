import { createHash } from 'node:crypto'
import type { Db } from '../../src/db/run.ts'
import { addDays, localStamp, weekday } from '../../src/lib/calendar.ts'
import { listLocations } from '../../src/practice/settings.queries.ts'
import { listCalendars } from '../../src/staff/calendars.queries.ts'
import { listTypes } from '../../src/types/types.queries.ts'
import { inserter } from '../drills/kit/inserter.ts'
import { zone } from '../drills/kit/practice.ts'
import { randomOf } from '../drills/kit/random.ts'

const lastDate = '2027-01-22'
const quarters = [
  ...Array.from({ length: 12 }, (_, n) => 540 + n * 15),
  ...Array.from({ length: 16 }, (_, n) => 780 + n * 15),
]
const firstNames = ['Noor', 'Jan', 'Fatima', 'Olof', 'Ingrid', 'Pieter', 'Sanne', 'Mehmet', 'Lotte', 'Bram']
const lastNames = ['Bakker', 'de Vries', 'Jansen', 'Berg', 'Aydin', 'Visser', 'Smit', 'Mulder', 'Dekker']

/** Years of appointments before today, by plain inserts: six of seven quarters of an hour, each with all that it leaves. */
export function writeHistory(db: Db, appointments: number, patients: number): void {
  const { raw } = db
  const ends = daysBefore(Math.ceil(appointments / (listCalendars(db).length * 24)))
  const first = zone.instant(ends[0] ?? lastDate, 0)
  raw.pragma('synchronous = OFF')
  raw.pragma('cache_size = -500000')
  raw.pragma('foreign_keys = OFF')
  raw.exec('begin')
  const putBack = takeAway(db)
  const patientIds = writePatients(db, patients, first)
  const visit = visitWriter(db, patientIds)
  const calendars = listCalendars(db)
  let written = 0
  for (const date of ends)
    for (const [index, { id }] of calendars.entries())
      for (const [quarter, minute] of quarters.entries()) {
        if ((quarter + index + weekday(date)) % 7 === 0 || written === appointments) continue
        visit(id, zone.instant(date, minute))
        written += 1
      }
  putBack()
  raw.exec('commit')
  raw.pragma('wal_checkpoint(TRUNCATE)')
  raw.pragma('foreign_keys = ON')
  raw.pragma('cache_size = -16000')
  raw.pragma('synchronous = FULL')
}

/** Without indexes and triggers rows go in three times as fast; what the triggers would have written is added at the end. */
function takeAway({ raw }: Db): () => void {
  const parts = raw
    .prepare<[], { type: string; name: string; sql: string }>(
      "select type, name, sql from sqlite_schema where type in ('index', 'trigger') and sql is not null",
    )
    .all()
  for (const { type, name } of parts) raw.exec(`drop ${type} ${name}`)
  return () => {
    raw.exec(`insert into occupancy (appointment_id, resource_id, starts_at, ends_at, live)
      select appointment.id, resource_id, starts_at, ends_at, status <> 'cancelled'
      from appointment join calendar on calendar.id = calendar_id`)
    for (const { sql } of parts) raw.exec(sql)
  }
}

function daysBefore(count: number): readonly string[] {
  const dates: string[] = []
  for (let date = lastDate; dates.length < count; date = addDays(date, -1))
    if (weekday(date) < 6) dates.unshift(date)
  return dates
}

function writePatients({ raw }: Db, count: number, at: number): readonly number[] {
  const [card, contact] = [inserter(raw, 'patient'), inserter(raw, 'patient_contact')]
  const random = randomOf(11)
  return Array.from({ length: count }, (_, n) => {
    const [first_name, last] = [random.pick(firstNames), random.pick(lastNames)]
    const last_name = `${last} ${n % 500}`
    const day = `${random.whole(1935, 2020)}-${two(random.whole(1, 12))}-${two(random.whole(1, 28))}`
    const folded = { first_folded: first_name.toLowerCase(), last_folded: last_name.toLowerCase() }
    const id = card({
      ...{ number: n + 1, status: 'active', first_name, last_name, ...folded, birth_date: day },
      ...{ origin: 'staff', created_at: at },
    })
    const value = `patient-of-old-${n}@example.test`
    const how = { source: 'staff', checked_at: at, created_at: at }
    contact({ patient_id: id, channel: 'email', value, value_folded: value, ...how })
    return id
  })
}

/** Appointment, attendee, history, reminder, audit line and the look that somebody took at the card. */
function visitWriter(db: Db, patientIds: readonly number[]): (calendarId: number, at: number) => void {
  const { raw } = db
  const about = {
    type_id: listTypes(db).find((type) => type.slug === 'check-up')?.id ?? 0,
    location_id: listLocations(db)[0]?.id ?? 0,
  }
  const random = randomOf(12)
  const [appointment, attendee] = [inserter(raw, 'appointment'), inserter(raw, 'attendee')]
  const trace = traceWriter(db)
  return (calendar_id, starts_at) => {
    const dice = random.next()
    const booked_at = starts_at - 86_400 * random.whole(1, 60)
    const cancelled = dice < 0.08
    const end = cancelled
      ? { status: 'cancelled', cancelled_at: starts_at - 7200, cancelled_by: 'staff' }
      : {}
    const web = random.next() < 0.3
    const appointmentId = appointment({
      ...{
        ...about,
        calendar_id,
        starts_at,
        ends_at: starts_at + 900,
        local_start: localStamp(zone, starts_at),
      },
      ...{ origin: web ? 'web' : 'staff', self_booked: web ? 1 : 0, booked_at, status: 'departed', ...end },
    })
    const patientId = random.pick(patientIds)
    const email = `patient-of-old-${patientId}@example.test`
    const hashes = { visit_hash: hash('visit', appointmentId), receipt_hash: hash('receipt', appointmentId) }
    const attendeeId = attendee({
      ...{
        appointment_id: appointmentId,
        patient_id: patientId,
        contact_email: email,
        contact_folded: email,
      },
      ...{ ...hashes, unsubscribe_hash: hash('unsubscribe', appointmentId) },
    })
    trace({ appointmentId, attendeeId, patientId, booked_at, starts_at, cancelled, web })
  }
}

interface Past {
  readonly appointmentId: number
  readonly attendeeId: number
  readonly patientId: number
  readonly booked_at: number
  readonly starts_at: number
  readonly cancelled: boolean
  readonly web: boolean
}

function traceWriter({ raw }: Db): (past: Past) => void {
  const [event, message, subject] = [
    inserter(raw, 'appointment_event'),
    inserter(raw, 'message'),
    inserter(raw, 'message_subject'),
  ]
  const [audit, look, request] = [
    inserter(raw, 'audit'),
    inserter(raw, 'access_log'),
    inserter(raw, 'booking_request'),
  ]
  const userId = Number(raw.prepare('select min(id) from staff_user').pluck().get())
  let previous = hash('look', 0)
  const text = 'You have an appointment. If you cannot come, please call us. '.repeat(4)
  return ({ appointmentId, attendeeId, patientId, booked_at, starts_at, cancelled, web }) => {
    const about = { appointment_id: appointmentId, attendee_id: attendeeId }
    const actor = web ? 'patient-web' : 'staff'
    event({ ...about, at: booked_at, actor, action: 'booked', to_starts_at: starts_at })
    event({ ...about, at: starts_at, actor: 'staff', action: cancelled ? 'cancelled' : 'departed' })
    audit({ at: booked_at, actor, action: 'booked', object: 'appointment', object_id: appointmentId })
    const [before, own] = [previous, hash('look', appointmentId)]
    const what = { user_id: userId, role: 'owner', action: 'R', view: 'agenda', patient_id: patientId }
    look({ ...what, at: starts_at, previous_hash: before, hash: own })
    previous = own
    const key = { key_hash: hash('key', appointmentId), person_hash: hash('person', appointmentId) }
    if (web) request({ ...key, attendee_id: attendeeId, at: booked_at })
    if (cancelled) return
    const at = starts_at - 86_400
    const times = { due_at: at, useful_until: starts_at, settled_at: at, created_at: at }
    const sent = { to_masked: 'p…@e….test', subject_as_sent: 'Reminder', text_as_sent: text }
    const kind = { kind: 'reminder', channel: 'email', attendee_id: attendeeId }
    const id = message({ ...kind, patient_id: patientId, state: 'sent', ...times, ...sent })
    subject({ ...kind, message_id: id, appointment_id: appointmentId, schedule_version: 1 })
  }
}

function hash(purpose: string, id: number): Buffer {
  return createHash('sha256').update(`${purpose} ${id}`).digest()
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
