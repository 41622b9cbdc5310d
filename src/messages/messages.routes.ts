import { Hono } from 'hono'
import { isLanguage, textIn } from '../i18n/languages.ts'
import { addDays, dayBounds, today } from '../lib/calendar.ts'
import { pageNumber } from '../lib/page-number.ts'
import { recordLooks } from '../patients/access.commands.ts'
import { byUser } from '../practice/actor.ts'
import type { Practice } from '../practice/practice.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { htmlOf, sendHtml } from '../web/compress.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { findAutomaticMessage } from './automatic.queries.ts'
import {
  countLedger,
  countReminders,
  findInLedger,
  type LedgerPage,
  ledgerPage,
  listLedger,
} from './ledger.queries.ts'
import { canTryAgain, type Filter, filterOf, filters, lineOf, type Reading } from './ledger.ts'
import { tryAgain } from './messages.commands.ts'
import { daysToRemind } from './reminder.ts'

const week = 7 * 86_400

/** What was sent when, what was not and why (O31). */
export function messagesRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const desk = allow('owner', 'reception')

  app.get('/staff/messages', desk, (c) => {
    const filter = filterOf(c.req.query('state'))
    const number = pageNumber(c.req.query('page'))
    const rows = listLedger(world.db, filter, c.var.now - week, number)
    return page(c, world, 'messages/ledger', {
      filters: filterLinks(c, world, filter),
      lines: rows.slice(0, ledgerPage).map((row) => lineOf(row, reading(c))),
      newer: number > 1 ? address(filter, number - 1) : '',
      older: rows.length > ledgerPage ? address(filter, number + 1) : '',
      running: runningNote(c, world),
    })
  })

  app.get('/staff/messages/:id{[0-9]+}', desk, (c) => {
    const row = findInLedger(world.db, Number(c.req.param('id')))
    if (!row) return c.notFound()
    if (row.patient_id !== null) look(c, world, row.patient_id)
    const hidden = row.protected === 1
    const caught = hidden ? undefined : world.caught?.find(row.id)
    return page(c, world, 'messages/message', {
      line: lineOf(row, reading(c)),
      late: row.state === 'failed' && !canTryAgain(row, c.var.now),
      twice: row.state === 'unknown',
      made: c.var.format.stamp(row.created_at),
      settled: row.settled_at === null ? '' : c.var.format.stamp(row.settled_at),
      attempts: row.attempts,
      hidden,
      subject: hidden ? '' : (caught?.subject ?? row.subject_as_sent ?? ''),
      written: hidden || row.kind !== 'dialogue' ? '' : writtenTo(world, row),
      text: hidden ? [] : linesOf(caught?.text ?? row.text_as_sent ?? ''),
      files: caught?.html ? `/staff/messages/${row.id}` : '',
      calendar: caught !== undefined && caught.calendar !== '',
    })
  })

  app.post('/staff/messages/:id{[0-9]+}/again', desk, (c) => {
    const id = Number(c.req.param('id'))
    if (!findInLedger(world.db, id)) return c.notFound()
    if (tryAgain(world.db, id, byUser(c.var.user.id), c.var.now)) world.wake?.()
    return seeOther(c, `/staff/messages/${id}`)
  })

  app.get('/staff/messages/:id{[0-9]+}/html', desk, (c) => {
    const caught = findCaught(c, world, Number(c.req.param('id')))
    return caught ? sendHtml(c, htmlOf(caught.html)) : c.notFound()
  })

  app.get('/staff/messages/:id{[0-9]+}/appointment.ics', desk, (c) => {
    const caught = findCaught(c, world, Number(c.req.param('id')))
    if (!caught || caught.calendar === '') return c.notFound()
    const attachment = { 'Content-Disposition': 'attachment; filename="appointment.ics"' }
    return c.body(caught.calendar, 200, { 'Content-Type': 'text/calendar; charset=utf-8', ...attachment })
  })

  return app
}

/** The practice's own text behind the link of an automatic message (P17). */
function writtenTo({ db }: World, { attendee_id: attendeeId, spoken }: LedgerPage): string {
  const written = attendeeId === null ? undefined : findAutomaticMessage(db, attendeeId)
  const otherwise = findPractice(db)?.language ?? 'en'
  return textIn(written?.texts ?? {}, spoken !== null && isLanguage(spoken) ? spoken : otherwise, otherwise)
}

function reading(c: Ctx): Reading {
  return { t: c.var.t, format: c.var.format, now: c.var.now, still: !runsWell(c) }
}

function runsWell(c: Ctx): boolean {
  return (c.var.frame.staff?.alarms.length ?? 0) === 0
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.trimEnd().split('\n')
}

function address(filter: Filter, number: number): string {
  const query = new URLSearchParams()
  if (filter !== 'all') query.set('state', filter)
  if (number > 1) query.set('page', String(number))
  return query.size === 0 ? '/staff/messages' : `/staff/messages?${query}`
}

function filterLinks(c: Ctx, world: World, current: Filter) {
  const counts = countLedger(world.db, c.var.now - week)
  return filters.map((filter) => ({
    href: address(filter, 1),
    text: c.var.t(`messages.filter.${filter}`, { count: counts[filter] }),
    current: filter === current,
  }))
}

/** The note on top: whether everything runs, and how the last reminders went. */
function runningNote(c: Ctx, world: World): { readonly well: boolean; readonly text: string } {
  const practice = findPractice(world.db)
  const well = runsWell(c)
  if (!practice?.messages.on || !practice.messages.reminder)
    return { well, text: c.var.t('messages.reminders.off') }
  return { well, text: remindersNote(c, world, practice) }
}

function remindersNote(c: Ctx, world: World, { messages, zone }: Practice): string {
  const last = daysToRemind(messages, zone, c.var.now).at(-1)
  const date = last?.date ?? addDays(today(zone, c.var.now), messages.reminderDays)
  if (!last) return ''
  const counts = countReminders(world.db, dayBounds(zone, date))
  const time = c.var.format.stamp(last.dueAt)
  return c.var.t('messages.reminders.left', { date: c.var.format.dayAndMonth(date), time, ...counts })
}

function findCaught(c: Ctx, world: World, id: number) {
  const row = findInLedger(world.db, id)
  if (!row || row.protected === 1) return undefined
  if (row.patient_id !== null) look(c, world, row.patient_id)
  return world.caught?.find(id)
}

/** The text greets somebody by name. */
function look(c: Ctx, world: World, patientId: number): void {
  const { id: user, role } = c.var.user
  const looks = {
    user,
    role,
    view: 'messages',
    patientIds: [patientId],
    action: 'R' as const,
    requestId: c.var.requestId,
  }
  recordLooks(world.db, looks, c.var.now)
}
