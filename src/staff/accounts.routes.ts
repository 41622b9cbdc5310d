import { Hono } from 'hono'
import { languageNames, languages } from '../i18n/languages.ts'
import { hashPassword } from '../lib/password.ts'
import { byUser } from '../practice/actor.ts'
import { formModel, type Problem } from '../practice/checked.ts'
import { changePractice } from '../practice/practice.commands.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { addUser } from './accounts.commands.ts'
import { parseAccount, secondFactorChoices, secondFactorIn } from './accounts.forms.ts'
import { listUsers } from './accounts.queries.ts'
import { listWithFactor } from './factor.queries.ts'
import { isFresh, type OwnPassword } from './own-password.routes.ts'

const address = '/staff/settings/accounts'

/** Who of the staff may sign in, and as what; whoever adds to them proves who they are. */
export function accountRoutes(world: World, own: OwnPassword): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(address, allow('owner'), (c) => {
    return accountsPage(c, world, newAccount(world))
  })

  app.post(address, allow('owner'), async (c) => {
    const fields = await readForm(c)
    const form = parseAccount(fields)
    const problems = [...(form.ok ? [] : form.problems), ...(await own.confirm(c, fields))]
    if (!form.ok || problems.length > 0) return accountsPage(c, world, fields.values, problems)
    const { password, ...user } = form.value
    const passwordHash = await hashPassword(password)
    const added = addUser(world.db, { ...user, passwordHash }, byUser(c.var.user.id), c.var.now)
    if (added.ok) return seeOther(c, `${address}?saved=1`)
    return accountsPage(c, world, fields.values, [{ field: 'email', key: 'settings.error.emailInUse' }])
  })

  app.post(`${address}/factor`, allow('owner'), async (c) => {
    const fields = await readForm(c)
    const asked = secondFactorIn(fields.text('secondFactor'))
    const problems = asked ? await own.confirm(c, fields, 'factorPassword') : []
    if (problems.length > 0)
      return accountsPage(c, world, { ...newAccount(world), ...fields.values }, problems)
    if (asked) changePractice(world.db, { second_factor: asked }, byUser(c.var.user.id), c.var.now)
    return seeOther(c, asked ? `${address}?saved=1` : address)
  })

  return app
}

function newAccount(world: World): Readonly<Record<string, string>> {
  return { role: 'reception', language: findPractice(world.db)?.language ?? 'en' }
}

function accountsPage(
  c: Ctx,
  world: World,
  values: Readonly<Record<string, string>>,
  problems: readonly Problem[] = [],
): Response {
  const { t } = c.var
  const withFactor = listWithFactor(world.db)
  const users = listUsers(world.db).map(({ id, name, email, role, active }) => ({
    id,
    name,
    email,
    role: t(`settings.role.${role}`),
    active,
    factor: withFactor.includes(id),
  }))
  const roles = (['reception', 'practitioner', 'owner'] as const).map((value) => ({
    value,
    label: t(`settings.role.${value}`),
  }))
  const spoken = languages.map((value) => ({ value, label: languageNames[value] }))
  const saved = c.req.query('saved') === '1' && problems.length === 0
  const labels = [
    ['name', t('settings.field.name')],
    ['email', t('staff.field.email')],
    ['role', t('settings.field.role')],
    ['language', t('settings.field.userLanguage')],
    ['password', t('staff.field.password')],
    ['ownPassword', t('lock.own')],
    ['factorPassword', t('lock.own')],
  ] as const
  const required = findPractice(world.db)?.secondFactor ?? 'nobody'
  const whom = secondFactorChoices.map((value) => ({ value, label: t(`doors.required.${value}`) }))
  const around = { users, roles, spoken, saved, whom, askOwn: !isFresh(c, world) }
  const model = { ...around, ...formModel({ secondFactor: required, ...values }, problems, t, labels) }
  return page(c, world, 'staff/accounts', model, problems.length > 0 ? 422 : 200)
}
