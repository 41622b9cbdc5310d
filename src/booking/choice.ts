import type { Wish } from '../availability/wish.ts'
import type { EpochSeconds, Zone } from '../lib/calendar.ts'
import type { Location } from '../practice/practice.ts'
import type { Calendar } from '../staff/calendars.ts'
import type { AppointmentType } from '../types/types.ts'

/** What the practice offers online, whatever the time. */
export interface Offering {
  readonly types: readonly AppointmentType[]
  readonly calendars: readonly Calendar[]
  readonly locations: readonly Location[]
  /** Where a calendar has blocks in its schedule. */
  readonly placesOf: (calendarId: number) => ReadonlySet<number>
}

/** What the address or the form names, by slug; 'any' for no preference. */
export interface Named {
  readonly type: string
  readonly location: string
  readonly practitioner: string
  /** The link by which the visitor came; absent or '' without one. */
  readonly link?: string
}

export const noPreference = 'any'

/** A choice so far. `step` is what is asked next; `unavailable`: something named is not, or no longer, offered (P37). */
export interface Choice {
  readonly step: 'nothing' | 'unavailable' | 'type' | 'location' | 'practitioner' | 'times'
  readonly type: AppointmentType | undefined
  readonly location: Location | undefined
  /** Those who come into question: one where a practitioner is chosen. */
  readonly calendars: readonly Calendar[]
  /** All who do this type at this location. */
  readonly doers: readonly Calendar[]
  readonly practitioner: Calendar | undefined
  readonly any: boolean
  /** The link by which the visitor came; '' without one. */
  readonly link: string
  readonly types: readonly AppointmentType[]
  readonly locations: readonly Location[]
  /** Whether there is anything to choose at the step, the later answers aside; else it is skipped (J12, J13). */
  readonly asked: { readonly type: boolean; readonly location: boolean; readonly practitioner: boolean }
}

/** Steps in the order type, location, practitioner (J11); a step with one option is skipped; later answers that no longer fit are forgotten. */
export function choose(offering: Offering, named: Named): Choice {
  const practitioner = offering.calendars.find((each) => each.slug === named.practitioner)
  const location = offering.locations.find((each) => each.slug === named.location)
  const types = offering.types.filter((type) => !practitioner || type.calendarIds.includes(practitioner.id))
  const type = types.length === 1 ? types[0] : types.find((each) => each.slug === named.type)
  const start = {
    types,
    type,
    location,
    calendars: [],
    doers: [],
    practitioner: undefined,
    any: false,
    link: named.link ?? '',
    locations: [],
  }
  const asked = { type: offering.types.length > 1, location: false, practitioner: false }
  if (offering.types.length === 0) return { ...start, step: 'nothing', asked }
  if (types.length === 0 || isUnknown(offering, named, { type, location, practitioner }))
    return { ...start, step: 'unavailable', asked }
  if (!type) return { ...start, step: 'type', asked }
  return chooseLocation(offering, named, { ...start, type, asked })
}

type Started = Omit<Choice, 'step'> & { readonly type: AppointmentType }

function isUnknown(
  offering: Offering,
  named: Named,
  found: { type: unknown; location: unknown; practitioner: unknown },
): boolean {
  const type = offering.types.find((each) => each.slug === named.type)
  return (
    (named.type !== '' && !type) ||
    (named.type !== '' && type !== undefined && !found.type) ||
    (named.location !== '' && !found.location) ||
    (named.practitioner !== '' && named.practitioner !== noPreference && !found.practitioner)
  )
}

function chooseLocation(offering: Offering, named: Named, start: Started): Choice {
  const doers = offering.calendars.filter((each) => start.type.calendarIds.includes(each.id))
  const wanted = doers.filter((each) => each.slug === named.practitioner)
  const placesOf = (them: readonly Calendar[]) =>
    new Set(them.flatMap((each) => [...offering.placesOf(each.id)]))
  const allowed = offering.locations.filter(
    (each) => start.type.locationIds.length === 0 || start.type.locationIds.includes(each.id),
  )
  const open = allowed.filter((each) => placesOf(wanted.length > 0 ? wanted : doers).has(each.id))
  const locations = open.length > 0 ? open : allowed.slice(0, 1)
  const location =
    locations.length === 1 ? locations[0] : locations.find((each) => each.id === start.location?.id)
  const asked = {
    ...start.asked,
    location: allowed.filter((each) => placesOf(doers).has(each.id)).length > 1,
  }
  if (locations.length === 0) return { ...start, step: 'unavailable', location: undefined, asked }
  if (!location) return { ...start, step: 'location', location, locations, asked }
  return choosePractitioner(offering, named, { ...start, location, locations, asked }, doers)
}

function choosePractitioner(
  offering: Offering,
  named: Named,
  start: Started & { readonly location: Location },
  able: readonly Calendar[],
): Choice {
  const here = able.filter((each) => offering.placesOf(each.id).has(start.location.id))
  const doers = here.length > 0 ? here : able
  const only = doers.length === 1 ? doers[0] : undefined
  const mayChoose = start.type.practitionerChoice !== 'none'
  const wanted = mayChoose ? doers.find((each) => each.slug === named.practitioner) : undefined
  const practitioner = only ?? wanted
  const chosen = {
    ...start,
    doers,
    practitioner,
    asked: { ...start.asked, practitioner: !only && mayChoose },
  }
  if (practitioner) return { ...chosen, step: 'times', calendars: [practitioner] }
  const any = !mayChoose || (start.type.practitionerChoice === 'may' && named.practitioner === noPreference)
  return { ...chosen, any, calendars: doers, step: any ? 'times' : 'practitioner' }
}

/** What an address or a form names, each as a slug; anything that cannot be one counts as unknown. */
export function namedIn(text: (name: string) => string): Named {
  const slug = (name: string): string => text(name).trim().toLowerCase().slice(0, 80)
  // A pass to try the pages stands here as well, and is longer and no slug.
  const link = text('link').trim().slice(0, 150)
  const named = { type: slug('type'), location: slug('location'), practitioner: slug('practitioner') }
  return link === '' ? named : { ...named, link }
}

/** A complete choice as something to look for; undefined while a question is open. */
export function wishOf(choice: Choice, zone: Zone, now: EpochSeconds): Wish | undefined {
  const { step, type, location, calendars } = choice
  return step === 'times' && type && location
    ? { type, calendars, locationId: location.id, zone, now }
    : undefined
}
