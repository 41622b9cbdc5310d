import * as v from 'valibot'
import { type Booker, relations, type TypedPerson } from '../appointments/person.ts'
import type { Key } from '../i18n/translate.ts'
import { splitBirthDate } from '../lib/birth-date.ts'
import type { IsoDate } from '../lib/calendar.ts'
import { parseEmailAddress } from '../lib/email-address.ts'
import { cleanText, countCharacters, foldName } from '../lib/fold.ts'
import type { Country } from '../lib/phone.ts'
import type { Asked } from './asked.ts'
import { readBorn, readIdentity } from './birth.forms.ts'
import { readContacts } from './contacts.forms.ts'
import { type DetailError, missing, type Part, type Typed, typedNames } from './typed.ts'

export type Details =
  | { readonly ok: true; readonly value: TypedPerson; readonly typed: Typed }
  | { readonly ok: false; readonly errors: readonly DetailError[]; readonly typed: Typed }

const longestName = 100
const longestMessage = 500

// However long: what was typed is shown back whole, and a form is 256 KB at most (src/app.ts).
const Text = v.optional(v.string(), '')
const TypedSchema = v.object({ ...v.entriesFromList(typedNames, Text), birthDate: Text })

/** What the form holds; a birth date in one box is spread over the three. */
export function readTyped(values: Readonly<Record<string, string>>): Typed {
  const { birthDate, ...typed } = v.parse(TypedSchema, values)
  const boxes = typed['birthDate-day'] + typed['birthDate-month'] + typed['birthDate-year']
  if (birthDate === '' || boxes !== '') return typed
  const { day, month, year } = splitBirthDate(birthDate)
  return { ...typed, 'birthDate-day': day, 'birthDate-month': month, 'birthDate-year': year }
}

/** Whoever books as typed, as far as this form asks; else everything that is wrong, in the order of the page. */
export function readDetails(
  values: Readonly<Record<string, string>>,
  asked: Asked,
  country: Country,
  today: IsoDate,
): Details {
  const typed = forgetOldTerms(readTyped(values), asked)
  const firstName = readName('firstName', typed, asked.firstName)
  const lastName = readName('lastName', typed, asked.lastName)
  const identity = readIdentity(typed, asked, today)
  const birthDate = readBorn(typed, asked, identity.value, today)
  const booker = readBooker(typed, asked)
  const contacts = readContacts(typed, asked, country)
  const known = readKnown(typed, asked)
  const message = readMessage(typed, asked)
  const terms = asked.termsUrl !== null && typed.terms === '' ? [missing('terms')] : []
  const parts = [firstName, lastName, birthDate, identity, booker, contacts, known, message]
  const errors = [...parts.flatMap((part) => part.errors), ...terms]
  if (errors.length > 0) return { ok: false, errors, typed }
  const value = {
    firstName: firstName.value,
    lastName: lastName.value,
    birthDate: birthDate.value,
    identity: identity.value,
    ...contacts.value,
    booker: booker.value,
    known: known.value,
    message: message.value,
    termsUrl: asked.termsUrl,
  }
  return { ok: true, value, typed }
}

/** Who agreed to terms that have been replaced meanwhile has not agreed to the new ones (J46). */
function forgetOldTerms(typed: Typed, { termsUrl }: Asked): Typed {
  return typed.termsShown === '' || typed.termsShown === termsUrl ? typed : { ...typed, terms: '' }
}

type NameField = 'firstName' | 'lastName' | 'bookerFirstName' | 'bookerLastName'

function readName(field: NameField, typed: Typed, asked: boolean): Part<string> {
  if (!asked) return { value: '', errors: [] }
  const value = cleanText(typed[field])
  if (foldName(value) === '') return { value, errors: [{ field, key: missingName(field, typed) }] }
  if (countCharacters(value) <= longestName) return { value, errors: [] }
  if (field === 'firstName' || field === 'lastName')
    return { value, errors: [{ field, key: `booking.error.${field}.long` }] }
  return { value, errors: [{ field, key: `person.error.${field}.long` }] }
}

/** Whoever books for somebody else is told whose name it is. */
function missingName(field: NameField, typed: Typed): Key {
  if (field === 'bookerFirstName' || field === 'bookerLastName') return `person.error.${field}.missing`
  return typed.for === 'other' ? `person.error.patient.${field}` : `booking.error.${field}.missing`
}

/** Whoever books for somebody else says who they are and what to the patient (rule 3); who leaves that out is a carer. */
function readBooker(typed: Typed, asked: Asked): Part<Booker | null> {
  if (typed.for !== 'other' || !asked.booker) return { value: null, errors: [] }
  const firstName = readName('bookerFirstName', typed, true)
  const lastName = readName('bookerLastName', typed, true)
  const whose = relations.find((relation) => relation === typed.relation) ?? 'carer'
  return {
    value: { firstName: firstName.value, lastName: lastName.value, whose },
    errors: [...firstName.errors, ...lastName.errors],
  }
}

function readKnown(typed: Typed, asked: Asked): Part<TypedPerson['known']> {
  if (!asked.known) return { value: null, errors: [] }
  if (typed.known === 'new' || typed.known === 'known') return { value: typed.known, errors: [] }
  return { value: null, errors: [{ field: 'known', key: 'person.error.known' }] }
}

function readMessage(typed: Typed, asked: Asked): Part<string> {
  if (asked.message === 'hidden') return { value: '', errors: [] }
  const value = cleanText(typed.message, { multiline: true })
  if (asked.message === 'required' && value === '') return { value, errors: [missing('message')] }
  if (countCharacters(value) <= longestMessage) return { value, errors: [] }
  const values = { max: longestMessage }
  return { value, errors: [{ field: 'message', key: 'booking.error.message.long', values }] }
}

/** Nothing but the e-mail address, to look up what it leaves open; null where it is none. */
export function readEmail(typed: Typed): string | null {
  return parseEmailAddress(typed.email) ?? null
}
