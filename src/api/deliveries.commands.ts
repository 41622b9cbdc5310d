import { build, type Db } from '../db/run.ts'
import type { Keys } from '../lib/token.ts'
import type { Told } from '../lib/webhook-post.ts'
import { type Actor, theSystem } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { giveUpWaiting } from './webhooks.commands.ts'
import { findDelivery, listOver } from './webhooks.queries.ts'
import { type Delivery, nextAttempt, type Webhook } from './webhooks.ts'

/** A claim is forgotten after so many seconds: its process is gone. */
export const claimHolds = 60
/** What was told or given up so many seconds ago, a month, is nobody's concern any more. */
const keptFor = 30 * 86_400

/** Takes one out of the waiting ones by compare-and-set; undefined: somebody else has it, or it is settled. */
export function claimDelivery(db: Db, keys: Keys, id: number, now: number): Delivery | undefined {
  return db.write(() => {
    const open = build.updateTable('webhook_delivery').set({ claimed_at: now }).where('id', '=', id)
    const free = open.where('state', '=', 'waiting').where((eb) => {
      return eb.or([eb('claimed_at', 'is', null), eb('claimed_at', '<', now - claimHolds)])
    })
    return db.run(free).changes === 1 ? findDelivery(db, keys, id, now) : undefined
  })
}

/**
 * What came of an attempt: told, to be told again later, or given up together with everything else that waits there,
 * because nobody has answered for three days or wants to hear more.
 */
export function settleDelivery(db: Db, delivery: Delivery, told: Told, now: number): void {
  db.write(() => {
    const row = build.updateTable('webhook_delivery').where('id', '=', delivery.id)
    const attempts = delivery.attempts + 1
    const tried = { attempts, claimed_at: null, tried_at: now, status: told.status, took_ms: told.took }
    if (told.outcome === 'taken') {
      const end = { state: 'sent', settled_at: now, trouble: null } as const
      db.run(row.set({ ...end, ...tried }).where('state', '=', 'waiting'))
      const hook = build.updateTable('webhook').where('id', '=', delivery.webhookId)
      db.run(hook.set({ answered_at: now }))
      return
    }
    const trouble = told.outcome === 'gone' ? 'gone' : told.trouble
    const due = told.outcome === 'gone' ? undefined : nextAttempt(attempts, delivery.since, now)
    db.run(row.set({ ...tried, trouble, ...(due === undefined ? {} : { due_at: due }) }))
    if (due === undefined) fallSilent(db, delivery.webhookId, now)
  })
}

/** Puts a claim back as it was, where the process ends before an answer came: it is told again. */
export function releaseDelivery(db: Db, id: number): void {
  db.run(build.updateTable('webhook_delivery').set({ claimed_at: null }).where('id', '=', id))
}

/**
 * Once more, on purpose, what was given up: the one with this id or, without, all of them, the eldest first. Returns how many;
 * none where nothing is told there any more.
 */
export function tellAgain(
  db: Db,
  webhook: Pick<Webhook, 'id' | 'clientId'>,
  deliveryId: number | undefined,
  actor: Actor,
  now: number,
): number {
  return db.write(() => {
    const standing = build
      .selectFrom('webhook')
      .select('id')
      .where('active', '=', 1)
      .where('ended_at', 'is', null)
    if (!db.get(standing.where('id', '=', webhook.id))) return 0
    const again = { state: 'waiting', attempts: 0, due_at: now, again_at: now, settled_at: null } as const
    const failed = build.updateTable('webhook_delivery').set(again).where('webhook_id', '=', webhook.id)
    const { changes } = db.run(
      failed
        .where('state', '=', 'failed')
        .$if(deliveryId !== undefined, (each) => each.where('id', '=', deliveryId ?? 0)),
    )
    if (changes > 0)
      recordAudit(db, actor, 'webhook-again', 'software', webhook.clientId, now, { count: changes })
    return changes
  })
}

/** What still waits for software whose access has ended by itself will not be told. Returns for how many addresses. */
export function endOver(db: Db, now: number): number {
  const over = listOver(db, now)
  if (over.length > 0)
    db.write(() => {
      for (const { id } of over) giveUpWaiting(db, id, now, 'ended')
    })
  return over.length
}

/** Forgets what was settled long ago; for the timetable. Returns how many. */
export function forgetDeliveries(db: Db, now: number): number {
  db.run(build.deleteFrom('webhook_trial').where('at', '<', now - keptFor))
  return db.run(build.deleteFrom('webhook_delivery').where('settled_at', '<', now - keptFor)).changes
}

function fallSilent(db: Db, webhookId: number, now: number): void {
  const hook = build.updateTable('webhook').where('id', '=', webhookId).where('active', '=', 1)
  const { changes } = db.run(hook.set({ ended_at: now }).where('ended_at', 'is', null))
  giveUpWaiting(db, webhookId, now)
  if (changes === 1) recordAudit(db, theSystem, 'webhook-silent', 'webhook', webhookId, now)
}
