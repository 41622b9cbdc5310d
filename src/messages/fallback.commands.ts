import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { insertMessage } from './insert.commands.ts'
import { findSubject } from './messages.queries.ts'
import { isMessageKind, type Reason } from './messages.ts'
import { isLeftToOther } from './siblings.queries.ts'
import { smsDueAt } from './sms-hours.ts'
import { softwareGoesOtherwise } from './software-fallback.commands.ts'

/** Where the channel is what stood in the way, and not the reader or the practice. */
const ofTheChannel: readonly Reason[] = ['no-email', 'no-mobile', 'sms-off', 'number-budget', 'day-budget']

/**
 * What could not be sent by one channel goes by the other, once; never what may have arrived. The gates are judged again
 * when it leaves. Part of a write; returns whether it goes that way.
 */
export function goOtherwise(
  db: Db,
  messageId: number,
  end: { readonly state: 'failed' | 'unknown' | 'skipped'; readonly reason: Reason },
  now: EpochSeconds,
): boolean {
  const failed = end.state === 'failed' && end.reason !== 'expired'
  if (!failed && !(end.state === 'skipped' && ofTheChannel.includes(end.reason))) return false
  const row = db.get(build.selectFrom('message').selectAll().where('id', '=', messageId))
  if (!row || row.useful_until <= now) return false
  if (row.kind === 'api') return softwareGoesOtherwise(db, messageId, now)
  if (row.attendee_id === null || !isMessageKind(row.kind)) return false
  const channel = row.channel === 'email' ? 'sms' : 'email'
  const subject = findSubject(db, row.attendee_id)
  const practice = findPractice(db)
  if (!practice || !subject?.ways[channel] || isLeftToOther(db, messageId)) return false
  const { kind, created_at: createdAt } = row
  const why = { kind, byStaff: row.by_staff === 1, createdAt, startsAt: subject.startsAt }
  const id = insertMessage(
    db,
    {
      ...{ kind, channel, head: subject, gate: undefined, usefulUntil: row.useful_until },
      dueAt: channel === 'sms' ? smsDueAt(now, why, practice) : now,
      ...{ byStaff: row.by_staff === 1, mustReach: row.must_reach === 1, changeId: row.change_id },
    },
    now,
  )
  copySubjects(db, messageId, id, channel)
  return true
}

function copySubjects(db: Db, from: number, to: number, channel: 'email' | 'sms'): void {
  const rows = db.all(build.selectFrom('message_subject').selectAll().where('message_id', '=', from))
  for (const row of rows)
    db.run(build.insertInto('message_subject').values({ ...row, message_id: to, channel }))
}
