import { type Language, languageNames } from '../i18n/languages.ts'
import type { Translate } from '../i18n/translate.ts'
import { countCharacters } from '../lib/fold.ts'
import { looksLikeAddress } from '../lib/street.ts'
import type { Labels } from '../practice/checked.ts'
import type { Location, Practice } from '../practice/practice.ts'
import type { AppointmentType } from '../types/types.ts'
import type { Wording } from '../types/wording.ts'
import { type Channel, letterKinds, seriesKinds } from './messages.ts'
import { findingIn } from './phi.ts'

/** The kinds whose words a practice may put some of its own around (O30). */
export const wordedKinds = [...letterKinds, ...seriesKinds, 'dialogue'] as const
export type WordedKind = (typeof wordedKinds)[number]

/** All that patients are sent, with what stands as it is. */
export const shownKinds = [
  ...letterKinds,
  ...seriesKinds,
  'reminder-day',
  'dialogue',
  'confirm-contact',
] as const
export type ShownKind = (typeof shownKinds)[number]

export function isWorded(kind: ShownKind): kind is WordedKind {
  return wordedKinds.some((each) => each === kind)
}

type Values = Readonly<Record<string, string>>

/** How long a text around a message may be. */
export function limitOf(channel: Channel): number {
  return channel === 'sms' ? 300 : 1000
}

/** What stands in the fields where nobody has typed. */
export function wordingValues({ before, after }: Wording, { languages }: Practice): Values {
  return Object.fromEntries(
    languages.flatMap((each) => [
      [`before-${each}`, before[each] ?? ''],
      [`after-${each}`, after[each] ?? ''],
    ]),
  )
}

export function wordingLabels({ languages }: Practice, t: Translate): Labels {
  return languages.flatMap((each) => {
    const language = languageNames[each]
    return [
      [`before-${each}`, t('wording.field.before', { language })] as const,
      [`after-${each}`, t('wording.field.after', { language })] as const,
    ]
  })
}

/** The two fields of one language, with the room that is used in each. */
export function fieldsOf(language: Language, values: Values, channel: Channel, t: Translate) {
  const most = limitOf(channel)
  return (['before', 'after'] as const).map((place) => ({
    name: `${place}-${language}`,
    label: t(`wording.field.${place}`, { language: languageNames[language] }),
    most,
    count: countCharacters((values[`${place}-${language}`] ?? '').replaceAll('\r\n', '\n').trim()),
  }))
}

/** The languages in which nothing is said while others say something. */
export function missingIn(values: Values, { languages }: Practice): readonly string[] {
  const isEmpty = (each: Language) => !values[`before-${each}`]?.trim() && !values[`after-${each}`]?.trim()
  return languages.every(isEmpty) ? [] : languages.filter(isEmpty).map((each) => languageNames[each])
}

/** What staff should look at again in the fields of one language before it stands in messages (rule 27). */
export function warningsOf(
  fields: readonly { readonly name: string; readonly label: string }[],
  values: Values,
  types: readonly AppointmentType[],
  t: Translate,
): readonly string[] {
  const names = typeNames(types)
  return fields.flatMap(({ name, label: field }) => {
    const { address, type } = findingIn(values[name] ?? '', names)
    return [
      ...(address ? [t('wording.warn.address', { field })] : []),
      ...(type === '' ? [] : [t('wording.warn.type', { field, name: type })]),
    ]
  })
}

/** The same of the names of the locations, which stand in messages by themselves (O16, O17). */
export function placeWarnings(
  locations: readonly Location[],
  types: readonly AppointmentType[],
  t: Translate,
): readonly { readonly text: string; readonly href: string }[] {
  const names = typeNames(types)
  return locations
    .filter(({ active }) => active)
    .flatMap(({ id, name }) => {
      const { type } = findingIn(name, names)
      const texts = [
        ...(looksLikeAddress(name) ? [t('wording.warn.place', { name })] : []),
        ...(type === '' ? [] : [t('wording.warn.placeType', { name, type })]),
      ]
      return texts.map((text) => ({ text, href: `/staff/settings/locations/${id}` }))
    })
}

function typeNames(types: readonly AppointmentType[]): readonly string[] {
  const inUse = types.filter(({ active }) => active)
  return [...new Set(inUse.flatMap(({ name, publicNames }) => [name, ...Object.values(publicNames)]))]
}
