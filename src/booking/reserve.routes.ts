import { Hono } from 'hono'
import { findBookedBy } from '../appointments/appointments.queries.ts'
import { makeHold, renewHold } from '../appointments/hold.commands.ts'
import type { Wish } from '../availability/wish.ts'
import { parseStamp } from '../lib/calendar.ts'
import { createThrottle, type Throttle } from '../lib/throttle.ts'
import { randomToken } from '../lib/token.ts'
import type { Practice } from '../practice/practice.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { notFound } from '../web/errors.ts'
import { type Form, readForm } from '../web/form.ts'
import { next, page, seeOther } from '../web/page.ts'
import type { World } from '../web/world.ts'
import { address, hiddenFields, wholly } from './address.ts'
import { firstStage, shownStage } from './asked.ts'
import { book, receiptAddress, showBookedAlready } from './booked.routes.ts'
import { choose, wishOf } from './choice.ts'
import { readTyped } from './details.forms.ts'
import { readOrAsk, renewed, showCheck, showCheckPage, showDetails, visitorOf } from './details.routes.ts'
import { resolveHeld } from './held.queries.ts'
import { type Held, heldWish } from './held.ts'
import { readThrough } from './links.queries.ts'
import { langOf, openDoor, showUnavailable } from './pages.routes.ts'
import { countedFor, heldBack } from './slow-down.ts'
import { showTaken, showTakenAfter } from './taken.routes.ts'
import { nothingTyped } from './typed.ts'

/** A person needs longer than this, in seconds, from choosing a time to confirming. */
const fastestPerson = 3

/** A booking looks its e-mail address up so often: when it is given, when more is asked, at the check, at the end. */
const lookUpsPerBooking = 4

/** Beyond so many bookings of one network within the hour it makes no difference. */
const mostCounted = 1000

/** Hold, details, check, confirm: everything travels in the address and in hidden fields, no cookie is set. */
export function reserveRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const bookings = createThrottle(mostCounted, countedFor)
  const lookUps = createThrottle(mostCounted, countedFor)

  app.post('/book/hold', async (c) => {
    const form = await readForm(c)
    const practice = openDoor(c, world, form)
    if (practice instanceof Response) return practice
    const through = readThrough(world.db, form.text)
    if (!through) return showUnavailable(c, world)
    const choice = choose(through.offering, through.named)
    const wish = wishOf(choice, practice.zone, c.var.now)
    if (choice.step === 'nothing') return page(c, world, 'booking/closed', { why: 'no-type' }, 422)
    if (choice.step === 'unavailable') return showUnavailable(c, world)
    if (!wish) return seeOther(c, address('/book', { ...through.named, lang: langOf(c) }))
    const startsAt = parseStamp(form.text('slot'))
    const token = randomToken()
    if (keep(c, world, practice, { wish, anyPractitioner: choice.any, startsAt, token }))
      return seeOther(c, address('/book/details', { hold: token, link: choice.link, lang: langOf(c) }))
    const named = wholly(choice)
    const again = {
      action: address('/book/hold', { lang: langOf(c) }),
      hidden: hiddenFields(named),
      otherTimesHref: address('/book/times', { ...named, lang: langOf(c) }),
    }
    return showTaken(c, world, practice, wish, startsAt, again, startsAt === undefined ? 422 : 409)
  })

  // Reloaded or typed in: nothing was sent, so the booking begins anew.
  for (const path of ['/book/hold', '/book/check', '/book/confirm'])
    app.get(path, (c) => seeOther(c, address('/book', { lang: langOf(c) })))

  app.get('/book/details', (c) => {
    const practice = openDoor(c, world)
    if (practice instanceof Response) return practice
    const token = c.req.query('hold') ?? ''
    const link = c.req.query('link') ?? ''
    const held = resolveHeld(world.db, token)
    const booked = findBookedBy(world.db, token)
    if (booked) return seeOther(c, receiptAddress(c, world, booked.attendeeId))
    return held
      ? showDetails(c, world, practice, held, firstStage(practice), { ...nothingTyped, link }, [])
      : notFound(c, world)
  })

  app.post('/book/check', async (c) => {
    const form = await readForm(c)
    const practice = openDoor(c, world, form)
    if (practice instanceof Response) return practice
    const held = resolveHeld(world.db, form.text('hold'))
    if (!held) return notFound(c, world)
    if (form.has('slot')) {
      await slowLookUp(c, world, practice, lookUps)
      return takeOther(c, world, practice, held, form)
    }
    const typed = readTyped(form.values)
    const booked = findBookedBy(world.db, held.token)
    if (booked) return showBookedAlready(c, world, practice, held, form, booked)
    renewHold(world.db, held.hold.id, practice.holdMinutes, c.var.now)
    if (form.text('edit') === 'time') return showTakenAfter(c, world, practice, held, typed, { why: 'other' })
    const stage = shownStage(practice, typed.asked)
    if (form.has('edit')) return showDetails(c, world, practice, renewed(world, held), stage, typed, [])
    await slowLookUp(c, world, practice, lookUps)
    return next(c, showCheck(c, world, practice, held, form))
  })

  app.post('/book/confirm', async (c) => {
    const form = await readForm(c)
    const practice = openDoor(c, world, form)
    if (practice instanceof Response) return practice
    const held = resolveHeld(world.db, form.text('hold'))
    if (!held) return notFound(c, world)
    const booked = findBookedBy(world.db, held.token)
    if (booked) return showBookedAlready(c, world, practice, held, form, booked)
    await slowLookUp(c, world, practice, lookUps)
    const details = readOrAsk(c, world, practice, held, form)
    if (details instanceof Response) return details
    if (form.text('website') !== '' || c.var.now - held.hold.madeAt < fastestPerson)
      return showCheckPage(c, world, practice, held, details, true)
    const marked = await slowDown(c, world, practice.bookingsPerHourPerAddress, bookings)
    return book(c, world, practice, { held, form, details, marked })
  })

  return app
}

