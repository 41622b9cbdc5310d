import { languageNames } from '../i18n/languages.ts'
import type { Translate } from '../i18n/translate.ts'
import { countCharacters } from '../lib/fold.ts'
import type { Practice } from '../practice/practice.ts'
import type { Texts } from '../practice/texts.ts'

/** A message that the practice wrote for whoever books (P17, P18). */
export interface AutomaticTemplate {
  readonly id: number
  /** What staff call it; patients never see it. */
  readonly name: string
  readonly texts: Texts
  /** Whether it is also sent when the practice books. */
  readonly staffToo: boolean
  readonly active: boolean
  readonly rowVersion: number
}

export interface AutomaticChange {
  readonly name: string
  readonly texts: Texts
  readonly staffToo: boolean
  readonly active: boolean
}

export const mostCharacters = 3000

/** The fields of its texts, one per language that the practice speaks, with the length of each. */
export function textFields(practice: Practice, values: Readonly<Record<string, string>>) {
  return practice.languages.map((value) => ({
    value,
    label: languageNames[value],
    optional: value !== practice.language,
    count: countCharacters((values[`text-${value}`] ?? '').replaceAll('\r\n', '\n').trim()),
  }))
}

/** What the fields are called, in the order of the form. */
export function automaticLabels(practice: Practice, t: Translate) {
  return [
    ['name', t('settings.field.name')] as const,
    ...practice.languages.map(
      (value) => [`text-${value}`, t('automatic.field.text', { language: languageNames[value] })] as const,
    ),
    ['staffToo', t('automatic.field.staffToo')] as const,
    ['active', t('automatic.field.active')] as const,
  ]
}
