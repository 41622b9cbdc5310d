import { oracleOf } from '../oracle.ts'
import { type Channel, channels, type Plan, type Rules } from './facts.ts'
import type { Language, Said } from './reading.ts'

/** How somebody can be written to, as the log tells it. */
export interface Person {
  notified: boolean
  shielded: boolean
  preferred: Channel | undefined
  confirmed: ReadonlySet<string>
}

/** One person's place in an appointment, as far as the log has come. */
export interface Visit {
  readonly id: number
  appointment: number
  readonly patient: number
  readonly notifies: boolean
  readonly ways: Readonly<Partial<Record<Channel, string>>>
  readonly language: Language
  readonly bookedAt: number
  plan: Plan
  coming: boolean
  present: boolean
  /** The last that they heard is that they are out of it (O18). */
  out: boolean
  /** Its reader wants no text messages about it. */
  textsStopped: boolean
  /** The plan of which they were asked to choose another. */
  proposed: string | undefined
  /** How it stood before the last act of staff, for should that be taken back. */
  before: Before | undefined
  /** When each plan was last put into words, and when these last arrived. */
  readonly words: Map<string, { made: number; arrived: number }>
  /** The reminders that each plan has had, or was to have. */
  readonly reminded: Map<string, { readonly days: number; readonly made: number }[]>
}

export interface Before {
  readonly proposed: string | undefined
  /** The plan known to whoever waited for word; `asked`: the word was that they choose another. */
  readonly waited?: { readonly was: Plan | undefined; readonly asked: boolean }
}

export interface Lane {
  readonly channel: Channel
  state: 'open' | 'arrived' | 'unclear' | 'refused' | 'stopped' | 'expired'
  /** Not before then; a gateway that refuses for now puts it off, at the most so far. */
  from: number
  putOffUntil: number
  /** A gate was shut for a while: it may have been given up then. */
  doubtful: boolean
}

/** One of several visits that a letter about a series tells of. */
export interface Part {
  /** What its reader knew of it. */
  readonly was: Plan
  readonly plan: Plan
  /** Something else became of it since, which is told by itself. */
  out: boolean
}

/** Something that somebody must be told, once, by each of its lanes. */
export interface Duty {
  readonly kind: Exclude<Said['kind'], 'series-with'>
  readonly visits: readonly Visit[]
  /** Of a series that was moved or cancelled: what is told of each. */
  readonly parts: ReadonlyMap<Visit, Part>
  readonly plan: Plan
  /** What the reader knows until then; undefined: nothing. */
  readonly was: Plan | undefined
  readonly made: number
  readonly byStaff: boolean
  /** Whoever is not reached has to be phoned (rule 29). */
  readonly mustReach: boolean
  readonly usefulUntil: number
  /** It says that somebody is taken out of an appointment that stands (O18). */
  readonly takenOut: boolean
  /** Of a reminder: so many days before. */
  readonly days: number | undefined
  readonly lanes: Lane[]
  /** It is not to be said any more. */
  withdrawn: boolean
  /** Somebody is to phone. */
  owed: boolean
}

export function planKey({ startsAt, endsAt, calendarId }: Plan): string {
  return `${startsAt} ${endsAt} ${calendarId}`
}

export function isSame(one: Plan | undefined, other: Plan | undefined): boolean {
  return one === undefined || other === undefined ? one === other : planKey(one) === planKey(other)
}

const mobileRanges = { NL: /^\+316/, SE: /^\+467/, NO: /^\+47[49]/ }

/** The ways in which contacts given for a visit can be written to (rule 5). */
export function waysOf(
  email: string | undefined,
  phone: string | undefined,
  { country }: Rules,
): Visit['ways'] {
  const mobile = phone !== undefined && mobileRanges[country].test(phone)
  return { ...(email === undefined ? {} : { email }), ...(mobile ? { sms: phone } : {}) }
}

/** By which channels something is said (7.14, rules 7 and 9); none: nobody can be written to. */
export function channelsFor(
  kind: Said['kind'],
  { ways }: Visit,
  person: Person,
  rules: Rules,
): readonly Channel[] {
  const there = channels.filter((channel) => ways[channel] !== undefined)
  const allowed = there.filter((channel) => !person.shielded || person.preferred === channel)
  const sure = allowed.filter((channel) => isSureEnough(kind, ways[channel], person, rules))
  const [best = []] = [sure, allowed, there].filter((list) => list.length > 0)
  if (rules.policy === 'all') return best
  const rather = best.find((channel) => channel === person.preferred)
  return (rules.policy === 'preferred' && rather ? [rather] : best).slice(0, 1)
}

function isSureEnough(
  kind: Said['kind'],
  address: string | undefined,
  { confirmed }: Person,
  { strict }: Rules,
): boolean {
  const answers = kind === 'confirmation' || kind === 'series'
  return !strict || answers || (address !== undefined && confirmed.has(address))
}

/** Whether a person's own settings let a message of this kind go that way. */
export function isOpenTo(
  kind: Said['kind'],
  visit: Visit,
  channel: Channel,
  person: Person,
  stopped: ReadonlySet<string>,
  rules: Rules,
): boolean {
  const address = visit.ways[channel]
  if (address === undefined || !visit.notifies || !person.notified) return false
  if (person.shielded && person.preferred !== channel) return false
  const stops = stopped.has(address) || (channel === 'sms' && visit.textsStopped)
  if (kind === 'reminder' && stops) return false
  return isSureEnough(kind, address, person, rules)
}

/** Whether a duty is still true of a visit: it comes or does not, takes part, and the plan is the one that is told. */
export function stillHolds(duty: Duty, visit: Visit): boolean {
  if (duty.takenOut) return !visit.present || !visit.coming
  if (!visit.present) return false
  const part = duty.parts.get(visit)
  if (duty.kind === 'cancelled' || duty.kind === 'series-cancelled') return !visit.coming && !part?.out
  if (part) return visit.coming && !part.out && isSame(visit.plan, part.plan)
  // Whoever was asked to choose another time is not told that this one stands.
  if (duty.kind === 'reminder' && visit.proposed === planKey(visit.plan)) return false
  return visit.coming && (duty.kind === 'series' || isSame(visit.plan, duty.plan))
}

/** Texts leave between eight and eight, but for answers and what is near (rule 32). */
export function mayLeaveAt(duty: Duty, channel: Channel, at: number, rules: Rules): boolean {
  if (channel === 'email') return true
  const near = duty.byStaff ? duty.plan.startsAt - at <= 86_400 : at - duty.made < 3600
  if (duty.kind !== 'reminder' && near) return true
  const clock = oracleOf(rules.timeZone).wall(at).slice(11)
  return clock >= '08:00:00' && clock < '20:00:00'
}
