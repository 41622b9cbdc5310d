import * as v from 'valibot'
import { isLanguage } from '../i18n/languages.ts'
import { isTimeZone } from '../lib/calendar.ts'
import { isCountry, parsePhone } from '../lib/phone.ts'
import type { Checked, Fields, Problem } from '../practice/checked.ts'
import { isCountryOffered, zoneOfCountry } from '../practice/countries.ts'
import { check, complaint, email, line, typedIn } from '../practice/fields.forms.ts'
import { passwordProblems } from '../staff/accounts.forms.ts'

const fields = {
  language: v.pipe(v.string(), v.guard(isLanguage, complaint('settings.error.language'))),
  country: v.pipe(v.string(), v.check(isCountryOffered, complaint('settings.error.country'))),
  zone: v.pipe(
    v.string(),
    v.check((text) => text === '' || isTimeZone(text), complaint('settings.error.zone')),
  ),
  practice: line('settings.error.practice'),
  phone: line('settings.error.phone', 64),
  name: line('settings.error.yourName'),
  email: email(),
  password: v.string(),
}
const schema = v.object(fields)

export type SetUp = v.InferOutput<typeof schema>

/** An empty time zone is that of the country, where it has one. */
export function parseSetUp(form: Fields): Checked<SetUp> {
  const checked = check(schema, typedIn(form, fields))
  const country = form.text('country')
  const problems = [
    ...(checked.ok ? [] : checked.problems),
    ...zoneProblems(form.text('zone'), country),
    ...phoneProblems(form.text('phone'), country),
    ...passwordProblems(form.text('password')),
  ]
  if (!checked.ok || problems.length > 0) return { ok: false, problems: inOrder(problems) }
  return { ok: true, value: { ...checked.value, zone: checked.value.zone || (zoneOfCountry(country) ?? '') } }
}

function zoneProblems(zone: string, country: string): readonly Problem[] {
  const several = zone === '' && isCountryOffered(country) && zoneOfCountry(country) === undefined
  return several ? [{ field: 'zone', key: 'start.setUp.severalZones' }] : []
}

function phoneProblems(phone: string, country: string): readonly Problem[] {
  const wrong = phone.trim() !== '' && isCountry(country) && !parsePhone(phone, country)
  return wrong ? [{ field: 'phone', key: 'settings.error.phone' }] : []
}

function inOrder(problems: readonly Problem[]): readonly Problem[] {
  const order = Object.keys(fields)
  return problems.toSorted((one, other) => order.indexOf(one.field) - order.indexOf(other.field))
}
