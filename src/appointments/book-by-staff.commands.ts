import { judgeDeskTime } from '../availability/desk.queries.ts'
import { isHard, type StaffWish } from '../availability/desk.ts'
import { findMeans } from '../availability/means.queries.ts'
import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import { closeOpen, openFollowUp } from '../follow-up/follow-up.commands.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Keys } from '../lib/token.ts'
import { sendAutomatic } from '../messages/automatic.commands.ts'
import { queueCalendarNews } from '../messages/calendar-news.commands.ts'
import { recordEvent } from '../messages/history.commands.ts'
import { queueStaffConfirmation } from '../messages/messages.commands.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { findCalendar } from '../staff/calendars.queries.ts'
import { findType } from '../types/types.queries.ts'
import type { AppointmentType } from '../types/types.ts'
import { findGate } from './desk.queries.ts'
import { isPhonedInstead } from './desk-sends.ts'
import { insertAppointment, insertAttendee, type NewAppointment } from './insert.commands.ts'
import { attends, findSession } from './session.queries.ts'
import type { StaffBooked, StaffBooking, StaffGuest, StaffTime } from './staff-booking.ts'

export type { StaffBooked, StaffBooking } from './staff-booking.ts'

/**
 * Somebody of the staff books for a patient, in any block or none (rule 15): the booking, its event, its message and its
 * audit line in one write. Where a session of the type begins then, its next place is taken (rule 10). Refuses `slot-taken`
 * where the practitioner or what the type needs is occupied or away, `comes-already` where the patient has a place in that
 * session, and `not-offered` where there is no such type or calendar.
 */
export function bookByStaff(
  db: Db,
  keys: Keys,
  booking: StaffBooking,
  actor: Actor,
  now: EpochSeconds,
): Attempt<StaffBooked> {
  return db.attempt(() => {
    const appointmentId = takeTime(db, booking, actor, now)
    return takePlace(db, keys, { ...booking, appointmentId }, actor, now)
  })
}

/** Part of a write: one more person comes to an appointment. Refuses `comes-already`, and `places-taken` by a trigger. */
export function takePlace(
  db: Db,
  keys: Keys,
  guest: StaffGuest & Pick<StaffTime, 'startsAt'> & { readonly appointmentId: number },
  actor: Actor,
  now: EpochSeconds,
): StaffBooked {
  const { appointmentId, patientId, startsAt, note = '' } = guest
  if (attends(db, appointmentId, patientId)) refuse('comes-already')
  const attendeeId = insertAttendee(db, keys, guest)
  const event = { appointmentId, attendeeId, actor, action: 'booked' as const, toStartsAt: startsAt }
  recordEvent(db, event, now)
  if (note !== '') {
    const row = { appointment_id: appointmentId, kind: 'staff-note', text: note, at: now } as const
    db.run(build.insertInto('appointment_note').values({ ...row, by_user: actor.userId }))
  }
  confirm(db, { ...guest, attendeeId }, now)
  closeOpen(db, 'cancelled-online', { patientId }, 'booked-again', now)
  queueCalendarNews(db, appointmentId, null, actor, now)
  recordAudit(db, actor, 'booked', 'appointment', appointmentId, now)
  return { appointmentId, attendeeId }
}

/** Whoever no message reaches goes on the list of people to phone, where the form said so (rule 5). */
function confirm(
  db: Db,
  { appointmentId, attendeeId, patientId, orPhone, tell = true }: StaffBooked & StaffGuest,
  now: EpochSeconds,
): void {
  const gate = findGate(db, queueStaffConfirmation(db, attendeeId, now, tell))
  sendAutomatic(db, attendeeId, tell ? 'practice' : 'practice-untold', now)
  if (orPhone && gate !== undefined && isPhonedInstead(gate))
    openFollowUp(db, { category: 'to-phone', patientId, appointmentId }, now)
}

function takeTime(db: Db, booking: StaffTime, actor: Actor, now: EpochSeconds): number {
  const { calendarId, locationId, startsAt } = booking
  const zone = findPractice(db)?.zone
  const known = findType(db, booking.typeId)
  const calendar = findCalendar(db, calendarId)
  if (!zone || !known?.active || !calendar?.active) return refuse('not-offered')
  const type = { ...known, minutes: booking.minutes ?? known.minutes }
  const { resources, onPurpose } = meansOf(db, booking, { type, calendar, locationId, zone, startsAt }, now)
  const place = { calendarId, locationId, startsAt, endsAt: startsAt + type.minutes * 60, resources }
  const origin = { origin: 'staff', marked: false, userId: actor.userId } as const
  return insertAppointment(db, { type, zone, place, ...origin, onPurpose }, now)
}

/** What is taken besides the practitioner. A session that begins then is joined as it is (rule 10). */
function meansOf(
  db: Db,
  { over, means = [] }: StaffTime,
  wish: StaffWish & { readonly type: AppointmentType },
  now: EpochSeconds,
): { readonly resources: readonly number[]; readonly onPurpose: NonNullable<NewAppointment['onPurpose']> } {
  const { type, calendar, locationId, startsAt } = wish
  if (findSession(db, type, { calendarId: calendar.id, locationId, startsAt }) !== undefined)
    return { resources: [], onPurpose: false }
  if (over === undefined && means.length === 0)
    return { resources: findMeans(db, wish, now) ?? refuse('slot-taken'), onPurpose: false }
  const time = judgeDeskTime(db, { ...wish, minutes: type.minutes, chosen: means }, now)
  const inTheWay = time.obstacles.filter(
    (each) => isHard(each) || (over === undefined && each.by === 'buffer'),
  )
  if (inTheWay.length > 0 && over !== 'anything') return refuse('slot-taken')
  if (time.unmet.length > 0 && over === undefined) return refuse('slot-taken')
  return { resources: time.means, onPurpose: time.obstacles.some(({ by }) => by === 'appointment') }
}
