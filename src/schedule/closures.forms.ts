import * as v from 'valibot'
import type { Language } from '../i18n/languages.ts'
import { type IsoDate, parseIsoDate } from '../lib/calendar.ts'
import { type Country, parsePhone } from '../lib/phone.ts'
import type { Checked, Fields, Problem } from '../practice/checked.ts'
import { check, checkTexts, complaint, optionalLine, together, typedIn } from '../practice/fields.forms.ts'
import type { Closure } from '../practice/practice.ts'

interface Around {
  readonly locations: readonly number[]
  readonly languages: readonly Language[]
  readonly country: Country
  readonly today: IsoDate
}

const all = 'all'

/** Closed days of all locations or one; without a last day the first one only. Days that are over close nothing. */
export function parseClosure(form: Fields, around: Around): Checked<Closure> {
  const fields = {
    location: v.pipe(
      v.string(),
      v.transform((text) => (text === all ? null : around.locations.find((id) => String(id) === text))),
      v.nullable(v.number(complaint('settings.error.choose'))),
    ),
    from: day((text) => parseIsoDate(text) !== undefined),
    to: day((text) => text === '' || parseIsoDate(text) !== undefined),
    coverName: optionalLine(100),
    coverPhone: v.pipe(
      optionalLine(64),
      v.check((phone) => phone === null || isPhone(phone, around.country), complaint('settings.error.phone')),
    ),
  }
  const facts = check(v.object(fields), typedIn(form, fields))
  const texts = checkTexts(form, { text: { most: 500, multiline: true } }, around.languages)
  const whole = together(facts, texts, facts.ok ? orderOf(facts.value, around.today) : [])
  if (!whole.ok) return whole
  const { location: locationId, from, to, text, coverName, coverPhone } = whole.value
  return {
    ok: true,
    value: { locationId, from, to: to === '' ? from : to, texts: text, coverName, coverPhone },
  }
}

function orderOf({ from, to }: { from: string; to: string }, today: IsoDate): readonly Problem[] {
  if (to !== '' && to < from) return [{ field: 'to', key: 'schedule.error.until' }]
  return (to || from) < today ? [{ field: to === '' ? 'from' : 'to', key: 'settings.error.from' }] : []
}

function day(isGood: (text: string) => boolean) {
  return v.pipe(
    v.string(),
    v.transform((text) => text.trim()),
    v.check(isGood, complaint('schedule.error.date')),
  )
}

/** 112 and 1177 are no numbers of a country's plan and can be dialled all the same. */
function isPhone(phone: string, country: Country): boolean {
  return /^\d{3,6}$/.test(phone) || parsePhone(phone, country) !== undefined
}
