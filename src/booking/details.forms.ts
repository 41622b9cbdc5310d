import * as v from 'valibot'
import type { TypedPerson } from '../appointments/person.ts'
import type { IsoDate } from '../lib/calendar.ts'
import { parseEmailAddress } from '../lib/email-address.ts'
import { cleanText, countCharacters, foldName } from '../lib/fold.ts'
import { parsePhone } from '../lib/phone.ts'
import type { Practice } from '../practice/practice.ts'
import { readBirthDate, splitBirthDate } from './birth-date.ts'
import type { DetailError, Typed } from './typed.ts'

export type Details =
  | { readonly ok: true; readonly value: TypedPerson; readonly typed: Typed }
  | { readonly ok: false; readonly errors: readonly DetailError[]; readonly typed: Typed }

export const longestName = 100
export const longestMessage = 500

// However long: what was typed is shown back whole, and a form is 256 KB at most (src/app.ts).
const Text = v.optional(v.string(), '')
const TypedSchema = v.object({
  firstName: Text,
  lastName: Text,
  birthDate: Text,
  'birthDate-day': Text,
  'birthDate-month': Text,
  'birthDate-year': Text,
  mobile: Text,
  email: Text,
  message: Text,
  terms: Text,
  termsShown: Text,
})

/** What the form holds; a birth date in one box is spread over the three. */
export function readTyped(values: Readonly<Record<string, string>>): Typed {
  const { birthDate, ...typed } = v.parse(TypedSchema, values)
  const boxes = typed['birthDate-day'] + typed['birthDate-month'] + typed['birthDate-year']
  if (birthDate === '' || boxes !== '') return typed
  const { day, month, year } = splitBirthDate(birthDate)
  return { ...typed, 'birthDate-day': day, 'birthDate-month': month, 'birthDate-year': year }
}

/** The `details` mode (product.md, identification): names, birth date, mobile and/or e-mail, message, terms. */
export function readDetails(
  values: Readonly<Record<string, string>>,
  practice: Practice,
  today: IsoDate,
): Details {
  const typed = forgetOldTerms(readTyped(values), practice)
  const names = { firstName: cleanText(typed.firstName), lastName: cleanText(typed.lastName) }
  const birth = readBirthDate(
    { day: typed['birthDate-day'], month: typed['birthDate-month'], year: typed['birthDate-year'] },
    today,
  )
  const mobile = practice.fields.mobile === 'hidden' ? undefined : parsePhone(typed.mobile, practice.country)
  const email = practice.fields.email === 'hidden' ? undefined : parseEmailAddress(typed.email)
  const errors = [
    ...nameErrors('firstName', names.firstName),
    ...nameErrors('lastName', names.lastName),
    ...(birth.ok ? [] : [birthDateError(birth.problem)]),
    ...contactErrors(typed, practice, mobile !== undefined, email !== undefined),
    ...messageErrors(typed, practice),
    ...(practice.termsUrl && typed.terms === ''
      ? [{ field: 'terms' as const, key: 'booking.error.terms.missing' as const }]
      : []),
  ]
  if (errors.length > 0 || !birth.ok) return { ok: false, errors, typed }
  const value = {
    ...names,
    birthDate: birth.date,
    email: email ?? null,
    phone: mobile?.e164 ?? null,
    message: practice.fields.message === 'hidden' ? '' : cleanText(typed.message, { multiline: true }),
    termsUrl: practice.termsUrl,
  }
  return { ok: true, value, typed }
}

/** Who agreed to terms that have been replaced meanwhile has not agreed to the new ones (J46). */
function forgetOldTerms(typed: Typed, practice: Practice): Typed {
  return typed.termsShown === '' || typed.termsShown === practice.termsUrl ? typed : { ...typed, terms: '' }
}

function nameErrors(field: 'firstName' | 'lastName', name: string): readonly DetailError[] {
  if (foldName(name) === '') return [{ field, key: `booking.error.${field}.missing` }]
  return countCharacters(name) > longestName ? [{ field, key: `booking.error.${field}.long` }] : []
}

function birthDateError(
  problem: 'missing' | 'day' | 'month' | 'year' | 'real' | 'future' | 'old',
): DetailError {
  const box = problem === 'month' || problem === 'year' ? problem : 'day'
  return { field: `birthDate-${box}`, key: `booking.error.birthDate.${problem}` }
}

function contactErrors(
  typed: Typed,
  practice: Practice,
  mobileOk: boolean,
  emailOk: boolean,
): readonly DetailError[] {
  const errors: DetailError[] = []
  for (const [field, ok] of [
    ['mobile', mobileOk],
    ['email', emailOk],
  ] as const) {
    const rule = practice.fields[field]
    if (rule === 'hidden') continue
    const empty = typed[field].trim() === ''
    if (empty && rule === 'required') errors.push({ field, key: `booking.error.${field}.missing` })
    if (!empty && !ok) errors.push({ field, key: `booking.error.${field}.invalid` })
  }
  const shown = (['mobile', 'email'] as const).filter((field) => practice.fields[field] !== 'hidden')
  const [first] = shown
  const none = shown.every((field) => typed[field].trim() === '')
  if (first && none && errors.length === 0)
    errors.push({ field: first, key: 'booking.error.contact.missing' })
  return errors
}

function messageErrors(typed: Typed, practice: Practice): readonly DetailError[] {
  if (practice.fields.message === 'hidden') return []
  const message = cleanText(typed.message, { multiline: true })
  if (practice.fields.message === 'required' && message === '')
    return [{ field: 'message', key: 'booking.error.message.missing' }]
  if (countCharacters(message) <= longestMessage) return []
  return [{ field: 'message', key: 'booking.error.message.long', values: { max: longestMessage } }]
}
