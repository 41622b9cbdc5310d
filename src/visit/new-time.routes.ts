import { Hono } from 'hono'
import { findHold } from '../appointments/hold.queries.ts'
import { type Hold, isLive } from '../appointments/hold.ts'
import { moveByPatient } from '../appointments/move.commands.ts'
import { moveKey } from '../appointments/move.ts'
import { findVisit } from '../appointments/visit.queries.ts'
import { freeTimesAt } from '../availability/free.queries.ts'
import { isTokenShape } from '../lib/token.ts'
import { wasAskedToChoose } from '../messages/asked.queries.ts'
import { findCalendar } from '../staff/calendars.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { notFound } from '../web/errors.ts'
import { type Form, readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import type { World } from '../web/world.ts'
import { showLate } from './late.routes.ts'
import { visitTicket } from './models.ts'
import { presentOf } from './move-model.ts'
import { type Movable, openMove, showTaken } from './move-pages.routes.ts'
import { openVisit, showOver } from './open.routes.ts'
import type { Opened } from './open.ts'
import { versionIn } from './version.ts'

/** The old time and the new one side by side, and the button that takes the new one. */
export function newTimeRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get('/visit/:token/move/check', async (c) => {
    const opened = await openMove(c, world, 200)
    if (opened instanceof Response) return opened
    const token = c.req.query('hold') ?? ''
    const hold = holdOf(world, opened, token)
    if (!hold) return seeOther(c, opened.href('/move'))
    const there = hold.startsAt === opened.visit.startsAt && hold.calendarId === opened.visit.calendarId
    return there ? seeOther(c, opened.href()) : checkPage(c, world, opened, hold, token, false)
  })

  // Reloaded or typed in: nothing was sent.
  app.get('/visit/:token/move/confirm', async (c) => {
    const opened = await openVisit(c, world)
    return opened instanceof Response ? opened : seeOther(c, opened.href('/move'))
  })

  app.post('/visit/:token/move/confirm', async (c) => {
    const opened = await openVisit(c, world)
    if (opened instanceof Response) return opened
    const form = await readForm(c)
    const hold = holdOf(world, opened, form.text('hold'))
    return hold ? takeTime(c, world, opened, hold, form) : seeOther(c, opened.href('/move'))
  })

  return app
}

async function takeTime(c: Ctx, world: World, opened: Opened, hold: Hold, form: Form): Promise<Response> {
  const { attendeeId } = opened.visit
  const version = versionIn(form.text('version'))
  const moved = moveByPatient(world.db, { attendeeId, hold, version }, c.var.now)
  if (moved.ok) {
    world.wake?.()
    return seeOther(c, opened.href('', { said: 'moved' }))
  }
  if (moved.reason === 'too-late') return showLate(c, world, opened, 'rebook', 422)
  if (moved.reason === 'over')
    return showOver(c, world, { ...opened, visit: findVisit(world.db, attendeeId) ?? opened.visit })
  const again = moved.reason === 'not-offered' ? notFound(c, world) : await openMove(c, world, 422)
  if (again instanceof Response) return again
  return moved.reason === 'edited-meanwhile'
    ? checkPage(c, world, again, hold, form.text('hold'), true)
    : showTaken(c, world, again, hold.startsAt, 409)
}

/** `meanwhile`: the appointment is no longer the one that the form was about. */
function checkPage(
  c: Ctx,
  world: World,
  opened: Movable,
  hold: Hold,
  token: string,
  meanwhile: boolean,
): Response {
  const { visit, at, reader, href, plan } = opened
  const calendar = findCalendar(world.db, hold.calendarId)
  const except = { ...plan.wish.except, holdId: hold.id }
  const gone =
    !isLive(hold, c.var.now) &&
    freeTimesAt(world.db, { ...plan.wish, except, shown: 'any' }, hold.startsAt).length === 0
  if (!calendar || gone) return showTaken(c, world, opened, hold.startsAt, 409)
  const { startsAt, endsAt } = hold
  const model = {
    ticket: visitTicket(reader, { ...visit, startsAt, endsAt }, { ...at, calendar, startsAt, endsAt }),
    present: presentOf(reader, visit, at),
    asked: wasAskedToChoose(world.db, visit.attendeeId),
    other: calendar.id === visit.calendarId ? '' : calendar.publicName,
    meanwhile,
    version: visit.version,
    hold: token,
    action: href('/move/confirm'),
    back: href('/move'),
    keepHref: href(),
  }
  return page(c, world, 'visit/check', model, meanwhile ? 409 : 200)
}

/** A time that was held for this very appointment, since then not made another kind or sent elsewhere by staff. */
function holdOf(world: World, { visit }: Opened, token: string): Hold | undefined {
  const hold = isTokenShape(token) ? findHold(world.db, moveKey(visit, token)) : undefined
  return hold && hold.typeId === visit.typeId && hold.locationId === visit.locationId ? hold : undefined
}
