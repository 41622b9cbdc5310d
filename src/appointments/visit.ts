import type { EpochSeconds } from '../lib/calendar.ts'
import { isInTime, type SelfService } from '../types/self-service.ts'
import type { Origin, Status } from './details.ts'

/** One attendee's appointment, as the attendee's own page and changes see it. */
export interface Visit {
  readonly attendeeId: number
  readonly appointmentId: number
  readonly patientId: number
  readonly typeId: number
  readonly calendarId: number
  readonly locationId: number
  readonly startsAt: EpochSeconds
  readonly endsAt: EpochSeconds
  readonly status: Status
  readonly origin: Origin
  /** More than one: a session that others attend, too (rule 10). */
  readonly places: number
  readonly selfBooked: boolean
  readonly recalled: boolean
  /** Rises with every change of time, place or practitioner. */
  readonly version: number
  /** This person's cancellation, or the whole appointment's. */
  readonly cancelledAt: EpochSeconds | null
  /** Whether this person takes part (rule 10). */
  readonly present: boolean
  readonly cannotComeAt: EpochSeconds | null
  /** Whether messages about it go out by e-mail, and to which folded address. */
  readonly emailFolded: string | null
  readonly language: string
  readonly selfService: SelfService
}

/** Where an appointment stands for its patient; 'out': it goes on without them. */
export type Standing = 'ahead' | 'begun' | 'cancelled' | 'out' | 'past'

export function standingOf(visit: Visit, now: EpochSeconds): Standing {
  if (visit.cancelledAt !== null) return 'cancelled'
  if (!visit.present && now < visit.startsAt) return 'out'
  if (now >= visit.endsAt) return 'past'
  const waits = visit.status === 'booked' || visit.status === 'confirmed'
  return waits && now < visit.startsAt ? 'ahead' : 'begun'
}

/** Whether its link leads to a page with the appointment on it, and not to one that says that it is over (rules 20, 21). */
export function isReachable(visit: Visit, now: EpochSeconds): boolean {
  const standing = standingOf(visit, now)
  return visit.selfService.view && (standing === 'ahead' || standing === 'begun')
}

/** Whether something can be done online: open, too late by now (F65), or not on for this appointment. */
export type Can = 'open' | 'late' | 'off'
export type Deed = 'rebook' | 'cancel'

export function canDo(visit: Visit, deed: Deed, now: EpochSeconds): Can {
  const { selfService, startsAt } = visit
  if (!selfService[deed]) return 'off'
  const until = deed === 'rebook' ? selfService.rebookUntil : selfService.cancelUntil
  return standingOf(visit, now) === 'ahead' && isInTime(until, startsAt, now) ? 'open' : 'late'
}

/** Who is too late for something may still say that nobody will come (rule 22). */
export function maySayCannotCome(visit: Visit, now: EpochSeconds): boolean {
  const late = (['rebook', 'cancel'] as const).some((deed) => canDo(visit, deed, now) === 'late')
  return late && standingOf(visit, now) === 'ahead'
}

/** How long a cancelled or past appointment is still told of, in seconds (rule 21). */
const toldFor = 90 * 86_400

/** Whether its page still says what became of it; afterwards nothing tells it from one that never was. */
export function isTold(visit: Visit, now: EpochSeconds): boolean {
  return now < (visit.cancelledAt ?? visit.endsAt) + toldFor
}
