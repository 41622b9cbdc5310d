import type { Language } from '../i18n/languages.ts'
import { languages } from '../i18n/languages.ts'
import { type Key, translator } from '../i18n/translate.ts'
import type { Texts } from '../practice/texts.ts'
import type { Hours } from '../schedule/hours.ts'

/** What a practice does, as far as the starting point differs. */
export const tradeNames = ['dentist', 'physio', 'gp', 'psychologist', 'other'] as const
export type TradeName = (typeof tradeNames)[number]

export interface StartType {
  readonly name: 'one' | 'two' | 'three'
  readonly minutes: number
}

/** Three lengths that most practices of a trade know; all of it can be changed afterwards. */
const minutes: Readonly<Record<TradeName, readonly [number, number, number]>> = {
  dentist: [30, 45, 20],
  physio: [45, 30, 30],
  gp: [15, 30, 15],
  psychologist: [60, 45, 30],
  other: [45, 30, 15],
}

export function startTypes(trade: TradeName): readonly StartType[] {
  const [one, two, three] = minutes[trade]
  return [
    { name: 'one', minutes: one },
    { name: 'two', minutes: two },
    { name: 'three', minutes: three },
  ]
}

/** The same words in every language, those that the practice may offer later included. */
export function inEveryLanguage(key: Key): Texts {
  return Object.fromEntries(languages.map((language: Language) => [language, translator(language)(key)]))
}

/** Monday to Friday 9–17 with an hour for lunch. */
export function startWeek(
  kindId: number,
  locationId: number,
): readonly (Hours & { readonly kindId: number; readonly locationId: number })[] {
  return [1, 2, 3, 4, 5].flatMap((weekday) => [
    { weekday, fromMinute: 540, toMinute: 720, kindId, locationId },
    { weekday, fromMinute: 780, toMinute: 1020, kindId, locationId },
  ])
}
