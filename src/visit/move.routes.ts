import { Hono } from 'hono'
import { makeHold } from '../appointments/hold.commands.ts'
import type { MovePlan } from '../appointments/move.ts'
import { moveKey, otherTimes } from '../appointments/move.ts'
import { canDo } from '../appointments/visit.ts'
import { freeDays } from '../availability/free.queries.ts'
import type { FreeDay } from '../availability/wish.ts'
import { daysPerPage, inPart, lookIn, take } from '../booking/times.ts'
import { addDays, parseStamp, today } from '../lib/calendar.ts'
import { randomToken } from '../lib/token.ts'
import { wasAskedToChoose } from '../messages/asked.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { visitorOn } from '../web/visitor.ts'
import type { World } from '../web/world.ts'
import { moveModel } from './move-model.ts'
import { openMove, showNoTime, showTaken } from './move-pages.routes.ts'
import type { Opened } from './open.ts'

/** A page looks no further ahead than this for its times. */
const daysAhead = 60

/** Other free times for an appointment (F62, rule 19); the old one stays until a new one is taken. */
export function moveRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get('/visit/:token/move', async (c) => {
    const opened = await openMove(c, world, 200)
    return opened instanceof Response ? opened : showTimes(c, world, opened, opened.plan)
  })

  app.post('/visit/:token/move', async (c) => {
    const opened = await openMove(c, world, 422)
    if (opened instanceof Response) return opened
    const { practice, plan, href, visit } = opened
    const startsAt = parseStamp((await readForm(c)).text('slot'))
    if (startsAt === undefined || startsAt === visit.startsAt)
      return showTaken(c, world, opened, startsAt, 422)
    const token = randomToken()
    const day = today(practice.zone, c.var.now)
    const hold = {
      wish: plan.wish,
      anyPractitioner: plan.wish.calendars.length > 1,
      startsAt,
      token: moveKey(visit, token),
      minutes: practice.holdMinutes,
      visitor: visitorOn(c, world.keys, day),
    }
    return makeHold(world.db, hold, c.var.now).ok
      ? seeOther(c, href('/move/check', { hold: token }))
      : showTaken(c, world, opened, startsAt, 409)
  })

  return app
}

function showTimes(c: Ctx, world: World, opened: Opened, plan: MovePlan): Response {
  const { reader, visit, practice } = opened
  const date = today(practice.zone, c.var.now)
  const look = lookIn((name) => c.req.query(name) ?? '', date)
  const days = (from: string, until: number): Iterable<FreeDay> =>
    inPart(reader, otherTimes(freeDays(world.db, plan.wish, from, addDays(from, until)), visit), look.part)
  const near = take(daysPerPage + 1, days(look.from, daysAhead))
  const found = near.length > 0 ? near : take(daysPerPage + 1, days(look.from, 3650))
  if (found.length === 0) return showNoTime(c, world, opened, canDo(visit, 'cancel', c.var.now) === 'open')
  return page(c, world, 'visit/move', {
    ...moveModel(opened, plan, look, date, found),
    asked: wasAskedToChoose(world.db, visit.attendeeId),
  })
}
