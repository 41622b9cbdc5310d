import { build, type Db } from '../db/run.ts'
import { dayBounds, type EpochSeconds } from '../lib/calendar.ts'
import type { Practice } from '../practice/practice.ts'
import { listReminded, ordinalOf } from './day.queries.ts'
import { dayUsefulUntil } from './day.ts'
import { findElse, findWaiting, readerOf, type Word } from './day-join.queries.ts'
import { insertSubject } from './insert.commands.ts'
import { findSubject } from './messages.queries.ts'
import type { Channel, Subject } from './messages.ts'
import type { ReminderDay } from './reminder.ts'
import { resendsFrom } from './resend.ts'
import type { Sending } from './ways.ts'

/** The same reminder waits for its reader already, about other appointments of that day: then it is about these, too. */
export function joinWaiting(
  db: Db,
  subjects: readonly Subject[],
  { channel, day }: { readonly channel: Sending; readonly day: ReminderDay },
  { zone }: Practice,
  now: EpochSeconds,
): boolean {
  const [head] = subjects
  const { ordinal, date, nextAt } = day
  const id = head && findWaiting(db, head, { channel, ordinal }, dayBounds(zone, date))
  if (id === undefined) return false
  for (const subject of subjects) remindOf(db, id, { subject, ordinal, channel }, now)
  const useful = dayUsefulUntil(subjects, nextAt)
  const message = build.updateTable('message').set({ useful_until: useful }).where('id', '=', id)
  db.run(message.where('useful_until', '<', useful))
  return true
}

/**
 * A reminder is about one more appointment. What came to nothing before steps back: it stays in the ledger as it was. Not so
 * what the other channel has refused just now: this one is told in its stead.
 */
export function remindOf(
  db: Db,
  messageId: number,
  {
    subject,
    ordinal,
    channel,
  }: { readonly subject: Subject; readonly ordinal: number; readonly channel: Sending },
  now: EpochSeconds,
): void {
  const same = build
    .updateTable('message_subject')
    .set((eb) => ({ ordinal: eb.neg(eb.ref('message_id')) }))
    .where('attendee_id', '=', subject.attendeeId)
    .where('kind', '=', 'reminder')
    .where('schedule_version', '=', subject.scheduleVersion)
    .where('ordinal', '=', ordinal)
  const over = build
    .selectFrom('message')
    .select('id')
    .where('state', 'in', ['skipped', 'failed'])
    .where((eb) => eb.or([eb('created_at', '<', now), eb('channel', '=', channel)]))
  db.run(same.where('message_id', 'in', over))
  insertSubject(db, messageId, { kind: 'reminder', channel }, subject, { ordinal, told: null })
}

interface Reminder {
  readonly id: number
  readonly channel: Channel
  /** The one that stands for all. */
  readonly attendeeId: number
}

/**
 * What of a reminder is not for the reader of the first one any more, because cards were set apart or an address is another
 * one, waits from now on in a message of its own.
 */
export function splitReaders(db: Db, { id, channel, attendeeId }: Reminder): void {
  const all = listReminded(db, id).map(({ subject }) => ({ subject, reader: readerOf(db, subject, channel) }))
  const reader = (all.find(({ subject }) => subject.attendeeId === attendeeId) ?? all[0])?.reader
  const others = all.filter((each) => each.reader !== reader).map(({ subject }) => subject)
  const [head] = others
  if (head) moveOut(db, id, head, others)
}

/** Others of other readers are told apart when it is its turn to leave. */
function moveOut(db: Db, id: number, head: Subject, others: readonly Subject[]): void {
  const columns = ['kind', 'channel', 'state', 'due_at', 'useful_until', 'created_at'] as const
  const own = { attendee_id: head.attendeeId, patient_id: head.patientId, state: 'waiting' as const }
  const attendeeIds = others.map(({ attendeeId }) => attendeeId)
  db.write(() => {
    const whole = db.get(build.selectFrom('message').select(columns).where('id', '=', id))
    if (!whole) return
    const subjects = build
      .updateTable('message_subject')
      .set({ message_id: db.insert('message', { ...whole, ...own }) })
    db.run(subjects.where('message_id', '=', id).where('attendee_id', 'in', attendeeIds))
  })
}

/**
 * What was planned for two cards of one person before they were merged leaves as one: whatever else waits for the same
 * reader about that day comes in, and stays in the ledger as taken back. Returns until when the whole is of use.
 */
export function joinMerged(
  db: Db,
  message: Reminder & { readonly usefulUntil: EpochSeconds },
  practice: Practice,
  now: EpochSeconds,
): EpochSeconds {
  const { id, channel, attendeeId, usefulUntil } = message
  const { zone } = practice
  const head = findSubject(db, attendeeId)
  const ordinal = ordinalOf(db, id)
  // What is sent again on purpose is what somebody asked for, and no more.
  if (!head || ordinal > resendsFrom) return usefulUntil
  const day = dayBounds(zone, zone.local(head.startsAt).date)
  const other = findWaiting(db, head, { channel, ordinal }, day)
  if (other === undefined) return usefulUntil
  const both = db.write(() => absorb(db, id, other, { ordinal, channel }, now))
  return joinMerged(db, { ...message, usefulUntil: both }, practice, now)
}

function absorb(
  db: Db,
  id: number,
  otherId: number,
  as: { readonly ordinal: number; readonly channel: Channel },
  now: EpochSeconds,
): EpochSeconds {
  const gone = { state: 'skipped', reason: 'withdrawn', settled_at: now } as const
  db.run(build.updateTable('message').set(gone).where('id', '=', otherId))
  for (const { subject } of listReminded(db, otherId)) remindOf(db, id, { subject, ...as }, now)
  const until = build.selectFrom('message').select('useful_until').where('id', 'in', [id, otherId])
  const useful_until = Math.max(...db.all(until).map((each) => each.useful_until))
  db.run(build.updateTable('message').set({ useful_until }).where('id', '=', id))
  return useful_until
}

/**
 * A reminder of several says how many there are and when the first is: what was added to their day, or moved within it,
 * since it was planned is said with it. Returns until when it waits for the word about one of them that staff may still
 * take back; undefined: it need not.
 */
export function joinElse(
  db: Db,
  { id, channel, usefulUntil }: Pick<Reminder, 'id' | 'channel'> & { readonly usefulUntil: EpochSeconds },
  list: readonly [Subject, ...Subject[]],
  { zone, messages }: Practice,
  now: EpochSeconds,
): EpochSeconds | undefined {
  const ordinal = ordinalOf(db, id)
  const day = dayBounds(zone, zone.local(list[0].startsAt).date)
  const more = findElse(db, list, { channel, ordinal }, day, messages, now)
  const wait = more.word && waitFor(more.word, messages.graceMinutes, now)
  if (wait !== undefined && wait < usefulUntil) return wait
  db.write(() => {
    for (const subject of more.list) remindOf(db, id, { subject, ordinal, channel }, now)
  })
  return undefined
}

/** Until a little after it is due; one that finds no way is not waited for. */
function waitFor({ dueAt, madeAt }: Word, graceMinutes: number, now: EpochSeconds): EpochSeconds | undefined {
  const over = madeAt + graceMinutes * 60 + wordPatience <= now
  return over ? undefined : Math.max(dueAt, now) + betweenBeats
}

/** In seconds: what leaves at the same beat has left by the next. */
const betweenBeats = 30
const wordPatience = 600
