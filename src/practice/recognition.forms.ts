import * as v from 'valibot'
import { nationalIdKinds } from '../lib/national-id.ts'
import type { Checked, Fields, Problem } from './checked.ts'
import { check, oneOf, together, typedIn, wholeNumber } from './fields.forms.ts'
import { fieldRules, identifications, type Recognition, type Settled, settleFields } from './recognition.ts'
import { type NewPatientKind, newPatientKinds, type PatientStatus, patientStatuses } from './statuses.ts'

const facts = {
  identification: oneOf(identifications),
  birthDate: oneOf(fieldRules),
  nationalId: oneOf(fieldRules),
  mobile: oneOf(fieldRules),
  email: oneOf(fieldRules),
  message: oneOf(fieldRules),
}

/** `before` is what the form showed: what was left as it was follows the way of recognising patients. */
export function parseRecognition(form: Fields, before: Recognition): Checked<Settled> {
  const checked = check(v.object(facts), typedIn(form, facts))
  if (!checked.ok) return checked
  const { identification, ...fields } = checked.value
  const kinds = nationalIdKinds.filter((kind) => form.list('kind').includes(kind))
  const settled = settleFields({ identification, fields, nationalIdKinds: kinds }, before)
  return together({ ok: true, value: settled }, { ok: true, value: {} }, contradictions(settled))
}

export interface CardSettings {
  readonly guardianAge: number
  readonly newPatient: NewPatientKind
  readonly numberStatuses: readonly PatientStatus[]
}

const cards = { guardianAge: wholeNumber(12, 25), newPatient: oneOf(newPatientKinds) }

/** What a card begins as, when it gets its number (rule 8), and from which age parents' contacts are looked at again (rule 3). */
export function parseCardSettings(form: Fields): Checked<CardSettings> {
  const statuses = patientStatuses.filter((status) => form.list('numberStatus').includes(status))
  const none: readonly Problem[] = [{ field: 'numberStatus', key: 'patients.error.numberStatus' }]
  const numberStatuses: Checked<Pick<CardSettings, 'numberStatuses'>> = {
    ok: true,
    value: { numberStatuses: statuses },
  }
  return together(
    check(v.object(cards), typedIn(form, cards)),
    numberStatuses,
    statuses.length > 0 ? [] : none,
  )
}

function contradictions({ identification, fields, nationalIdKinds: kinds }: Settled): readonly Problem[] {
  const problems: Problem[] = []
  if (identification === 'email-first' && fields.email !== 'required')
    problems.push({ field: 'email', key: 'settings.error.emailFirst' })
  if (identification === 'national-id' && fields.nationalId === 'hidden')
    problems.push({ field: 'nationalId', key: 'settings.error.numberHidden' })
  const asksNumber = identification === 'national-id' || fields.nationalId !== 'hidden'
  if (asksNumber && kinds.length === 0) problems.push({ field: 'kind', key: 'settings.error.numberKinds' })
  return problems
}
