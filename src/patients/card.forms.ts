import * as v from 'valibot'
import { languages } from '../i18n/languages.ts'
import type { Key } from '../i18n/translate.ts'
import { readBirthDate, splitBirthDate } from '../lib/birth-date.ts'
import type { IsoDate } from '../lib/calendar.ts'
import { parseEmailAddress } from '../lib/email-address.ts'
import { foldName } from '../lib/fold.ts'
import { type Country, parsePhone } from '../lib/phone.ts'
import type { Checked, Fields } from '../practice/checked.ts'
import {
  check,
  complaint,
  line,
  oneOf,
  optionalLine,
  tick,
  together,
  typedIn,
} from '../practice/fields.forms.ts'
import type { CardChange, NewCard } from './card.ts'

const names = { firstName: name('patients.error.firstName'), lastName: name('patients.error.lastName') }
const known = {
  ...names,
  language: oneOf(languages),
  notifications: tick(),
  preferredChannel: oneOf(['', 'email', 'sms']),
  protected: tick(),
  excludedOnline: tick(),
  excludedReason: optionalLine(500),
}
const fresh = { ...names, language: oneOf(languages) }

/** What staff say of a patient. `today` is the practice's date. */
export function parseCard(form: Fields, today: IsoDate): Checked<CardChange> {
  const facts = together(check(v.object(known), typedIn(form, known)), born(form, today))
  if (!facts.ok) return facts
  const { preferredChannel, ...rest } = facts.value
  return { ok: true, value: { ...rest, preferredChannel: preferredChannel === '' ? null : preferredChannel } }
}

/** A new card: names, birth date, and how to reach the patient as far as it is known. */
export function parseNewCard(form: Fields, country: Country, today: IsoDate): Checked<NewCard> {
  const facts = together(check(v.object(fresh), typedIn(form, fresh)), born(form, today))
  return together(facts, parseContacts(form, country))
}

/** A line with at least one letter or digit: a name of signs alone could be found by nobody. */
function name(missing: Key) {
  return v.pipe(
    line(missing),
    v.check((text) => foldName(text) !== '', complaint(missing)),
  )
}

function born(form: Fields, today: IsoDate): Checked<Pick<CardChange, 'birthDate'>> {
  const text = form.text('birthDate').trim()
  if (text === '') return { ok: true, value: { birthDate: null } }
  const read = readBirthDate(splitBirthDate(text), today)
  if (read.ok) return { ok: true, value: { birthDate: read.date } }
  const key = read.problem === 'future' ? 'patients.error.future' : 'patients.error.birthDate'
  return { ok: false, problems: [{ field: 'birthDate', key }] }
}

/** A phone number and an e-mail address, each as far as it is given. */
export function parseContacts(form: Fields, country: Country): Checked<Pick<NewCard, 'phone' | 'email'>> {
  const [typedPhone, typedEmail] = [form.text('phone').trim(), form.text('email').trim()]
  const phone = typedPhone === '' ? null : parsePhone(typedPhone, country)?.e164
  const email = typedEmail === '' ? null : parseEmailAddress(typedEmail)
  if (phone !== undefined && email !== undefined) return { ok: true, value: { phone, email } }
  return {
    ok: false,
    problems: [
      ...(phone === undefined ? [{ field: 'phone', key: 'patients.error.phone' } as const] : []),
      ...(email === undefined ? [{ field: 'email', key: 'settings.error.email' } as const] : []),
    ],
  }
}
