import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { About, Claimed, ClaimedForSoftware, Held } from './claimed.ts'
import { type Channel, isLetterKind, isSeriesKind } from './messages.ts'
import { listDue, type OutboxRow } from './outbox.queries.ts'
import { isStaffKind } from './staff-mail.ts'

/** Takes due messages by compare-and-set, so that two senders never take the same one. */
export function claimDue(
  db: Db,
  channel: Channel,
  now: EpochSeconds,
  claim: Buffer,
  limit: number,
): readonly Claimed[] {
  return db.write(() => listDue(db, channel, now, limit).flatMap((row) => takeOne(db, row, claim, now)))
}

function takeOne(db: Db, row: OutboxRow, claim: Buffer, now: EpochSeconds): Claimed[] {
  const message = claimedAs(row, claim)
  if (!message) return []
  const { changes } = db.run(
    build
      .updateTable('message')
      .set({ state: 'claimed', claim, claimed_at: now })
      .where('id', '=', row.id)
      .where('state', '=', 'waiting'),
  )
  return changes === 0 ? [] : [message]
}

function claimedAs(row: OutboxRow, claim: Buffer): Claimed | undefined {
  const { id, kind, attempts, user_id: userId, contact_id: contactId } = row
  const channel = row.channel === 'sms' ? 'sms' : 'email'
  const held = { id, claim, attempts, channel, usefulUntil: row.useful_until } as const
  const about = aboutOf(row)
  if (kind === 'confirm-contact') return contactId === null ? undefined : { ...held, kind, contactId }
  if (kind === 'api') return claimedForSoftware(row, held)
  if (isStaffKind(kind) && userId !== null) return { ...held, kind, userId, about }
  if (!about) return undefined
  const made = { byStaff: row.by_staff === 1, createdAt: row.created_at }
  if (isSeriesKind(kind)) return { ...held, kind, ...about, ...made }
  return isLetterKind(kind) || kind === 'dialogue' ? { ...held, kind, ...about, ...made } : undefined
}

function claimedForSoftware(row: OutboxRow, held: Held): ClaimedForSoftware | undefined {
  const { patient_id: patientId, contact_id: contactId, created_at: createdAt } = row
  if (patientId === null || contactId === null) return undefined
  return { ...held, kind: 'api', patientId, contactId, byStaff: false, createdAt }
}

/** The appointment that a message is about, if any. */
function aboutOf(row: OutboxRow): About | undefined {
  const { attendee_id: attendeeId, appointment_id: appointmentId, schedule_version: scheduleVersion } = row
  if (attendeeId === null || appointmentId === null || scheduleVersion === null) return undefined
  return { attendeeId, appointmentId, scheduleVersion }
}
