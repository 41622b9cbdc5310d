import { Hono } from 'hono'
import { hashPassword } from '../lib/password.ts'
import { byUser } from '../practice/actor.ts'
import type { Problem } from '../practice/checked.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { type Form, readForm } from '../web/form.ts'
import { seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import { readSessionCookie, writeSessionCookie } from '../web/session.ts'
import type { World } from '../web/world.ts'
import type { TellFormerAddress } from './accounts.commands.ts'
import {
  changeOwnEmail,
  changeOwnFacts,
  changeOwnPassword,
  signOutElsewhere,
} from './own-account.commands.ts'
import { newPasswordProblems, parseOwnEmail, parseOwnFacts } from './own-account.forms.ts'
import { ownAccountPage } from './own-account-page.routes.ts'
import type { OwnPassword } from './own-password.routes.ts'
import { endSessionByKey } from './sessions.commands.ts'

const address = '/staff/account'

/** One's own account, for every role: name, language, address, password, and where one is signed in. */
export function ownAccountRoutes(
  world: World,
  own: OwnPassword,
  tellFormer: TellFormerAddress,
): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const everybody = allow('owner', 'practitioner', 'reception')

  app.get(address, everybody, (c) => ownAccountPage(c, world, {}))

  app.post(address, everybody, async (c) => {
    const fields = await readForm(c)
    const form = parseOwnFacts(fields)
    if (!form.ok) return again(c, world, fields, form.problems)
    changeOwnFacts(world.db, c.var.user.id, form.value, c.var.now)
    return seeOther(c, `${address}?saved=1`)
  })

  app.post(`${address}/email`, everybody, async (c) => {
    const fields = await readForm(c)
    const form = parseOwnEmail(fields)
    if (!form.ok) return again(c, world, fields, form.problems)
    const problems = await own.check(c, 'emailPassword', fields.text('emailPassword'))
    if (problems.length > 0) return again(c, world, fields, problems)
    const saved = changeOwnEmail(world.db, c.var.user.id, form.value.email, tellFormer, c.var.now)
    if (saved.ok) world.wake?.()
    if (saved.ok) return seeOther(c, `${address}?saved=email`)
    return again(c, world, fields, [{ field: 'email', key: 'settings.error.emailInUse' }])
  })

  app.post(`${address}/password`, everybody, async (c) => {
    const fields = await readForm(c)
    const problems = [
      ...(await own.check(c, 'oldPassword', fields.text('oldPassword'))),
      ...newPasswordProblems(fields),
    ]
    const token = readSessionCookie(c, world.baseUrl)
    if (problems.length > 0 || !token) return again(c, world, fields, problems)
    const hash = await hashPassword(fields.text('newPassword'))
    const renewed = changeOwnPassword(world.db, c.var.user.id, hash, token, c.var.now)
    // A second click, or signed out elsewhere while the password was worked on.
    if (renewed === undefined) return seeOther(c, address)
    writeSessionCookie(c, world.baseUrl, renewed)
    return seeOther(c, `${address}?saved=password`)
  })

  app.post(`${address}/sessions`, everybody, async (c) => {
    const key = (await readForm(c)).text('session')
    const { id } = c.var.user
    endSessionByKey(world.db, id, key, byUser(id), c.var.now)
    return seeOther(c, `${address}?saved=1`)
  })

  app.post(`${address}/sessions/others`, everybody, (c) => {
    const token = readSessionCookie(c, world.baseUrl)
    if (token) signOutElsewhere(world.db, c.var.user.id, token, c.var.now)
    return seeOther(c, `${address}?saved=sessions`)
  })

  return app
}

function again(c: Ctx, world: World, fields: Form, problems: readonly Problem[]): Response {
  return ownAccountPage(c, world, { typed: fields.values, problems })
}
