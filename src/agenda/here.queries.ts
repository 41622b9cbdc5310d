import { build, type Db } from '../db/run.ts'
import type { Interval } from '../lib/interval.ts'
import { standing } from '../patients/same-person.queries.ts'
import type { Here } from './here.ts'

/** Who is in the house, of the appointments that begin on a day: whoever waits longest first, then who is being seen. */
export function listHere(db: Db, day: Interval): readonly Here[] {
  const rows = listRows(db, day)
  const ids = [...new Set(rows.map((row) => row.id))]
  const all = ids.map((id) => {
    const own = rows.filter((row) => row.id === id)
    const people = own.map((row) => ({
      patientId: row.patientId,
      firstName: row.first_name,
      lastName: row.last_name,
      protected: row.protected === 1,
    }))
    return { id, people, ...factsOf(own), since: since(db, id, own[0]?.status ?? '') }
  })
  return all.toSorted(
    (one, other) => Number(other.waits) - Number(one.waits) || (one.since ?? 0) - (other.since ?? 0),
  )
}

function factsOf([row]: ReturnType<typeof listRows>) {
  return {
    waits: row?.status === 'arrived',
    version: row?.version ?? 0,
    practitioner: row?.practitioner ?? '',
    calendarId: row?.calendarId ?? 0,
  }
}

function listRows(db: Db, { startsAt, endsAt }: Interval) {
  return db.all(
    build
      .selectFrom('appointment')
      .innerJoin('attendee', 'attendee.appointment_id', 'appointment.id')
      .innerJoin('patient', (join) => join.on('patient.id', '=', standing('attendee.patient_id')))
      .innerJoin('calendar', 'calendar.id', 'appointment.calendar_id')
      .select(['appointment.id', 'appointment.status', 'appointment.row_version as version'])
      .select(['calendar.public_name as practitioner', 'calendar.id as calendarId'])
      .select(['patient.id as patientId', 'first_name', 'last_name', 'protected'])
      .where('starts_at', '>=', startsAt)
      .where('starts_at', '<', endsAt)
      .where('appointment.status', 'in', ['arrived', 'in-treatment'])
      .where('attendee.cancelled_at', 'is', null)
      .orderBy('attendee.id'),
  )
}

function since(db: Db, appointmentId: number, status: string): number | null {
  const events = build.selectFrom('appointment_event').select(['action', 'at'])
  const mine = events.where('appointment_id', '=', appointmentId).orderBy('id', 'desc')
  return db.all(mine).find(({ action }) => action === status)?.at ?? null
}
