import { build, type Db } from '../db/run.ts'
import type { MessageSubjectTable } from '../db/tables/messages.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { type Announcement, failingGate } from './gates.ts'
import { findInLedger, type LedgerPage } from './ledger.queries.ts'
import { templateOf } from './messages.commands.ts'
import { findSubject } from './messages.queries.ts'
import {
  type Channel,
  type Gate,
  isMessageKind,
  isSeriesKind,
  type MessageKind,
  type Subject,
} from './messages.ts'
import { countResends } from './one-message.queries.ts'
import { mayResend } from './resend.ts'
import { listTold } from './series.queries.ts'
import { newsOf } from './series.ts'

export interface Judged {
  /** The first gate that it would fail; undefined: it may leave. */
  readonly gate: Gate | undefined
  readonly channel: Channel
  readonly to: string
}

export type SentAgain =
  | { readonly ok: true; readonly id: number }
  /** `meanwhile`: somebody else did it since the page was opened. */
  | { readonly ok: false; readonly reason: 'meanwhile' | Gate }

/** Whether a message that is over may be sent once more, and where to; undefined: one like it is never sent again. */
export function judgeAgain(db: Db, row: LedgerPage, now: EpochSeconds): Judged | undefined {
  const practice = findPractice(db)
  const { kind, attendee_id: attendeeId } = row
  if (!practice || attendeeId === null || !isMessageKind(kind) || !mayResend(row)) return undefined
  const found = toldBy(db, row, kind, attendeeId, now)
  if (!found) return undefined
  const { subject, announcement } = found
  const late = row.useful_until <= now ? ('too-late' as const) : undefined
  const gate = late ?? failingGate(announcement, subject, practice.messages, now)
  return { gate, channel: 'email', to: subject.email ?? '' }
}

/**
 * Sends a message once more, on purpose: a message of its own, told of the same, which the gates judge again when it leaves.
 * `seen`: how often it had been sent again when the page was opened, so that two who press at once send one.
 */
export function sendAgain(
  db: Db,
  messageId: number,
  seen: number,
  actor: Actor,
  now: EpochSeconds,
): SentAgain | undefined {
  return db.write(() => {
    const row = findInLedger(db, messageId)
    const judged = row && judgeAgain(db, row, now)
    if (!row || !judged) return undefined
    if (countResends(db, messageId) !== seen) return { ok: false as const, reason: 'meanwhile' as const }
    if (judged.gate) return { ok: false as const, reason: judged.gate }
    const id = copyMessage(db, messageId, judged.channel, now)
    const link = { message_id: id, of_id: messageId, ordinal: seen + 1, by_user: actor.userId }
    db.run(build.insertInto('message_resend').values(link))
    recordAudit(db, actor, 'sent-again', 'message', messageId, now)
    return { ok: true as const, id }
  })
}

interface Told {
  readonly subject: Subject
  readonly announcement: Announcement
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

/** The same message anew: due now, with nothing of what became of the first one. */
function copyMessage(db: Db, messageId: number, channel: Channel, now: EpochSeconds): number {
  const first = build
    .selectFrom('message')
    .select(['kind', 'attendee_id', 'patient_id', 'by_staff', 'must_reach', 'useful_until'])
    .where('id', '=', messageId)
  const row = db.get(first)
  if (!row) throw new Error(`no message ${messageId} to send again`)
  const id = db.insert('message', { ...row, channel, state: 'waiting', due_at: now, created_at: now })
  const subjects = build.selectFrom('message_subject').selectAll().where('message_id', '=', messageId)
  for (const subject of db.all(subjects)) {
    const ordinal = nextFree(db, { ...subject, channel })
    db.insert('message_subject', { ...subject, message_id: id, channel, ordinal })
  }
  return id
}

function nextFree(
  db: Db,
  { attendee_id, kind, schedule_version, channel }: Omit<MessageSubjectTable, 'ordinal'>,
): number {
  const last = build
    .selectFrom('message_subject')
    .select((eb) => eb.fn.max('ordinal').as('ordinal'))
    .where('attendee_id', '=', attendee_id)
    .where('kind', '=', kind)
    .where('schedule_version', '=', schedule_version)
    .where('channel', '=', channel)
  return (db.get(last)?.ordinal ?? 0) + 1
}
