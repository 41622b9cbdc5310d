import { Hono } from 'hono'
import { createThrottle } from '../lib/throttle.ts'
import { byUser } from '../practice/actor.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { findClient } from './clients.queries.ts'
import { tellAgain } from './deliveries.commands.ts'
import { type Client, isOver } from './rights.ts'
import { softwarePath } from './software.routes.ts'
import { countTold, listTold, listTrials, type State } from './told.queries.ts'
import { answerWords, trialWords, troubleWords } from './told.ts'
import { sendTrial } from './trial.commands.ts'
import { wakeWebhook } from './webhooks.commands.ts'
import { findWebhook } from './webhooks.queries.ts'
import { happenedIn, maskAddress, type Webhook } from './webhooks.ts'

const address = `${softwarePath}/:id{[0-9]{1,15}}`
/** So many tests of one software in ten minutes: each asks a machine that is not ours. */
const mostTests = 10
/** So many of each kind are shown. */
const shown = 50

/** What was told to other software and what was not, a test of its address, and once more. */
export function softwareHookRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const tests = createThrottle(mostTests, 600)

  app.get(`${address}/deliveries`, allow('owner'), (c) => withHook(c, world, (at) => toldPage(c, world, at)))

  app.post(`${address}/webhook/test`, allow('owner'), (c) =>
    withHook(c, world, async (at) => {
      const { client, hook } = at
      const until = tests.closedUntil(String(client.id), c.var.now)
      if (until !== undefined) return toldPage(c, world, at, until)
      tests.add(String(client.id), c.var.now)
      const gateway = world.hooks
      const by = byUser(c.var.user.id)
      if (gateway) await sendTrial({ db: world.db, keys: world.keys, gateway }, hook, by, c.var.now)
      return seeOther(c, `${pathOf(client)}?said=tested`)
    }),
  )

  app.post(`${address}/webhook/on`, allow('owner'), (c) =>
    withHook(c, world, ({ client }) => {
      const on = wakeWebhook(world.db, client.id, byUser(c.var.user.id), c.var.now)
      return seeOther(c, `${pathOf(client)}${on ? '?said=on' : ''}`)
    }),
  )

  app.post(`${address}/deliveries/again`, allow('owner'), (c) =>
    withHook(c, world, (at) => again(c, world, at)),
  )

  app.post(`${address}/deliveries/:delivery{[0-9]{1,15}}/again`, allow('owner'), (c) =>
    withHook(c, world, (at) => again(c, world, at, Number(c.req.param('delivery')))),
  )

  return app
}

interface At {
  readonly client: Client
  readonly hook: Webhook
}

/** Whatever is asked of software that is told nothing leads to its page. */
function withHook(
  c: Ctx,
  world: World,
  act: (at: At) => Response | Promise<Response>,
): Response | Promise<Response> {
  const client = findClient(world.db, Number(c.req.param('id')))
  if (!client) return c.notFound()
  const hook = findWebhook(world.db, world.keys, client.id)
  const told = hook && client.revokedAt === null && client.rights.includes('webhooks')
  return told ? act({ client, hook }) : seeOther(c, `${softwarePath}/${client.id}`)
}

function again(c: Ctx, world: World, { client, hook }: At, delivery?: number): Response {
  // Its page says that the access has ended.
  if (isOver(client, c.var.now)) return seeOther(c, `${softwarePath}/${client.id}`)
  const told = tellAgain(world.db, hook, delivery, byUser(c.var.user.id), c.var.now)
  if (told > 0) world.wake?.()
  return seeOther(c, `${pathOf(client)}?said=${told > 0 ? 'again' : 'nothing'}`)
}

function pathOf({ id }: Client): string {
  return `${softwarePath}/${id}/deliveries`
}

/** `closedUntil`: so many tests were sent that the next one has to wait. */
function toldPage(c: Ctx, world: World, { client, hook }: At, closedUntil?: number): Response {
  const { t, format } = c.var
  const counts = countTold(world.db, hook.id)
  const trials = listTrials(world.db, hook.id, 10).map((each) => ({
    ...trialWords(each, t),
    at: format.stamp(each.at),
    by: each.by ?? '',
  }))
  if (closedUntil !== undefined) c.header('Retry-After', String(Math.max(1, closedUntil - c.var.now)))
  const model = {
    ...{ name: client.name, back: `${softwarePath}/${client.id}`, action: pathOf(client), trials },
    address: maskAddress(hook.url),
    ended: hook.endedAt === null ? '' : format.stamp(hook.endedAt),
    said: closedUntil === undefined ? (c.req.query('said') ?? '') : '',
    wait: closedUntil === undefined ? '' : t('hooks.test.wait', { time: format.time(closedUntil) }),
    lists: (['waiting', 'failed', 'sent'] as const).map((state) => ({
      ...{ state, count: counts[state], rows: toldRows(c, world, hook, state) },
      title: t(`hooks.${state}`),
    })),
  }
  return page(c, world, 'api/deliveries', model, closedUntil === undefined ? 200 : 429)
}

function toldRows(c: Ctx, world: World, hook: Webhook, state: State) {
  const { t, format } = c.var
  return listTold(world.db, hook.id, state, shown).map((row) => {
    const next =
      state === 'waiting' && row.attempts > 0 ? t('hooks.next', { time: format.stamp(row.dueAt) }) : ''
    const tries = row.attempts > 0 ? t('hooks.tries', { count: row.attempts }) : ''
    const words = [state === 'sent' ? '' : troubleWords(row.trouble, t), answerWords(row, t), tries, next]
    return {
      id: row.id,
      what: t(`hooks.event.${happenedIn(row.says)}`),
      appointment: row.appointmentId === null ? '' : String(row.appointmentId),
      at: format.stamp(row.at),
      result: words.filter((each) => each !== '').join(' '),
    }
  })
}
