import { build, type Db, perDatabase } from '../db/run.ts'
import { unseal } from '../lib/seal.ts'
import type { Keys } from '../lib/token.ts'
import type { Silent } from './alarms.ts'
import type { Delivery, Webhook } from './webhooks.ts'

/** Binds a sealed secret to its column. */
export const secretContext = 'webhook.secret'

/** Binds a sealed address to its column. */
export const addressContext = 'webhook.url'

/** So many are looked for at a time. */
const atOnce = 200

/** Where this software is told of appointments; undefined: nowhere. */
export function findWebhook(db: Db, keys: Keys, clientId: number): Webhook | undefined {
  const row = db.get(
    standing(clientId)
      .select(['id', 'client_id as clientId', 'url_sealed', 'ended_at as endedAt'])
      .select(['answered_at as answeredAt', 'previous_until as previousUntil']),
  )
  if (!row) return undefined
  const { url_sealed, ...rest } = row
  return { ...rest, url: addressIn(keys, url_sealed) }
}

export function findHookId(db: Db, clientId: number): number | undefined {
  return db.get(standing(clientId).select('id'))?.id
}

function standing(clientId: number) {
  return build.selectFrom('webhook').where('client_id', '=', clientId).where('active', '=', 1)
}

function addressIn(keys: Keys, sealed: Buffer | null): string {
  return (sealed && unseal(keys.secrets, sealed, addressContext)) ?? ''
}

/** What signs a test, and where it goes; undefined: there is no address any more. */
export function findTarget(db: Db, keys: Keys, webhookId: number, now: number) {
  const columns = ['url_sealed', 'secret_sealed', 'previous_sealed', 'previous_until'] as const
  const hook = build.selectFrom('webhook').select(columns).where('id', '=', webhookId).where('active', '=', 1)
  const row = db.get(hook)
  return row && targetIn(keys, row, now)
}

/** Whether what signs can be read: after another key was put in place it cannot. */
export function hasReadableSecret(db: Db, keys: Keys, webhookId: number): boolean {
  const row = db.get(build.selectFrom('webhook').select('secret_sealed').where('id', '=', webhookId))
  return row !== undefined && unseal(keys.secrets, row.secret_sealed, secretContext) !== undefined
}

interface Sealed {
  readonly url_sealed: Buffer | null
  readonly secret_sealed: Buffer
  readonly previous_sealed: Buffer | null
  readonly previous_until: number | null
}

function targetIn(keys: Keys, row: Sealed, now: number) {
  const sealed = [row.secret_sealed, (row.previous_until ?? 0) > now ? row.previous_sealed : null]
  const secrets = sealed.flatMap((each) => (each && unseal(keys.secrets, each, secretContext)) ?? [])
  // Nothing is told unsigned, and nothing at an address that cannot be read.
  return { url: secrets.length > 0 ? addressIn(keys, row.url_sealed) : '', secrets }
}

/** Software that is told no more because it did not answer, and whose access goes on. */
export function listSilent(db: Db, now: number): readonly Silent[] {
  return queriesOf(db).silent.all(1, now)
}

/** The addresses for which something waits although the access of their software has ended by itself. */
export function listOver(db: Db, now: number): readonly { readonly id: number }[] {
  return queriesOf(db).over.all(now, 'waiting')
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
  const { webhookId, says, attempts, at, again_at, created_at, appointmentId } = row
  const since = again_at ?? created_at
  const what = { id, webhookId, says, attempts, at, since, appointmentId: appointmentId ?? 0 }
  return { ...what, ...targetIn(keys, row, now) }
}

const queriesOf = perDatabase((db) => ({
  silent: db.prepare((active: 1, now: number) =>
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
      .where('revoked_at', 'is', null)
      .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', now)])),
  ),
  over: db.prepare((now: number, waiting: 'waiting') =>
    build
      .selectFrom('webhook')
      .innerJoin('api_client', 'api_client.id', 'webhook.client_id')
      .select('webhook.id')
      .where('expires_at', '<=', now)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('webhook_delivery')
            .select('webhook_delivery.id')
            .whereRef('webhook_id', '=', 'webhook.id')
            .where('state', '=', waiting),
        ),
      ),
  ),
  due: db.prepare((waiting: 'waiting', now: number, claimedBefore: number, limit: number) =>
    build
      .selectFrom('webhook_delivery')
      .innerJoin('webhook', 'webhook.id', 'webhook_delivery.webhook_id')
      .select(['webhook_delivery.id', 'webhook_id as webhookId'])
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
      .select(['webhook_delivery.id', 'webhook_id as webhookId', 'says', 'attempts', 'url_sealed'])
      .select(['webhook_delivery.appointment_id as appointmentId', 'appointment_event.at'])
      .select(['secret_sealed', 'previous_sealed', 'previous_until'])
      .select(['again_at', 'webhook_delivery.created_at'])
      .where('webhook_delivery.id', '=', id),
  ),
}))
