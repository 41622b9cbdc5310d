import { type Hold, isLive } from '../appointments/hold.ts'
import type { Wish } from '../availability/wish.ts'
import type { EpochSeconds, Zone } from '../lib/calendar.ts'
import type { Location } from '../practice/practice.ts'
import type { Calendar } from '../staff/calendars.ts'
import type { AppointmentType } from '../types/types.ts'
import { address, hiddenFields } from './address.ts'
import { noPreference } from './choice.ts'
import { type Typed, typedNames } from './typed.ts'

/** A hold with everything it names. */
export interface Held {
  readonly token: string
  readonly hold: Hold
  readonly type: AppointmentType
  readonly calendar: Calendar
  readonly location: Location
  /** Everybody online who does this type. */
  readonly others: readonly Calendar[]
}

/** A hold vouches for the lead time this long, in seconds, however often it is renewed. */
const longestForm = 3600

/**
 * What the hold was looked for with. While it lives, the limits count from the moment it was made: whoever takes the
 * last time before the lead time does not lose it while typing. `wide`: with everybody, where there was no preference.
 */
export function heldWish(held: Held, zone: Zone, now: EpochSeconds, wide = false): Wish {
  const { hold, others } = held
  const calendars = wide && hold.anyPractitioner && others.length > 0 ? others : [held.calendar]
  const wish = {
    type: held.type,
    calendars,
    locationId: hold.locationId,
    zone,
    now,
    except: { holdId: hold.id },
  }
  if (wide) return wish
  // The time was on show when it was taken; somebody may have given up an earlier one since.
  const lives = isLive(hold, now) && now - hold.madeAt <= longestForm
  return { ...wish, shown: 'any', ...(lives ? { judgedAt: hold.madeAt } : {}) }
}

/** The times of the same choice, to take another one. */
export function timesOf(held: Held, link: string, lang: string): string {
  const practitioner = held.hold.anyPractitioner ? noPreference : held.calendar.slug
  return address('/book/times', {
    type: held.type.slug,
    location: held.location.slug,
    practitioner,
    link,
    lang,
  })
}

/** Everything typed, carried along in hidden fields, because public pages keep no session. */
export function typedFields(token: string, typed: Typed) {
  const filled = typedNames.filter((name) => typed[name] !== '')
  return hiddenFields({ hold: token, ...Object.fromEntries(filled.map((name) => [name, typed[name]])) })
}
