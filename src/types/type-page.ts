import { languageNames } from '../i18n/languages.ts'
import type { Translate } from '../i18n/translate.ts'
import { countCharacters } from '../lib/fold.ts'
import { aboveWords } from '../practice/above.ts'
import type { Practice } from '../practice/practice.ts'
import { visibilityChoices } from '../practice/visibility.ts'
import type { Around } from './around.ts'
import { blockWarnings, messageWarnings } from './type-warnings.ts'
import { type BlockKind, typeClasses } from './types.ts'

type Values = Readonly<Record<string, string>>

/** What is ticked in the lists of the page. */
export interface Chosen {
  readonly calendars: readonly string[]
  readonly locations: readonly string[]
  readonly needs: readonly { readonly name: string; readonly means: readonly string[] }[]
}

/** All that the page of a type shows besides what was typed. */
export function typeModel(around: Around, practice: Practice, values: Values, chosen: Chosen, t: Translate) {
  const { type } = around
  return {
    // A field has a type of its own.
    appointmentType: {
      id: type.id,
      name: type.name,
      online: type.online,
      active: type.active,
      slug: type.slug,
    },
    currency: practice.currency,
    texts: practice.languages.map((value) => ({
      value,
      label: languageNames[value],
      count: descriptionCount(values, value),
    })),
    above: aboveWords(around.above, t),
    warnings: [...blockWarnings(type, around.kinds, t), ...messageWarnings(type, around.templates, t)],
    ...listsOf(around, chosen, t),
    ...choicesOf(around, t),
  }
}

/** How much of the 500 characters a description uses (F27); a line break is one, however it was sent. */
export function descriptionCount(values: Values, language: string): number {
  return countCharacters((values[`description-${language}`] ?? '').replaceAll('\r\n', '\n').trim())
}

function listsOf({ calendars, locations, means }: Around, chosen: Chosen, t: Translate) {
  const tick = (id: number, label: string, active: boolean, ids: readonly string[]) => ({
    value: String(id),
    label: active ? label : t('settings.inactive', { name: label }),
    chosen: ids.includes(String(id)),
  })
  const placeOf = (id: number | null) => locations.find((location) => location.id === id)?.name
  const named = (name: string, place?: string) => (place && locations.length > 1 ? `${name}, ${place}` : name)
  const rows = means.length > 0 ? [...chosen.needs.filter(isFilled), { name: '', means: [] }] : []
  return {
    calendars: calendars.map((each) => tick(each.id, each.publicName, each.active, chosen.calendars)),
    locations: locations.map((each) => tick(each.id, each.name, each.active, chosen.locations)),
    needs: rows.map((row, index) => ({
      index,
      name: row.name,
      options: means.map((each) =>
        tick(each.id, named(each.name, placeOf(each.locationId)), each.active, row.means),
      ),
    })),
  }
}

function isFilled({ name, means }: Chosen['needs'][number]): boolean {
  return name.trim() !== '' || means.length > 0
}

function choicesOf({ kinds, templates }: Around, t: Translate) {
  const kindLabel = (kind: BlockKind) =>
    kind.web ? kind.name : t('settings.kinds.offline', { name: kind.name })
  return {
    colours: ([1, 2, 3, 4, 5, 6] as const).map((value) => ({
      value: String(value),
      label: t(`schedule.colour.${value}`),
      colour: value,
    })),
    templates: [
      { value: '', label: t('automatic.template.none') },
      ...templates.map(({ id, name, active }) => ({
        value: String(id),
        label: active ? name : t('settings.inactive', { name }),
      })),
    ],
    kinds: [
      { value: '', label: t('settings.choose') },
      ...kinds.map((kind) => ({ value: String(kind.id), label: kindLabel(kind) })),
    ],
    who: (['both', 'new', 'known'] as const).map((value) => ({ value, label: t(`settings.who.${value}`) })),
    practitioners: (['may', 'none', 'required'] as const).map((value) => ({
      value,
      label: t(`settings.practitioner.${value}`),
    })),
    ages: (['birthday', 'year'] as const).map((value) => ({ value, label: t(`settings.age.${value}`) })),
    classes: typeClasses.map((value) => ({
      value,
      label: t(`visit.class.${value}`),
      hints: [t(`visit.class.${value}.hint`)],
    })),
    ways: [{ value: '', label: t('settings.above'), hints: [] }, ...visibilityChoices(t)],
  }
}
