import { languageNames } from '../i18n/languages.ts'
import type { Translate } from '../i18n/translate.ts'
import { looksLikeAddress } from '../lib/street.ts'
import { aboveWords } from './above.ts'
import type { Labels } from './checked.ts'
import { functionWords } from './function-words.ts'
import { functionNames } from './functions.ts'
import { limitLabels, limitValues } from './limit-values.ts'
import type { LimitRow, Limits } from './limits.ts'
import type { LocationUsage } from './location-usage.ts'
import type { Location, Practice } from './practice.ts'

type Values = Readonly<Record<string, string>>

/** A location with what its page says about it. */
export interface AroundLocation {
  readonly location: Location
  readonly usage: LocationUsage
  /** In force above it, and here. */
  readonly above: Limits
  readonly here: Limits
}

/** What stands in the fields of a location's page; `own` are the limits that it sets itself. */
export function locationValues(location: Location, own: LimitRow, { languages }: Practice): Values {
  const texts = languages.flatMap((language) => [
    [`directions-${language}`, location.directions[language] ?? ''],
    [`outOfHours-${language}`, location.outOfHours[language] ?? ''],
  ])
  const switches = functionNames.map((name) => [name, choiceTyped(location.choices[name])])
  return {
    name: location.name,
    address: location.address,
    phone: location.phone ?? '',
    outOfHoursPhone: location.outOfHoursPhone ?? '',
    frameOrigins: location.frameOrigins.join('\n'),
    active: location.active ? 'yes' : '',
    ...limitValues(own),
    ...Object.fromEntries([...texts, ...switches]),
  }
}

/** All that the page of a location shows besides what was typed. */
export function locationModel(around: AroundLocation, practice: Practice, t: Translate) {
  const { location, usage, above, here } = around
  const { portalOpen } = practice.functions
  const hours = { rebookHours: here.rebookHours.value, cancelHours: here.cancelHours.value }
  return {
    location: { id: location.id, name: location.name, active: location.active, slug: location.slug },
    texts: practice.languages.map((value) => ({ value, label: languageNames[value] })),
    usage: locationUsageWords(usage, t),
    warnings: [
      ...(location.active && looksLikeAddress(location.name) ? [t('wording.warn.here')] : []),
      ...(!location.active && usage.appointments > 0
        ? [t('people.warn.inactive', { count: usage.appointments })]
        : []),
    ],
    above: aboveWords([{ limits: above, calendar: '', location: '' }], t),
    switches: functionNames.map((name) => ({
      name,
      label: t(`people.function.${name}`),
      options: switchChoices(practice.functions[name], t),
    })),
    can: functionWords({ portalOpen, functions: location.functions, ...hours }, t),
  }
}

export function locationLabels({ languages }: Practice, t: Translate): Labels {
  return [
    ...newLocationLabels(t),
    ...languages.map(
      (value) =>
        [`directions-${value}`, t('people.field.directions', { language: languageNames[value] })] as const,
    ),
    ['outOfHoursPhone', t('people.field.outOfHoursPhone')],
    ...languages.map(
      (value) =>
        [`outOfHours-${value}`, t('people.field.outOfHours', { language: languageNames[value] })] as const,
    ),
    ...functionNames.map((name) => [name, t(`people.function.${name}`)] as const),
    ...limitLabels(t),
    ['frameOrigins', t('look.field.locationOrigins')],
    ['active', t('settings.field.active')],
  ]
}

export function newLocationLabels(t: Translate): Labels {
  return [
    ['name', t('settings.field.locationName')],
    ['address', t('settings.field.address')],
    ['phone', t('settings.field.phone')],
  ]
}

function switchChoices(above: boolean, t: Translate) {
  return [
    { value: '', label: t(above ? 'people.switch.aboveOn' : 'people.switch.aboveOff') },
    { value: 'on', label: t('people.switch.on') },
    { value: 'off', label: t('people.switch.off') },
  ]
}

function choiceTyped(choice: boolean | null): string {
  return choice === null ? '' : choice ? 'on' : 'off'
}

function locationUsageWords({ appointments, calendars, types, rooms }: LocationUsage, t: Translate): string {
  const said = [
    ...(appointments > 0 ? [t('people.usage.appointments', { count: appointments })] : []),
    ...(calendars.length > 0 ? [t('people.usage.hours', { names: calendars.join(', ') })] : []),
    ...(types.length > 0 ? [t('people.usage.types', { names: types.join(', ') })] : []),
    ...(rooms.length > 0 ? [t('people.usage.rooms', { names: rooms.join(', ') })] : []),
  ]
  return said.length > 0 ? t('people.usage', { list: said.join('; ') }) : t('people.usage.none')
}
