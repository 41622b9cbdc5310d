import type { Translate } from '../i18n/translate.ts'
import {
  addDays,
  dayBounds,
  type EpochSeconds,
  type IsoDate,
  parseIsoDate,
  today,
  type Zone,
} from '../lib/calendar.ts'

export interface SpentRow {
  readonly kind: string
  readonly messages: number
  readonly segments: number
  /** Millionths of the practice's currency. */
  readonly micros: number
  /** How many of them nobody knows to have left. */
  readonly unknown: number
}

export interface Month {
  /** Its first day. */
  readonly first: IsoDate
  readonly startsAt: EpochSeconds
  readonly endsAt: EpochSeconds
  /** `2027-01`, for the address; '': there is none after the present one. */
  readonly before: string
  readonly after: string
}

/** The month of `2027-01`, else the present one, by the practice's calendar. */
export function monthOf(text: string | undefined, zone: Zone, now: EpochSeconds): Month {
  const present = `${today(zone, now).slice(0, 7)}-01`
  const asked = parseIsoDate(`${text ?? ''}-01`)
  const first = asked !== undefined && asked < present ? asked : present
  const after = `${addDays(first, 31).slice(0, 7)}-01`
  return {
    first,
    startsAt: dayBounds(zone, first).startsAt,
    endsAt: dayBounds(zone, after).startsAt,
    before: addDays(first, -1).slice(0, 7),
    after: after > present ? '' : after.slice(0, 7),
  }
}

/** The rows in words, the dearest first, and what they come to. */
export function spentModel(rows: readonly SpentRow[], t: Translate, money: (micros: number) => string) {
  const sum = (of: (row: SpentRow) => number) => rows.reduce((all, row) => all + of(row), 0)
  const inWords = (label: string, row: Omit<SpentRow, 'kind'>) => ({
    label,
    messages: row.messages,
    segments: row.segments,
    cost: money(row.micros),
  })
  const whole = { messages: sum((row) => row.messages), segments: sum((row) => row.segments) }
  const unknown = sum((row) => row.unknown)
  return {
    rows: rows
      .toSorted((one, other) => other.micros - one.micros || other.messages - one.messages)
      .map((row) => inWords(t(`sending.kind.${kindGroup(row.kind)}`), row)),
    total: inWords(t('sending.spent.total'), { ...whole, micros: sum((row) => row.micros), unknown }),
    unknown,
  }
}

const kinds = [
  ...([
    'confirmation',
    'reminder',
    'moved',
    'reassigned',
    'propose',
    'cancelled',
    'recall',
    'invitation',
  ] as const),
  ...(['waiting-list', 'dialogue', 'confirm-contact', 'sign-in', 'api', 'trial'] as const),
] as const

/** What is told apart: those about a series are one, and so are those to staff. */
function kindGroup(kind: string) {
  if (kind.startsWith('series-')) return 'series'
  if (kind.startsWith('staff-')) return 'staff'
  return kinds.find((each) => each === kind) ?? 'other'
}
