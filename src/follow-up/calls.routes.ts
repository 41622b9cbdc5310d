import { Hono } from 'hono'
import { dayBounds, today } from '../lib/calendar.ts'
import { pageNumber } from '../lib/page-number.ts'
import { recordLooks } from '../patients/access.commands.ts'
import type { Practice } from '../practice/practice.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { noteCall } from './call.commands.ts'
import { callsPage, countToPhone, listCalls } from './call.queries.ts'
import { type Call, callGroups, isCallOutcome } from './call.ts'
import { isThere } from './follow-up.queries.ts'

const list = '/staff/follow-up/calls'
/** In characters. */
const longestNote = 300
/** A printed list is whole. */
const most = 1000

/** Whom no message reached: phoned one by one, the soonest visit first (rules 5 and 29). */
export function callsRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const everybody = allow('owner', 'practitioner', 'reception')

  app.get(list, everybody, (c) => listPage(c, world, pageNumber(c.req.query('page'))))

  app.get(`${list}/print`, everybody, (c) => {
    const practice = findPractice(world.db)
    return practice ? printPage(c, world, practice) : c.notFound()
  })

  app.post(`${list}/:id{[0-9]{1,15}}`, everybody, async (c) => {
    const id = Number(c.req.param('id'))
    const form = await readForm(c)
    const [outcome, number] = [form.text('why'), pageNumber(form.text('page'))]
    const note = form.text('note').trim()
    if (!isThere(world.db, id) || !isCallOutcome(outcome)) return c.notFound()
    const problem = problemOf(c, outcome, note)
    if (problem) return listPage(c, world, number, { id, note: form.text('note'), problem })
    const tried = { outcome, note, seen: Number(form.text('seen')) }
    noteCall(world.db, id, tried, c.var.user.id, c.var.now)
    return seeOther(c, outcome === 'reached' ? address(number) : `${address(number)}#f${id}`)
  })

  return app
}

interface Wrong {
  readonly id: number
  readonly note: string
  readonly problem: string
}

function problemOf({ var: { t } }: Ctx, outcome: string, note: string): string {
  if (note.length > longestNote) return t('calls.note.long', { most: longestNote })
  return outcome === 'note' && note === '' ? t('calls.note.empty') : ''
}

/** A page beyond the last, once its people are reached, is the last. */
function listPage(c: Ctx, world: World, asked: number, wrong?: Wrong): Response {
  const count = countToPhone(world.db)
  const pages = Math.max(1, Math.ceil(count / callsPage))
  const number = Math.min(asked, pages)
  const calls = listCalls(world.db, c.var.user.id, c.var.now, { page: number, limit: callsPage })
  look(c, world, calls, 'call-list')
  const model = {
    groups: callGroups(calls, writingOf(c, world)),
    count,
    number,
    previous: number > 1 ? address(number - 1) : '',
    next: number < pages ? address(number + 1) : '',
    wrong,
    problem: wrong !== undefined,
    longestNote,
  }
  return page(c, world, 'follow-up/calls', model, wrong ? 422 : 200)
}

function printPage(c: Ctx, world: World, practice: Practice): Response {
  const { t, format, now, user } = c.var
  const calls = listCalls(world.db, user.id, now, { page: 1, limit: most })
  look(c, world, calls, 'call-list-print')
  return page(c, world, 'follow-up/calls-print', {
    css: world.files.href('agenda-print.css'),
    back: list,
    groups: callGroups(calls, writingOf(c, world)),
    printed: t('calls.print.printed', {
      practice: practice.name,
      when: format.stamp(now),
      count: calls.length,
    }),
  })
}

function writingOf({ var: { t, format, now } }: Ctx, world: World) {
  return { t, format, now, country: findPractice(world.db)?.country ?? ('NL' as const) }
}

function address(number: number): string {
  return number > 1 ? `${list}?page=${number}` : list
}

/** On the screen each patient once per user and day, however often the list is looked at (rule 34). */
function look(c: Ctx, world: World, calls: readonly Call[], view: 'call-list' | 'call-list-print'): void {
  const { now, requestId } = c.var
  const { id: user, role } = c.var.user
  const patientIds = calls.flatMap(({ patientId }) => patientId ?? [])
  const zone = findPractice(world.db)?.zone
  const once =
    zone && view === 'call-list' ? { notAgainSince: dayBounds(zone, today(zone, now)).startsAt } : {}
  recordLooks(world.db, { user, role, view, patientIds, action: 'R', requestId, ...once }, now)
}
