import type { Named, Offering } from './choice.ts'

/** A link of the practice to its booking page (P36–P41, F39): what it names is chosen already, or fixed. */
export interface BookingLink {
  readonly id: number
  readonly slug: string
  /** null: open. */
  readonly typeId: number | null
  readonly locationId: number | null
  readonly calendarId: number | null
  /** Whoever comes by it cannot change what it names. */
  readonly fixed: boolean
  readonly active: boolean
  readonly opened: number
  readonly booked: number
}

/** The longest word that can be a link's own, in characters. */
const longestSlug = 60

/** `flu-jab`: what may stand in an address as it is, and be read out on the phone. */
export function isSlug(text: string): boolean {
  return text.length <= longestSlug && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)
}

/**
 * What is left to book for whoever comes by a link that fixes what it names; undefined where that is nothing: something
 * named is offline or gone, or the combination is impossible (P37).
 */
export function narrowed(offering: Offering, link: BookingLink): Offering | undefined {
  const { typeId, locationId, calendarId } = link
  const locations = offering.locations.filter(({ id }) => locationId === null || id === locationId)
  const isAt = (id: number, places: readonly number[]) => {
    const own = offering.placesOf(id)
    return own.size === 0 || places.some((place) => own.has(place))
  }
  const calendars = offering.calendars.filter(
    ({ id }) => (calendarId === null || id === calendarId) && (locationId === null || isAt(id, [locationId])),
  )
  const types = offering.types.filter(({ id, calendarIds, locationIds }) => {
    const places = locations.map((each) => each.id)
    const allowed = locationIds.length === 0 ? places : places.filter((place) => locationIds.includes(place))
    const doers = calendars.filter((each) => calendarIds.includes(each.id) && isAt(each.id, allowed))
    return (typeId === null || id === typeId) && allowed.length > 0 && doers.length > 0
  })
  return types.length > 0 ? { ...offering, types, calendars, locations } : undefined
}

/** What a link names, by slug; '' for what it leaves open. Something that is gone keeps its place as unknown. */
export function namedByLink(offering: Offering, link: BookingLink): Required<Named> {
  const slugOf = (list: readonly { readonly id: number; readonly slug: string }[], id: number | null) =>
    id === null ? '' : (list.find((each) => each.id === id)?.slug ?? '')
  return {
    type: slugOf(offering.types, link.typeId),
    location: slugOf(offering.locations, link.locationId),
    practitioner: slugOf(offering.calendars, link.calendarId),
    link: link.slug,
  }
}

export interface Through {
  readonly offering: Offering
  readonly named: Named
}

/** The offering and the choice as a link leaves them: what it fixes beats whatever else the address says. */
export function throughLink(offering: Offering, named: Named, link: BookingLink): Through | undefined {
  if (!link.active) return undefined
  const rest = narrowed(offering, link)
  if (!rest || !link.fixed) return rest && { offering, named }
  const { type, location, practitioner } = namedByLink(offering, link)
  const fixed = {
    ...named,
    type: type || named.type,
    location: location || named.location,
    practitioner: practitioner || named.practitioner,
  }
  return { offering: rest, named: fixed }
}
