import { Hono } from 'hono'
import { aroundIn } from '../messages/around.queries.ts'
import { deskOf } from '../messages/compose.ts'
import { writeTo } from '../messages/letter.ts'
import { shown } from '../messages/shown.ts'
import { byUser } from '../practice/actor.ts'
import { formModel, type Problem } from '../practice/checked.ts'
import type { Practice } from '../practice/practice.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { findCalendar } from '../staff/calendars.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { type Form, readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { nameOf } from './choose.ts'
import { colleaguesOf, look, patientsOf, writingOf } from './desk.routes.ts'
import { listChosen } from './due.queries.ts'
import { findFit } from './fit.queries.ts'
import { handOver } from './handover.commands.ts'
import { parseChoice, versionOf } from './handover.forms.ts'
import type { Choice, Due } from './handover.ts'
import { type Rehearsed, rowOf, type Write } from './preview.ts'
import { rehearseOne } from './rehearse.commands.ts'

const address = '/staff/handover'

/** What is to happen is shown first, with every word that patients would read; then it happens. */
export function carryOutRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.post(address, allow('owner', 'reception'), async (c) => {
    const form = await readForm(c)
    const calendarId = Number(form.text('practitioner'))
    if (!findCalendar(world.db, calendarId)) return c.notFound()
    const choice = parseChoice(form, colleaguesOf(world, calendarId))
    if (!choice.ok) return previewAgain(c, world, calendarId, form, choice.problems)
    const { deed, toCalendarId, ids } = choice.value
    const chosen = ids.map((id) => ({ id, version: versionOf(form, id) }))
    const words = { reason: form.text('reason').trim().slice(0, longestReason), tell: form.has('tell') }
    const handover = { calendarId, deed, toCalendarId, chosen, ...words }
    const id = handOver(world.db, handover, byUser(c.var.user.id), c.var.now)
    world.wake?.()
    return seeOther(c, `${address}/${id}`)
  })

  return app
}

const longestReason = 200

/** Nothing was ticked: the same page, with all that was on it. */
function previewAgain(c: Ctx, world: World, calendarId: number, form: Form, problems: readonly Problem[]) {
  const shown = Object.keys(form.values).flatMap((name) => /^version-(\d+)$/.exec(name)?.[1] ?? [])
  const fields = { ...form, list: (name: string) => (name === 'a' ? shown : form.list(name)) }
  const whole = parseChoice(fields, colleaguesOf(world, calendarId))
  return whole.ok ? previewPage(c, world, calendarId, whole.value, { form, problems }) : c.notFound()
}

interface Again {
  readonly form: Form
  readonly problems: readonly Problem[]
}

export function previewPage(
  c: Ctx,
  world: World,
  calendarId: number,
  choice: Choice,
  again?: Again,
): Response | Promise<Response> {
  const practice = findPractice(world.db)
  if (!practice) return c.notFound()
  const { t, format, now } = c.var
  const due = listChosen(world.db, calendarId, choice.ids, now)
  look(c, world, patientsOf(due))
  const [writing, write] = [writingOf(c, world), writerOf(c, world, practice)]
  const rows = due.map((each) => {
    const row = rowOf(rehearsed(c, world, practice, calendarId, choice, each), choice, write, writing)
    return again ? { ...row, chosen: again.form.list('a').includes(String(row.id)) } : row
  })
  const { calendars } = writing
  const names = { name: nameOf(calendars, calendarId), colleague: nameOf(calendars, choice.toCalendarId) }
  const model = {
    title: t(`handover.preview.${choice.deed}`, names),
    deed: choice.deed,
    listed: rows,
    backHref: `${address}?practitioner=${calendarId}&from=${due[0] ? format.dateOf(due[0].startsAt) : ''}`,
    ...formModel(valuesOf(calendarId, choice, again), again?.problems ?? [], t, [['a', t('handover.which')]]),
  }
  return page(c, world, 'handover/preview', model, again ? 422 : 200)
}

function valuesOf(calendarId: number, { deed, toCalendarId }: Choice, again: Again | undefined) {
  const hidden = { practitioner: String(calendarId), deed, colleague: String(toCalendarId ?? '') }
  const tell = again && !again.form.has('tell') ? '' : 'yes'
  return { ...hidden, tell, reason: again?.form.text('reason') ?? '' }
}

function rehearsed(
  c: Ctx,
  { db }: World,
  practice: Practice,
  calendarId: number,
  choice: Choice,
  due: Due,
): Rehearsed {
  const { now, user } = c.var
  const { deed, toCalendarId } = choice
  const colleague = toCalendarId === undefined ? undefined : findCalendar(db, toCalendarId)
  const handover = { calendarId, deed, toCalendarId, reason: '', tell: true }
  return {
    due,
    fit: colleague && findFit(db, due, colleague, practice.zone, now),
    planned: rehearseOne(db, handover, due, byUser(user.id), now),
  }
}

/** The very composer that writes a message when it leaves; its secret link stands as `…`. */
function writerOf(c: Ctx, world: World, practice: Practice): Write {
  const desk = deskOf(world, aroundIn(world.db))
  return ({ kind, channel, subject }) => {
    if (channel === 'none') return undefined
    const written = writeTo(desk, { id: 0, kind, channel }, subject, practice, c.get('now'))
    return shown(written, practice.country)
  }
}
