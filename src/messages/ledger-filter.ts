import { addDays, dayBounds, type IsoDate, parseIsoDate, today, type Zone } from '../lib/calendar.ts'
import { type Filter, filterOf } from './ledger.ts'
import { type Channel, channels, isReason, type Reason } from './messages.ts'

/** What a message can be about, as the ledger asks for it. */
export const ledgerKinds = [
  'confirmation',
  'reminder',
  'moved',
  'reassigned',
  'propose',
  'cancelled',
  'series-created',
  'series-moved',
  'series-cancelled',
  'dialogue',
  'recall',
  'invitation',
  'waiting-list',
  'confirm-contact',
  'staff-booking',
  'staff-daily',
  'sign-in',
  'api',
  'trial',
] as const
export type LedgerKind = (typeof ledgerKinds)[number]

export const audiences = ['patients', 'staff', 'software'] as const
export type Audience = (typeof audiences)[number]

/** Days that the ledger shows where nobody asks for others. */
const usualDays = 7

/** Days that it shows at once: counting years of messages would hold up everybody else. */
const mostDays = 366

/** What somebody asks the ledger for; '' leaves a choice open. */
export interface LedgerAsked {
  readonly filter: Filter
  /** The first and the last local date; undefined: since ever, where one patient's messages are asked for. */
  readonly from: IsoDate | undefined
  readonly until: IsoDate
  readonly channel: Channel | ''
  readonly kind: LedgerKind | ''
  readonly why: Reason | ''
  readonly who: Audience | ''
  readonly patient: number | undefined
}

/** Where a page begins: the message before or after which it lies. */
export interface LedgerKey {
  readonly way: 'older' | 'newer'
  readonly at: number
  readonly id: number
}

/**
 * Reads the address; what it does not know it leaves open, dates that lie the wrong way round are turned, and of a longer
 * time the last year counts.
 */
export function askedOf(query: (name: string) => string | undefined, zone: Zone, now: number): LedgerAsked {
  const day = today(zone, now)
  const number = Number(/^\d{1,15}$/.exec(query('patient') ?? '')?.[0] ?? 0)
  const patient = number > 0 ? number : undefined
  const first = parseIsoDate(query('from') ?? '') ?? (patient ? undefined : addDays(day, -usualDays))
  const last = parseIsoDate(query('until') ?? '') ?? day
  const [from, until] = first !== undefined && first > last ? [last, first] : [first, last]
  const earliest = addDays(until, -mostDays)
  const why = query('why') ?? ''
  return {
    filter: filterOf(query('state')),
    from: from !== undefined && from < earliest ? earliest : from,
    until,
    channel: channels.find((each) => each === query('channel')) ?? '',
    kind: ledgerKinds.find((each) => each === query('kind')) ?? '',
    why: isReason(why) ? why : '',
    who: audiences.find((each) => each === query('who')) ?? '',
    patient,
  }
}

/** The period as instants, its end exclusive. */
export function periodOf({ from, until }: LedgerAsked, zone: Zone) {
  return {
    startsAt: from === undefined ? 0 : dayBounds(zone, from).startsAt,
    endsAt: dayBounds(zone, until).endsAt,
  }
}

/** Only what differs from the usual, so that the address of the usual page is short; never a name or an address. */
export function queryOf(asked: LedgerAsked, zone: Zone, now: number, key?: LedgerKey): string {
  const usual = askedOf((name) => (name === 'patient' ? String(asked.patient ?? '') : undefined), zone, now)
  const words = {
    state: asked.filter === 'all' ? '' : asked.filter,
    from: asked.from === usual.from ? '' : (asked.from ?? ''),
    until: asked.until === usual.until ? '' : asked.until,
    channel: asked.channel,
    kind: asked.kind,
    why: asked.why,
    who: asked.who,
    patient: asked.patient === undefined ? '' : String(asked.patient),
    ...(key ? { [key.way]: `${key.at}-${key.id}` } : {}),
  }
  const given = Object.entries(words).filter(([, value]) => value !== '')
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}

export function keyOf(query: (name: string) => string | undefined): LedgerKey | undefined {
  for (const way of ['older', 'newer'] as const) {
    const [, at, id] = /^(\d{1,12})-(\d{1,15})$/.exec(query(way) ?? '') ?? []
    if (at !== undefined && id !== undefined) return { way, at: Number(at), id: Number(id) }
  }
  return undefined
}

/** Whether anything but the state is asked for, so that the filters stand open. */
export function isNarrowed(asked: LedgerAsked, zone: Zone, now: number): boolean {
  return queryOf({ ...asked, filter: 'all' }, zone, now) !== ''
}
