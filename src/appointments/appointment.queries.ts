import { build, type Db } from '../db/run.ts'
import type { Keys } from '../lib/token.ts'
import { findType } from '../types/types.queries.ts'
import { listAttendees } from './attendees.queries.ts'
import type { AppointmentDetails } from './details.ts'
import type { Event } from './history.ts'

/** One appointment with its people, messages and history; undefined where there is none with this id. */
export function findAppointment(db: Db, keys: Keys, id: number): AppointmentDetails | undefined {
  const row = findRow(db, id)
  if (!row) return undefined
  const { typeId, self_booked, cannot_come_at, ...rest } = row
  const type = findType(db, typeId)
  return {
    ...rest,
    id,
    typeName: type?.name ?? '',
    colour: type?.colour ?? 6,
    selfBooked: self_booked === 1,
    cannotCome: cannot_come_at !== null,
    attendees: listAttendees(db, keys, id, row.bookedAt),
    notes: listNotes(db, id),
    events: listEvents(db, id),
  }
}

function findRow(db: Db, id: number) {
  return db.get(
    build
      .selectFrom('appointment')
      .innerJoin('calendar', 'calendar.id', 'appointment.calendar_id')
      .innerJoin('location', 'location.id', 'appointment.location_id')
      .leftJoin('staff_user', 'staff_user.id', 'appointment.booked_by')
      .select([
        'starts_at as startsAt',
        'ends_at as endsAt',
        'status',
        'origin',
        'places',
        'type_id as typeId',
      ])
      .select(['booked_at as bookedAt', 'self_booked', 'cannot_come_at', 'public_name as practitioner'])
      .select(['location.name as location', 'staff_user.name as bookedBy'])
      .where('appointment.id', '=', id),
  )
}

function listNotes(db: Db, appointmentId: number): AppointmentDetails['notes'] {
  const notes = build.selectFrom('appointment_note').select(['kind', 'text'])
  return db.all(notes.where('appointment_id', '=', appointmentId).orderBy('id'))
}

/** With what was done about its text messages, which the audit knows. */
function listEvents(db: Db, appointmentId: number): readonly Event[] {
  const stops = listStops(db, appointmentId)
  const own = listOwnEvents(db, appointmentId)
  return stops.length === 0 ? own : [...own, ...stops].toSorted((one, other) => one.at - other.at)
}

function listStops(db: Db, appointmentId: number): readonly Event[] {
  const rows = db.all(
    build
      .selectFrom('attendee')
      .innerJoin('audit', 'audit.object_id', 'attendee.id')
      .leftJoin('staff_user', 'staff_user.id', 'audit.user_id')
      .select(['audit.at', 'attendee.id as attendeeId', 'audit.actor', 'audit.action'])
      .select('staff_user.name as userName')
      .where('attendee.appointment_id', '=', appointmentId)
      .where('audit.object', '=', 'attendee')
      .where('audit.action', 'in', ['stopped-texts', 'allowed-texts'])
      .orderBy('audit.id'),
  )
  return rows.map(({ action, actor, ...row }) => ({
    ...row,
    actor: actor === 'cli' ? 'system' : actor,
    action: action === 'stopped-texts' ? 'texts-stopped' : 'texts-allowed',
    ...{ fromStartsAt: null, toStartsAt: null, messageKind: null },
  }))
}

function listOwnEvents(db: Db, appointmentId: number): readonly Event[] {
  return db.all(
    build
      .selectFrom('appointment_event')
      .leftJoin('staff_user', 'staff_user.id', 'appointment_event.user_id')
      .leftJoin('message', 'message.id', 'appointment_event.message_id')
      .select([
        'appointment_event.at',
        'appointment_event.attendee_id as attendeeId',
        'actor',
        'action',
        'staff_user.name as userName',
        'message.kind as messageKind',
      ])
      .select(['from_starts_at as fromStartsAt', 'to_starts_at as toStartsAt'])
      .where('appointment_event.appointment_id', '=', appointmentId)
      .orderBy('appointment_event.at')
      .orderBy('appointment_event.id'),
  )
}
