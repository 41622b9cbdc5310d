import { Hono } from 'hono'
import { freeDays } from '../availability/free.queries.ts'
import type { FreeDay, Wish } from '../availability/wish.ts'
import { addDays, today } from '../lib/calendar.ts'
import type { Practice } from '../practice/practice.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { arrangedPage, page, seeOther } from '../web/page.ts'
import type { World } from '../web/world.ts'
import { address } from './address.ts'
import { type Choice, choose, wishOf } from './choice.ts'
import { choiceModel } from './choosing.ts'
import { readThrough } from './links.queries.ts'
import { nothingFreeModel } from './nothing-free.ts'
import { langOf, openDoor, readerOf, showUnavailable } from './pages.routes.ts'
import { daysPerPage, inPart, type Look, lookIn, type Part, take, timesModel } from './times.ts'
import { wishAddress } from './would-suit.ts'

/** A page looks no further ahead than this for its times. */
const daysAhead = 60

/** The questions of the public door: type, location, practitioner, time. GET changes nothing. */
export function chooseRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get('/book', (c) => {
    const asked = askedHere(c, world)
    if (asked instanceof Response) return asked
    const { practice, offering, named, choice } = asked
    if (choice.step === 'times') return seeOther(c, address('/book/times', { ...named, lang: langOf(c) }))
    const view = {
      type: 'booking/types',
      location: 'booking/locations',
      practitioner: 'booking/practitioners',
    }[choice.step]
    const model = (): object => choiceModel(readerOf(c, practice), offering, choice, named, langOf(c))
    // What a link narrows is not arranged: it can be changed at any time.
    return named.link ? page(c, world, view, model()) : arrangedPage(c, world, view, model)
  })

  app.get('/book/times', (c) => {
    const asked = askedHere(c, world)
    if (asked instanceof Response) return asked
    const { practice, named, choice } = asked
    const wish = wishOf(choice, practice.zone, c.get('now'))
    return wish
      ? showTimes(c, world, practice, choice, wish)
      : seeOther(c, address('/book', { ...named, lang: langOf(c) }))
  })

  return app
}

/** What may be booked through this address, and how far it is chosen; or the page that says why nothing is. */
function askedHere(c: Ctx, world: World) {
  const practice = openDoor(c, world)
  if (practice instanceof Response) return practice
  const through = readThrough(world.db, (name) => c.req.query(name) ?? '')
  if (!through) return showUnavailable(c, world)
  const choice = choose(through.offering, through.named)
  const { step } = choice
  if (step === 'nothing') return page(c, world, 'booking/closed', { why: 'no-type' })
  if (step === 'unavailable') return showUnavailable(c, world)
  return { practice, ...through, choice: { ...choice, step } }
}

function showTimes(c: Ctx, world: World, practice: Practice, choice: Choice, wish: Wish): Response {
  const reader = readerOf(c, practice)
  const date = today(practice.zone, c.get('now'))
  const look = lookIn((name) => c.req.query(name) ?? '', date)
  const days = inPart(reader, freeDays(world.db, wish, look.from, addDays(look.from, daysAhead)), look.part)
  const found = take(daysPerPage + 1, days)
  if (found.length === 0) return showNothingFree(c, world, practice, choice, wish, look)
  const wishHref = wishAddress(choice, langOf(c))
  return page(c, world, 'booking/times', {
    ...timesModel(reader, choice, look, date, found, langOf(c)),
    wishHref,
  })
}

/** Nothing in sight is no dead end: the next time there is, the soonest with somebody else, wider choices, the phone. */
function showNothingFree(
  c: Ctx,
  world: World,
  practice: Practice,
  choice: Choice,
  wish: Wish,
  look: Look,
): Response {
  const reader = readerOf(c, practice)
  const first = (wider: Wish, part: Part, from: string): FreeDay | undefined =>
    take(1, inPart(reader, freeDays(world.db, wider, from, addDays(look.from, 3650)), part))[0]
  const date = today(practice.zone, c.get('now'))
  const others = choice.doers.filter((each) => each.id !== choice.practitioner?.id)
  const found = {
    next: first(wish, look.part, look.from),
    wholeDay: look.part === 'all' ? undefined : first(wish, 'all', look.from),
    elsewhere:
      choice.practitioner && others.length > 0
        ? first({ ...wish, calendars: others }, look.part, look.from)
        : undefined,
    before: look.from > date ? first(wish, look.part, date) : undefined,
  }
  return page(c, world, 'booking/nothing-free', nothingFreeModel(reader, choice, look, found, langOf(c)))
}
