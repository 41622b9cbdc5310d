import { recordTooLate } from '../appointments/late.commands.ts'
import { planMove } from '../appointments/move.queries.ts'
import { type MovePlan, otherTimes } from '../appointments/move.ts'
import { canDo } from '../appointments/visit.ts'
import { freeDays } from '../availability/free.queries.ts'
import type { FreeDay } from '../availability/wish.ts'
import { dayOfTimes, nearestSlots, take } from '../booking/times.ts'
import { addDays, today } from '../lib/calendar.ts'
import { wasAskedToChoose } from '../messages/asked.queries.ts'
import type { Ctx } from '../web/env.ts'
import { notFound } from '../web/errors.ts'
import { page, seeOther } from '../web/page.ts'
import type { World } from '../web/world.ts'
import { askedByPhone } from './asked.routes.ts'
import { showLate } from './late.routes.ts'
import { around } from './move-model.ts'
import { openVisit } from './open.routes.ts'
import type { Opened } from './open.ts'

/** Days with a free time that are shown instead. */
const shownDays = 6

export interface Movable extends Opened {
  readonly plan: MovePlan
}

/** An appointment that can be moved now, or the page that says why not; `status` of that page where it is too late. */
export async function openMove(c: Ctx, world: World, status: 200 | 422): Promise<Movable | Response> {
  const opened = await openVisit(c, world)
  if (opened instanceof Response) return opened
  const can = canDo(opened.visit, 'rebook', c.var.now)
  const plan = planMove(world.db, opened.visit, opened.practice.zone, c.var.now)
  // Its own page says how else: the practice itself has asked.
  if (can !== 'open' && wasAskedToChoose(world.db, opened.visit.attendeeId)) return seeOther(c, opened.href())
  if (can === 'off' || !plan) return notFound(c, world)
  // Who sends a form too late stands in the history; looking does not (F69).
  if (can === 'late' && status === 422) recordTooLate(world.db, opened.visit.attendeeId, c.var.now)
  return can === 'late' ? showLate(c, world, opened, 'rebook', status) : { ...opened, plan }
}

/** The wanted time cannot be had: the nearest ones and the next days, each a button (409). */
export function showTaken(
  c: Ctx,
  world: World,
  opened: Movable,
  startsAt: number | undefined,
  status: 409 | 422,
): Response {
  const { reader, visit, plan, practice, href } = opened
  const wanted = startsAt ?? visit.startsAt
  const { date } = practice.zone.local(Math.max(wanted, c.var.now))
  const from = [addDays(date, -3), today(practice.zone, c.var.now)].sort()[1] ?? date
  const near = otherTimes(freeDays(world.db, plan.wish, from, addDays(date, 60)), visit)
  const days = take<FreeDay>(shownDays, near)
  const model = {
    ...around(opened, plan),
    asked: wasAskedToChoose(world.db, visit.attendeeId),
    why: status === 409 ? 'taken' : 'none',
    action: href('/move'),
    nearest: nearestSlots(reader, days, wanted),
    days: days.map((day) => dayOfTimes(reader, day, true, '')),
    timesHref: href('/move'),
  }
  return page(c, world, 'visit/taken', model, status)
}

/** No time fits: keep it, say which times would, cancel, or phone (rule 19). */
export function showNoTime(c: Ctx, world: World, opened: Movable | Opened, mayCancel: boolean): Response {
  const { href } = opened
  const narrowed = ['from', 'part'].some((name) => (c.req.query(name) ?? '') !== '')
  return page(c, world, 'visit/no-time', {
    asked: askedByPhone(world, opened),
    back: href(),
    keepHref: href(),
    timesHref: narrowed ? href('/move') : '',
    wishHref: href('/wish'),
    cancelHref: mayCancel ? href('/cancel') : '',
  })
}
