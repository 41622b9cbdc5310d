import type { Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Desk } from '../messages/compose.ts'
import { failingGate, usefulUntil } from '../messages/gates.ts'
import { writeTo } from '../messages/letter.ts'
import { findSubject } from '../messages/messages.queries.ts'
import { dueAfterGrace } from '../messages/plan.ts'
import { shown } from '../messages/shown.ts'
import { smsDueAt } from '../messages/sms-hours.ts'
import { channelsFor } from '../messages/ways.ts'
import type { Actor } from '../practice/actor.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { bookAtDesk } from './desk.commands.ts'
import { isPhonedInstead, type WouldSend } from './desk-sends.ts'
import type { DeskBooking } from './staff-booking.ts'

/**
 * What this booking would send, in its very words: it is made and taken back, so that nothing can differ from what will
 * be sent. undefined where it could not be made at all.
 */
export function previewLetter(
  db: Db,
  desk: Desk,
  booking: DeskBooking,
  actor: Actor,
  now: EpochSeconds,
): WouldSend | undefined {
  let would: WouldSend | undefined
  db.rehearse(() => {
    const booked = bookAtDesk(db, desk.keys, inAnyCase(booking), actor, now)
    if (booked.ok) would = letterTo(db, desk, booked.value.attendeeId, now)
  })
  return would
}

function inAnyCase(booking: DeskBooking): DeskBooking {
  const { place, guest } = booking
  const over = 'anything' as const
  return {
    ...booking,
    place: place.kind === 'time' ? { ...place, booking: { ...place.booking, over } } : place,
    guest: { ...guest, tell: true },
  }
}

function letterTo(db: Db, desk: Desk, attendeeId: number, now: EpochSeconds): WouldSend | undefined {
  const subject = findSubject(db, attendeeId)
  const practice = findPractice(db)
  if (!subject || !practice) return undefined
  const { scheduleVersion, startsAt } = subject
  const [channel] = channelsFor('confirmation', subject, practice.messages)
  const message = { kind: 'confirmation', scheduleVersion } as const
  const until = usefulUntil(message.kind, startsAt)
  const gate = failingGate({ ...message, channel, usefulUntil: until }, subject, practice.messages, now)
  if (gate !== undefined || channel === 'none')
    return { kind: 'nothing', gate: gate ?? 'no-way', byPhone: isPhonedInstead(gate ?? 'no-way') }
  const written = writeTo(
    desk,
    { id: 0, kind: 'confirmation', channel, byStaff: true },
    subject,
    practice,
    now,
  )
  const dueAt = dueAfterGrace([startsAt], practice.messages.graceMinutes, now)
  const by = { kind: 'confirmation', byStaff: true, createdAt: now, startsAt } as const
  const leavesAt = channel === 'sms' ? smsDueAt(dueAt, by, practice) : dueAt
  return { kind: 'letter', ...shown(written, practice.country), dueAt: leavesAt }
}
