import { build, type Db } from '../db/run.ts'
import type { MessageSubjectTable } from '../db/tables/messages.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import type { MessageSettings } from '../practice/practice.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { listReminded } from './day.queries.ts'
import { dayNews } from './day.ts'
import { type Announcement, failingGate } from './gates.ts'
import { findInLedger, type LedgerPage } from './ledger.queries.ts'
import { templateOf } from './messages.commands.ts'
import { findSubject } from './messages.queries.ts'
import {
  type Channel,
  channels,
  type Gate,
  isMessageKind,
  isSeriesKind,
  type MessageKind,
  type Subject,
} from './messages.ts'
import { countResends } from './one-message.queries.ts'
import { mayResend, resendsFrom } from './resend.ts'
import { listTold } from './series.queries.ts'
import { newsOf } from './series.ts'
import { smsDueAt } from './sms-hours.ts'
import type { Sending } from './ways.ts'

export interface Judged {
  readonly channel: Sending
  /** The address that it would go to, not masked; '' for none. */
  readonly to: string
  /** The first gate that it would fail; undefined: it may leave. */
  readonly gate: Gate | undefined
}

export type SentAgain =
  | { readonly ok: true; readonly id: number }
  /** `meanwhile`: somebody else did it since the page was opened. */
  | { readonly ok: false; readonly reason: 'meanwhile' | Gate }

/**
 * Whether a message that is over may be sent once more, by each way in which its reader can be written to, its own first;
 * undefined: one like it is never sent again.
 */
export function judgeAgain(
  db: Db,
  row: LedgerPage,
  now: EpochSeconds,
): readonly [Judged, ...Judged[]] | undefined {
  const messages = findPractice(db)?.messages
  const { kind, attendee_id: attendeeId, channel: own } = row
  if (!messages || attendeeId === null || !isMessageKind(kind) || !mayResend(row)) return undefined
  const found = toldBy(db, row, kind, attendeeId, now)
  if (!found) return undefined
  const { subject, announcement } = found
  const late = row.useful_until <= now ? ('too-late' as const) : undefined
  const judge = (channel: Sending): Judged => ({
    channel,
    to: channel === 'none' ? '' : (subject.ways[channel]?.address ?? ''),
    gate:
      late ??
      (kind === 'reminder' && channel !== 'none'
        ? reminderGate(db, row, channel, messages, now)
        : failingGate({ ...announcement, channel }, subject, messages, now)),
  })
  const there = channels.filter((channel) => subject.ways[channel] !== undefined)
  const [first = 'none', ...others] = [
    ...there.filter((channel) => channel === own),
    ...there.filter((channel) => channel !== own),
  ]
  return [judge(first), ...others.map(judge)]
}

/**
 * Sends a message once more, on purpose: a message of its own, told of the same, which the gates judge again when it leaves.
 * `seen`: how often it had been sent again when the page was opened, so that two who press at once send one.
 */
export function sendAgain(
  db: Db,
  messageId: number,
  asked: { readonly seen: number; readonly channel: string },
  actor: Actor,
  now: EpochSeconds,
): SentAgain | undefined {
  return db.write(() => {
    const row = findInLedger(db, messageId)
    const ways = row && judgeAgain(db, row, now)
    if (!ways) return undefined
    if (countResends(db, messageId) !== asked.seen)
      return { ok: false as const, reason: 'meanwhile' as const }
    const { gate, channel } = ways.find((each) => each.channel === asked.channel) ?? ways[0]
    if (gate || channel === 'none') return { ok: false as const, reason: gate ?? ('no-way' as const) }
    const id = copyMessage(db, messageId, channel, now)
    const link = { message_id: id, of_id: messageId, ordinal: asked.seen + 1, by_user: actor.userId }
    db.run(build.insertInto('message_resend').values(link))
    recordAudit(db, actor, 'sent-again', 'message', messageId, now)
    return { ok: true as const, id }
  })
}

/** Of several appointments of a day those that still stand are enough (O15). */
function reminderGate(
  db: Db,
  row: LedgerPage,
  channel: Channel,
  settings: MessageSettings,
  now: EpochSeconds,
): Gate | undefined {
  const until = { channel, until: row.useful_until }
  const news = dayNews(listReminded(db, row.id), until, settings, now)
  return news.list.length === 0 ? news.out[0]?.gate : news.gate
}

type About = Pick<MessageSubjectTable, 'attendee_id' | 'kind' | 'schedule_version'>

interface Told {
  readonly subject: Subject
  readonly announcement: Omit<Announcement, 'channel'>
}

function toldBy(
  db: Db,
  row: LedgerPage,
  kind: MessageKind,
  attendeeId: number,
  now: number,
): Told | undefined {
  if (isSeriesKind(kind)) {
    const news = newsOf(kind, listTold(db, row.id), now)
    return news && { subject: news.list[0], announcement: news.announcement }
  }
  const subject = findSubject(db, attendeeId)
  const about = build.selectFrom('message_subject').select('schedule_version as version')
  const told = db.get(about.where('message_id', '=', row.id).where('attendee_id', '=', attendeeId))
  if (!subject || !told) return undefined
  const template = templateOf(db, kind, attendeeId)
  return {
    subject,
    announcement: { kind, scheduleVersion: told.version, usefulUntil: row.useful_until, ...template },
  }
}

/** The same message anew: due as soon as its way is open, with nothing of what became of the first one. */
function copyMessage(db: Db, messageId: number, channel: Channel, now: EpochSeconds): number {
  const first = build
    .selectFrom('message')
    .leftJoin('message_subject', 'message_subject.message_id', 'message.id')
    .leftJoin('appointment', 'appointment.id', 'message_subject.appointment_id')
    .select(['message.kind', 'message.attendee_id', 'patient_id', 'by_staff', 'must_reach', 'useful_until'])
    .select('starts_at')
    .where('message.id', '=', messageId)
    .orderBy('starts_at')
  const row = db.get(first)
  const practice = findPractice(db)
  if (!row || !practice || !isMessageKind(row.kind)) throw new Error(`no message ${messageId} to send again`)
  const { starts_at: startsAt, ...copied } = row
  const why = { kind: row.kind, byStaff: row.by_staff === 1, createdAt: now, startsAt: startsAt ?? now }
  const due = channel === 'sms' ? smsDueAt(now, why, practice) : now
  const id = db.insert('message', { ...copied, channel, state: 'waiting', due_at: due, created_at: now })
  const subjects = build.selectFrom('message_subject').selectAll().where('message_id', '=', messageId)
  for (const subject of db.all(subjects))
    db.insert('message_subject', { ...subject, message_id: id, channel, ordinal: nextFree(db, subject) })
  return id
}

/** Of all channels, so that what goes another way instead finds its place beside it. */
function nextFree(db: Db, { attendee_id, kind, schedule_version }: About): number {
  const last = build
    .selectFrom('message_subject')
    .select((eb) => eb.fn.max('ordinal').as('ordinal'))
    .where('attendee_id', '=', attendee_id)
    .where('kind', '=', kind)
    .where('schedule_version', '=', schedule_version)
  return Math.max(db.get(last)?.ordinal ?? 0, resendsFrom) + 1
}
