import { freeDays } from '../availability/free.queries.ts'
import type { FreeDay, Wish } from '../availability/wish.ts'
import { addDays, today } from '../lib/calendar.ts'
import type { Practice } from '../practice/practice.ts'
import type { Ctx } from '../web/env.ts'
import { page } from '../web/page.ts'
import type { World } from '../web/world.ts'
import { address } from './address.ts'
import { type Held, heldWish, timesOf, typedFields } from './details.ts'
import { langOf, readerOf } from './pages.routes.ts'
import { nearestSlots, take } from './times.ts'
import type { Typed } from './typed.ts'

/** The time went meanwhile, or this form has booked it for somebody else (`receipt`): the nearest ones, everything typed kept (J1). */
export function showTakenAfter(
  c: Ctx,
  world: World,
  practice: Practice,
  held: Held,
  typed: Typed,
  receipt = '',
): Response {
  const wish = heldWish(held, practice.zone, c.var.now, true)
  const again = {
    action: address('/book/check', { lang: langOf(c) }),
    hidden: typedFields(held.token, typed),
    otherTimesHref: timesOf(held, langOf(c)),
    receipt,
  }
  return showTaken(c, world, practice, wish, held.hold.startsAt, again, 409)
}

/** A 409 page (422 where what was sent is no time at all): the nearest times, each a button that posts `again`. */
export function showTaken(
  c: Ctx,
  world: World,
  practice: Practice,
  wish: Wish,
  startsAt: number,
  again: {
    readonly action: string
    readonly hidden: readonly { readonly name: string; readonly value: string }[]
    readonly otherTimesHref?: string
    readonly receipt?: string
  },
  status: 409 | 422,
): Response {
  const reader = readerOf(c, practice)
  const date = practice.zone.local(Math.max(startsAt, c.var.now)).date
  const from = [addDays(date, -3), today(practice.zone, c.var.now)].sort()[1] ?? date
  const days = take<FreeDay>(6, freeDays(world.db, wish, from, addDays(date, 60)))
  const otherTimesHref =
    again.otherTimesHref ??
    address('/book/times', {
      ...Object.fromEntries(again.hidden.map((field) => [field.name, field.value])),
      lang: langOf(c),
    })
  c.header('Cache-Control', 'no-store')
  return page(
    c,
    world,
    'booking/taken',
    {
      receipt: '',
      ...again,
      otherTimesHref,
      nearest: nearestSlots(reader, days, startsAt),
      phone: c.var.frame.phone,
    },
    status,
  )
}
