import { build, type Db, perDatabase } from '../db/run.ts'
import { unseal } from '../lib/seal.ts'
import type { Keys } from '../lib/token.ts'
import type { Silent } from './alarms.ts'
import type { Delivery, Webhook } from './webhooks.ts'

/** Binds a sealed secret to its column. */
export const secretContext = 'webhook.secret'

/** So many are looked for at a time. */
const atOnce = 200

/** Where this software is told of appointments; undefined: nowhere. */
export function findWebhook(db: Db, clientId: number): Webhook | undefined {
  const query = build
    .selectFrom('webhook')
    .select(['id', 'client_id as clientId', 'url', 'ended_at as endedAt', 'answered_at as answeredAt'])
    .select('previous_until as previousUntil')
    .where('client_id', '=', clientId)
    .where('active', '=', 1)
  return db.get(query)
}

/** Software that is told no more because it did not answer. */
export function listSilent(db: Db): readonly Silent[] {
  return queriesOf(db).silent.all(1)
}

/** What is due, at most one of each appointment, eldest first; `claimedBefore`: a claim older than that was forgotten. */
export function listDeliveries(db: Db, now: number, claimedBefore: number) {
  return queriesOf(db).due.all('waiting', now, claimedBefore, atOnce)
}

/** What waits and what went wrong of late. */
export function countDeliveries(db: Db, webhookId: number, since: number) {
  const rows = db.all(
    build
      .selectFrom('webhook_delivery')
      .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
      .where('webhook_id', '=', webhookId)
      .where((eb) => eb.or([eb('state', '=', 'waiting'), eb('created_at', '>=', since)]))
      .groupBy('state'),
  )
  const of = (state: string) => rows.find((row) => row.state === state)?.count ?? 0
  return { waiting: of('waiting'), sent: of('sent'), failed: of('failed') }
}

/** Why the last attempt that failed did; undefined: none waits after one. */
export function findTrouble(db: Db, webhookId: number): string | undefined {
  const last = build
    .selectFrom('webhook_delivery')
    .select('trouble')
    .where('webhook_id', '=', webhookId)
    .where('trouble', 'is not', null)
    .where('state', '<>', 'sent')
    .orderBy('id', 'desc')
    .limit(1)
  return db.get(last)?.trouble ?? undefined
}

export function findDelivery(db: Db, keys: Keys, id: number, now: number): Delivery | undefined {
  const row = queriesOf(db).delivery.get(id)
  if (!row) return undefined
  const { secret_sealed, previous_sealed, previous_until, appointmentId, ...rest } = row
  const sealed = [secret_sealed, (previous_until ?? 0) > now ? previous_sealed : null]
  const secrets = sealed.flatMap((each) => (each && unseal(keys.secrets, each, secretContext)) ?? [])
  return { ...rest, appointmentId: appointmentId ?? 0, secrets }
}

const queriesOf = perDatabase((db) => ({
  silent: db.prepare((active: 1) =>
    build
      .selectFrom('webhook')
      .innerJoin('api_client', 'api_client.id', 'webhook.client_id')
      .select([
        'client_id as clientId',
        'api_client.name',
        (eb) => eb.fn.coalesce('ended_at', eb.lit(0)).as('endedAt'),
      ])
      .where('active', '=', active)
      .where('ended_at', 'is not', null)
      .where('revoked_at', 'is', null),
  ),
  due: db.prepare((waiting: 'waiting', now: number, claimedBefore: number, limit: number) =>
    build
      .selectFrom('webhook_delivery')
      .innerJoin('webhook', 'webhook.id', 'webhook_delivery.webhook_id')
      .select(['webhook_delivery.id', 'webhook_id as webhookId', 'webhook_delivery.created_at as createdAt'])
      .where('state', '=', waiting)
      .where('due_at', '<=', now)
      .where((eb) => eb.or([eb('claimed_at', 'is', null), eb('claimed_at', '<', claimedBefore)]))
      .where((eb) =>
        // What happened to an appointment first is told first.
        eb.not(
          eb.exists(
            eb
              .selectFrom('webhook_delivery as before')
              .select('before.id')
              .whereRef('before.webhook_id', '=', 'webhook_delivery.webhook_id')
              .whereRef('before.appointment_id', '=', 'webhook_delivery.appointment_id')
              .where('before.state', '=', waiting)
              .whereRef('before.id', '<', 'webhook_delivery.id'),
          ),
        ),
      )
      .orderBy('webhook_delivery.id')
      .limit(limit),
  ),
  delivery: db.prepare((id: number) =>
    build
      .selectFrom('webhook_delivery')
      .innerJoin('webhook', 'webhook.id', 'webhook_delivery.webhook_id')
      .innerJoin('appointment_event', 'appointment_event.id', 'webhook_delivery.event_id')
      .select(['webhook_delivery.id', 'webhook_id as webhookId', 'says', 'attempts', 'url'])
      .select(['webhook_delivery.appointment_id as appointmentId', 'appointment_event.at'])
      .select(['secret_sealed', 'previous_sealed', 'previous_until'])
      .where('webhook_delivery.id', '=', id),
  ),
}))
