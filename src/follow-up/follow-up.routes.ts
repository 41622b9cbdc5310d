import { Hono } from 'hono'
import { dayBounds, today } from '../lib/calendar.ts'
import { pageNumber } from '../lib/page-number.ts'
import { recordLooks } from '../patients/access.commands.ts'
import { countToRenew, listToRenew, type ToRenew } from '../patients/renewal.queries.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { countToPhone } from './call.queries.ts'
import { closeFollowUp } from './follow-up.commands.ts'
import { countByCategory, isThere, listOpen } from './follow-up.queries.ts'
import { type FollowUp, groupsOf, isOutcome, pagesOf } from './follow-up.ts'
import { renewalOf } from './renewal.ts'

/** What staff have to look at, and how it ended. */
export function followUpRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const everybody = allow('owner', 'practitioner', 'reception')

  app.get('/staff/follow-up', everybody, (c) => listPage(c, world, pageNumber(c.req.query('page'))))

  app.post('/staff/follow-up/:id{[0-9]{1,15}}/close', everybody, async (c) => {
    const id = Number(c.req.param('id'))
    const form = await readForm(c)
    const [why, number] = [form.text('why'), pageNumber(form.text('page'))]
    if (!isThere(world.db, id)) return c.notFound()
    if (!isOutcome(why)) return listPage(c, world, number, id)
    closeFollowUp(world.db, id, c.var.user.id, why, c.var.now)
    return seeOther(c, address(number))
  })

  return app
}

/** `wrong`: the entry whose outcome is missing; 0: none. A page beyond the last, once its entries are closed, is the last. */
function listPage(c: Ctx, world: World, asked: number, wrong = 0): Response {
  const { t, format } = c.var
  const counts = countByCategory(world.db)
  const pages = pagesOf(counts)
  const number = Math.min(asked, pages)
  const entries = listOpen(world.db, counts, number, c.var.now)
  const renewals = number === 1 ? listToRenew(world.db, c.var.now) : []
  look(c, world, entries, renewals)
  const model = {
    groups: groupsOf(entries, counts, t, format),
    calls: countToPhone(world.db),
    ...renewalsOf(world, renewals, countToRenew(world.db, c.var.now), c),
    number,
    // The desk merges cards.
    merges: c.var.user.role !== 'practitioner',
    previous: number > 1 ? address(number - 1) : '',
    next: number < pages ? address(number + 1) : '',
    wrong,
    problem: wrong > 0,
  }
  return page(c, world, 'follow-up/list', model, wrong > 0 ? 422 : 200)
}

/** The contacts of parents that have to be renewed (rule 3), before everything else on the first page. */
function renewalsOf(world: World, renewals: readonly ToRenew[], count: number, { var: { t, format } }: Ctx) {
  const practice = findPractice(world.db)
  const country = practice?.country ?? 'NL'
  return {
    renewals: renewals.map((each) => renewalOf(each, { t, format, country })),
    renewalCount: count,
    renewalAge: practice?.guardianAge ?? 0,
  }
}

function address(number: number): string {
  return number > 1 ? `/staff/follow-up?page=${number}` : '/staff/follow-up'
}

/** Each patient once per user and day, however often the list is looked at (rule 34). */
function look(c: Ctx, world: World, entries: readonly FollowUp[], renewals: readonly ToRenew[]): void {
  const { now, requestId } = c.var
  const { id: user, role } = c.var.user
  const cards = entries.flatMap(({ patient, other }) => [patient, other])
  const listed = cards.flatMap((card) => (card ? [card.id] : []))
  const patientIds = [...listed, ...renewals.map((each) => each.patientId)]
  const zone = findPractice(world.db)?.zone
  const since = zone ? { notAgainSince: dayBounds(zone, today(zone, now)).startsAt } : {}
  recordLooks(world.db, { user, role, view: 'follow-up', patientIds, action: 'R', requestId, ...since }, now)
}
