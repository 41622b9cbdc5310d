import { build, type Db } from '../db/run.ts'
import type { MessageTable } from '../db/tables/messages.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Keys } from '../lib/token.ts'
import type { State } from './ledger.ts'
import { messageOfTextId } from './links.ts'
import type { SmsReport } from './sms-provider.ts'

/** A text message that a report is about. */
export interface Reported {
  readonly id: number
  readonly kind: MessageTable['kind']
  readonly state: State
  readonly gateway_ref: string | null
  readonly segments: number | null
  readonly cost_micros: number | null
  readonly handing_over_at: EpochSeconds | null
  readonly settled_at: EpochSeconds | null
}

/** By our reference, which an unknown one has, too; else by the gateway's. */
export function findReported(db: Db, keys: Keys, { ref, ours }: SmsReport): Reported | undefined {
  const id = messageOfTextId(keys, ours)
  const texts = build
    .selectFrom('message')
    .select(['id', 'kind', 'state', 'gateway_ref', 'segments', 'cost_micros'])
    .select(['handing_over_at', 'settled_at'])
    .where('channel', '=', 'sms')
  if (id !== undefined) return db.get(texts.where('id', '=', id))
  if (ref === '') return undefined
  const found = texts.where('gateway_ref', 'is not', null).where('gateway_ref', '=', ref)
  return db.get(found.orderBy('id', 'desc').limit(1))
}
