import { build, type Db } from '../db/run.ts'
import type { Keys } from '../lib/token.ts'
import type { WebhookGateway } from '../lib/webhook-post.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { findTarget } from './webhooks.queries.ts'
import { postTo, signedPost, trialBody, trialId, type Webhook } from './webhooks.ts'

export interface TrialParts {
  readonly db: Db
  readonly keys: Keys
  readonly gateway: WebhookGateway
}

/** Posts a signed test to the address now, and writes down what came of it; nothing of the practice is in it. */
export async function sendTrial(
  { db, keys, gateway }: TrialParts,
  { id, clientId }: Pick<Webhook, 'id' | 'clientId'>,
  actor: Actor,
  now: number,
): Promise<void> {
  const target = findTarget(db, keys, id, now)
  if (!target) return
  const trial = db.write(() => {
    recordAudit(db, actor, 'webhook-tested', 'software', clientId, now)
    return db.insert('webhook_trial', { webhook_id: id, at: now, by_user: actor.userId })
  })
  const told = await postTo(gateway, signedPost(target, trialId(trial), trialBody(now), now))
  const trouble = told.outcome === 'refused' ? told.trouble : null
  const end = { outcome: told.outcome, trouble, status: told.status, took_ms: told.took }
  db.run(build.updateTable('webhook_trial').set(end).where('id', '=', trial))
}
