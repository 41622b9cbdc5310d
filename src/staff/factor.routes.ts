import { Hono } from 'hono'
import { qrCode } from '../lib/qr.ts'
import { readTicket, writeTicket } from '../lib/ticket.ts'
import { otpauthUrl, randomTotpSecret } from '../lib/totp.ts'
import { formModel, type Problem } from '../practice/checked.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { findUser } from './accounts.queries.ts'
import { makeRecoveryCodes, turnOffTotp, turnOnTotp } from './factor.commands.ts'
import { findFactors } from './factor.queries.ts'
import { hasFactor, inGroups, needsFactor } from './factor.ts'
import { goOnRenewed } from './fresh-session.routes.ts'
import { isFresh, type OwnPassword } from './own-password.routes.ts'

const address = '/staff/account/factor'
/** How long the page with a new secret may stay open, in seconds. */
const patience = 1800

/** One's own authenticator and recovery codes. */
export function factorRoutes(
  world: World,
  own: OwnPassword,
  fresh: Map<number, readonly string[]>,
): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const everybody = allow('owner', 'practitioner', 'reception')

  app.get(address, everybody, (c) => {
    const { id } = c.var.user
    const codes = fresh.get(id) ?? []
    fresh.delete(id)
    return factorPage(c, world, { codes })
  })

  app.post(address, everybody, async (c) => {
    const fields = await readForm(c)
    const { id } = c.var.user
    const secret = secretIn(c, world, fields.text('ticket'))
    if (secret === undefined || findFactors(world.db, id).totp) return seeOther(c, `${address}?late=1`)
    const problems = await own.confirm(c, fields, 'password')
    if (problems.length > 0) return factorPage(c, world, { secret, problems, code: fields.text('code') })
    const codes = turnOnTotp(world.db, world.keys, id, { secret, code: fields.text('code') }, c.var.now)
    if (!codes)
      return factorPage(c, world, { secret, problems: [{ field: 'code', key: 'doors.code.wrong' }] })
    fresh.set(id, codes)
    return goOnRenewed(c, world, address)
  })

  app.post(`${address}/codes`, everybody, async (c) => {
    const { id } = c.var.user
    const typed = (await readForm(c)).text('codesPassword')
    if (!hasFactor(findFactors(world.db, id))) return seeOther(c, address)
    const problems = await own.check(c, 'codesPassword', typed)
    if (problems.length > 0) return factorPage(c, world, { problems })
    fresh.set(id, makeRecoveryCodes(world.db, world.keys, id, c.var.now))
    return seeOther(c, address)
  })

  app.post(`${address}/off`, everybody, async (c) => {
    const typed = (await readForm(c)).text('offPassword')
    if (!findFactors(world.db, c.var.user.id).totp) return seeOther(c, address)
    const problems = await own.check(c, 'offPassword', typed)
    if (problems.length > 0) return factorPage(c, world, { problems })
    turnOffTotp(world.db, c.var.user.id, c.var.now)
    return goOnRenewed(c, world, `${address}?off=1`)
  })

  return app
}

interface Shown {
  readonly secret?: string
  readonly code?: string
  /** Recovery codes, on the one page that shows them. */
  readonly codes?: readonly string[]
  readonly problems?: readonly Problem[]
}

function factorPage(c: Ctx, world: World, { secret, code = '', codes = [], problems = [] }: Shown): Response {
  const { t, user } = c.var
  const factors = findFactors(world.db, user.id)
  const model = {
    ...{ factors, codes },
    isOn: hasFactor(factors),
    forced: !hasFactor(factors) && isRequired(c, world),
    late: c.req.query('late') === '1',
    off: c.req.query('off') === '1',
    askPassword: !isFresh(c, world),
    enrol: factors.totp ? undefined : enrolment(c, world, secret ?? randomTotpSecret()),
    ...formModel({ code }, problems, t, [['code', t('doors.field.code')]]),
  }
  return page(c, world, 'staff/factor', model, problems.length > 0 ? 422 : 200)
}

function isRequired(c: Ctx, world: World): boolean {
  return needsFactor(c.var.user.role, findPractice(world.db)?.secondFactor ?? 'nobody')
}

/** The secret travels sealed in the form until its first code proves that it arrived. */
function enrolment(c: Ctx, world: World, secret: string) {
  const { id } = c.var.user
  const issuer = findPractice(world.db)?.name ?? 'Ledig'
  const url = otpauthUrl(secret, issuer, findUser(world.db, id)?.email ?? '')
  const ticket = writeTicket(world.keys.secrets, 'authenticator', [String(id), secret], c.var.now)
  return { url, ticket, secret: inGroups(secret), qr: qrCode(url) }
}

function secretIn(c: Ctx, world: World, ticket: string): string | undefined {
  const words = readTicket(world.keys.secrets, 'authenticator', ticket, c.var.now, patience)
  return words?.[0] === String(c.var.user.id) ? words[1] : undefined
}
