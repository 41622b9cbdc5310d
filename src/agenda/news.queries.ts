import { build, type Db } from '../db/run.ts'
import type { AppointmentEventTable } from '../db/tables/appointment-events.ts'
import type { Interval } from '../lib/interval.ts'
import { standing } from '../patients/same-person.queries.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import type { Person } from './agenda.ts'
import type { Change, ChangeKind } from './news.ts'

/** More than this has happened to a page that was left open over lunch; it is shown anyway. */
const mostRead = 500

/** What each event is to somebody who looks at the agenda; what is not here is none of their business. */
const kinds: Readonly<Partial<Record<AppointmentEventTable['action'], ChangeKind>>> = {
  booked: 'booked',
  moved: 'moved',
  reassigned: 'moved',
  cancelled: 'cancelled',
  confirmed: 'confirmed',
  'cannot-come': 'cannot-come',
  arrived: 'arrived',
  'in-treatment': 'in-treatment',
  done: 'departed',
  departed: 'departed',
  'no-show': 'no-show',
  undone: 'changed',
  edited: 'changed',
  'status-undone': 'changed',
}

/** The last thing that has happened to any appointment: what a page knows when it is shown. */
export function lastEventId(db: Db): number {
  const last = build.selectFrom('appointment_event').select('id').orderBy('id', 'desc').limit(1)
  return db.get(last)?.id ?? 0
}

/**
 * What happened after an event to appointments that lie or lay in a stretch of time, each appointment once by the last that
 * is worth telling.
 * @param calendarIds whose; undefined: everybody's
 */
export function listChanges(
  db: Db,
  since: number,
  during: Interval,
  calendarIds: ReadonlySet<number> | undefined,
): readonly Change[] {
  const names = new Map(listCalendars(db).map(({ id, publicName }) => [id, publicName]))
  const last = new Map<number, Omit<Change, 'people'>>()
  for (const row of db.all(eventsAfter(since, during))) {
    const kind = kinds[row.action]
    if (!kind || (calendarIds && !calendarIds.has(row.calendar_id))) continue
    // What is new and has been moved or confirmed meanwhile is still new.
    const isNew = last.get(row.id)?.kind === 'booked' && kind !== 'cancelled'
    const practitioner = names.get(row.calendar_id) ?? ''
    const change = { appointmentId: row.id, startsAt: row.starts_at, practitioner }
    last.set(row.id, { ...change, kind: isNew ? 'booked' : kind })
  }
  const people = peopleOf(db, [...last.keys()])
  return [...last.values()].map((change) => ({ ...change, people: people.get(change.appointmentId) ?? [] }))
}

function eventsAfter(since: number, { startsAt, endsAt }: Interval) {
  return build
    .selectFrom('appointment_event')
    .innerJoin('appointment', 'appointment.id', 'appointment_id')
    .select(['appointment.id', 'action', 'calendar_id', 'starts_at'])
    .where('appointment_event.id', '>', since)
    .where((eb) =>
      eb.or([
        eb.and([eb('starts_at', '<', endsAt), eb('ends_at', '>', startsAt)]),
        eb.and([eb('from_starts_at', '<', endsAt), eb('from_starts_at', '>=', startsAt)]),
      ]),
    )
    .orderBy('appointment_event.id')
    .limit(mostRead)
}

function peopleOf(db: Db, appointmentIds: readonly number[]): ReadonlyMap<number, readonly Person[]> {
  if (appointmentIds.length === 0) return new Map()
  const rows = build
    .selectFrom('attendee')
    .innerJoin('patient', (join) => join.on('patient.id', '=', standing('patient_id')))
    .select(['appointment_id', 'patient.id', 'first_name', 'last_name', 'protected'])
    .where('appointment_id', 'in', appointmentIds)
    .orderBy('attendee.id')
  const people = new Map<number, Person[]>()
  for (const row of db.all(rows)) {
    const { id: patientId, first_name: firstName, last_name: lastName } = row
    const person = { patientId, firstName, lastName, protected: row.protected === 1, firstVisit: false }
    people.set(row.appointment_id, [...(people.get(row.appointment_id) ?? []), person])
  }
  return people
}
