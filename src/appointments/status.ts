import { type EpochSeconds, today, type Zone } from '../lib/calendar.ts'
import type { Status } from './details.ts'
import type { Event } from './history.ts'

/** What an appointment can be marked as; booked is where it begins, cancelling is another matter. */
export const marks = ['confirmed', 'arrived', 'in-treatment', 'done', 'departed', 'no-show'] as const
export type Mark = (typeof marks)[number]

/** An appointment as far as it decides what comes next. */
export interface Going {
  readonly status: Status
  readonly startsAt: EpochSeconds
  readonly endsAt: EpochSeconds
  readonly events: readonly Pick<Event, 'action' | 'at' | 'userName'>[]
}

export interface Progress extends Going {
  /** What a form that changes it must have seen. */
  readonly version: number
}

export interface Steps {
  /** One click forward; the first is the usual one. */
  readonly forward: readonly Mark[]
  /** What one click takes it back to; undefined: nothing to take back. */
  readonly back: Status | undefined
  /** When it took its status, and who said so; undefined where the history does not tell. */
  readonly since: { readonly at: EpochSeconds; readonly by: string | null } | undefined
}

/** One click forward and one back (issue 5), from what the history tells of the appointment. */
export function stepsOf(going: Going, zone: Zone, now: EpochSeconds): Steps {
  const { status, events } = going
  const ways = [replay(events, true), replay(events, false)]
  const past = ways.find((stood) => stood.at(-1)?.status === status) ?? []
  const last = past.at(-1)
  const known = last?.status === status
  const before = known ? (past.at(-2)?.status ?? 'booked') : usuallyBefore[status]
  return {
    forward: forwardOf(going, zone, now),
    back: status === 'booked' || status === 'cancelled' ? undefined : before,
    since: known && last ? { at: last.at, by: last.by } : undefined,
  }
}

/** The usual next step, which does not depend on what was before; undefined: there is none. */
export function nextMark(going: Omit<Going, 'events'>, zone: Zone, now: EpochSeconds): Mark | undefined {
  return forwardOf(going, zone, now)[0]
}

/** Nobody arrives on another day; across midnight two hours around the appointment count as its day, too. */
export function dayOf(
  { startsAt, endsAt }: Pick<Going, 'startsAt' | 'endsAt'>,
  zone: Zone,
  now: EpochSeconds,
): 'ahead' | 'now' | 'over' {
  const [date, current] = [zone.local(startsAt).date, today(zone, now)]
  if (date === current || (now > startsAt - around && now < endsAt + around)) return 'now'
  return now < startsAt ? 'ahead' : 'over'
}

/** How many minutes somebody who is still expected is late (rule 36); 0: not late. */
export function minutesLate({ status, startsAt, endsAt }: Omit<Going, 'events'>, now: EpochSeconds): number {
  const expected = status === 'booked' || status === 'confirmed'
  return expected && now > startsAt && now < endsAt ? Math.floor((now - startsAt) / 60) : 0
}

/** When a late visit can still begin, on the next five minutes; undefined where less than five would be left. */
export function shortenedStart({ startsAt, endsAt }: Interval, now: EpochSeconds): EpochSeconds | undefined {
  const start = Math.ceil(now / fiveMinutes) * fiveMinutes
  return start > startsAt && endsAt - start >= fiveMinutes ? start : undefined
}

type Interval = Pick<Going, 'startsAt' | 'endsAt'>

const around = 7200
const fiveMinutes = 300

function forwardOf(going: Omit<Going, 'events'>, zone: Zone, now: EpochSeconds): readonly Mark[] {
  const { status, startsAt } = going
  const day = dayOf(going, zone, now)
  switch (status) {
    case 'booked':
    case 'confirmed':
      if (day === 'ahead') return status === 'booked' ? ['confirmed'] : []
      if (day === 'over') return ['done', 'no-show']
      if (now >= startsAt) return ['arrived', 'no-show']
      return status === 'booked' ? ['arrived', 'confirmed'] : ['arrived']
    case 'arrived':
      if (day === 'ahead') return []
      return day === 'now' ? ['in-treatment'] : ['done']
    case 'in-treatment':
      return day === 'ahead' ? [] : ['done']
    case 'done':
      return day === 'ahead' ? [] : ['departed']
    case 'no-show':
      return day === 'now' ? ['arrived'] : []
    case 'departed':
    case 'cancelled':
      return []
  }
}

interface Stood {
  readonly status: Status
  readonly at: EpochSeconds
  readonly by: string | null
}

/** The statuses that led to the present one, what was taken back left out. A move to another day begins anew. */
function replay(events: Going['events'], anew: boolean): readonly Stood[] {
  const stood: Stood[] = []
  for (const { action, at, userName } of events) {
    const status = marks.find((mark) => mark === action)
    if (action === 'moved' && anew) stood.length = 0
    else if (action === 'status-undone') stood.pop()
    else if (status && stood.at(-1)?.status !== status) stood.push({ status, at, by: userName })
  }
  return stood
}

const usuallyBefore: Readonly<Record<Status, Status>> = {
  booked: 'booked',
  confirmed: 'booked',
  arrived: 'booked',
  'in-treatment': 'arrived',
  done: 'in-treatment',
  departed: 'done',
  'no-show': 'booked',
  cancelled: 'booked',
}
