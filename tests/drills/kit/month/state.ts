import { oracleOf } from '../oracle.ts'
import type { Text } from './budgets.ts'
import {
  channelsFor,
  type Duty,
  isOpenTo,
  isSame,
  type Lane,
  type Part,
  type Person,
  planKey,
  type Visit,
} from './duties.ts'
import type { Call, Channel, Plan, Rules } from './facts.ts'

/** When one reminder of a visit is due. */
export interface Due {
  readonly days: number
  readonly at: number
}

/** How far the oracle has come with the log. */
export interface State {
  readonly rules: Rules
  readonly people: Map<number, Person>
  readonly visits: Map<number, Visit>
  /** Those with a lane that is open, or with somebody to phone. */
  duties: Duty[]
  readonly stopped: Set<string>
  /** When the reminders of a start are due: looked up once. */
  readonly dues: Map<number, readonly Due[]>
  /** Channels on which a server was away in this beat, and until when they asked to be left alone. */
  readonly troubled: Set<Channel>
  readonly restUntil: Record<Channel, number>
  readonly calls: Call[]
  /** The text messages of each day: to whom each was handed over. */
  readonly texts: Map<string, Map<number, Text>>
  /** Which reminders of one address, day and moment have arrived, and when they were put into words. */
  readonly mornings: Map<string, number>
  /** Appointments of which somebody must be phoned, by whatever stands for one call. */
  readonly toPhone: Map<string, Set<string>>
  readonly toRemind: Map<string, Set<string>>
  /** Whom nobody need be reminded of, but may: what stands in the way is the patient's own wish. */
  readonly perhapsRemind: Set<string>
  readonly wrong: string[]
  readonly arrived: Record<string, number>
  unsaid: number
  doubtful: number
}

export function begin(rules: Rules): State {
  return {
    rules,
    people: new Map(),
    visits: new Map(),
    duties: [],
    stopped: new Set(),
    dues: new Map(),
    troubled: new Set(),
    restUntil: { email: 0, sms: 0 },
    calls: [],
    texts: new Map(),
    mornings: new Map(),
    toPhone: new Map(),
    toRemind: new Map(),
    perhapsRemind: new Set(),
    wrong: [],
    arrived: {},
    unsaid: 0,
    doubtful: 0,
  }
}

export interface NewDuty {
  readonly kind: Duty['kind']
  readonly visits: readonly Visit[]
  readonly parts?: ReadonlyMap<Visit, Part>
  readonly plan: Plan
  readonly was?: Plan | undefined
  readonly from: number
  readonly byStaff: boolean
  readonly mustReach: boolean
  readonly usefulUntil: number
  readonly days?: number
  readonly takenOut?: boolean
}

/** Somebody is to be told of something from now on. */
export function owe(
  state: State,
  { from, days, was, takenOut = false, parts = new Map(), ...duty }: NewDuty,
  at: number,
): Duty {
  const [head] = duty.visits
  if (!head) throw new Error('a duty about nobody')
  const person = personOf(state, head.patient)
  const lanes = channelsFor(duty.kind, head, person, state.rules).map((channel) => lane(channel, from))
  const told = { ...duty, parts, was, days, takenOut, made: at }
  const made: Duty = { ...told, lanes, withdrawn: false, owed: false }
  state.duties.push(made)
  for (const each of lanes)
    if (!isOpenTo(duty.kind, head, each.channel, person, state.stopped, state.rules)) each.state = 'stopped'
  if (isWord(duty.kind)) for (const visit of duty.visits) noteWord(visit, at)
  conclude(state, made)
  return made
}

export function lane(channel: Channel, from: number): Lane {
  return { channel, state: 'open', from, putOffUntil: 0, doubtful: false }
}

