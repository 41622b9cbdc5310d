import { findVisit } from '../appointments/visit.queries.ts'
import { isTold } from '../appointments/visit.ts'
import { address } from '../booking/address.ts'
import { dayBounds } from '../lib/calendar.ts'
import { hashToken } from '../lib/token.ts'
import { findDayBehind, type LinkedDay, listUnderContact } from '../messages/day.queries.ts'
import { visitToken } from '../messages/links.ts'
import { findSubject } from '../messages/messages.queries.ts'
import { saysStopped } from '../messages/stops.queries.ts'
import type { Practice } from '../practice/practice.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx } from '../web/env.ts'
import { page } from '../web/page.ts'
import type { World } from '../web/world.ts'
import { askedWords } from './asked.routes.ts'
import { type DayVisit, dayModel, dayOverModel } from './day.ts'
import { isOver, setScene, slowDown, ticketedOf } from './open.routes.ts'

/**
 * All that one patient has on a day, behind the link of a merged message (rule 30); 410 once all of it is over, 404 where
 * nothing of it may be seen online or it was long ago (rules 20, 21). Undefined: the token is of no such link.
 */
export async function openDay(c: Ctx, world: World): Promise<Response | undefined> {
  const day = findDayBehind(world.db, hashToken(c.req.param('token') ?? ''))
  const practice = findPractice(world.db)
  if (!day || !practice) return undefined
  c.set('secretAddress', true)
  const { now } = c.var
  const visits = visitsOf(world, day, practice, now)
  const [first] = visits
  if (!first) {
    await world.pause(slowDown)
    return c.notFound()
  }
  setScene(c, world, practice, first.at.location, first.visit.language)
  const { t, format, lang: language, frame } = c.var
  const reader = { t, format, language, practice }
  if (visits.every(({ visit }) => isOver(visit, now))) {
    const bookHref = practice.portalOpen ? `/book${frame.langQuery}` : ''
    return page(c, world, 'visit/day-over', dayOverModel(reader, visits, bookHref), 410)
  }
  const lang = frame.langQuery.replace('?lang=', '')
  const below = (href: string) => address(href, { lang, day: c.req.param('token') ?? '' })
  const phone = frame.phone?.shown ?? ''
  const listed = visits.map((each) => ({
    ...each,
    asked: askedWords(world, { visit: each.visit, reader, phone }, now),
  }))
  const model = dayModel(reader, listed, below, now)
  const texts = textsHrefOf(world, visits, now)
  return page(c, world, 'visit/day', { ...model, textsHref: texts && below(texts) })
}

/** Where text messages can be stopped: at the first of them that still has any; '' where there are none to this reader. */
function textsHrefOf({ db }: World, visits: readonly DayVisit[], now: number): string {
  if (!findPractice(db)?.messages.sms.ready) return ''
  const open = visits.find(({ visit }) => {
    const subject = isOver(visit, now) ? undefined : findSubject(db, visit.attendeeId)
    return subject?.ways.sms && !saysStopped(db, subject)
  })
  return open ? `${open.href}/texts` : ''
}

/** Those with a page of their own, by the start; what is long over is not told of any more. */
function visitsOf(world: World, day: LinkedDay, { zone }: Practice, now: number): readonly DayVisit[] {
  return listUnderContact(world.db, day, dayBounds(zone, day.date)).flatMap((each) => {
    const visit = findVisit(world.db, each.attendeeId)
    const at = visit && ticketedOf(world, visit)
    if (!at || !visit.selfService.view || (isOver(visit, now) && !isTold(visit, now))) return []
    return [{ visit, at, href: `/visit/${visitToken(world.keys, each.attendeeId, each.generation)}` }]
  })
}
