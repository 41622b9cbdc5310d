import * as v from 'valibot'
import type { Language } from '../i18n/languages.ts'
import type { Checked, Fields } from './checked.ts'
import { check, checkTexts, tick, typedIn, wholeNumber } from './fields.forms.ts'
import type { Functions } from './functions.ts'
import type { Texts } from './texts.ts'

const facts = {
  portalOpen: tick(),
  newBooking: tick(),
  view: tick(),
  rebook: tick(),
  cancel: tick(),
  visitType: tick(),
  rebookHours: wholeNumber(0, 8760, 0),
  sameDeadline: tick(),
}
// Read only where it counts: with "the same for both" whatever stands in it.
const other = { cancelHours: wholeNumber(0, 8760, 0) }

export interface FunctionsForm {
  readonly portalOpen: boolean
  readonly functions: Functions
  /** Whether the page about an appointment names its kind (rule 20). */
  readonly visitType: boolean
  /** What patients read who are too late, by language (rule 22). */
  readonly lateCancel: Texts
  /** Hours before the start; 0: up to the start (F16). */
  readonly rebookHours: number
  readonly cancelHours: number
}

const texts = { lateCancel: { most: 500, multiline: true } }

export function parseFunctions(form: Fields, languages: readonly Language[]): Checked<FunctionsForm> {
  const checked = check(v.object(facts), typedIn(form, facts))
  const both = form.text('sameDeadline') === 'yes'
  const cancelling = both ? undefined : check(v.object(other), typedIn(form, other))
  const said = checkTexts(form, texts, languages)
  if (!checked.ok || cancelling?.ok === false || !said.ok) {
    const problems = [checked, cancelling, said].flatMap((each) => (each?.ok === false ? each.problems : []))
    return { ok: false, problems }
  }
  const { portalOpen, rebookHours, newBooking, view, rebook, cancel, visitType } = checked.value
  const cancelHours = cancelling?.value.cancelHours ?? rebookHours
  const functions = { newBooking, view, rebook, cancel }
  const { lateCancel } = said.value
  return { ok: true, value: { portalOpen, functions, visitType, lateCancel, rebookHours, cancelHours } }
}
