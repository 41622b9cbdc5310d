import * as v from 'valibot'
import { isLanguage } from '../i18n/languages.ts'
import { isTimeZone } from '../lib/calendar.ts'
import { isCountry, parsePhone } from '../lib/phone.ts'
import type { Checked, Fields, Problem } from '../practice/checked.ts'
import { isCountryOffered } from '../practice/countries.ts'
import { check, complaint, email, line, optionalLine, typedIn } from '../practice/fields.forms.ts'
import { passwordProblems } from '../staff/accounts.forms.ts'

const fields = {
  practice: line('settings.error.practice'),
  country: v.pipe(v.string(), v.check(isCountryOffered, complaint('settings.error.country'))),
  zone: v.pipe(v.string(), v.check(isTimeZone, complaint('settings.error.zone'))),
  language: v.pipe(v.string(), v.guard(isLanguage, complaint('settings.error.language'))),
  phone: line('settings.error.phone', 64),
  locationName: optionalLine(100),
  address: optionalLine(200),
  name: line('settings.error.yourName'),
  email: email(),
  password: v.string(),
}
const schema = v.object(fields)

export type SetUp = v.InferOutput<typeof schema>

export function parseSetUp(form: Fields): Checked<SetUp> {
  const checked = check(schema, typedIn(form, fields))
  const problems = [
    ...(checked.ok ? [] : checked.problems),
    ...phoneProblems(form.text('phone'), form.text('country')),
    ...passwordProblems(form.text('password')),
  ]
  return checked.ok && problems.length === 0 ? checked : { ok: false, problems: inOrder(problems) }
}

function phoneProblems(phone: string, country: string): readonly Problem[] {
  const wrong = phone.trim() !== '' && isCountry(country) && !parsePhone(phone, country)
  return wrong ? [{ field: 'phone', key: 'settings.error.phone' }] : []
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const order = Object.keys(fields)
  return problems.toSorted((one, other) => order.indexOf(one.field) - order.indexOf(other.field))
}
