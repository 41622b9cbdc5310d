import * as v from 'valibot'
import { isLanguage, type Language } from '../i18n/languages.ts'
import { type Country, parsePhone } from '../lib/phone.ts'
import type { Checked, Fields, Problem } from './checked.ts'
import { currencyCodes } from './countries.ts'
import {
  check,
  checkTexts,
  line,
  oneOf,
  optionalEmail,
  optionalLine,
  tick,
  together,
  typedIn,
  webAddress,
  websites,
  wholeNumber,
} from './fields.forms.ts'
import { type Visibility, visibilities } from './limits.ts'
import { clockTime, type FurtherReminders, furtherReminders, reminderProblems } from './reminders.forms.ts'
import type { Texts } from './texts.ts'

const facts = {
  name: line('settings.error.practice'),
  phone: optionalLine(64),
  practiceEmail: optionalEmail(),
  currency: oneOf(currencyCodes),
  website: webAddress(),
  termsUrl: webAddress(),
  leadHours: wholeNumber(0, 8760, 0),
  horizonDays: wholeNumber(0, 3650, -1),
  maxOwnBookings: wholeNumber(0, 1000, -1),
  visibility: oneOf(visibilities),
  messagesOn: tick(),
  strict: tick(),
  confirmation: tick(),
  reminder: tick(),
  reminderDays: wholeNumber(0, 60),
  reminderTime: clockTime(),
  ...furtherReminders,
  practitionerInEmail: tick(),
  graceMinutes: wholeNumber(0, 60),
  frameOrigins: websites(),
}

const practiceTexts = {
  hours: { most: 300 },
  urgent: { most: 300, multiline: true },
}

export interface PracticeForm extends FurtherReminders {
  readonly name: string
  readonly phone: string | null
  readonly practiceEmail: string | null
  readonly currency: string
  readonly website: string | null
  readonly termsUrl: string | null
  readonly leadHours: number
  /** -1: no limit. */
  readonly horizonDays: number
  /** -1: no limit. */
  readonly maxOwnBookings: number
  readonly visibility: Visibility
  readonly messagesOn: boolean
  /** Whether only confirmed addresses get what is not the answer to a booking (rule 7). */
  readonly strict: boolean
  readonly confirmation: boolean
  readonly reminder: boolean
  readonly reminderDays: number
  /** Minutes after local midnight. */
  readonly reminderTime: number
  readonly practitionerInEmail: boolean
  readonly graceMinutes: number
  readonly frameOrigins: readonly string[]
  /** The practice's own first. */
  readonly languages: readonly Language[]
  readonly hours: Texts
  readonly urgent: Texts
}

/** `shown` are the languages whose texts were on the page. */
export function parsePractice(
  form: Fields,
  country: Country,
  shown: readonly Language[],
): Checked<PracticeForm> {
  const checked = check(v.object(facts), typedIn(form, facts))
  const texts = checkTexts(form, practiceTexts, shown)
  const more = [
    ...phoneProblems(form.text('phone'), country),
    ...(checked.ok ? reminderProblems(checked.value) : []),
  ]
  const whole = together(checked, texts, more)
  return whole.ok ? { ok: true, value: { ...whole.value, languages: languagesIn(form) } } : whole
}

function languagesIn(form: Fields): readonly Language[] {
  const own = form.text('language')
  const offered = form.list('offered').filter(isLanguage)
  return [...new Set(isLanguage(own) ? [own, ...offered] : offered)]
}

function phoneProblems(phone: string, country: Country): readonly Problem[] {
  return phone.trim() === '' || parsePhone(phone, country)
    ? []
    : [{ field: 'phone', key: 'settings.error.phone' }]
}
