import type { Key, Translate } from '../i18n/translate.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { moneyOf } from './ledger-page.ts'
import { reasonWords } from './reasons.ts'

interface Writing {
  readonly t: Translate
  readonly format: { stamp(at: EpochSeconds): string; money(cents: number, currency: string): string }
}

export interface MessageFacts {
  readonly state: string
  readonly created_at: EpochSeconds
  readonly due_at: EpochSeconds
  readonly handing_over_at: EpochSeconds | null
  readonly settled_at: EpochSeconds | null
  readonly delivered_at: EpochSeconds | null
  readonly segments: number | null
  readonly cost_micros: number | null
  readonly gateway_ref: string | null
}

export interface Fact {
  readonly label: string
  readonly text: string
}

/** Everything that the ledger knows of a message, in the order in which it happened; what it does not know is left out. */
export function factsOf(row: MessageFacts, currency: string, { t, format }: Writing): readonly Fact[] {
  const stamp = (at: EpochSeconds | null) => (at === null ? '' : format.stamp(at))
  const over = row.state !== 'skipped'
  const facts: readonly (readonly [Key, string])[] = [
    ['ledger.made', stamp(row.created_at)],
    ['ledger.due', over ? stamp(row.due_at) : ''],
    ['ledger.left', stamp(row.handing_over_at)],
    ['ledger.settled', stamp(row.settled_at)],
    ['ledger.delivered', stamp(row.delivered_at)],
    ['ledger.segments.head', row.segments === null ? '' : String(row.segments)],
    ['ledger.cost', row.cost_micros === null ? '' : moneyOf(row.cost_micros, currency, format)],
    ['ledger.ref', row.gateway_ref === 'caught' ? '' : (row.gateway_ref ?? '')],
  ]
  return facts.flatMap(([key, text]) => (text === '' ? [] : [{ label: t(key), text }]))
}

export interface Attempt {
  readonly at: EpochSeconds
  readonly last_at: EpochSeconds
  readonly times: number
  readonly outcome: 'waiting' | 'sent' | 'failed' | 'unknown'
  readonly reason: string | null
}

/** "25 Jan 08:00: put off. The mail server does not answer. 12 times, last 25 Jan 08:20". */
export function attemptLine(attempt: Attempt, channel: 'email' | 'sms' | 'none', { t, format }: Writing) {
  const { at, last_at: last, times, outcome, reason } = attempt
  const tones = { waiting: ' warn', sent: ' ok', failed: ' err', unknown: ' err' } as const
  return {
    at: format.stamp(at),
    text: t(`ledger.try.${outcome}`),
    tone: tones[outcome],
    why: reasonWords(reason, channel, t),
    times: times > 1 ? t('ledger.try.times', { count: times, last: format.stamp(last) }) : '',
  }
}

/** It waits only in case staff change their mind (rule 29). */
export function waitsForGrace(
  row: { readonly state: string; readonly by_staff: 0 | 1; readonly due_at: EpochSeconds },
  now: EpochSeconds,
): boolean {
  return row.state === 'waiting' && row.by_staff === 1 && row.due_at > now
}
