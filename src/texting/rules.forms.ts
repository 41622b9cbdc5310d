import * as v from 'valibot'
import type { Country } from '../lib/phone.ts'
import { isCountry } from '../lib/phone.ts'
import type { Checked, Fields, Problem } from '../practice/checked.ts'
import { parseClock } from '../practice/clock.ts'
import { isCountryOffered } from '../practice/countries.ts'
import { check, complaint, oneOf, together, typedIn, wholeNumber } from '../practice/fields.forms.ts'

const policies = ['preferred', 'all', 'email-first'] as const

const clock = v.pipe(v.string(), v.transform(parseClock), v.number(complaint('settings.error.clock')))

const facts = {
  policy: oneOf(policies),
  from: v.pipe(clock, v.maxValue(1439, complaint('settings.error.clock'))),
  until: clock,
  perNumber: wholeNumber(1, 100),
  perDay: wholeNumber(0, 100_000),
  price: v.pipe(v.string(), v.transform(microsIn), v.number(complaint('sending.error.price'))),
}

export interface TextRules {
  readonly policy: (typeof policies)[number]
  /** Minutes after local midnight. */
  readonly from: number
  readonly until: number
  readonly perNumber: number
  readonly perDay: number
  /** Of one segment, in millionths of the currency. */
  readonly price: number
  readonly countries: readonly Country[]
}

export function parseTextRules(form: Fields): Checked<TextRules> {
  const checked = check(v.object(facts), typedIn(form, facts))
  const countries = form
    .list('countries')
    .filter((code): code is Country => isCountry(code) && isTexted(code))
  const late: Problem[] =
    checked.ok && checked.value.until <= checked.value.from
      ? [{ field: 'until', key: 'sending.error.hours' }]
      : []
  const none: Problem[] =
    countries.length === 0 ? [{ field: 'countries', key: 'sending.error.countries' }] : []
  return together(checked, { ok: true, value: { countries: [...new Set(countries)] } }, [...none, ...late])
}

/** Whether the country has numbers that are mobile and nothing else; North America's may be either. */
export function isTexted(code: string): boolean {
  return isCountryOffered(code) && code !== 'US' && code !== 'CA'
}

/** "0,075" and "0.075"; at most six digits behind the point. */
function microsIn(text: string): number | undefined {
  const [, whole = '', , part = ''] = /^(\d{1,2})([.,](\d{1,6}))?$/.exec(text.trim()) ?? []
  const micros = Number(whole) * 1e6 + Number(part.padEnd(6, '0'))
  return whole !== '' && micros <= 10e6 ? micros : undefined
}
