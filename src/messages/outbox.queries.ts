import { sql } from 'kysely'
import { build, type Db, perDatabase } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Channel } from './messages.ts'
import type { Sending } from './ways.ts'

/** A message with what it is about: an appointment, or nothing but an account of the staff. */
export interface OutboxRow {
  readonly id: number
  readonly kind: string
  readonly attempts: number
  readonly useful_until: number
  readonly reason: string | null
  readonly user_id: number | null
  /** All three are null where it is about no appointment. */
  readonly appointment_id: number | null
  readonly attendee_id: number | null
  readonly schedule_version: number | null
  /** The contact that is asked for (rule 6). */
  readonly contact_id: number | null
  readonly patient_id: number | null
  readonly channel: Sending
  readonly by_staff: 0 | 1
  readonly created_at: number
}

/** What may be claimed of one channel, longest due first. */
export function listDue(db: Db, channel: Channel, now: EpochSeconds, limit: number): readonly OutboxRow[] {
  return withSubject(db, queriesOf(db).due.all('waiting', channel, now, limit))
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

/** How many messages of a channel are due, whatever they wait for. */
export function countDue(db: Db, channel: Channel, now: EpochSeconds): number {
  return queriesOf(db).count.get('waiting', channel, now)?.count ?? 0
}

/**
 * What has left since an instant, or may have: segments of text messages in all, and messages to one number. Of the one
 * that is to leave only those attempts count that may have arrived: what a gateway was too busy for was not sent.
 */
export function countTexts(
  db: Db,
  messageId: number,
  toHash: Buffer,
  since: EpochSeconds,
): { readonly segments: number; readonly toNumber: number } {
  const own = queriesOf(db).ownTexts.get(messageId, 'waiting', since)
  const others = queriesOf(db).otherTexts.get('sms', messageId, since)?.count ?? 0
  const toNumber = queriesOf(db).textsTo.get('sms', messageId, toHash, since)?.count ?? 0
  return { segments: others + (own?.segments ?? 0), toNumber: toNumber + (own?.count ?? 0) }
}

/** How many segments of text messages have left, or may have, since an instant. */
export function countSegmentsSince(db: Db, since: EpochSeconds): number {
  return queriesOf(db).texts.get('sms', since)?.count ?? 0
}

/** Asked at every booking and every half minute. */
const queriesOf = perDatabase((db) => ({
  due: db.prepare((waiting: 'waiting', channel: Channel, now: number, limit: number) =>
    openMessages()
      .where('state', '=', waiting)
      .where('channel', '=', channel)
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
  count: db.prepare((waiting: 'waiting', channel: Channel, now: number) =>
    countMessages()
      .where('settled_at', 'is', null)
      .where('state', '=', waiting)
      .where('channel', '=', channel)
      .where('due_at', '<=', now),
  ),
  texts: db.prepare((sms: 'sms', since: number) =>
    sumSegments().where('channel', '=', sms).where('handing_over_at', '>=', since),
  ),
  otherTexts: db.prepare((sms: 'sms', but: number, since: number) =>
    sumSegments().where('channel', '=', sms).where('handing_over_at', '>=', since).where('id', '<>', but),
  ),
  ownTexts: db.prepare((id: number, waiting: 'waiting', since: number) =>
    build
      .selectFrom('message_attempt')
      .innerJoin('message', 'message.id', 'message_attempt.message_id')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .select(sql<number>`coalesce(sum(coalesce(message.segments, 1)), 0)`.as('segments'))
      .where('message_id', '=', id)
      .where('outcome', '<>', waiting)
      .where('at', '>=', since),
  ),
  textsTo: db.prepare((sms: 'sms', but: number, toHash: Buffer, since: number) =>
    countMessages()
      .where('channel', '=', sms)
      .where('id', '<>', but)
      .where('to_hash', '=', toHash)
      .where('handing_over_at', '>=', since),
  ),
  about: db.prepare((id: number) =>
    build
      .selectFrom('message_subject')
      .select(['appointment_id as appointmentId', 'attendee_id as attendeeId'])
      .where('message_id', '=', id),
  ),
  subject: db.prepare((id: number) =>
    build
      .selectFrom('message')
      // What goes to staff, or asks for a contact, may be about no appointment.
      .leftJoin('message_subject', (join) =>
        // Of several appointments the one that stands for all; to staff there is one at most.
        join
          .onRef('message_subject.message_id', '=', 'message.id')
          .on('message_subject.attendee_id', '=', (eb) =>
            eb.fn.coalesce('message.attendee_id', 'message_subject.attendee_id'),
          ),
      )
      .select(['message.user_id', 'message.contact_id', 'message.channel', 'message.patient_id'])
      .select(['message.by_staff', 'message.created_at'])
      .select(['message.id', 'message.kind', 'message.attempts', 'message.useful_until', 'message.reason'])
      .select([
        'message_subject.appointment_id',
        'message_subject.attendee_id',
        'message_subject.schedule_version',
      ])
      .where('message.id', '=', id),
  ),
}))

function countMessages() {
  return build.selectFrom('message').select((eb) => eb.fn.countAll<number>().as('count'))
}

function sumSegments() {
  return build.selectFrom('message').select(sql<number>`coalesce(sum(coalesce(segments, 1)), 0)`.as('count'))
}

/** The few messages without an end: an index holds just these, however long the history. */
function openMessages() {
  return build.selectFrom('message').select('id').where('settled_at', 'is', null)
}

/** Every appointment that a message is about: several for a series. */
export function listAbout(
  db: Db,
  messageId: number,
): readonly { readonly appointmentId: number; readonly attendeeId: number }[] {
  return queriesOf(db).about.all(messageId)
}

/** One by one, for SQLite is free to join from the wrong end. */
function withSubject(db: Db, messages: readonly { readonly id: number }[]): readonly OutboxRow[] {
  return messages.flatMap(({ id }) => queriesOf(db).subject.get(id) ?? [])
}
