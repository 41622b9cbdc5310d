import type { FreeDay, Wish } from '../availability/wish.ts'
import type { Visit } from './visit.ts'

/** What times an appointment can be moved to. */
export interface MovePlan {
  readonly wish: Wish
  /** Why the times may be somebody else's (rule 19); undefined: the practitioner stays. */
  readonly why: 'left' | 'away' | undefined
}

/** The days without the appointment's own present time, which would be no move; empty days fall out. */
export function* otherTimes(days: Iterable<FreeDay>, { startsAt }: Visit): Generator<FreeDay> {
  for (const { date, times } of days) {
    const others = times.filter((time) => time.startsAt !== startsAt)
    if (others.length > 0) yield { date, times: others }
  }
}

/**
 * What a hold for moving this appointment is found by. The token alone opens nothing: the filters of new bookings do not
 * hold here (rule 19), and a booking page would name the kind of appointment (rule 20).
 */
export function moveKey({ attendeeId }: Visit, token: string): string {
  return `${token} move ${attendeeId}`
}
