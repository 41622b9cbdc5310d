import * as v from 'valibot'
import type { Language } from '../i18n/languages.ts'
import { type Country, parsePhone } from '../lib/phone.ts'
import type { LocationChange } from './change-location.ts'
import type { Checked, Fields, Problem } from './checked.ts'
import {
  check,
  checkTexts,
  line,
  oneOf,
  optionalLine,
  tick,
  together,
  typedIn,
  websites,
} from './fields.forms.ts'
import type { Choices } from './functions.ts'
import { limitFacts, limitProblems, limitsTyped } from './limits.forms.ts'

const first = {
  name: line('settings.error.name'),
  address: optionalLine(200),
  phone: optionalLine(64),
}

export interface NewLocationForm {
  readonly name: string
  readonly address: string
  readonly phone: string | null
}

/** What a new location is made of; its own page has the rest. */
export function parseNewLocation(form: Fields, country: Country): Checked<NewLocationForm> {
  const checked = check(v.object(first), typedIn(form, first))
  const whole = together(checked, { ok: true, value: {} }, phoneProblems(form, country))
  return whole.ok ? { ok: true, value: { ...whole.value, address: whole.value.address ?? '' } } : whole
}

const choice = oneOf(['', 'on', 'off'])
const facts = {
  ...first,
  outOfHoursPhone: optionalLine(64),
  frameOrigins: websites(),
  ...limitFacts,
  newBooking: choice,
  view: choice,
  rebook: choice,
  cancel: choice,
  active: tick(),
}

export function parseLocationChange(
  form: Fields,
  languages: readonly Language[],
  country: Country,
): Checked<LocationChange> {
  const plain = check(v.object(facts), typedIn(form, facts))
  const texts = checkTexts(
    form,
    { directions: { most: 500, multiline: true }, outOfHours: { most: 300, multiline: true } },
    languages,
  )
  const whole = together(plain, texts, [...phoneProblems(form, country), ...limitProblems(form)])
  if (!whole.ok) return whole
  const { name, address, phone, outOfHoursPhone, directions, outOfHours, frameOrigins, active } = whole.value
  const choices: Choices = {
    newBooking: chosen(whole.value.newBooking),
    view: chosen(whole.value.view),
    rebook: chosen(whole.value.rebook),
    cancel: chosen(whole.value.cancel),
  }
  const said = {
    name,
    address: address ?? '',
    phone,
    outOfHoursPhone,
    directions,
    outOfHours,
    frameOrigins,
    active,
  }
  return { ok: true, value: { ...said, choices, ...limitsTyped(whole.value) } }
}

function chosen(value: '' | 'on' | 'off'): boolean | null {
  return value === '' ? null : value === 'on'
}

/** Out of hours a short number such as 112 or 1177 will do. */
function phoneProblems(form: Fields, country: Country): readonly Problem[] {
  const isShort = (text: string) => /^\d{3,6}$/.test(text.replaceAll(' ', ''))
  return (['phone', 'outOfHoursPhone'] as const)
    .filter((field) => {
      const text = form.text(field).trim()
      return text !== '' && !parsePhone(text, country) && !(field === 'outOfHoursPhone' && isShort(text))
    })
    .map((field) => ({ field, key: 'settings.error.phone' }))
}
