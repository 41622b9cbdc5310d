import { Hono } from 'hono'
import { createThrottle, type Throttle } from '../lib/throttle.ts'
import type { Practice } from '../practice/practice.ts'
import type { AppointmentType } from '../types/types.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { type Form, readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import type { World } from '../web/world.ts'
import { address, namedBy } from './address.ts'
import { type Choice, choose, type Offering } from './choice.ts'
import { keepDemand } from './demand.commands.ts'
import { readThrough } from './links.queries.ts'
import { langOf, openDoor, readerOf, showUnavailable } from './pages.routes.ts'
import { readWouldSuit, wishedModel, wishModel } from './would-suit.ts'

/** Wishes kept of one network within the hour; more would only say that somebody plays. */
const mostKept = 30
const countedFor = 3600

/** "No time suits": which days would, for the practice to see; nothing of the visitor is kept. */
export function wishRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const kept = createThrottle(mostKept, countedFor)

  app.get('/book/wish', (c) => {
    const asked = findAsked(c, world)
    if (asked instanceof Response) return asked
    const { practice, offering, choice } = asked
    return page(c, world, 'booking/wish', wishModel(readerOf(c, practice), offering, choice, langOf(c)))
  })

  app.post('/book/wish', async (c) => {
    const form = await readForm(c)
    const asked = findAsked(c, world, form)
    if (asked instanceof Response) return asked
    const { type, choice } = asked
    const place = { locationId: choice.location?.id ?? null, calendarId: choice.practitioner?.id ?? null }
    const demand = { typeId: type.id, ...place, ...readWouldSuit(form.list) }
    if (c.var.frame.preview === '' && mayKeep(c, kept)) keepDemand(world.db, demand, c.var.now)
    return seeOther(c, address('/book/wish/thanks', { ...namedBy(choice), lang: langOf(c) }))
  })

  app.get('/book/wish/thanks', (c) => {
    const asked = findAsked(c, world)
    if (asked instanceof Response) return asked
    return page(c, world, 'booking/wished', wishedModel(asked.offering, asked.choice, langOf(c)))
  })

  return app
}

interface Asked {
  readonly practice: Practice
  readonly offering: Offering
  readonly choice: Choice
  readonly type: AppointmentType
}

/** What the address or the form is about, or the page that stands in the way. */
function findAsked(c: Ctx, world: World, form?: Form): Asked | Response {
  const practice = openDoor(c, world, form)
  if (practice instanceof Response) return practice
  const through = readThrough(world.db, form ? form.text : (name) => c.req.query(name) ?? '')
  if (!through) return showUnavailable(c, world)
  const { offering, named } = through
  const choice = choose(offering, named)
  if (choice.step === 'nothing') return page(c, world, 'booking/closed', { why: 'no-type' }, form ? 422 : 200)
  if (choice.step === 'unavailable') return showUnavailable(c, world)
  return choice.type
    ? { practice, offering, choice, type: choice.type }
    : seeOther(c, address('/book', { ...named, lang: langOf(c) }))
}

/** Counts only what is kept; the practice's own desk is not limited. */
function mayKeep(c: Ctx, kept: Throttle): boolean {
  const { near, network } = c.var.peer
  if (near) return true
  if (kept.closedUntil(network, c.var.now) !== undefined) return false
  kept.add(network, c.var.now)
  return true
}
