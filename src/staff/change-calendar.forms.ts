import * as v from 'valibot'
import type { Language } from '../i18n/languages.ts'
import { type IsoDate, parseIsoDate } from '../lib/calendar.ts'
import type { Checked, Fields, Problem } from '../practice/checked.ts'
import {
  check,
  checkTexts,
  complaint,
  line,
  optionalLine,
  tick,
  together,
  typedIn,
} from '../practice/fields.forms.ts'
import {
  limitFacts,
  limitProblems,
  limitsTyped,
  ownLimitFacts,
  ownLimitsTyped,
} from '../practice/limits.forms.ts'
import type { CalendarChange } from './change-calendar.ts'

const facts = {
  name: line('settings.error.name'),
  publicName: optionalLine(100),
  online: tick(),
  active: tick(),
  fromDate: optionalDate(),
  toDate: optionalDate(),
  ...limitFacts,
  ...ownLimitFacts,
}

/** What the form of a calendar offers: the languages of the practice and the accounts it may belong to. */
interface Offered {
  readonly languages: readonly Language[]
  readonly accounts: readonly number[]
}

export function parseCalendarChange(form: Fields, { languages, accounts }: Offered): Checked<CalendarChange> {
  const plain = check(v.object(facts), typedIn(form, facts))
  const texts = checkTexts(
    form,
    { profession: { most: 100 }, about: { most: 1000, multiline: true } },
    languages,
  )
  const account = form.text('account')
  const userId = accounts.find((id) => String(id) === account) ?? null
  const unknown: readonly Problem[] =
    account !== '' && userId === null ? [{ field: 'account', key: 'settings.error.choose' }] : []
  const whole = together(plain, texts, [...limitProblems(form), ...unknown])
  if (!whole.ok) return whole
  const { name, publicName, profession, about, online, active, fromDate, toDate } = whole.value
  if (fromDate !== null && toDate !== null && toDate < fromDate)
    return { ok: false, problems: [{ field: 'toDate', key: 'people.error.dates' }] }
  const said = { name, publicName: publicName ?? name, profession, about, online, active, fromDate, toDate }
  return { ok: true, value: { ...said, userId, ...limitsTyped(whole.value), ...ownLimitsTyped(whole.value) } }
}

function optionalDate() {
  return v.pipe(
    v.string(),
    v.transform((text): IsoDate | null | undefined =>
      text.trim() === '' ? null : parseIsoDate(text.trim()),
    ),
    v.nullable(v.string(complaint('people.error.date'))),
  )
}
