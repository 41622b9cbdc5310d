import { Hono } from 'hono'
import { parseIsoDate } from '../lib/calendar.ts'
import { findLocation } from '../practice/settings.queries.ts'
import { tryAddress } from '../schedule/week-page.ts'
import { findCalendar } from '../staff/calendars.queries.ts'
import { findType } from '../types/types.queries.ts'
import type { LedigEnv } from '../web/env.ts'
import { seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { address } from './address.ts'
import { choose } from './choice.ts'
import { findLink, readThrough } from './links.queries.ts'
import { asLink, makePass } from './preview.ts'
import { backWord } from './preview-back.ts'

/** See as a patient: the booking pages at what staff look at, in a preview whose bookings touch nothing (J51). */
export function tryRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(tryAddress, allow('owner', 'reception', 'practitioner'), (c) => {
    const asked = (name: string) => c.req.query(name) ?? ''
    const named = namedBy(world, asked)
    const slug = findLink(world.db, Number(asked('link')))?.slug ?? ''
    const pass = makePass(world.keys, slug, c.var.now, backWord(asked))
    const choice = { ...named, link: asLink(pass) }
    const through = readThrough(world.db, (name) => ({ ...choice })[name] ?? '')
    const toTimes = through && choose(through.offering, through.named).step === 'times'
    const date = parseIsoDate(asked('date')) ?? ''
    return seeOther(
      c,
      toTimes ? address('/book/times', { ...choice, from: date, day: date }) : address('/book', choice),
    )
  })

  return app
}

/** What is looked at, as patients' addresses name it; '' for what is left open or not there. */
function namedBy({ db }: World, asked: (name: string) => string): Record<string, string> {
  return {
    type: findType(db, Number(asked('type')))?.slug ?? '',
    location: findLocation(db, Number(asked('location')))?.slug ?? '',
    practitioner: findCalendar(db, Number(asked('practitioner')))?.slug ?? '',
  }
}
