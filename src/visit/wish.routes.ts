import { Hono } from 'hono'
import { keepDemand } from '../booking/demand.commands.ts'
import { readWouldSuit, suitTicks } from '../booking/would-suit.ts'
import { createThrottle } from '../lib/throttle.ts'
import type { LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import type { World } from '../web/world.ts'
import { presentOf } from './move-model.ts'
import { openMove } from './move-pages.routes.ts'

/** Wishes kept of one appointment within the hour; more would only say that somebody plays. */
const mostKept = 3
const countedFor = 3600

/**
 * Which times would suit whoever finds none to move to (rule 19). A page of its own: the booking pages' one names the kind
 * of appointment, in its address too (rule 20).
 */
export function visitWishRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const kept = createThrottle(mostKept, countedFor)

  app.get('/visit/:token/wish', async (c) => {
    const opened = await openMove(c, world, 200)
    if (opened instanceof Response) return opened
    const { href, reader, visit, at } = opened
    // Whoever wonders whether the appointment still stands sees that it does.
    const soFar = [{ text: presentOf(reader, visit, at), detail: '', changeHref: '', changes: '' }]
    const model = { back: href('/move'), soFar, action: href('/wish'), hidden: [], ...suitTicks(reader) }
    return page(c, world, 'booking/wish', model)
  })

  app.post('/visit/:token/wish', async (c) => {
    const opened = await openMove(c, world, 422)
    if (opened instanceof Response) return opened
    const { attendeeId, typeId, locationId, calendarId } = opened.visit
    const demand = { typeId, locationId, calendarId, ...readWouldSuit((await readForm(c)).list) }
    const key = String(attendeeId)
    if (kept.closedUntil(key, c.var.now) === undefined) {
      kept.add(key, c.var.now)
      keepDemand(world.db, demand, c.var.now)
    }
    return seeOther(c, opened.href('/wish/thanks'))
  })

  app.get('/visit/:token/wish/thanks', async (c) => {
    const opened = await openMove(c, world, 200)
    if (opened instanceof Response) return opened
    return page(c, world, 'booking/wished', { timesHref: opened.href('/move') })
  })

  return app
}
