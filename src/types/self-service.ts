import type { EpochSeconds } from '../lib/calendar.ts'
import type { Limits } from '../practice/limits.ts'
import type { Location, Practice } from '../practice/practice.ts'
import type { AppointmentType } from './types.ts'

/** How an appointment came about, as far as it decides who may change it. */
export interface Made {
  /** The patient booked it on the web (F58). */
  readonly selfBooked: boolean
  /** It was made for a recall, whatever its type. */
  readonly recalled: boolean
}

/** What the patient may do with one appointment online, and until when: after that instant it is too late (F16). */
export interface SelfService {
  /** Whether there is a page about it at all (rule 20). */
  readonly view: boolean
  readonly rebook: boolean
  readonly cancel: boolean
  readonly rebookUntil: EpochSeconds
  readonly cancelUntil: EpochSeconds
}

/**
 * Whether patients may change such an appointment (F58, F59, rule 28): what they booked themselves and recalls; others
 * where the type says so, but for types tied to a kind of block. Surgery and the like never.
 */
function isChangeable(
  type: Pick<AppointmentType, 'class' | 'selfService' | 'blockKindId'>,
  { selfBooked, recalled }: Made,
): boolean {
  if (type.class === 'surgery') return false
  return selfBooked || recalled || type.class === 'recall' || (type.selfService && type.blockKindId === null)
}

/** What is on for an appointment where the practice's and the location's switches and its own kind are taken together. */
export function selfServiceOf(
  type: AppointmentType,
  made: Made,
  at: { readonly location: Location; readonly practice: Practice; readonly limits: Limits },
  startsAt: EpochSeconds,
): SelfService {
  const { location, practice, limits } = at
  const changeable = isChangeable(type, made)
  const [rebook, cancel] = [changeable && location.functions.rebook, changeable && location.functions.cancel]
  // Where only changing is on, there is nothing to see of what cannot be changed.
  const looks = (location.choices.view ?? practice.choices.view) === true
  return {
    view: looks || rebook || cancel,
    rebook,
    cancel,
    rebookUntil: startsAt - limits.rebookHours.value * 3600,
    cancelUntil: startsAt - limits.cancelHours.value * 3600,
  }
}

/** Exactly at the limit it is still in time; after the start never (F16). Hours are hours of the clock. */
export function isInTime(until: EpochSeconds, startsAt: EpochSeconds, now: EpochSeconds): boolean {
  return now <= until && now < startsAt
}

export interface OnlineNow {
  readonly what: 'both' | 'rebook' | 'cancel'
  /** The one limit of all that can be done; undefined where there are two. */
  readonly until: EpochSeconds | undefined
  readonly rebookUntil: EpochSeconds
  readonly cancelUntil: EpochSeconds
}

/** What can still be done online at this moment, and until when; undefined: nothing, or it is too late. */
export function onlineNow(
  { rebook, cancel, rebookUntil, cancelUntil }: SelfService,
  startsAt: EpochSeconds,
  now: EpochSeconds,
): OnlineNow | undefined {
  const mayRebook = rebook && isInTime(rebookUntil, startsAt, now)
  const mayCancel = cancel && isInTime(cancelUntil, startsAt, now)
  if (!mayRebook && !mayCancel) return undefined
  const what = mayRebook && mayCancel ? 'both' : mayRebook ? 'rebook' : 'cancel'
  const one = what === 'rebook' ? rebookUntil : cancelUntil
  return {
    what,
    until: what === 'both' && rebookUntil !== cancelUntil ? undefined : one,
    rebookUntil,
    cancelUntil,
  }
}
