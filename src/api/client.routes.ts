import { Hono } from 'hono'
import { today } from '../lib/calendar.ts'
import { byUser } from '../practice/actor.ts'
import { formModel, type Problem } from '../practice/checked.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { type Form, readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { endsSoon } from './alarms.ts'
import { changeClient, revokeClient } from './clients.commands.ts'
import { findClient } from './clients.queries.ts'
import { type Client, isOver } from './rights.ts'
import { fieldOf, parseClient, parseWebhook } from './software.forms.ts'
import { type Asks, type Once, rightTicks, softwareLabels, softwarePath } from './software.routes.ts'
import { troubleWords } from './told.ts'
import { removeWebhook, renewSecret, setWebhook } from './webhooks.commands.ts'
import { countDeliveries, findTrouble, findWebhook } from './webhooks.queries.ts'
import { maskAddress } from './webhooks.ts'

const address = `${softwarePath}/:id{[0-9]{1,15}}`
const week = 7 * 86_400

/** One piece of other software: its rights, where it is told of appointments, and its end. */
export function softwareClientRoutes(world: World, own: Asks, once: Once): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(address, allow('owner'), (c) => {
    const client = findClient(world.db, Number(c.req.param('id')))
    if (!client) return c.notFound()
    const kept = once.get(c.var.user.id)
    const shown = kept?.clientId === client.id ? kept : undefined
    if (shown) once.delete(c.var.user.id)
    return clientPage(c, world, own, client, { token: shown?.token ?? '', secret: shown?.secret ?? '' })
  })

  app.post(address, allow('owner'), (c) =>
    withLive(c, world, async (client, fields) => {
      const practice = findPractice(world.db)
      if (!practice) return c.notFound()
      const form = parseClient(fields, practice.zone, today(practice.zone, c.var.now))
      const version = Number(fields.text('version'))
      const problems = [...(form.ok ? [] : form.problems), ...(await own.confirm(c, fields))]
      if (!form.ok || problems.length > 0)
        return clientPage(c, world, own, client, { values: fields.values, problems, version })
      const by = byUser(c.var.user.id)
      const changed = changeClient(world.db, client.id, form.value, version, by, c.var.now)
      if (changed.ok) return seeOther(c, `${softwarePath}/${client.id}?saved=1`)
      return clientPage(c, world, own, client, { values: fields.values, meanwhile: true })
    }),
  )

  app.post(`${address}/webhook`, allow('owner'), (c) =>
    withLive(c, world, async (client, fields) => {
      const form = parseWebhook(fields)
      const confirmed = await own.confirm(c, fields, 'urlPassword')
      const problems = [...(form.ok ? [] : form.problems), ...confirmed]
      if (!form.ok || problems.length > 0)
        return clientPage(c, world, own, client, { url: fields.text('url'), problems })
      const by = byUser(c.var.user.id)
      const secret = setWebhook(world.db, world.keys, client.id, form.value, by, c.var.now)
      if (secret !== undefined) once.set(c.var.user.id, { clientId: client.id, secret })
      return seeOther(c, `${softwarePath}/${client.id}?saved=1`)
    }),
  )

  app.post(`${address}/secret`, allow('owner'), (c) =>
    withLive(c, world, async (client, fields) => {
      const problems = await own.confirm(c, fields, 'secretPassword')
      if (problems.length > 0) return clientPage(c, world, own, client, { problems })
      const secret = renewSecret(world.db, world.keys, client.id, byUser(c.var.user.id), c.var.now)
      if (secret !== undefined) once.set(c.var.user.id, { clientId: client.id, secret })
      return seeOther(c, `${softwarePath}/${client.id}`)
    }),
  )

  app.post(`${address}/webhook/remove`, allow('owner'), (c) =>
    withLive(c, world, (client) => {
      removeWebhook(world.db, client.id, byUser(c.var.user.id), c.var.now)
      return seeOther(c, `${softwarePath}/${client.id}?saved=1`)
    }),
  )

  app.get(`${address}/revoke`, allow('owner'), (c) => {
    const client = findClient(world.db, Number(c.req.param('id')))
    if (!client) return c.notFound()
    const back = `${softwarePath}/${client.id}`
    if (client.revokedAt !== null) return seeOther(c, back)
    return page(c, world, 'api/revoke', { name: client.name, back })
  })

  app.post(`${address}/revoke`, allow('owner'), (c) =>
    withLive(c, world, (client) => {
      revokeClient(world.db, client.id, byUser(c.var.user.id), c.var.now)
      return seeOther(c, `${softwarePath}/${client.id}`)
    }),
  )

  return app
}

