import { findMeans } from '../availability/means.queries.ts'
import { refuse } from '../db/refusals.ts'
import type { Attempt, Db } from '../db/run.ts'
import { closeOpen } from '../follow-up/follow-up.commands.ts'
import type { Language } from '../i18n/languages.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Keys } from '../lib/token.ts'
import { recordEvent } from '../messages/history.commands.ts'
import { queueStaffConfirmation } from '../messages/messages.commands.ts'
import { queueBookingNotice } from '../messages/staff-mail.commands.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import { findType } from '../types/types.queries.ts'
import { insertAppointment, insertAttendee, type Place } from './insert.commands.ts'

export interface StaffBooking {
  readonly typeId: number
  readonly calendarId: number
  readonly locationId: number
  readonly startsAt: EpochSeconds
  readonly patientId: number
  /** Where the messages about this appointment go. */
  readonly email: string | null
  /** E.164. */
  readonly phone: string | null
  readonly language: Language
}

export interface StaffBooked {
  readonly appointmentId: number
  readonly attendeeId: number
}

/**
 * Somebody of the staff books for a patient, in any block or none (rule 15): the booking, its event, its message and its
 * audit line in one write. Refuses `slot-taken` where the practitioner or what the type needs is occupied or away, and
 * `not-offered` where there is no such type or calendar.
 */
export function bookByStaff(
  db: Db,
  keys: Keys,
  booking: StaffBooking,
  actor: Actor,
  now: EpochSeconds,
): Attempt<StaffBooked> {
  return db.attempt(() => {
    const { patientId, email, phone, language } = booking
    const appointmentId = takeTime(db, booking, actor, now)
    const attendeeId = insertAttendee(db, keys, { appointmentId, patientId, email, phone, language })
    const event = {
      appointmentId,
      attendeeId,
      actor,
      action: 'booked' as const,
      toStartsAt: booking.startsAt,
    }
    recordEvent(db, event, now)
    queueStaffConfirmation(db, attendeeId, now)
    closeOpen(db, 'cancelled-online', { patientId }, 'booked-again', now)
    queueBookingNotice(db, attendeeId, actor, now)
    recordAudit(db, actor, 'booked', 'appointment', appointmentId, now)
    return { appointmentId, attendeeId }
  })
}

function takeTime(db: Db, booking: StaffBooking, actor: Actor, now: EpochSeconds): number {
  const { calendarId, locationId, startsAt } = booking
  const zone = findPractice(db)?.zone
  const type = findType(db, booking.typeId)
  const calendar = listCalendars(db).find((each) => each.id === calendarId)
  if (!zone || !type?.active || !calendar?.active) return refuse('not-offered')
  const resources = findMeans(db, { type, calendar, locationId, zone, startsAt }, now)
  if (!resources) return refuse('slot-taken')
  const place: Place = { calendarId, locationId, startsAt, endsAt: startsAt + type.minutes * 60, resources }
  return insertAppointment(
    db,
    { type, zone, place, origin: 'staff', marked: false, userId: actor.userId },
    now,
  )
}
