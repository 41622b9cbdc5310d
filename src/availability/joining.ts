import type { EpochSeconds } from '../lib/calendar.ts'
import type { Offer } from './asking.ts'
import type { Session } from './model.ts'
import * as rules from './rules.ts'

/** What a start is judged by: how it must lie in its roster, and who and what must be free. */
export interface Terms {
  readonly offer: Offer
  readonly fit: readonly rules.Rule<rules.Place>[]
  readonly freedom: readonly rules.Rule<Offer>[]
}

/** The terms of a start: those of the session that begins there, or of a fresh appointment. */
export function termsAt(offer: Offer, startsAt: EpochSeconds): Terms {
  const session = offer.sessions.get(startsAt)
  return session ? termsOf(offer, session) : { offer, fit: rules.fitRules, freedom: rules.freedomRules }
}

/**
 * The terms of a session (rule 10). Booked, it may lie off the grid and needs nothing more to be free; only held, it is a
 * fresh appointment for which the others' holds are no obstacle. Full, it is in the way like anything else.
 */
function termsOf(offer: Offer, session: Session): Terms {
  const { left, besides } = session
  const fit = besides ? rules.fitRules : rules.sessionFitRules
  if (besides)
    return { offer: left > 0 ? { ...offer, busy: besides } : offer, fit, freedom: rules.freedomRules }
  const picked = [offer.calendar.resourceId]
  const booked = { ...offer, length: session.endsAt - session.startsAt, picked }
  return { offer: booked, fit, freedom: left > 0 ? rules.joinRules : rules.freedomRules }
}