/** Whatever is done to software that has been revoked leads to its page, which says so. */
async function withLive(
  c: Ctx,
  world: World,
  act: (client: Client, fields: Form) => Response | Promise<Response>,
): Promise<Response> {
  const client = findClient(world.db, Number(c.req.param('id')))
  if (!client) return c.notFound()
  if (client.revokedAt !== null) return seeOther(c, `${softwarePath}/${client.id}`)
  return act(client, await readForm(c))
}

interface Shown {
  readonly token?: string
  readonly secret?: string
  readonly values?: Readonly<Record<string, string>>
  readonly url?: string
  readonly problems?: readonly Problem[]
  readonly version?: number
  readonly meanwhile?: boolean
}

function clientPage(c: Ctx, world: World, own: Asks, client: Client, shown: Shown): Response {
  const { t, format } = c.var
  const { token = '', secret = '', problems = [], meanwhile = false, version = client.version } = shown
  const ticks = Object.fromEntries(client.rights.map((right) => [fieldOf(right), 'yes']))
  const hook = findWebhook(world.db, world.keys, client.id)
  const values = shown.values ?? { name: client.name, until: lastDay(world, client), ...ticks }
  const model = {
    ...{ token, secret, meanwhile, version, rights: rightTicks(c) },
    action: `${softwarePath}/${client.id}`,
    name: client.name,
    start: `${client.tokenStart}…`,
    made: format.stamp(client.createdAt),
    used: client.usedAt === null ? t('software.never') : format.stamp(client.usedAt),
    revoked: client.revokedAt === null ? '' : format.stamp(client.revokedAt),
    saved: c.req.query('saved') === '1' && problems.length === 0 && !meanwhile,
    over: client.revokedAt === null && isOver(client, c.var.now),
    ends: endsWords(c, client),
    askOwn: !own.isFresh(c),
    tells: client.rights.includes('webhooks'),
    hook: hook && webhookModel(c, world, hook),
    ...formModel({ ...values, url: shown.url ?? '' }, problems, t, softwareLabels(c)),
  }
  return page(c, world, 'api/client', model, problems.length > 0 ? 422 : meanwhile ? 409 : 200)
}

/** "The access ends after …", where that is before long; '' else. */
function endsWords({ var: { t, format, now } }: Ctx, { revokedAt, expiresAt }: Client): string {
  const soon = revokedAt === null && expiresAt !== null && expiresAt > now && expiresAt <= now + endsSoon
  return soon ? t('software.ends', { date: format.longDate(expiresAt - 1) }) : ''
}

/** The last day on which the access counts, as its field has it; '' where it does not end. */
function lastDay({ db }: World, { expiresAt }: Client): string {
  const zone = findPractice(db)?.zone
  return zone && expiresAt !== null ? zone.local(expiresAt - 1).date : ''
}

function webhookModel(c: Ctx, world: World, hook: NonNullable<ReturnType<typeof findWebhook>>) {
  const { t, format, now } = c.var
  return {
    ended: hook.endedAt === null ? '' : format.stamp(hook.endedAt),
    answered: hook.answeredAt === null ? '' : format.stamp(hook.answeredAt),
    both: (hook.previousUntil ?? 0) > now ? format.stamp(hook.previousUntil ?? 0) : '',
    address: hook.url === '' ? t('software.trouble.not-readable') : maskAddress(hook.url),
    trouble: troubleWords(findTrouble(world.db, hook.id) ?? null, t),
    ...countDeliveries(world.db, hook.id, now - week),
  }
}
