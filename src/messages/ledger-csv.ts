import type { Key, Translate } from '../i18n/translate.ts'
import { localStamp, type Zone } from '../lib/calendar.ts'
import { csvLine } from '../lib/csv.ts'
import { type LedgerRow, reasonOf, recipientOf, stateOf, whatOf } from './ledger.ts'

interface Writing {
  readonly t: Translate
  readonly format: {
    stamp(at: number): string
    time(at: number): string
    dateOf(at: number): string
    shortDate(at: number): string
  }
  readonly zone: Zone
  readonly currency: string
  readonly now: number
}

const heads = [
  'ledger.csv.number',
  'ledger.made',
  'ledger.due',
  'ledger.settled',
  'ledger.delivered',
  'messages.head.message',
  'ledger.csv.visit',
  'messages.head.to',
  'messages.head.by',
  'messages.head.state',
  'ledger.why',
  'ledger.segments.head',
  'ledger.cost',
  'ledger.csv.currency',
  'ledger.ref',
] as const satisfies readonly Key[]

export function csvHead(t: Translate): string {
  return csvLine(heads.map((key) => t(key)))
}

/** A message as a line: times as the practice's clock shows them, no text, nobody named, recipients masked. */
export function csvRow(row: LedgerRow, { t, format, zone, currency, now }: Writing): string {
  const when = (at: number | null) => (at === null ? '' : localStamp(zone, at).slice(0, 16).replace('T', ' '))
  const { cost_micros: cost, segments } = row
  return csvLine([
    String(row.id),
    when(row.created_at),
    when(row.due_at),
    when(row.settled_at),
    when(row.delivered_at),
    whatOf(row, t, format),
    when(row.starts_at),
    recipientOf(row, t),
    row.channel === 'none' ? '' : t(`messages.channel.${row.channel}`),
    stateOf(row, t),
    reasonOf(row, { t, format, now, still: false }),
    segments === null ? '' : String(segments),
    // A comma, as the semicolons between the cells go with.
    cost === null ? '' : (cost / 1_000_000).toFixed(4).replace('.', ','),
    cost === null ? '' : currency,
    row.gateway_ref ?? '',
  ])
}
