import type { Translate } from '../i18n/translate.ts'
import type { Limits } from '../practice/limits.ts'
import type { Location, Practice } from '../practice/practice.ts'
import type { Calendar } from '../staff/calendars.ts'
import type { AppointmentType } from '../types/types.ts'
import type { BookingLink } from './link.ts'
import type { Saying, Visitor } from './why.ts'
import { saying } from './why-sources.ts'
import type { Ways } from './why-ways.ts'

/** What is judged before any time is looked for. */
export interface AtTheDoor {
  readonly practice: Practice
  readonly type: AppointmentType
  readonly calendar: Calendar
  readonly location: Location
  readonly visitor: Visitor
  /** The link by which the patient came, and whether it leads to anything. */
  readonly link: { readonly is: BookingLink; readonly leads: boolean } | undefined
}

/** The rules of the door: the whole portal, the link, where the type is given, whom it is for (F14, F39, P37, rule 4). */
export function gateWords(t: Translate, ways: Ways, at: AtTheDoor): readonly Saying[] {
  const open = at.practice.functions.portalOpen
  const { type, location } = at
  const words = { type: type.name, location: location.name }
  const here = type.locationIds.length === 0 || type.locationIds.includes(location.id)
  return [
    saying(open, t(open ? 'why.portal.yes' : 'why.portal.no'), 'practice', ways.functions),
    ...linkWords(t, ways, at),
    ...(type.locationIds.length === 0
      ? []
      : [saying(here, t(here ? 'why.given.yes' : 'why.given.no', words), 'type', ways.type(type.id))]),
    ...visitorWords(t, ways, at),
  ]
}

/** What is judged of the person only when they book: nobody's name is known here. */
export function personWords(t: Translate, ways: Ways, at: AtTheDoor, limits: Limits): readonly Saying[] {
  const { type, practice } = at
  const { value: most, level } = limits.maxOwnBookings
  const where = {
    type: ways.type(type.id),
    calendar: ways.calendar(at.calendar.id),
    location: ways.location(at.location.id),
    practice: ways.practice,
  }
  const age = { type: type.name, age: type.ageFrom ?? 0 }
  const open = { count: practice.openBookingsPerContact }
  return [
    ...(type.ageFrom === null ? [] : [saying(true, t('why.person.age', age), 'type', where.type)]),
    ...(most === null ? [] : [saying(true, t('why.person.own', { count: most }), level, where[level])]),
    saying(true, t('why.person.open', open), 'practice', ways.practice),
  ]
}

function linkWords(
  t: Translate,
  ways: Ways,
  { link, type, calendar, location }: AtTheDoor,
): readonly Saying[] {
  if (!link) return []
  const { slug, typeId, calendarId, locationId, fixed, active, id } = link.is
  const words = { link: slug }
  const others =
    fixed &&
    ((typeId !== null && typeId !== type.id) ||
      (calendarId !== null && calendarId !== calendar.id) ||
      (locationId !== null && locationId !== location.id))
  if (!active) return [saying(false, t('why.link.off', words), '', ways.link(id))]
  if (others) return [saying(false, t('why.link.other', words), '', ways.link(id))]
  return [saying(link.leads, t(link.leads ? 'why.link.yes' : 'why.link.nothing', words), '', ways.link(id))]
}

function visitorWords(t: Translate, ways: Ways, { type, visitor }: AtTheDoor): readonly Saying[] {
  const { whoMayBook } = type
  if (whoMayBook === 'both') return []
  const ok = visitor === 'any' || visitor === whoMayBook
  const key = whoMayBook === 'new' ? 'why.who.new' : 'why.who.known'
  return [saying(ok, t(key, { type: type.name }), 'type', ways.type(type.id))]
}
