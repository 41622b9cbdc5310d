import { build, type Db, perDatabase } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'

/** A message with what it is about: an appointment, or nothing but an account of the staff. */
export interface OutboxRow {
  readonly id: number
  readonly kind: string
  readonly attempts: number
  readonly useful_until: number
  readonly reason: string | null
  readonly user_id: number | null
  readonly appointment_id: number | null
  readonly attendee_id: number | null
  readonly schedule_version: number | null
}

/** What may be claimed, longest due first. */
export function listDue(db: Db, now: EpochSeconds, limit: number): readonly OutboxRow[] {
  return withSubject(db, queriesOf(db).due.all('waiting', now, limit))
}

/** What has waited until it helps nobody. */
export function listLate(db: Db, now: EpochSeconds): readonly OutboxRow[] {
  return withSubject(db, queriesOf(db).late.all('waiting', now))
}

/** What is being handed over. */
export function listLeaving(db: Db): readonly OutboxRow[] {
  return withSubject(db, queriesOf(db).leaving.all('handing-over'))
}

/** What was claimed before an instant and has gone no further. */
export function listForgotten(db: Db, before: EpochSeconds): readonly OutboxRow[] {
  return withSubject(db, queriesOf(db).forgotten.all('claimed', before))
}

/** How many messages are due, whatever they wait for. */
export function countDue(db: Db, now: EpochSeconds): number {
  return queriesOf(db).count.get('waiting', now)?.count ?? 0
}

/** Asked at every booking and every half minute. */
const queriesOf = perDatabase((db) => ({
  due: db.prepare((waiting: 'waiting', now: number, limit: number) =>
    openMessages()
      .where('state', '=', waiting)
      .where('due_at', '<=', now)
      .where('useful_until', '>', now)
      .orderBy('due_at')
      .orderBy('id')
      .limit(limit),
  ),
  late: db.prepare((waiting: 'waiting', now: number) =>
    openMessages().where('state', '=', waiting).where('useful_until', '<=', now),
  ),
  leaving: db.prepare((leaving: 'handing-over') => openMessages().where('state', '=', leaving)),
  forgotten: db.prepare((claimed: 'claimed', before: number) =>
    openMessages().where('state', '=', claimed).where('claimed_at', '<=', before),
  ),
  count: db.prepare((waiting: 'waiting', now: number) =>
    build
      .selectFrom('message')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('settled_at', 'is', null)
      .where('state', '=', waiting)
      .where('due_at', '<=', now),
  ),
  subject: db.prepare((id: number) =>
    build
      .selectFrom('message')
      // Only a message to staff may be about no appointment.
      .leftJoin('message_subject', 'message_subject.message_id', 'message.id')
      .select('message.user_id')
      .select(['message.id', 'message.kind', 'message.attempts', 'message.useful_until', 'message.reason'])
      .select([
        'message_subject.appointment_id',
        'message_subject.attendee_id',
        'message_subject.schedule_version',
      ])
      .where('message.id', '=', id)
      .where((eb) =>
        eb.or([eb('message_subject.message_id', '=', id), eb('message.user_id', 'is not', null)]),
      ),
  ),
}))

/** The few messages without an end: an index holds just these, however long the history. */
function openMessages() {
  return build.selectFrom('message').select('id').where('settled_at', 'is', null)
}

/** One by one, for SQLite is free to join from the wrong end. */
function withSubject(db: Db, messages: readonly { readonly id: number }[]): readonly OutboxRow[] {
  return messages.flatMap(({ id }) => queriesOf(db).subject.get(id) ?? [])
}
