import { build, type Db } from '../db/run.ts'
import { seal } from '../lib/seal.ts'
import type { Keys } from '../lib/token.ts'
import { randomWebhookSecret } from '../lib/webhook-signature.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { findWebhook, secretContext } from './webhooks.queries.ts'
import { bothSign } from './webhooks.ts'

/**
 * Where software is told of appointments from now on. The secret, where a new one was made, is given back once; an address
 * that changes keeps the one it has, and what waits goes to the new one.
 */
export function setWebhook(
  db: Db,
  keys: Keys,
  clientId: number,
  url: string,
  actor: Actor,
  now: number,
): string | undefined {
  return db.write(() => {
    const known = findWebhook(db, clientId)
    recordAudit(db, actor, 'webhook-set', 'software', clientId, now)
    if (known) {
      db.run(build.updateTable('webhook').set({ url, ended_at: null }).where('id', '=', known.id))
      return undefined
    }
    const secret = randomWebhookSecret()
    const secret_sealed = seal(keys.secrets, secret, secretContext)
    db.insert('webhook', { client_id: clientId, url, secret_sealed, created_at: now })
    return secret
  })
}

/** A new secret; the one of before signs for another day beside it. undefined where there is no address. */
export function renewSecret(
  db: Db,
  keys: Keys,
  clientId: number,
  actor: Actor,
  now: number,
): string | undefined {
  return db.write(() => {
    const known = findWebhook(db, clientId)
    if (!known) return undefined
    const secret = randomWebhookSecret()
    const row = { secret_sealed: seal(keys.secrets, secret, secretContext), previous_until: now + bothSign }
    const change = build.updateTable('webhook').where('id', '=', known.id)
    db.run(change.set((eb) => ({ previous_sealed: eb.ref('secret_sealed') })).set(row))
    recordAudit(db, actor, 'webhook-secret-renewed', 'software', clientId, now)
    return secret
  })
}

/** Nothing is told there any more, and the secrets are forgotten. */
export function removeWebhook(db: Db, clientId: number, actor: Actor, now: number): void {
  db.write(() => {
    if (!findWebhook(db, clientId)) return
    endWebhooks(db, clientId, now)
    recordAudit(db, actor, 'webhook-removed', 'software', clientId, now)
  })
}

/** Part of a write. */
export function endWebhooks(db: Db, clientId: number, now: number): void {
  const hooks = build.selectFrom('webhook').select('id').where('client_id', '=', clientId)
  const gone = { active: 0, secret_sealed: Buffer.alloc(0), previous_sealed: null } as const
  for (const { id } of db.all(hooks.where('active', '=', 1))) {
    db.run(build.updateTable('webhook').set(gone).where('id', '=', id))
    giveUpWaiting(db, id, now)
  }
}

/** Part of a write: the right to be told was taken back. The address stays, should it be given again; what waits does not. */
export function quietWebhooks(db: Db, clientId: number, now: number): void {
  const hook = findWebhook(db, clientId)
  if (!hook) return
  db.run(build.updateTable('webhook').set({ ended_at: null }).where('id', '=', hook.id))
  giveUpWaiting(db, hook.id, now)
}

/** Part of a write: what still waits will not be told. */
export function giveUpWaiting(db: Db, webhookId: number, now: number): void {
  const waiting = build.updateTable('webhook_delivery').where('webhook_id', '=', webhookId)
  db.run(waiting.set({ state: 'failed', settled_at: now }).where('state', '=', 'waiting'))
}
