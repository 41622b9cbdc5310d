import { Hono } from 'hono'
import { isLanguage, textIn } from '../i18n/languages.ts'
import { byUser } from '../practice/actor.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { htmlOf, sendHtml } from '../web/compress.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { findAutomaticMessage } from './automatic.queries.ts'
import { decidedAt } from './decided.ts'
import { findInLedger, type LedgerPage } from './ledger.queries.ts'
import { canTryAgain, lineOf } from './ledger.ts'
import { ledgerAddress, logLooks, readingOf } from './ledger-reading.routes.ts'
import { sendNowOne, tryAgain } from './messages.commands.ts'
import { findOtherway, findResendOf, listAttempts, listResends, type Resend } from './one-message.queries.ts'
import { attemptLine, factsOf, waitsForGrace } from './one-message.ts'
import { mayResend } from './resend.ts'

/** One message: what became of it, why, and its text. */
export function oneMessageRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const desk = allow('owner', 'reception')
  const one = `${ledgerAddress}/:id{[0-9]{1,15}}`

  app.get(one, desk, (c) => {
    const row = findInLedger(world.db, Number(c.req.param('id')))
    if (!row) return c.notFound()
    if (row.patient_id !== null) logLooks(c, world, [row.patient_id], 'messages')
    return page(c, world, 'messages/message', {
      line: lineOf(row, readingOf(c)),
      ...whatToDo(c, row),
      ...textOf(world, row),
      facts: factsOf(row, findPractice(world.db)?.currency ?? '', c.var),
      decided: decidedAt(row, c.var.user.role === 'owner', c.var.t),
      attempts: listAttempts(world.db, row.id).map((each) => attemptLine(each, row.channel, c.var)),
      resendOf: resendLink(c, findResendOf(world.db, row.id)),
      resends: listResends(world.db, row.id).map((each) => resendLink(c, each)),
      otherway: row.kind === 'api' ? otherwayLink(c, world, row.id) : undefined,
      meanwhile: c.req.query('said') === 'meanwhile',
    })
  })

  app.post(`${one}/again`, desk, (c) => {
    const id = Number(c.req.param('id'))
    const row = findInLedger(world.db, id)
    if (!row) return c.notFound()
    const done = tryAgain(world.db, id, byUser(c.var.user.id), c.var.now)
    if (done) world.wake?.()
    // Since the page was opened it went by the other channel.
    const twice = !done && row.told_otherwise === 1 && mayResend(row)
    return seeOther(c, `${ledgerAddress}/${id}${twice ? '/resend' : ''}`)
  })

  app.post(`${one}/now`, desk, (c) => {
    const id = Number(c.req.param('id'))
    if (!findInLedger(world.db, id)) return c.notFound()
    if (sendNowOne(world.db, id, byUser(c.var.user.id), c.var.now)) world.wake?.()
    return seeOther(c, `${ledgerAddress}/${id}`)
  })

  app.get(`${one}/html`, desk, (c) => {
    const caught = findCaught(c, world, Number(c.req.param('id')))
    return caught ? sendHtml(c, htmlOf(caught.html)) : c.notFound()
  })

  app.get(`${one}/appointment.ics`, desk, (c) => {
    const caught = findCaught(c, world, Number(c.req.param('id')))
    if (!caught || caught.calendar === '') return c.notFound()
    const attachment = { 'Content-Disposition': 'attachment; filename="appointment.ics"' }
    return c.body(caught.calendar, 200, { 'Content-Type': 'text/calendar; charset=utf-8', ...attachment })
  })

  return app
}

function whatToDo(c: Ctx, row: LedgerPage) {
  const address = `${ledgerAddress}/${row.id}`
  return {
    late:
      row.state === 'failed' &&
      row.kind !== 'trial' &&
      row.told_otherwise === 0 &&
      !canTryAgain(row, c.var.now),
    twice: row.state === 'unknown',
    now: waitsForGrace(row, c.var.now) ? `${address}/now` : '',
    resend: mayResend(row) && row.useful_until > c.var.now ? `${address}/resend` : '',
    skipped: row.state === 'skipped',
    hasLeft: ['sent', 'delivered', 'unknown'].includes(row.state),
  }
}

/** What was written, as far as it is kept; of a protected identity nothing (rule 9). */
function textOf(world: World, row: LedgerPage) {
  const hidden = row.protected === 1
  const caught = hidden ? undefined : world.caught?.find(row.id)
  return {
    hidden,
    subject: hidden ? '' : (caught?.subject ?? row.subject_as_sent ?? ''),
    written: hidden || row.kind !== 'dialogue' ? '' : writtenTo(world, row),
    text: hidden ? [] : linesOf(caught?.text ?? row.text_as_sent ?? ''),
    files: caught?.html ? `${ledgerAddress}/${row.id}` : '',
    calendar: caught !== undefined && caught.calendar !== '',
  }
}

function resendLink({ var: { t, format } }: Ctx, resend: Resend | undefined) {
  if (!resend) return undefined
  const text = t('ledger.resend.who', { when: format.stamp(resend.at), name: resend.name ?? '–' })
  return { href: `${ledgerAddress}/${resend.id}`, text }
}

/** The two of a message of other software of which one went where the other could not. */
function otherwayLink({ var: { t, format } }: Ctx, { db }: World, id: number) {
  const pair = findOtherway(db, id)
  if (!pair) return undefined
  return pair.id === id
    ? { label: t('hooks.instead'), href: `${ledgerAddress}/${pair.insteadId}`, text: format.stamp(pair.at) }
    : { label: t('hooks.insteadOf'), href: `${ledgerAddress}/${pair.id}`, text: format.stamp(pair.firstAt) }
}

/** The practice's own text behind the link of an automatic message (P17). */
function writtenTo({ db }: World, { attendee_id: attendeeId, spoken }: LedgerPage): string {
  const written = attendeeId === null ? undefined : findAutomaticMessage(db, attendeeId)
  const otherwise = findPractice(db)?.language ?? 'en'
  return textIn(written?.texts ?? {}, spoken !== null && isLanguage(spoken) ? spoken : otherwise, otherwise)
}

function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.trimEnd().split('\n')
}

function findCaught(c: Ctx, world: World, id: number) {
  const row = findInLedger(world.db, id)
  if (!row || row.protected === 1) return undefined
  // The text greets somebody by name.
  if (row.patient_id !== null) logLooks(c, world, [row.patient_id], 'messages')
  return world.caught?.find(id)
}
