import { build, type Db } from '../db/run.ts'
import type { Keys } from '../lib/token.ts'
import { theSystem } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { giveUpWaiting } from './webhooks.commands.ts'
import { findDelivery } from './webhooks.queries.ts'
import { type Delivery, nextAttempt, type Told } from './webhooks.ts'

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
export function settleDelivery(db: Db, delivery: Delivery, told: Told, createdAt: number, now: number): void {
  db.write(() => {
    const row = build.updateTable('webhook_delivery').where('id', '=', delivery.id)
    const attempts = delivery.attempts + 1
    if (told.outcome === 'taken') {
      const end = { state: 'sent', settled_at: now, trouble: null } as const
      db.run(row.set({ ...end, attempts, claimed_at: null }).where('state', '=', 'waiting'))
      const hook = build.updateTable('webhook').where('id', '=', delivery.webhookId)
      db.run(hook.set({ answered_at: now }))
      return
    }
    const trouble = told.outcome === 'gone' ? 'gone' : told.trouble
    const due = told.outcome === 'gone' ? undefined : nextAttempt(attempts, createdAt, now)
    db.run(row.set({ attempts, trouble, claimed_at: null, ...(due === undefined ? {} : { due_at: due }) }))
    if (due === undefined) fallSilent(db, delivery.webhookId, now)
  })
}

/** Puts a claim back as it was, where the process ends before an answer came: it is told again. */
export function releaseDelivery(db: Db, id: number): void {
  db.run(build.updateTable('webhook_delivery').set({ claimed_at: null }).where('id', '=', id))
}

/** Forgets what was settled long ago; for the timetable. Returns how many. */
export function forgetDeliveries(db: Db, now: number): number {
  return db.run(build.deleteFrom('webhook_delivery').where('settled_at', '<', now - keptFor)).changes
}

function fallSilent(db: Db, webhookId: number, now: number): void {
  const hook = build.updateTable('webhook').where('id', '=', webhookId).where('active', '=', 1)
  const { changes } = db.run(hook.set({ ended_at: now }).where('ended_at', 'is', null))
  giveUpWaiting(db, webhookId, now)
  if (changes === 1) recordAudit(db, theSystem, 'webhook-silent', 'webhook', webhookId, now)
}
