import type { Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { composeLetter, type Desk } from '../messages/compose.ts'
import { failingGate, usefulUntil } from '../messages/gates.ts'
import { findSubject } from '../messages/messages.queries.ts'
import { dueAfterGrace } from '../messages/plan.ts'
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
  const { scheduleVersion, startsAt, email } = subject
  const message = { kind: 'confirmation', scheduleVersion } as const
  const until = usefulUntil(message.kind, startsAt)
  const gate = failingGate({ ...message, usefulUntil: until }, subject, practice.messages, now)
  if (gate !== undefined || email === undefined)
    return { kind: 'nothing', gate: gate ?? 'no-email', byPhone: isPhonedInstead(gate ?? 'no-email') }
  const { mail, kept } = composeLetter(
    desk,
    { id: 0, kind: 'confirmation' },
    { ...subject, email },
    practice,
    now,
  )
  const dueAt = dueAfterGrace([startsAt], practice.messages.graceMinutes, now)
  return { kind: 'letter', to: email, subject: mail.subject, text: kept, dueAt }
}
