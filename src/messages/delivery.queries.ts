import { build, type Db, perDatabase } from '../db/run.ts'
import type { MessageTable } from '../db/tables/messages.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Keys } from '../lib/token.ts'
import type { SmsReport } from '../texting/provider.ts'
import type { State } from './ledger.ts'
import { isTextRef, messageOfFormerRef, textRef } from './links.ts'

/** A text message that a report is about. */
export interface Reported {
  readonly id: number
  readonly kind: MessageTable['kind']
  readonly state: State
  readonly gateway_ref: string | null
  readonly text_ref: string | null
  readonly segments: number | null
  readonly cost_micros: number | null
  readonly handing_over_at: EpochSeconds | null
  readonly settled_at: EpochSeconds | null
}

/** So long, in seconds, gateways report about a message at the most (CM.com: seven days). */
const reportedFor = 8 * 86_400

/**
 * The message that a report is about. By our reference, which an unknown one has, too; the gateway's own has to fit where
 * both know it. By that alone only where nothing is said of ours.
 */
export function findReported(
  db: Db,
  keys: Keys,
  { ref, ours }: SmsReport,
  now: EpochSeconds,
): Reported | undefined {
  if (isTextRef(ours)) return fitting(db.get(texts().where('text_ref', '=', ours)), { ref, ours })
  const id = messageOfFormerRef(keys, ours)
  if (id !== undefined) {
    // Anybody could guess these: they count for what left before they were given up, as long as reports come in.
    const former = texts().where('id', '=', id).where('text_ref', 'is', null)
    return fitting(db.get(former.where('handing_over_at', '>=', now - reportedFor)), { ref, ours })
  }
  // Whatever else stands where ours would is of somebody else's message: one account may serve other software, too.
  if (ours !== '' || ref === '') return undefined
  const found = texts().where('gateway_ref', 'is not', null).where('gateway_ref', '=', ref)
  return db.get(
    found
      .where('handing_over_at', '>=', now - reportedFor)
      .orderBy('id', 'desc')
      .limit(1),
  )
}

/** What the gateway is to know a message by. */
export function findTextRef(db: Db, keys: Keys, messageId: number): string {
  const message = queriesOf(db).made.get(messageId)
  if (!message) throw new Error(`there is no message ${messageId}`)
  return textRef(keys, messageId, message.created_at)
}

/** Asked of every text message that leaves. */
const queriesOf = perDatabase((db) => ({
  made: db.prepare((id: number) => build.selectFrom('message').select('created_at').where('id', '=', id)),
}))

function texts() {
  return build
    .selectFrom('message')
    .select(['id', 'kind', 'state', 'gateway_ref', 'text_ref', 'segments', 'cost_micros'])
    .select(['handing_over_at', 'settled_at'])
    .where('channel', '=', 'sms')
}

function fitting(
  message: Reported | undefined,
  { ref, ours }: Pick<SmsReport, 'ref' | 'ours'>,
): Reported | undefined {
  // A gateway that has no names of its own is kept under ours.
  const known = message?.gateway_ref === ours ? null : message?.gateway_ref
  return known && ref !== '' && known !== ref ? undefined : message
}
