import { oracleOf } from '../oracle.ts'
import { goOtherWay, isSpent } from './budgets.ts'
import { type Duty, isOpenTo, type Lane, mayLeaveAt, planKey, stillHolds, type Visit } from './duties.ts'
import type { Rules } from './facts.ts'
import { conclude, type Due, isWord, owe, personOf, type State, shown } from './state.ts'

/** A reminder is of use until an hour before the start. */
const leastNotice = 3600

/** What has become due: reminders (rule 32), and what has waited until it helps nobody. */
export function beat(state: State, at: number): void {
  state.troubled.clear()
  const furthest = at + (1 + Math.max(...state.rules.moments.map(({ days }) => days))) * 86_400
  for (const visit of state.visits.values())
    if (visit.plan.startsAt > at && visit.plan.startsAt < furthest + 3600) remind(state, visit, at)
  for (const duty of state.duties)
    for (const lane of duty.lanes)
      if (lane.state === 'open' && !duty.withdrawn && duty.usefulUntil <= at) {
        lane.state = 'expired'
        conclude(state, duty)
      }
}

/** All answers are there: what could have left and has not is missing. */
export function rest(state: State, at: number): void {
  for (const duty of state.duties)
    if (!duty.withdrawn)
      for (const lane of duty.lanes) if (lane.state === 'open' && lane.from <= at) look(state, duty, lane, at)
  state.duties = state.duties.filter(
    (duty) => !duty.withdrawn && (duty.owed || duty.lanes.some((each) => each.state === 'open')),
  )
}

function look(state: State, duty: Duty, lane: Lane, at: number): void {
  const { rules, stopped } = state
  const [head] = duty.visits
  if (!head) return
  const person = personOf(state, head.patient)
  const holds = duty.visits.some((visit) => stillHolds(duty, visit))
  const open = isOpenTo(duty.kind, head, lane.channel, person, stopped, rules)
  const waits =
    state.troubled.has(lane.channel) ||
    state.restUntil[lane.channel] > at ||
    lane.putOffUntil > at ||
    dayIsOpen(state, duty, at)
  if (waits || !mayLeaveAt(duty, lane.channel, at, rules)) {
    if (!holds || !open) lane.doubtful = true
  } else if (!holds || !open) {
    lane.state = 'stopped'
    state.unsaid++
    if (!holds) forget(duty)
    // What is no longer true need not be phoned either.
    if (holds) conclude(state, duty)
  } else if (isSpent(state, duty, lane, at)) {
    lane.state = 'refused'
    goOtherWay(duty, lane, at)
    conclude(state, duty)
  } else {
    lane.state = 'stopped'
    if (lane.doubtful) state.doubtful++
    else state.wrong.push(missing(state, duty, lane, at))
  }
}

/** What was not said of a plan that was given up is to be said where it is taken up again. */
function forget({ kind, visits, plan, days, lanes }: Duty): void {
  if (kind !== 'reminder' || lanes.some(({ state }) => !['stopped', 'refused'].includes(state))) return
  const key = planKey(plan)
  for (const { reminded } of visits)
    reminded.set(
      key,
      (reminded.get(key) ?? []).filter((each) => each.days !== days),
    )
}

/** A reminder of a day waits for the word about another visit of it. */
function dayIsOpen(state: State, { kind, visits, plan }: Duty, at: number): boolean {
  if (kind !== 'reminder') return false
  const day = shown(state, plan.startsAt).slice(0, 10)
  return [...state.visits.values()].some(
    (visit) =>
      visit.patient === visits[0]?.patient &&
      !visits.includes(visit) &&
      shown(state, visit.plan.startsAt).startsWith(day) &&
      (waitsForWord(state, visit) || (visit.words.get(planKey(visit.plan))?.arrived ?? 0) > at - 60),
  )
}

function missing(state: State, duty: Duty, lane: Lane, at: number): string {
  const to = duty.visits[0]?.ways[lane.channel] ?? ''
  const about = `${duty.kind} about ${shown(state, duty.plan.startsAt)}`
  return `${to} was to get the ${about} by ${lane.channel} from ${shown(state, lane.from)} on; at ${shown(state, at)} it has not left`
}

function remind(state: State, visit: Visit, at: number): void {
  const { plan, coming, present } = visit
  if (
    !coming ||
    !present ||
    visit.proposed === planKey(plan) ||
    plan.startsAt <= at + leastNotice ||
    visit.bookedAt > at
  )
    return
  const due = dueReminder(state, visit, at)
  if (!due || visit.bookedAt > due.at) return
  const key = planKey(plan)
  const word = visit.words.get(key)
  if (word && (word.made > due.at || word.arrived > due.at)) return
  if (waitsForWord(state, visit)) return
  const had = visit.reminded.get(key) ?? []
  if (had.some((each) => each.days === due.days || each.made >= due.at)) return
  visit.reminded.set(key, [...had, { days: due.days, made: at }])
  if (!visit.notifies) return
  const usefulUntil = Math.min(plan.startsAt - leastNotice, due.nextAt ?? Infinity)
  const duty = { kind: 'reminder', visits: [visit], plan, from: due.at, usefulUntil, days: due.days } as const
  owe(state, { ...duty, byStaff: false, mustReach: false }, at)
}

/** The latest reminder that has been due, and when the one after it is. */
function dueReminder(state: State, { plan }: Visit, at: number) {
  const all = state.dues.get(plan.startsAt) ?? momentsOf(state.rules, plan.startsAt)
  state.dues.set(plan.startsAt, all)
  const index = all.findLastIndex((moment) => moment.at <= at)
  const due = all[index]
  return due && { ...due, nextAt: all[index + 1]?.at }
}

function momentsOf({ timeZone, moments }: Rules, startsAt: number): readonly Due[] {
  const clock = oracleOf(timeZone)
  const noon = Date.parse(`${clock.wall(startsAt).slice(0, 10)}T12:00:00Z`)
  return moments.map(({ days, minute }) => {
    const day = new Date(noon - days * 86_400_000).toISOString().slice(0, 10)
    return { days, at: clock.instant(day, minute) }
  })
}

/** While the word of this very plan is on its way, nothing is decided. */
function waitsForWord(state: State, visit: Visit): boolean {
  return state.duties.some(
    (duty) =>
      !duty.withdrawn &&
      duty.visits.includes(visit) &&
      isWord(duty.kind) &&
      stillHolds(duty, visit) &&
      duty.lanes.some((each) => each.state === 'open'),
  )
}
