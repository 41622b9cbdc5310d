import { Hono } from 'hono'
import { parseStamp } from '../lib/calendar.ts'
import { createThrottle } from '../lib/throttle.ts'
import type { Practice } from '../practice/practice.ts'
import { findAutomatic } from '../types/automatic.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { notFound } from '../web/errors.ts'
import { type Form, readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import type { World } from '../web/world.ts'
import { address, hiddenFields, wholly } from './address.ts'
import { firstStage, shownStage } from './asked.ts'
import { changesOnline } from './change-online.queries.ts'
import { type Choice, choose, namedIn, wishOf } from './choice.ts'
import { readTyped } from './details.forms.ts'
import { readOrAsk, showCheck, showDetails } from './details.routes.ts'
import { type Held, heldWish } from './held.ts'
import { readThrough } from './links.queries.ts'
import { nextSteps, reachOf } from './next.ts'
import { langOf, openDoor, readerOf, showUnavailable } from './pages.routes.ts'
import { findTriedTime, resolveTried } from './preview.queries.ts'
import { asLink, readPass, triedText } from './preview.ts'
import { slowLookUp } from './reserve.routes.ts'
import { countedFor } from './slow-down.ts'
import { showTaken, showTakenAfter } from './taken.routes.ts'
import { ticketModel } from './ticket.ts'
import { nothingTyped } from './typed.ts'
import { writtenModel } from './written.ts'

/**
 * The steps from a chosen time on, for whoever comes with a pass: the same pages, but no hold, no booking, no message, no
 * row. Everybody else is passed on to the real ones.
 */
export function previewRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const lookUps = createThrottle(1000, countedFor)

  app.get('/book', async (c, next) => {
    const pass = c.req.query('preview')
    if (pass === undefined) return next()
    const named = namedIn((name) => c.req.query(name) ?? '')
    return seeOther(c, address('/book', { ...named, link: asLink(pass), lang: langOf(c) }))
  })

  app.post('/book/hold', async (c, next) => {
    const form = await readForm(c)
    return readPass(form.text('link')) ? tryTime(c, world, form) : next()
  })

  app.get('/book/details', async (c, next) => {
    const link = c.req.query('link') ?? ''
    if (!readPass(link)) return next()
    const tried = findTried(c, world, c.req.query('hold') ?? '')
    if (tried instanceof Response) return tried
    const { practice, held } = tried
    return showDetails(c, world, practice, held, firstStage(practice), { ...nothingTyped, link }, [])
  })

  app.post('/book/check', async (c, next) => {
    const form = await readForm(c)
    if (!readPass(form.text('link'))) return next()
    const tried = findTried(c, world, form.text('hold'), form)
    if (tried instanceof Response) return tried
    await slowLookUp(c, world, tried.practice, lookUps)
    return tryCheck(c, world, tried, form)
  })

  app.post('/book/confirm', async (c, next) => {
    const form = await readForm(c)
    if (!readPass(form.text('link'))) return next()
    const tried = findTried(c, world, form.text('hold'), form)
    if (tried instanceof Response) return tried
    await slowLookUp(c, world, tried.practice, lookUps)
    return showTried(c, world, tried, form)
  })

  return app
}

interface TriedIn {
  readonly practice: Practice
  readonly held: Held
}

function findTried(c: Ctx, world: World, text: string, form?: Form): TriedIn | Response {
  const practice = openDoor(c, world, form)
  if (practice instanceof Response) return practice
  const held = resolveTried(world.db, text, c.var.now)
  return held ? { practice, held } : notFound(c, world)
}

function tryTime(c: Ctx, world: World, form: Form): Response {
  const practice = openDoor(c, world, form)
  if (practice instanceof Response) return practice
  const through = readThrough(world.db, form.text)
  if (!through) return showUnavailable(c, world)
  const choice = choose(through.offering, through.named)
  const wish = wishOf(choice, practice.zone, c.var.now)
  const lang = langOf(c)
  if (!wish) return seeOther(c, address('/book', { ...through.named, lang }))
  const startsAt = parseStamp(form.text('slot'))
  const time = findTriedTime(world.db, wish, startsAt)
  if (time)
    return seeOther(c, address('/book/details', { hold: textOf(choice, time), link: choice.link, lang }))
  const named = wholly(choice)
  const hidden = hiddenFields(named)
  const otherTimesHref = address('/book/times', { ...named, lang })
  const again = { action: address('/book/hold', { lang }), hidden, otherTimesHref }
  return showTaken(c, world, practice, wish, startsAt, again, startsAt === undefined ? 422 : 409)
}

function textOf(
  { type, any }: Choice,
  time: { readonly calendarId: number; readonly locationId: number; readonly startsAt: number },
): string {
  return triedText({ ...time, typeId: type?.id ?? 0, anyPractitioner: any })
}

function tryCheck(c: Ctx, world: World, { practice, held }: TriedIn, form: Form): Response {
  const typed = readTyped(form.values)
  if (form.has('slot')) return tryOther(c, world, { practice, held }, form)
  if (form.text('edit') === 'time') return showTakenAfter(c, world, practice, held, typed, { why: 'other' })
  const stage = shownStage(practice, typed.asked)
  if (form.has('edit')) return showDetails(c, world, practice, held, stage, typed, [])
  return showCheck(c, world, practice, held, form)
}

/** Another time was taken on the page of other times. */
function tryOther(c: Ctx, world: World, { practice, held }: TriedIn, form: Form): Response {
  const startsAt = parseStamp(form.text('slot'))
  const time = findTriedTime(world.db, heldWish(held, practice.zone, c.var.now, true), startsAt)
  const fresh = time && resolveTried(world.db, triedText({ ...held.hold, ...time }), c.var.now)
  return fresh
    ? showCheck(c, world, practice, fresh, form)
    : showTakenAfter(c, world, practice, held, readTyped(form.values), { why: 'pressed', startsAt })
}

/** The last page: what would have been booked, and what a patient would read now. */
function showTried(c: Ctx, world: World, { practice, held }: TriedIn, form: Form): Response {
  const details = readOrAsk(c, world, practice, held, form)
  if (details instanceof Response) return details
  const reader = readerOf(c, practice)
  const { startsAt, endsAt } = held.hold
  const online = changesOnline(world.db, { ...held, startsAt }, c.var.now)
  const phone = held.location.phone ?? practice.phone
  const at = { startsAt, phone, notify: held.type.notify, online }
  const template = findAutomatic(world.db, held.type.messageTemplateId)
  c.header('Cache-Control', 'no-store')
  return page(c, world, 'booking/tried', {
    ticket: ticketModel(reader, { ...held, startsAt, endsAt }),
    written: writtenModel(template?.active ? template.texts : undefined, reader),
    next: nextSteps(reader, reachOf(practice, world.mail, details.value), at, c.var.now),
    againHref: address('/book', { link: c.var.frame.preview, lang: langOf(c) }),
  })
}
