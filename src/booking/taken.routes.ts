import { freeDays, whyNotAt } from '../availability/free.queries.ts'
import type { FreeDay, Wish } from '../availability/wish.ts'
import { addDays, today } from '../lib/calendar.ts'
import type { Practice } from '../practice/practice.ts'
import type { Ctx } from '../web/env.ts'
import { page } from '../web/page.ts'
import type { World } from '../web/world.ts'
import { address } from './address.ts'
import { type Held, heldWish, typedFields } from './details.ts'
import type { DayOfTimes, HiddenField, SlotButton, TakenModel } from './models.ts'
import { langOf, readerOf } from './pages.routes.ts'
import { dayOfTimes, nearestSlots, take } from './times.ts'
import type { Typed } from './typed.ts'

/** Days with a free time that are shown instead. */
const shownDays = 6

/** What the times on the page post to, with what; `why` is found out where it is not known. */
interface Again {
  readonly action: string
  readonly hidden: readonly HiddenField[]
  readonly otherTimesHref: string
  readonly why?: TakenModel['why']
  readonly receipt?: string
}

/**
 * Another time for a form that is filled in: because the held one went meanwhile (J1), because the form has booked it for
 * somebody else (`receipt`), or because another is wanted (200). Everything typed is kept.
 */
export function showTakenAfter(
  c: Ctx,
  world: World,
  practice: Practice,
  held: Held,
  typed: Typed,
  why?: { readonly used: string } | 'other',
): Response {
  const wish = heldWish(held, practice.zone, c.var.now, true)
  const action = address('/book/check', { lang: langOf(c) })
  const again = { action, hidden: typedFields(held.token, typed), otherTimesHref: '' }
  const { startsAt } = held.hold
  if (why === 'other') return showTaken(c, world, practice, wish, startsAt, { ...again, why: 'other' }, 200)
  const used = why ? { why: 'used' as const, receipt: why.used } : {}
  return showTaken(c, world, practice, wish, startsAt, { ...again, ...used }, 409)
}

/** The nearest times and the next days, each time a button that posts `again`. */
export function showTaken(
  c: Ctx,
  world: World,
  practice: Practice,
  wish: Wish,
  startsAt: number | undefined,
  again: Again,
  status: 200 | 409 | 422,
): Response {
  const reader = readerOf(c, practice)
  const wanted = startsAt ?? c.var.now
  const date = practice.zone.local(Math.max(wanted, c.var.now)).date
  const from = [addDays(date, -3), today(practice.zone, c.var.now)].sort()[1] ?? date
  const days = take<FreeDay>(shownDays, freeDays(world.db, wish, from, addDays(date, 60)))
  const nearest = nearestSlots(reader, days, wanted)
  const model = {
    receipt: '',
    why: isTaken(world, wish, startsAt) ? 'taken' : 'not',
    ...again,
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

/** Whether somebody was quicker, and not a rule in the way: the page says which. */
function isTaken(world: World, wish: Wish, startsAt: number | undefined): boolean {
  if (startsAt === undefined) return false
  return wish.calendars.some((calendar) => {
    const reasons = whyNotAt(world.db, wish, calendar, startsAt)
    return reasons.every(
      (reason) =>
        (reason.name === 'occupied' && reason.by !== 'absence') || reason.name === 'resource-occupied',
    )
  })
}
