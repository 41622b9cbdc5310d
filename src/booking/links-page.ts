import type { Translate } from '../i18n/translate.ts'
import type { Labels } from '../practice/checked.ts'
import type { Location } from '../practice/practice.ts'
import type { Calendar } from '../staff/calendars.ts'
import type { AppointmentType } from '../types/types.ts'
import type { BookingLink } from './link.ts'

/** Everything that a link may name or names already. */
export interface Facts {
  readonly types: readonly AppointmentType[]
  readonly locations: readonly Location[]
  readonly calendars: readonly Calendar[]
}

/** What the form of a link shows before anybody has typed. */
export function linkValues(link: BookingLink | undefined): Readonly<Record<string, string>> {
  if (!link) return { fixed: 'yes', active: 'yes' }
  return {
    slug: link.slug,
    type: String(link.typeId ?? ''),
    location: String(link.locationId ?? ''),
    practitioner: String(link.calendarId ?? ''),
    fixed: link.fixed ? 'yes' : '',
    active: link.active ? 'yes' : '',
  }
}

/** "Flu jab · De Linde", or that everything is open. */
export function whatLinkNames(link: BookingLink, facts: Facts, t: Translate): string {
  const names = [
    facts.types.find(({ id }) => id === link.typeId)?.name,
    facts.locations.find(({ id }) => id === link.locationId)?.name,
    facts.calendars.find(({ id }) => id === link.calendarId)?.publicName,
  ].filter((name) => name !== undefined)
  return names.length > 0 ? names.join(' · ') : t('links.allOpen')
}

/** The three lists of the form: what is in use, and what this link names all the same. */
export function linkChoices(
  { types, locations, calendars }: Facts,
  link: BookingLink | undefined,
  t: Translate,
) {
  const open = { value: '', label: t('links.open') }
  const listed = (
    list: readonly { readonly id: number; readonly active: boolean; readonly label: string }[],
    named: number | null | undefined,
  ) => [
    open,
    ...list
      .filter(({ id, active }) => active || id === named)
      .map(({ id, label }) => ({ value: String(id), label })),
  ]
  return {
    types: listed(
      types.map((each) => ({ ...each, label: each.name })),
      link?.typeId,
    ),
    locations: listed(
      locations.map((each) => ({ ...each, label: each.name })),
      link?.locationId,
    ),
    practitioners: listed(
      calendars.map((each) => ({ ...each, label: each.publicName })),
      link?.calendarId,
    ),
  }
}

export function linkLabels(t: Translate): Labels {
  return [
    ['type', t('settings.field.type')],
    ['location', t('settings.field.location')],
    ['practitioner', t('links.field.practitioner')],
    ['slug', t('links.field.slug')],
  ]
}
