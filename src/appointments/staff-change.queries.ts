import { build, type Db } from '../db/run.ts'
import { seriesKinds } from '../messages/messages.ts'
import type { Change, Standing } from './staff-change.ts'

/** One appointment as it stands; undefined where there is none with this id. */
export function findStanding(db: Db, id: number): Standing | undefined {
  const row = db.get(
    build
      .selectFrom('appointment')
      .select(['id', 'type_id as typeId', 'calendar_id as calendarId', 'location_id as locationId'])
      .select(['starts_at as startsAt', 'ends_at as endsAt', 'status', 'places', 'on_purpose'])
      .select(['moved_from_starts_at as movedFrom', 'cannot_come_at as cannotComeAt'])
      .select(['schedule_version as scheduleVersion', 'row_version as rowVersion'])
      .where('id', '=', id),
  )
  if (!row) return undefined
  const { on_purpose, ...rest } = row
  const people = { resources: listMeans(db, id), attendees: listComing(db, id) }
  return { ...rest, ...people, onPurpose: on_purpose === 1 }
}

/** The latest change by staff that nobody has taken back. */
export function findLastChange(db: Db, appointmentId: number): Change | undefined {
  const row = db.get(
    build
      .selectFrom('appointment_change')
      .select([
        'id',
        'kind',
        'calendar_id as calendarId',
        'location_id as locationId',
        'status',
        'on_purpose',
      ])
      .select(['starts_at as startsAt', 'ends_at as endsAt', 'schedule_version as scheduleVersion'])
      .select(['moved_from_starts_at as movedFrom', 'cannot_come_at as cannotComeAt'])
      .select(['resources', 'attendees', 'led_to_version as ledTo', 'at', 'by_user as byUser'])
      .where('appointment_id', '=', appointmentId)
      .where('undone_at', 'is', null)
      .orderBy('id', 'desc')
      .limit(1),
  )
  if (!row) return undefined
  const { on_purpose, attendees, resources, ...rest } = row
  const lists = { resources: idsIn(resources), attendeeIds: idsIn(attendees) }
  return { ...rest, ...lists, onPurpose: on_purpose === 1 }
}

/** Whether something that a change said has left, or may have. */
export function hasLeft(db: Db, changeId: number): boolean {
  const messages = build.selectFrom('message').select('id')
  const own = messages.where((eb) =>
    eb.or([eb('change_id', '=', changeId), eb('id', 'in', tellingOf(changeId))]),
  )
  return db.get(own.where('state', 'not in', ['waiting', 'skipped', 'failed'])) !== undefined
}

/** Whether a message that staff caused waits for the end of the grace (rule 29). */
export function waitsStill(db: Db, appointmentId: number, now: number): boolean {
  const waiting = build
    .selectFrom('message_subject')
    .innerJoin('message', 'message.id', 'message_subject.message_id')
    .select('message.id')
    .where('message_subject.attendee_id', 'in', attendeesOf(appointmentId))
    .where('message.state', '=', 'waiting')
    .where((eb) => eb.or([eb('message.by_staff', '=', 1), eb('message.kind', 'in', seriesKinds)]))
    .where('message.due_at', '>', now)
  return db.get(waiting) !== undefined
}

function attendeesOf(appointmentId: number) {
  return build.selectFrom('attendee').select('id').where('appointment_id', '=', appointmentId)
}

/** The messages that a change wrote, those of its series too. */
export function listMessagesOf(db: Db, changeId: number) {
  const either = messages().where((eb) =>
    eb.or([eb('change_id', '=', changeId), eb('id', 'in', tellingOf(changeId))]),
  )
  return db.all(either)
}

export function listMessages(db: Db, ids: readonly number[]) {
  return ids.length === 0 ? [] : db.all(messages().where('id', 'in', ids))
}

function messages() {
  const columns = [
    'id',
    'state',
    'reason',
    'due_at as dueAt',
    'attendee_id as attendeeId',
    'kind',
    'channel',
  ] as const
  return build
    .selectFrom('message')
    .select([...columns, 'must_reach as mustReach'])
    .orderBy('id')
}

/** The messages of many appointments that tell of a change. */
function tellingOf(changeId: number) {
  return build.selectFrom('message_subject').select('message_id').where('of_change', '=', changeId)
}

function listMeans(db: Db, appointmentId: number): readonly number[] {
  const rows = build
    .selectFrom('occupancy')
    .innerJoin('appointment', 'appointment.id', 'occupancy.appointment_id')
    .innerJoin('calendar', 'calendar.id', 'appointment.calendar_id')
    .select('occupancy.resource_id as id')
    .whereRef('occupancy.resource_id', '<>', 'calendar.resource_id')
    .where('occupancy.appointment_id', '=', appointmentId)
  return db.all(rows).map(({ id }) => id)
}

function listComing(db: Db, appointmentId: number) {
  const rows = build.selectFrom('attendee').select(['id', 'patient_id as patientId'])
  return db.all(
    rows.where('appointment_id', '=', appointmentId).where('cancelled_at', 'is', null).orderBy('id'),
  )
}

function idsIn(text: string): readonly number[] {
  const list: unknown = JSON.parse(text)
  return Array.isArray(list) ? list.filter((each): each is number => typeof each === 'number') : []
}
