import { Hono } from 'hono'
import type { Translate } from '../i18n/translate.ts'
import { maskEmail, maskPhone } from '../lib/email-address.ts'
import { byUser } from '../practice/actor.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { decidedAt } from './decided.ts'
import { findInLedger, type LedgerPage } from './ledger.queries.ts'
import { lineOf } from './ledger.ts'
import { ledgerAddress, logLooks, readingOf } from './ledger-reading.routes.ts'
import { countResends } from './one-message.queries.ts'
import { type Judged, judgeAgain, sendAgain } from './resend.commands.ts'
import { findOtherwise, type Otherwise } from './siblings.queries.ts'

/** Sending a message once more, on purpose: asked on a page, for it may arrive twice. */
export function resendRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const desk = allow('owner', 'reception')
  const address = `${ledgerAddress}/:id{[0-9]{1,15}}/resend`

  app.get(address, desk, (c) => {
    const row = findInLedger(world.db, Number(c.req.param('id')))
    const judged = row && judgeAgain(world.db, row, c.var.now)
    if (!row || !judged) return c.notFound()
    if (row.patient_id !== null) logLooks(c, world, [row.patient_id], 'messages')
    return askPage(c, world, row, judged)
  })

  app.post(address, desk, async (c) => {
    const id = Number(c.req.param('id'))
    const form = await readForm(c)
    const asked = { seen: Number(form.text('seen') || Number.NaN), channel: form.text('channel') }
    const sent = sendAgain(world.db, id, asked, byUser(c.var.user.id), c.var.now)
    const row = findInLedger(world.db, id)
    if (!sent || !row) return c.notFound()
    if (sent.ok) world.wake?.()
    if (sent.ok) return seeOther(c, `${ledgerAddress}/${sent.id}`)
    if (sent.reason === 'meanwhile') return seeOther(c, `${ledgerAddress}/${id}?said=meanwhile`)
    const judged = judgeAgain(world.db, row, c.var.now)
    return judged ? askPage(c, world, row, judged, 422) : c.notFound()
  })

  return app
}

function askPage(
  c: Ctx,
  world: World,
  row: LedgerPage,
  judged: readonly [Judged, ...Judged[]],
  status: 200 | 422 = 200,
): Response {
  const { t, format } = c.var
  const [first] = judged
  const open = judged.filter(({ gate }) => gate === undefined)
  const gate = open.length === 0 ? first.gate : undefined
  const left = row.state === 'skipped' ? undefined : (row.settled_at ?? row.created_at)
  const model = {
    title: t(left === undefined ? 'ledger.resend.skipped' : 'ledger.resend'),
    line: lineOf(row, readingOf(c)),
    why: gate ? t(`ledger.resend.${left ? 'no' : 'never'}`, { why: t(`messages.reason.${gate}`) }) : '',
    decided: gate ? decidedAt({ ...row, reason: gate }, c.var.user.role === 'owner', t) : undefined,
    ways: open.map((way) => ({ value: way.channel, text: wayOf(way, row, t) })),
    until: format.stamp(row.useful_until),
    twice: twiceOf(row, findOtherwise(world.db, row.id), c),
    seen: countResends(world.db, row.id),
    address: `${ledgerAddress}/${row.id}`,
  }
  return page(c, world, 'messages/resend', model, status)
}

/** What the patient has already, or is going to have: by the other way, or this very message. */
function twiceOf(row: LedgerPage, otherwise: Otherwise | undefined, { var: { t, format } }: Ctx): string {
  if (['sent', 'delivered'].includes(row.state))
    return t('ledger.resend.twice', { when: format.stamp(row.settled_at ?? row.created_at) })
  if (!otherwise) return ''
  const { channel, at } = otherwise
  return at === undefined
    ? t(`ledger.resend.goes.${channel}`)
    : t(`ledger.resend.otherway.${channel}`, { when: format.stamp(at) })
}

function wayOf({ channel, to }: Judged, row: LedgerPage, t: Translate): string {
  if (channel === 'none') return ''
  const masked = channel === 'email' ? maskEmail(to) : maskPhone(to)
  return `${t(`messages.channel.${channel}`)}, ${row.protected === 1 ? t('agenda.protected') : masked}`
}
