import { Hono } from 'hono'
import { countToPhone } from '../follow-up/call.queries.ts'
import { dayBounds } from '../lib/calendar.ts'
import { byUser } from '../practice/actor.ts'
import { changePractice } from '../practice/practice.commands.ts'
import type { Practice } from '../practice/practice.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { decidedAt } from './decided.ts'
import { type LedgerList, listLedger } from './ledger.queries.ts'
import { filters, type LedgerSum, lineOf } from './ledger.ts'
import { findAskedPatient } from './ledger-asked.queries.ts'
import { askedOf, isNarrowed, keyOf, type LedgerAsked, periodOf, queryOf } from './ledger-filter.ts'
import { choicesOf, chosenWords, sumsOf } from './ledger-page.ts'
import { ledgerAddress, logLooks, readingOf } from './ledger-reading.routes.ts'
import { countLedger, countReminders, sumLedger } from './ledger-sums.queries.ts'
import { daysToRemind } from './reminder.ts'

/** What was sent when, what was not and why (O31). */
export function messagesRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(ledgerAddress, allow('owner', 'reception'), (c) => {
    const practice = findPractice(world.db)
    if (!practice) return c.notFound()
    const asked = askedOf((name) => c.req.query(name), practice.zone, c.var.now)
    const patient = asked.patient === undefined ? undefined : findAskedPatient(world.db, asked.patient)
    if (asked.patient !== undefined && !patient) return c.notFound()
    if (patient) logLooks(c, world, [patient.id], 'messages')
    return ledgerPage(c, world, practice, asked, patient)
  })

  app.post(`${ledgerAddress}/resume`, allow('owner', 'reception'), (c) => {
    changePractice(world.db, { sending_paused_at: null }, byUser(c.var.user.id), c.var.now)
    world.wake?.()
    return seeOther(c, ledgerAddress)
  })

  return app
}

type Addressee = ReturnType<typeof findAskedPatient>

function ledgerPage(
  c: Ctx,
  world: World,
  practice: Practice,
  asked: LedgerAsked,
  patient: Addressee,
): Response {
  const { zone, currency } = practice
  const { now, t, format } = c.var
  const period = periodOf(asked, zone)
  const key = keyOf((name) => c.req.query(name))
  const list = listLedger(world.db, asked, period, key)
  const sums = sumLedger(world.db, asked, period)
  const calls = countToPhone(world.db)
  return page(c, world, 'messages/ledger', {
    filters: filterLinks(c, world, practice, asked, sums),
    ...formOf(c, practice, asked, sums),
    lines: list.rows.map((row) => ({
      ...lineOf(row, readingOf(c)),
      decided: decidedAt(row, c.var.user.role === 'owner', t),
    })),
    ...waysOf(c, practice, asked, list),
    title: patient ? t('ledger.patient', { name: nameOf(c, patient) }) : t('messages.title'),
    card: patient ? `/staff/patients/${patient.id}` : '',
    running: runningNote(c, world, practice),
    paused: practice.messages.pausedAt !== null,
    sums: sumsOf(sums, currency, { t, format }),
    csv: `${ledgerAddress}/list.csv${queryOf(asked, zone, now)}`,
    calls: calls > 0 ? `${t('ledger.calls')}, ${calls}` : t('ledger.calls'),
  })
}

function nameOf(c: Ctx, patient: NonNullable<Addressee>): string {
  return patient.protected === 1 ? c.var.t('agenda.protected') : `${patient.first_name} ${patient.last_name}`
}

function formOf(c: Ctx, { zone }: Practice, asked: LedgerAsked, sums: readonly LedgerSum[]) {
  const { now, t } = c.var
  const { from, until, filter } = asked
  const choices = choicesOf(asked, sums, t)
  return {
    narrowed: isNarrowed(asked, zone, now),
    state: filter === 'all' ? '' : filter,
    patient: asked.patient ?? '',
    from: from ?? '',
    until,
    choices,
    clear: `${ledgerAddress}${queryOf({ ...askedOf(() => undefined, zone, now), filter }, zone, now)}`,
    chosen: [periodWords(asked, c), ...chosenWords(choices)],
  }
}

function periodWords({ from, until }: LedgerAsked, { var: { t, format } }: Ctx): string {
  return from === undefined
    ? t('ledger.period.ever', { until: format.birthDate(until) })
    : t('ledger.period', { from: format.birthDate(from), until: format.birthDate(until) })
}

function waysOf(c: Ctx, { zone }: Practice, asked: LedgerAsked, { rows, newer, older }: LedgerList) {
  const address = (way: 'newer' | 'older', row = rows.at(way === 'newer' ? 0 : -1)): string =>
    row
      ? `${ledgerAddress}${queryOf(asked, zone, c.var.now, { way, at: row.created_at, id: row.id })}`
      : `${ledgerAddress}${queryOf(asked, zone, c.var.now)}`
  return { newer: newer ? address('newer') : '', older: older && rows.length > 0 ? address('older') : '' }
}

function filterLinks(
  c: Ctx,
  world: World,
  { zone }: Practice,
  asked: LedgerAsked,
  sums: readonly LedgerSum[],
) {
  const counts = countLedger(world.db, asked, periodOf(asked, zone), sums)
  return filters.map((filter) => ({
    href: `${ledgerAddress}${queryOf({ ...asked, filter }, zone, c.var.now)}`,
    text: c.var.t(`messages.filter.${filter}`, { count: counts[filter] }),
    current: filter === asked.filter,
  }))
}

/** The note on top: whether everything runs, and how the last reminders went. */
function runningNote(c: Ctx, world: World, practice: Practice) {
  const well = !readingOf(c).still
  if (!practice.messages.on || !practice.messages.reminder)
    return { well, text: c.var.t('messages.reminders.off') }
  return { well, text: remindersNote(c, world, practice) }
}

function remindersNote(c: Ctx, world: World, { messages, zone }: Practice): string {
  const last = daysToRemind(messages, zone, c.var.now).at(-1)
  if (!last) return ''
  const { date } = last
  const counts = countReminders(world.db, dayBounds(zone, date))
  const time = c.var.format.stamp(last.dueAt)
  return c.var.t('messages.reminders.left', { date: c.var.format.dayAndMonth(date), time, ...counts })
}
