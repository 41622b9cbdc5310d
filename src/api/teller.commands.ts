import type { Db } from '../db/run.ts'
import type { Keys } from '../lib/token.ts'
import type { WebhookGateway } from '../lib/webhook-post.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { claimDelivery, claimHolds, endOver, releaseDelivery, settleDelivery } from './deliveries.commands.ts'
import { listDeliveries } from './webhooks.queries.ts'
import { bodyOf, type Delivery, deliveryId, postTo, signedPost } from './webhooks.ts'

export interface TellerParts {
  readonly db: Db
  readonly keys: Keys
  readonly gateway: WebhookGateway
  readonly clock: () => number
}

export interface Teller {
  /** Tells what is due; during a run the same run is joined. Throws the first fault. */
  tick(): Promise<void>
  /** Begins nothing more, and ends what waits for an answer: it is told again after the next start. */
  stop(): Promise<void>
}

interface Due {
  readonly id: number
  readonly webhookId: number
}

/** The one that tells other software what happened, at least once each, each of an appointment in its order. */
export function createTeller(parts: TellerParts): Teller {
  const end = new AbortController()
  let running: Promise<void> | undefined
  let again = false

  async function run(): Promise<void> {
    do {
      again = false
      let due = listDue()
      // Of each appointment there is one at a time: the next one shows when that is told.
      for (let told = 1; told > 0 && due.length > 0; due = listDue()) told = await tellAll(due)
    } while (again && !end.signal.aborted)
  }

  function listDue(): readonly Due[] {
    const now = parts.clock()
    endOver(parts.db, now)
    return end.signal.aborted ? [] : listDeliveries(parts.db, now, now - claimHolds)
  }

  /** One address after the other would let a slow one hold up the rest. */
  async function tellAll(due: readonly Due[]): Promise<number> {
    const hooks = [...new Set(due.map(({ webhookId }) => webhookId))]
    const lanes = hooks.map((hook) => tellOne(due.filter(({ webhookId }) => webhookId === hook)))
    const ends = await Promise.allSettled(lanes)
    const fault = ends.find((each) => each.status === 'rejected')
    if (fault) throw fault.reason
    return ends.reduce((sum, each) => sum + (each.status === 'fulfilled' ? each.value : 0), 0)
  }

  /** Where one thing was not taken, the next would not be either, for now. Returns how many were. */
  async function tellOne(due: readonly Due[]): Promise<number> {
    let told = 0
    for (const { id } of due) {
      if (end.signal.aborted) return told
      const delivery = claimDelivery(parts.db, parts.keys, id, parts.clock())
      if (!delivery) continue
      const answer = await postTo(parts.gateway, written(delivery), end.signal)
      if (end.signal.aborted && answer.outcome !== 'taken') {
        releaseDelivery(parts.db, id)
        return told
      }
      settleDelivery(parts.db, delivery, answer, parts.clock())
      if (answer.outcome !== 'taken') return told
      told += 1
    }
    return told
  }

  function written(delivery: Delivery) {
    const practice = findPractice(parts.db)
    if (!practice) throw new Error('there is no practice to tell of')
    const body = bodyOf(delivery, practice.zone)
    return signedPost(delivery, deliveryId(delivery.id), body, parts.clock())
  }

  return {
    tick: () => {
      if (end.signal.aborted) return Promise.resolve()
      again = true
      running ??= run().finally(() => {
        running = undefined
      })
      return running
    },
    stop: async () => {
      end.abort()
      await Promise.allSettled([running])
    },
  }
}
