import { Hono } from 'hono'
import { hashToken } from '../lib/token.ts'
import { byUser } from '../practice/actor.ts'
import { type FormShown, formModel } from '../practice/checked.ts'
import { savedNow } from '../practice/saved-now.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { notFound } from '../web/errors.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import { readSessionCookie } from '../web/session.ts'
import type { World } from '../web/world.ts'
import { accountLabels, accountModel, accountValues } from './account-page.ts'
import type { TellFormerAddress } from './accounts.commands.ts'
import { findUser, listUsers } from './accounts.queries.ts'
import type { User } from './accounts.ts'
import { listCalendars } from './calendars.queries.ts'
import { changeAccount } from './change-account.commands.ts'
import { parseAccountChange } from './change-account.forms.ts'
import { decidesWhoEnters } from './change-account.ts'
import { clearFactors } from './factor.commands.ts'
import { findFactors } from './factor.queries.ts'
import { isFresh, type OwnPassword } from './own-password.routes.ts'
import { createPasswordLink } from './password-link.commands.ts'
import { findPasswordLink } from './password-link.queries.ts'
import { endSessionByKey } from './sessions.commands.ts'
import { listSessions, sessionKey } from './sessions.queries.ts'

const list = '/staff/settings/accounts'
const address = `${list}/:id{[0-9]+}`

/**
 * Everything of one account: who it is, what they may do, a new password, and where they are signed in. For what decides
 * who gets in, the owner proves who they are.
 */
export function changeAccountRoutes(
  world: World,
  own: OwnPassword,
  tellFormer: TellFormerAddress,
): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  // A link is shown once, to the owner who made it: the page after the button takes it from here.
  const fresh = new Map<string, string>()
  const asked = (c: Ctx) => findUser(world.db, Number(c.req.param('id')))

  app.get(address, allow('owner'), (c) => {
    const account = asked(c)
    if (!account) return c.notFound()
    const place = `${c.var.user.id} ${account.id}`
    const token = fresh.get(place)
    fresh.delete(place)
    const counts = token !== undefined && findPasswordLink(world.db, token, c.var.now) !== undefined
    const link = counts ? `${world.baseUrl}/reset?token=${token}` : ''
    return accountPage(c, world, account, { ...asItIs(world, account), link })
  })

  app.post(address, allow('owner'), async (c) => {
    const fields = await readForm(c)
    const account = asked(c)
    if (!account) return c.notFound()
    const typed = { values: fields.values, calendars: fields.list('calendar') }
    const calendars = listCalendars(world.db).map(({ id }) => id)
    const form = parseAccountChange(fields, calendars, account.id === c.var.user.id)
    const version = fields.text('version')
    const opens = !form.ok || decidesWhoEnters(account, form.value)
    const problems = [...(form.ok ? [] : form.problems), ...(opens ? await own.confirm(c, fields) : [])]
    if (!form.ok || problems.length > 0)
      return accountPage(c, world, account, { ...typed, problems, version })
    const by = byUser(c.var.user.id)
    const saved = changeAccount(
      world.db,
      account.id,
      form.value,
      { version: Number(version), actor: by, tellFormer },
      c.var.now,
    )
    if (!saved.ok) return accountPage(c, world, account, { ...typed, ...refusalOf(saved.reason) })
    world.wake?.()
    const isOut = account.id === c.var.user.id && !(form.value.active && form.value.role === 'owner')
    return seeOther(c, isOut ? '/staff' : `${list}/${account.id}?saved=1`)
  })

  app.post(`${address}/reset`, allow('owner'), async (c) => {
    const account = asked(c)
    if (!account?.active) return c.notFound()
    const problems = await own.confirm(c, await readForm(c), 'resetPassword')
    if (problems.length > 0) return accountPage(c, world, account, { ...asItIs(world, account), problems })
    const token = createPasswordLink(world.db, account.id, byUser(c.var.user.id), c.var.now)
    fresh.set(`${c.var.user.id} ${account.id}`, token)
    return seeOther(c, `${list}/${account.id}#password`)
  })

  app.post(`${address}/factor`, allow('owner'), async (c) => {
    const account = asked(c)
    // One's own is switched off on one's own page, with the password.
    if (!account || account.id === c.var.user.id) return c.notFound()
    const problems = await own.confirm(c, await readForm(c), 'factorPassword')
    if (problems.length > 0) return accountPage(c, world, account, { ...asItIs(world, account), problems })
    clearFactors(world.db, account.id, byUser(c.var.user.id), c.var.now)
    return seeOther(c, `${list}/${account.id}?saved=1`)
  })

  app.post(`${address}/sessions`, allow('owner'), async (c) => {
    const account = asked(c)
    if (!account) return c.notFound()
    const key = (await readForm(c)).text('session')
    endSessionByKey(world.db, account.id, key, byUser(c.var.user.id), c.var.now)
    return seeOther(c, `${list}/${account.id}?saved=1`)
  })

  return app
}

interface Shown extends FormShown {
  /** The ids of the calendars that are ticked. */
  readonly calendars: readonly string[]
  readonly link?: string
}

function refusalOf(reason: string): Pick<Shown, 'problems' | 'meanwhile'> {
  if (reason === 'email-in-use') return { problems: [{ field: 'email', key: 'settings.error.emailInUse' }] }
  if (reason !== 'last-owner') return { meanwhile: true }
  return { problems: [{ field: 'role', key: 'people.error.lastOwner' }] }
}

function asItIs(world: World, account: User): Shown {
  const own = listCalendars(world.db).filter(({ userId }) => userId === account.id)
  return { values: accountValues(account), calendars: own.map(({ id }) => String(id)) }
}

function accountPage(c: Ctx, world: World, { id }: User, shown: Shown): Response {
  const { problems = [], meanwhile = false, values, link = '', calendars } = shown
  const [practice, account] = [findPractice(world.db), findUser(world.db, id)]
  if (!practice || !account) return notFound(c, world)
  const token = readSessionCookie(c, world.baseUrl)
  const here = token === undefined ? '' : sessionKey(hashToken(token))
  const around = {
    account,
    users: listUsers(world.db),
    calendars: listCalendars(world.db),
    sessions: listSessions(world.db, id, practice.idleMinutes, c.var.now),
    here,
    factors: findFactors(world.db, id),
    isOwn: id === c.var.user.id,
  }
  const model = {
    saved: c.req.query('saved') === '1' && problems.length === 0 && !meanwhile,
    meanwhile,
    link,
    askOwn: !isFresh(c, world),
    ...accountModel(around, calendars, c.var.t, c.var.format),
    ...(shown.version === undefined ? {} : { version: shown.version }),
    savedNow: meanwhile ? savedNow(values, asItIs(world, account).values, accountLabels(c.var.t)) : [],
    ...formModel(values, problems, c.var.t, accountLabels(c.var.t)),
  }
  return page(c, world, 'staff/account', model, problems.length > 0 ? 422 : meanwhile ? 409 : 200)
}
