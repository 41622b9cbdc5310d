import { freeDays, whyNotAt } from '../availability/free.queries.ts'
import type { FreeDay, Wish } from '../availability/wish.ts'
import { addDays, today } from '../lib/calendar.ts'
import type { Practice } from '../practice/practice.ts'
import { resolveLimits } from '../practice/settings.queries.ts'
import type { Ctx } from '../web/env.ts'
import { page } from '../web/page.ts'
import type { World } from '../web/world.ts'
import { address } from './address.ts'
import type { HiddenField } from './choice-model.ts'
import { type Held, heldWish, typedFields } from './held.ts'
import { langOf, readerOf } from './pages.routes.ts'
import { dayOfTimes, nearestSlots, take } from './times.ts'
import type { DayOfTimes, SlotButton, TakenModel } from './times-model.ts'
import type { Typed } from './typed.ts'
import { type Why, whyTaken } from './why-taken.ts'
import type { Reader } from './words.ts'

/** Days with a free time that are shown instead. */
const shownDays = 6

/** What the times on the page post to, with what; `why` is found out where it is not known. */
interface Again {
  readonly action: string
  readonly hidden: readonly HiddenField[]
  readonly otherTimesHref: string
  readonly why?: TakenModel['why']
  readonly receipt?: string
  /** What the time was judged by, where it is not what is looked for now. */
  readonly judged?: Wish
}

/** Why another time is offered, where it is not that the held one went meanwhile (J1). */
type Instead =
  | { readonly why: 'other' }
  | { readonly why: 'used'; readonly receipt: string }
  | { readonly why: 'pressed'; readonly startsAt: number | undefined }

/**
 * Another time for a form that is filled in: the held one went, the form has booked it for somebody else, another was
 * pressed that cannot be had, or another is wanted (200). Everything typed is kept.
 */
export function showTakenAfter(
  c: Ctx,
  world: World,
  practice: Practice,
  held: Held,
  typed: Typed,
  instead?: Instead,
): Response {
  const wish = heldWish(held, practice.zone, c.var.now, true)
  const action = address('/book/check', { lang: langOf(c) })
  const again = { action, hidden: typedFields(held.token, typed), otherTimesHref: '' }
  const { startsAt } = held.hold
  switch (instead?.why) {
    case 'other':
      return showTaken(c, world, practice, wish, startsAt, { ...again, why: 'other' }, 200)
    case 'used':
      return showTaken(c, world, practice, wish, startsAt, { ...again, ...instead }, 409)
    case 'pressed':
      return showTaken(c, world, practice, wish, instead.startsAt, again, 409)
    case undefined: {
      const judged = heldWish(held, practice.zone, c.var.now)
      return showTaken(c, world, practice, wish, startsAt, { ...again, judged }, 409)
    }
  }
}

/** The nearest times and the next days, each time a button that posts `again`. */
export function showTaken(
  c: Ctx,
  world: World,
  practice: Practice,
  wish: Wish,
  startsAt: number | undefined,
  { judged = wish, ...again }: Again,
  status: 200 | 409 | 422,
): Response {
  const reader = readerOf(c, practice)
  const wanted = startsAt ?? c.var.now
  const why = again.why ? { why: again.why, limit: '' } : whyOf(world, reader, judged, startsAt)
  const days = daysInstead(world, wish, why.why === 'far' ? c.var.now : wanted)
  const nearest = nearestSlots(reader, days, wanted)
  const model = {
    receipt: '',
    ...again,
    ...why,
    nearest,
    days: days.map((day) => dayOfTimes(reader, day, true, '')).flatMap((day) => without(day, nearest)),
  }
  c.header('Cache-Control', 'no-store')
  return page(c, world, 'booking/taken', model, status)
}

/** The day without the times that stand above already; nothing where none are left. */
function without(day: DayOfTimes, shown: readonly SlotButton[]): readonly DayOfTimes[] {
  const slots = day.slots.filter((slot) => !shown.some((each) => each.value === slot.value))
  return slots.length > 0 ? [{ ...day, slots }] : []
}

/** The days around an instant that have a free time; around what is too far ahead there are none. */
function daysInstead(world: World, wish: Wish, wanted: number): readonly FreeDay[] {
  const { date } = wish.zone.local(Math.max(wanted, wish.now))
  const from = [addDays(date, -3), today(wish.zone, wish.now)].sort()[1] ?? date
  return take<FreeDay>(shownDays, freeDays(world.db, wish, from, addDays(date, 60)))
}

/** Whether somebody was quicker or which limit is in the way: the page says which. */
function whyOf(world: World, reader: Reader, wish: Wish, startsAt: number | undefined): Why {
  if (startsAt === undefined) return { why: 'not', limit: '' }
  const { db } = world
  const refused = wish.calendars.map((calendar) => {
    const { leadHours, horizonDays } = resolveLimits(db, wish.type.id, calendar.id, wish.locationId)
    return {
      reasons: whyNotAt(db, wish, calendar, startsAt),
      leadHours: leadHours.value,
      horizonDays: horizonDays.value,
      releaseHours: wish.type.releaseHours,
    }
  })
  return whyTaken(reader, refused)
}
