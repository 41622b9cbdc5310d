import { Hono } from 'hono'
import { isLanguage } from '../i18n/languages.ts'
import { hashPassword } from '../lib/password.ts'
import { formModel, type Problem } from '../practice/checked.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { speak } from '../web/speak.ts'
import type { World } from '../web/world.ts'
import { passwordProblems } from './accounts.forms.ts'
import type { User } from './accounts.ts'
import { usePasswordLink } from './password-link.commands.ts'
import { findPasswordLink } from './password-link.queries.ts'

/** A new password behind the one-time link that an owner has made; no cookie and no session until the sign-in. */
export function passwordLinkRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get('/reset', (c) => {
    const token = c.req.query('token') ?? ''
    const user = findPasswordLink(world.db, token, c.var.now)
    return user ? resetPage(c, world, token, user) : c.notFound()
  })

  app.post('/reset', async (c) => {
    const fields = await readForm(c)
    const token = fields.text('token')
    const user = findPasswordLink(world.db, token, c.var.now)
    if (!user) return c.notFound()
    const password = fields.text('password')
    const problems = passwordProblems(password)
    if (problems.length > 0) return resetPage(c, world, token, user, problems)
    const used = usePasswordLink(world.db, token, await hashPassword(password), c.var.now)
    return used ? seeOther(c, '/staff/sign-in?note=password') : c.notFound()
  })

  return app
}

function resetPage(
  c: Ctx,
  world: World,
  token: string,
  user: User,
  problems: readonly Problem[] = [],
): Response {
  const practice = findPractice(world.db)
  if (practice) speak(c, isLanguage(user.language) ? user.language : practice.language, practice.zone)
  c.set('secretAddress', true)
  const model = { token, name: user.name, email: user.email, ...formModel({}, problems, c.var.t) }
  return page(c, world, 'staff/reset', model, problems.length > 0 ? 422 : 200)
}
