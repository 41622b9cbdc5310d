import * as v from 'valibot'
import type { Checked, Fields } from './checked.ts'
import { check, tick, typedIn, wholeNumber } from './fields.forms.ts'
import type { Functions } from './functions.ts'

const facts = {
  portalOpen: tick(),
  newBooking: tick(),
  view: tick(),
  rebook: tick(),
  cancel: tick(),
  rebookHours: wholeNumber(0, 8760, 0),
  sameDeadline: tick(),
}
// Read only where it counts: with "the same for both" whatever stands in it.
const other = { cancelHours: wholeNumber(0, 8760, 0) }

export interface FunctionsForm {
  readonly portalOpen: boolean
  readonly functions: Functions
  /** Hours before the start; 0: up to the start (F16). */
  readonly rebookHours: number
  readonly cancelHours: number
}

export function parseFunctions(form: Fields): Checked<FunctionsForm> {
  const checked = check(v.object(facts), typedIn(form, facts))
  const both = form.text('sameDeadline') === 'yes'
  const cancelling = both ? undefined : check(v.object(other), typedIn(form, other))
  if (!checked.ok || cancelling?.ok === false) {
    const problems = [checked, cancelling].flatMap((each) => (each?.ok === false ? each.problems : []))
    return { ok: false, problems }
  }
  const { portalOpen, rebookHours, newBooking, view, rebook, cancel } = checked.value
  const cancelHours = cancelling?.value.cancelHours ?? rebookHours
  const functions = { newBooking, view, rebook, cancel }
  return { ok: true, value: { portalOpen, functions, rebookHours, cancelHours } }
}
