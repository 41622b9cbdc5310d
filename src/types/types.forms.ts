import * as v from 'valibot'
import type { Language } from '../i18n/languages.ts'
import type { Checked, Fields, Problem } from '../practice/checked.ts'
import {
  check,
  checkTexts,
  complaint,
  line,
  oneOf,
  optionalLine,
  tick,
  together,
  typedIn,
  wholeNumber,
} from '../practice/fields.forms.ts'
import { type Visibility, visibilities } from '../practice/limits.ts'
import type { Texts } from '../practice/texts.ts'

const wrongPrice = complaint('settings.error.price')
/** What a new type is made of; a type that is there already has more to it (change-type.forms.ts). */
export const typeFacts = {
  name: line('settings.error.name'),
  minutes: fives(5, 720),
  gridMinutes: fives(5, 720, 15),
  bufferBefore: fives(0, 240, 0),
  bufferAfter: fives(0, 240, 0),
  price: v.pipe(v.string(), v.transform(centsIn), v.nullable(v.number(wrongPrice))),
  visitingAddress: optionalLine(200),
  online: tick(),
  notify: tick(),
}

type Facts = v.InferOutput<v.ObjectSchema<typeof typeFacts, undefined>>

export interface TypeForm extends Omit<Facts, 'price'> {
  readonly priceCents: number | null
  readonly publicNames: Texts
  readonly descriptions: Texts
  readonly information: Texts
  readonly calendarIds: readonly number[]
}

export const typeTexts = {
  publicName: { most: 100 },
  description: { most: 500, multiline: true },
  information: { most: 2000, multiline: true },
}

export function parseType(
  form: Fields,
  languages: readonly Language[],
  calendars: readonly number[],
): Checked<TypeForm> {
  const checked = check(v.object(typeFacts), typedIn(form, typeFacts))
  const calendarIds = calendars.filter((id) => form.list('calendar').includes(String(id)))
  const nobody: readonly Problem[] =
    calendarIds.length > 0 ? [] : [{ field: 'calendar', key: 'settings.error.calendars' }]
  const whole = together(checked, checkTexts(form, typeTexts, languages), nobody)
  if (!whole.ok) return whole
  const { price: priceCents, publicName: publicNames, description: descriptions, ...type } = whole.value
  return { ok: true, value: { ...type, priceCents, publicNames, descriptions, calendarIds } }
}

export interface KindForm {
  readonly name: string
  readonly colour: number
  readonly web: boolean
  readonly active: boolean
  /** null: as type, calendar and practice say (P7, rule 12). */
  readonly visibility: Visibility | null
  /** undefined: all types. */
  readonly typeIds: readonly number[] | undefined
}

const kindFacts = {
  name: line('settings.error.name', 60),
  colour: wholeNumber(1, 6),
  web: tick(),
  active: tick(),
  visibility: oneOf(['', ...visibilities]),
  mode: v.picklist(['all', 'listed'], complaint('settings.error.types')),
}

/** `taken` are the names of the other kinds. */
export function parseKind(
  form: Fields,
  types: readonly number[],
  taken: readonly string[],
): Checked<KindForm> {
  const checked = check(v.object(kindFacts), typedIn(form, kindFacts))
  const listed = types.filter((id) => form.list('type').includes(String(id)))
  const problems: Problem[] = []
  if (checked.ok && taken.some((name) => isSameName(name, checked.value.name)))
    problems.push({ field: 'name', key: 'settings.error.nameInUse' })
  if (form.text('mode') === 'listed' && listed.length === 0)
    problems.push({ field: 'mode', key: 'settings.error.types' })
  const whole = together(checked, { ok: true, value: {} }, problems)
  if (!whole.ok) return whole
  const { mode, ...kind } = whole.value
  const visibility = kind.visibility === '' ? null : kind.visibility
  return { ok: true, value: { ...kind, visibility, typeIds: mode === 'listed' ? listed : undefined } }
}

// The appointment book counts in steps of five minutes.
function fives(least: number, most: number, otherwise?: number) {
  const wrong = complaint('settings.error.fives', { least, most })
  return v.pipe(
    wholeNumber(least, most, otherwise),
    v.check((minutes) => minutes % 5 === 0, wrong),
  )
}

/** "62", "62,50" and "€ 62.50" in cents; null where nothing is said. */
function centsIn(text: string): number | null | undefined {
  const typed = text.replace(/[\s\u00a0]|€|kr\.?|[A-Z]{3}/g, '')
  if (typed === '') return null
  const [, whole, cents = '0'] = /^(\d{1,6})(?:[.,](\d{1,2}|-))?$/.exec(typed.replace(/,-$/, '')) ?? []
  return whole === undefined ? undefined : Number(whole) * 100 + Number(cents.padEnd(2, '0'))
}

function isSameName(one: string, other: string): boolean {
  return one.localeCompare(other, undefined, { sensitivity: 'accent' }) === 0
}