interface Wanted {
  readonly wish: Wish
  readonly anyPractitioner: boolean
  /** Undefined: what was sent is no time at all. */
  readonly startsAt: number | undefined
  readonly token: string
  readonly instead?: number
}

/** Whether the time is now held under the token. */
function keep(c: Ctx, world: World, practice: Practice, { startsAt, ...wanted }: Wanted): boolean {
  if (startsAt === undefined) return false
  const visitor = visitorOf(c, world, practice)
  return makeHold(world.db, { ...wanted, startsAt, minutes: practice.holdMinutes, visitor }, c.var.now).ok
}

/** Another time was taken on a 409 page: a new hold, the old one given up, and straight to the check page. */
function takeOther(c: Ctx, world: World, practice: Practice, held: Held, form: Form): Response {
  const wish = heldWish(held, practice.zone, c.var.now, true)
  const startsAt = parseStamp(form.text('slot'))
  const token = randomToken()
  const wanted = { wish, anyPractitioner: held.hold.anyPractitioner, token, instead: held.hold.id }
  const kept = keep(c, world, practice, { ...wanted, startsAt })
  const fresh = kept ? resolveHeld(world.db, token) : undefined
  return fresh
    ? showCheck(c, world, practice, fresh, form)
    : showTakenAfter(c, world, practice, held, readTyped(form.values), { why: 'pressed', startsAt })
}

/** Whoever tries one e-mail address after the other is held back, on whichever page (J19). */
export async function slowLookUp(c: Ctx, world: World, practice: Practice, lookUps: Throttle): Promise<void> {
  if (practice.identification !== 'email-first') return
  const most = practice.bookingsPerHourPerAddress * lookUpsPerBooking
  await slowDown(c, world, most, lookUps)
}

/** Many bookings from one address are held back and marked for staff, never refused (rule 25). */
async function slowDown(c: Ctx, world: World, most: number, counted: Throttle): Promise<boolean> {
  if (c.var.peer.near) return false
  counted.add(c.var.peer.network, c.var.now)
  const count = counted.count(c.var.peer.network, c.var.now)
  const wait = heldBack(count, most)
  if (wait > 0) await world.pause(wait)
  c.set('now', world.clock())
  return count > most
}
