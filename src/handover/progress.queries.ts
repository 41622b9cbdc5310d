import { build, type Db } from '../db/run.ts'
import { standing } from '../patients/same-person.queries.ts'
import type { HandoverHead, HandoverItem } from './progress.ts'

/** What was done with a practitioner's appointments, the latest first. */
export function listHandovers(db: Db, limit: number): readonly HandoverHead[] {
  return db.all(heads().orderBy('handover.id', 'desc').limit(limit)).map(headOf)
}

export function findHandover(db: Db, id: number): HandoverHead | undefined {
  const row = db.get(heads().where('handover.id', '=', id))
  return row && headOf(row)
}

/** Its people in the order of their times, each with the latest word to them since. */
export function listItems(db: Db, { id, at }: HandoverHead): readonly HandoverItem[] {
  const rows = build
    .selectFrom('handover_item')
    .innerJoin('appointment', 'appointment.id', 'handover_item.appointment_id')
    .innerJoin('attendee', 'attendee.id', 'handover_item.attendee_id')
    .innerJoin('patient', (join) => join.on('patient.id', '=', standing('attendee.patient_id')))
    .select(['handover_item.appointment_id', 'handover_item.attendee_id', 'handover_item.refused'])
    .select(['handover_item.starts_at as was_at', 'handover_item.schedule_version as was_version'])
    .select(['appointment.starts_at', 'appointment.schedule_version', 'appointment.cancelled_at'])
    .select(['attendee.cancelled_at as own_cancelled_at', 'contact_mobile', 'attendee.patient_id'])
    .select(['first_name', 'last_name', 'protected'])
    .where('handover_id', '=', id)
    .orderBy('handover_item.starts_at')
    .orderBy('handover_item.attendee_id')
  return db.all(rows).map((row) => ({
    appointmentId: row.appointment_id,
    patientId: row.patient_id,
    name: `${row.first_name} ${row.last_name}`,
    protected: row.protected === 1,
    wasAt: row.was_at,
    startsAt: row.starts_at,
    cancelled: row.cancelled_at !== null || row.own_cancelled_at !== null,
    changedSince: row.schedule_version !== row.was_version,
    refused: row.refused,
    ...wordTo(db, row.attendee_id, row.contact_mobile, at),
  }))
}

/** The latest message that staff caused since, and whether somebody has to phone instead. */
function wordTo(
  db: Db,
  attendeeId: number,
  phone: string | null,
  since: number,
): Pick<HandoverItem, 'message' | 'call'> {
  const found = build
    .selectFrom('message')
    .leftJoin('follow_up', 'follow_up.message_id', 'message.id')
    .select(['message.state', 'message.reason', 'message.due_at', 'message.settled_at'])
    .select(['follow_up.id as call_id', 'tries', 'closed_why', 'closed_at'])
    .where('message.attendee_id', '=', attendeeId)
    .where('by_staff', '=', 1)
    .where('message.created_at', '>=', since)
    .orderBy('message.id', 'desc')
    .limit(1)
  const row = db.get(found)
  if (!row) return { message: undefined, call: undefined }
  const { state, reason, due_at: dueAt, settled_at: settledAt, call_id: id } = row
  const closedWhy = row.closed_at === null ? null : (row.closed_why ?? '')
  return {
    message: { state, reason, dueAt, settledAt },
    call: id === null ? undefined : { id, phone, tries: row.tries ?? 0, closedWhy },
  }
}

function heads() {
  return build
    .selectFrom('handover')
    .leftJoin('staff_user', 'staff_user.id', 'handover.by_user')
    .select(['handover.id', 'calendar_id', 'deed', 'to_calendar_id', 'at', 'staff_user.name'])
}

interface Row {
  readonly id: number
  readonly calendar_id: number
  readonly deed: HandoverHead['deed']
  readonly to_calendar_id: number | null
  readonly at: number
  readonly name: string | null
}

function headOf({ id, deed, at, name, ...row }: Row): HandoverHead {
  return { id, deed, at, calendarId: row.calendar_id, toCalendarId: row.to_calendar_id, by: name ?? '' }
}