/** Where a duty has come to its end without reaching anybody, somebody has to phone (rules 5 and 29). */
export function conclude(state: State, duty: Duty): void {
  if (duty.lanes.some((each) => each.state === 'open' || each.state === 'arrived')) return
  const unclear = duty.lanes.some((each) => each.state === 'unclear')
  const expired = duty.lanes.some((each) => each.state === 'expired')
  const [head] = duty.visits
  if (!head) return
  if (duty.mustReach) {
    duty.owed = true
    oneOf(state.toPhone, String(head.appointment), head)
  }
  if (duty.kind !== 'reminder' || unclear || expired || !head.notifies) return
  const noWay = Object.keys(head.ways).length === 0 && personOf(state, head.patient).notified
  const refused = duty.lanes.some((each) => each.state === 'refused')
  // All of a day is one call, as it is one message (rule 30).
  const day = `${head.patient} ${shown(state, duty.plan.startsAt).slice(0, 10)}`
  if (noWay || refused) oneOf(state.toRemind, day, head)
  else state.perhapsRemind.add(String(head.appointment))
}

function oneOf(list: Map<string, Set<string>>, key: string, { appointment }: Visit): void {
  list.set(key, (list.get(key) ?? new Set()).add(String(appointment)))
}

/** Whether a message says when a visit is. */
export function isWord(kind: Duty['kind']): boolean {
  return !['reminder', 'cancelled', 'series-cancelled', 'propose'].includes(kind)
}

/** A plan was put into words, or somebody chose not to: reminders that were due before are not for it (rule 32). */
export function noteWord(visit: Visit, at: number): void {
  const key = planKey(visit.plan)
  const known = visit.words.get(key)
  visit.words.set(key, { made: at, arrived: known?.arrived ?? 0 })
}

/** What staff wanted to say of a visit and has not reached its reader. */
export function pendingOf(state: State, visit: Visit): Duty | undefined {
  return state.duties.findLast(
    (duty) =>
      duty.byStaff &&
      !duty.kind.startsWith('series') &&
      !duty.withdrawn &&
      duty.visits.includes(visit) &&
      (duty.owed || duty.lanes.some((each) => each.state === 'open')) &&
      !duty.lanes.some((each) => each.state === 'arrived') &&
      !(duty.lanes.length > 1 && duty.lanes.some((each) => each.state === 'unclear')),
  )
}

/** A letter about several that has not left and tells of this visit, the latest. */
export function letterOf(state: State, visit: Visit): Duty | undefined {
  return state.duties.findLast(
    (duty) =>
      duty.kind.startsWith('series') &&
      !duty.withdrawn &&
      duty.visits.includes(visit) &&
      !duty.parts.get(visit)?.out &&
      duty.lanes.some((each) => each.state === 'open'),
  )
}

export function withdraw(duty: Duty | undefined): void {
  if (!duty) return
  duty.withdrawn = true
  if (duty.kind === 'propose') for (const visit of duty.visits) visit.proposed = undefined
  duty.owed = false
}

export function personOf(state: State, patient: number): Person {
  const none = { notified: true, shielded: false, preferred: undefined, confirmed: new Set<string>() }
  return state.people.get(patient) ?? none
}

/** When a message by staff leaves: at once where a start is within a day, else after the grace (rule 29). */
export function afterGrace(
  plans: readonly (Plan | undefined)[],
  { graceMinutes }: Rules,
  at: number,
): number {
  const near = plans.some((plan) => plan !== undefined && plan.startsAt - at <= 86_400)
  return near ? at : at + graceMinutes * 60
}

export function shown(state: State, at: number): string {
  return oracleOf(state.rules.timeZone).wall(at).slice(0, 16)
}

/** One message from what the reader knows to how it is now; none where both are the same (rule 29). */
export function tellOf(state: State, visit: Visit, was: Plan | undefined, tell: boolean, at: number): void {
  const { plan } = visit
  if (isSame(was, plan) || plan.startsAt <= at) return
  if (!tell) {
    noteWord(visit, at)
    return
  }
  const sameTime = was && was.startsAt === plan.startsAt && was.endsAt === plan.endsAt
  const kind = was === undefined ? 'confirmation' : sameTime ? 'reassigned' : 'moved'
  const from = afterGrace([was, plan], state.rules, at)
  const duty = { kind, visits: [visit], plan, was, from, usefulUntil: plan.startsAt } as const
  owe(state, { ...duty, byStaff: true, mustReach: kind !== 'confirmation' }, at)
}

export function visitOf(state: State, id: number): Visit {
  const visit = state.visits.get(id)
  if (!visit) throw new Error(`the log knows no visit ${id}`)
  return visit
}
