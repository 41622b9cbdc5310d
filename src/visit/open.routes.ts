import { findVisitBehind } from '../appointments/visit.queries.ts'
import { isTold, standingOf, type Visit } from '../appointments/visit.ts'
import { address } from '../booking/address.ts'
import type { Ticketed } from '../booking/ticket.ts'
import { dayBounds, today } from '../lib/calendar.ts'
import { hashToken, isTokenShape } from '../lib/token.ts'
import { findAutomaticMessage } from '../messages/automatic.queries.ts'
import { findDayBehind, listUnderContact } from '../messages/day.queries.ts'
import { inLanguage, phoneLine } from '../practice/frame.ts'
import type { Location, Practice } from '../practice/practice.ts'
import { findLocation, findPractice, listClosures, listLocations } from '../practice/settings.queries.ts'
import { findCalendar } from '../staff/calendars.queries.ts'
import { findType } from '../types/types.queries.ts'
import type { Ctx } from '../web/env.ts'
import { page } from '../web/page.ts'
import { speak } from '../web/speak.ts'
import type { World } from '../web/world.ts'
import type { Opened } from './open.ts'

/** Whoever guesses tokens waits this long for every answer, in milliseconds. */
export const slowDown = 500

/**
 * The appointment behind the address, or the page that answers in its place: 410 where it is over (rule 21); one and the
 * same 404, with the same work, for unknown, malformed, revoked, switched off and long over (rule 20). `messageToo`: a page
 * that also shows what the practice wrote (P17) is there for that alone.
 */
export async function openVisit(
  c: Ctx,
  world: World,
  { messageToo = false }: { readonly messageToo?: boolean } = {},
): Promise<Opened | Response> {
  c.set('secretAddress', true)
  const now = c.get('now')
  const token = c.req.param('token') ?? ''
  const practice = findPractice(world.db)
  const visit = findVisitBehind(world.db, token)
  const at = visit && ticketedOf(world, visit)
  if (
    !practice ||
    !at ||
    !(visit.selfService.view || (messageToo && findAutomaticMessage(world.db, visit.attendeeId))) ||
    (isOver(visit, now) && !isTold(visit, now))
  ) {
    await world.pause(slowDown)
    return c.notFound()
  }
  setScene(c, world, practice, at.location, visit.language)
  const { t, format, lang: language, frame } = c.var
  const reader = { t, format, language, practice }
  const lang = frame.langQuery.replace('?lang=', '')
  const day = dayOf(c, world, practice, visit)
  const plain = address('', { lang, day })
  const href: Opened['href'] = (path = '', parameters) =>
    parameters
      ? address(`/visit/${token}${path}`, { ...parameters, lang, day })
      : `/visit/${token}${path}${plain}`
  const dayHref = day === '' ? '' : address(`/visit/${day}`, { lang })
  const opened = { visit, at, practice, reader, phone: frame.phone?.shown ?? '', href, dayHref }
  return isOver(visit, now) ? showOver(c, world, opened) : opened
}

/** The token of the day's list that this appointment was opened out of; '' for whatever is none, or of another day. */
function dayOf(c: Ctx, { db }: World, { zone }: Practice, { attendeeId }: Visit): string {
  const token = c.req.query('day') ?? ''
  const day = isTokenShape(token) ? findDayBehind(db, hashToken(token)) : undefined
  const listed = day && listUnderContact(db, day, dayBounds(zone, day.date))
  return listed?.some((each) => each.attendeeId === attendeeId) ? token : ''
}

/** Cancelled or past: when, the phone, book again, and nothing else (rule 21). */
export function showOver(c: Ctx, world: World, { visit, practice, reader, dayHref }: Opened): Response {
  const standing = standingOf(visit, c.var.now)
  const model = {
    why: standing === 'cancelled' || standing === 'out' ? standing : 'past',
    date: reader.format.longDate(visit.cancelledAt ?? visit.startsAt),
    bookHref: practice.portalOpen ? `/book${c.var.frame.langQuery}` : '',
    dayHref,
  }
  return page(c, world, 'visit/over', model, 410)
}

export function isOver(visit: Visit, now: number): boolean {
  const standing = standingOf(visit, now)
  return standing === 'cancelled' || standing === 'out' || standing === 'past'
}

export function ticketedOf(world: World, visit: Visit): Ticketed | undefined {
  const type = findType(world.db, visit.typeId)
  const calendar = findCalendar(world.db, visit.calendarId)
  const location = findLocation(world.db, visit.locationId)
  const { startsAt, endsAt } = visit
  return type && calendar && location ? { type, calendar, location, startsAt, endsAt } : undefined
}

/** The pages speak the language of the messages, unless another was chosen on them, and give the location's phone. */
export function setScene(
  c: Ctx,
  world: World,
  practice: Practice,
  location: Location,
  language: string,
): void {
  const spoken = practice.languages.find((each) => each === language)
  // `c.var` makes a new object each time it is asked for.
  const { frame, now, lang } = c.var
  const phone = phoneLine(location.phone ?? practice.phone, practice.country)
  const speaks = spoken !== undefined && frame.langQuery === '' && spoken !== lang
  if (!speaks && phone?.shown === frame.phone?.shown) return
  if (speaks) speak(c, spoken, practice.zone)
  const [places, closures] = [listLocations(world.db), listClosures(world.db)]
  const { pathname, search } = new URL(c.req.url)
  const address = c.req.method === 'POST' ? '' : `${pathname}${search}`
  const about = { language: c.get('lang'), date: today(practice.zone, now), address }
  c.set('frame', { ...inLanguage(frame, practice, [places, closures], about), phone })
}
