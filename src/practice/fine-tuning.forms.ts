import * as v from 'valibot'
import type { Checked, Fields } from './checked.ts'
import { check, oneOf, tick, typedIn, wholeNumber } from './fields.forms.ts'

const facts = {
  templates: oneOf(['on-update', 'at-once']),
  newKindsWeb: tick(),
  holdMinutes: wholeNumber(2, 60),
  openBookings: wholeNumber(1, 100),
  addressHour: wholeNumber(1, 10_000),
  onlineList: tick(),
  idleReception: wholeNumber(5, 720),
  idlePractitioner: wholeNumber(5, 720),
  idleOwner: wholeNumber(5, 720),
}

export interface FineTuning {
  /** When changed times of a week template count (7.9). */
  readonly templates: 'on-update' | 'at-once'
  readonly newKindsWeb: boolean
  readonly holdMinutes: number
  readonly openBookings: number
  readonly addressHour: number
  /** Whether staff have the list of what came in online (E36). */
  readonly onlineList: boolean
  /** Minutes of rest until a screen locks, by role (rule 34). */
  readonly idleReception: number
  readonly idlePractitioner: number
  readonly idleOwner: number
}

export function parseFineTuning(form: Fields): Checked<FineTuning> {
  return check(v.object(facts), typedIn(form, facts))
}
