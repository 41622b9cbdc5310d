import { build, type Db } from '../db/run.ts'
import { seal } from '../lib/seal.ts'
import type { Keys } from '../lib/token.ts'
import { randomWebhookSecret } from '../lib/webhook-signature.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { addressContext, findHookId, hasReadableSecret, secretContext } from './webhooks.queries.ts'
import { bothSign } from './webhooks.ts'

/**
 * Where software is told of appointments from now on. The secret, where a new one was made, is given back once; an address
 * that changes keeps the one it has, unless another key sealed that, and what waits goes to the new one.
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
    const known = findHookId(db, clientId)
    const url_sealed = seal(keys.secrets, url, addressContext)
    recordAudit(db, actor, 'webhook-set', 'software', clientId, now)
    if (known !== undefined) {
      db.run(build.updateTable('webhook').set({ url_sealed, ended_at: null }).where('id', '=', known))
      return hasReadableSecret(db, keys, known) ? undefined : renewSecret(db, keys, clientId, actor, now)
    }
    const secret = randomWebhookSecret()
    const secret_sealed = seal(keys.secrets, secret, secretContext)
    db.insert('webhook', { client_id: clientId, url: '', url_sealed, secret_sealed, created_at: now })
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
    const known = findHookId(db, clientId)
    if (known === undefined) return undefined
    const secret = randomWebhookSecret()
    const row = { secret_sealed: seal(keys.secrets, secret, secretContext), previous_until: now + bothSign }
    const change = build.updateTable('webhook').where('id', '=', known)
    db.run(change.set((eb) => ({ previous_sealed: eb.ref('secret_sealed') })).set(row))
    recordAudit(db, actor, 'webhook-secret-renewed', 'software', clientId, now)
    return secret
  })
}

/** What had fallen silent is told again from now on; false where it had not. */
export function wakeWebhook(db: Db, clientId: number, actor: Actor, now: number): boolean {
  return db.write(() => {
    const silent = build.updateTable('webhook').set({ ended_at: null }).where('client_id', '=', clientId)
    const { changes } = db.run(silent.where('active', '=', 1).where('ended_at', 'is not', null))
    if (changes > 0) recordAudit(db, actor, 'webhook-on', 'software', clientId, now)
    return changes > 0
  })
}

/** Seals the addresses of an installation that kept them open until now; at the start. Returns how many. */
export function sealAddresses(db: Db, keys: Keys): number {
  return db.write(() => {
    const open = db.all(build.selectFrom('webhook').select(['id', 'url']).where('url', '<>', ''))
    for (const { id, url } of open) {
      const url_sealed = seal(keys.secrets, url, addressContext)
      db.run(build.updateTable('webhook').set({ url: '', url_sealed }).where('id', '=', id))
    }
    return open.length
  })
}

/** Nothing is told there any more; the address and the secrets are forgotten. */
export function removeWebhook(db: Db, clientId: number, actor: Actor, now: number): void {
  db.write(() => {
    if (findHookId(db, clientId) === undefined) return
    endWebhooks(db, clientId, now)
    recordAudit(db, actor, 'webhook-removed', 'software', clientId, now)
  })
}

/** Part of a write. */
export function endWebhooks(db: Db, clientId: number, now: number): void {
  const hooks = build.selectFrom('webhook').select('id').where('client_id', '=', clientId)
  const secrets = { secret_sealed: Buffer.alloc(0), previous_sealed: null, url_sealed: null }
  const gone = { active: 0, url: '', ...secrets } as const
  for (const { id } of db.all(hooks.where('active', '=', 1))) {
    db.run(build.updateTable('webhook').set(gone).where('id', '=', id))
    giveUpWaiting(db, id, now)
  }
}

/** Part of a write: the right to be told was taken back. The address stays, should it be given again; what waits does not. */
export function quietWebhooks(db: Db, clientId: number, now: number): void {
  const id = findHookId(db, clientId)
  if (id === undefined) return
  db.run(build.updateTable('webhook').set({ ended_at: null }).where('id', '=', id))
  giveUpWaiting(db, id, now)
}

/** Part of a write: what still waits will not be told, and why, where that is not what the last attempt said. */
export function giveUpWaiting(db: Db, webhookId: number, now: number, why?: 'ended'): void {
  const waiting = build.updateTable('webhook_delivery').where('webhook_id', '=', webhookId)
  const end = { state: 'failed', settled_at: now, ...(why ? { trouble: why } : {}) } as const
  db.run(waiting.set(end).where('state', '=', 'waiting'))
}
