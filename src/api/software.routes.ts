import { Hono } from 'hono'
import { today } from '../lib/calendar.ts'
import { byUser } from '../practice/actor.ts'
import { type Fields, formModel, type Problem } from '../practice/checked.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { endsSoon } from './alarms.ts'
import { addClient } from './clients.commands.ts'
import { listClients } from './clients.queries.ts'
import { isOver, type Right, rights, rightWords } from './rights.ts'
import { fieldOf, parseClient } from './software.forms.ts'

export const softwarePath = '/staff/settings/software'

/** Asks whoever decides who gets in who they are, unless they have lately proved it. */
export interface Asks {
  confirm(c: Ctx, fields: Fields, field?: string): Promise<readonly Problem[]>
  isFresh(c: Ctx): boolean
}

/** What is shown on one page to one user, once. */
export interface Secrets {
  readonly clientId: number
  readonly token?: string
  readonly secret?: string
}
export type Once = Map<number, Secrets>

/** The other software of the practice, and a token for more of it (O6). */
export function softwareRoutes(world: World, own: Asks, once: Once): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(softwarePath, allow('owner'), (c) => listPage(c, world, own, {}))

  app.post(softwarePath, allow('owner'), async (c) => {
    const fields = await readForm(c)
    const practice = findPractice(world.db)
    if (!practice) return c.notFound()
    const form = parseClient(fields, practice.zone, today(practice.zone, c.var.now))
    const problems = [...(form.ok ? [] : form.problems), ...(await own.confirm(c, fields))]
    if (!form.ok || problems.length > 0) return listPage(c, world, own, fields.values, problems)
    const { id, token } = addClient(world.db, form.value, byUser(c.var.user.id), c.var.now)
    once.set(c.var.user.id, { clientId: id, token })
    return seeOther(c, `${softwarePath}/${id}`)
  })

  return app
}

function listPage(
  c: Ctx,
  world: World,
  own: Asks,
  values: Readonly<Record<string, string>>,
  problems: readonly Problem[] = [],
): Response {
  const { t, format } = c.var
  const software = listClients(world.db).map((client) => ({
    href: `${softwarePath}/${client.id}`,
    name: client.name,
    token: `${client.tokenStart}…`,
    rights: client.rights.map((right) => t(`software.right.${rightWords[right]}`)).join(', '),
    used: client.usedAt === null ? t('software.never') : format.stamp(client.usedAt),
    until:
      client.expiresAt === null ? '' : t('software.until', { date: format.longDate(client.expiresAt - 1) }),
    soon: (client.expiresAt ?? Number.POSITIVE_INFINITY) <= c.var.now + endsSoon,
    revoked: client.revokedAt !== null,
    over: isOver(client, c.var.now),
  }))
  const model = {
    software,
    rights: rightTicks(c),
    askOwn: !own.isFresh(c),
    address: `${world.baseUrl}/api/v1/openapi.json`,
    ...formModel(values, problems, t, softwareLabels(c)),
  }
  return page(c, world, 'api/software', model, problems.length > 0 ? 422 : 200)
}

export function rightTicks(c: Ctx) {
  return rights.map((right: Right) => ({
    name: fieldOf(right),
    label: c.var.t(`software.right.${rightWords[right]}`),
    hint: c.var.t(`software.right.${rightWords[right]}.hint`),
  }))
}

export function softwareLabels({ var: { t } }: Ctx) {
  return [
    ['name', t('settings.field.name')],
    [fieldOf(rights[0]), t('software.rights')],
    ['until', t('hooks.until')],
    ['ownPassword', t('lock.own')],
    ['url', t('software.url')],
    ['urlPassword', t('lock.own')],
    ['secretPassword', t('lock.own')],
  ] as const
}
