import { isSame, type Visit, waysOf } from './duties.ts'
import type { Fact, Plan } from './facts.ts'
import { afterGrace, noteWord, owe, pendingOf, type State, withdraw } from './state.ts'

type Act<K extends Fact['fact']> = Extract<Fact, { readonly fact: K }>

/** What somebody did, and what is to be said of it. */
export function act(
  state: State,
  fact: Act<'booked' | 'series' | 'moved' | 'cancelled' | 'undone' | 'present'>,
): void {
  if (fact.fact === 'booked') booked(state, fact)
  else if (fact.fact === 'series') repeated(state, fact)
  else if (fact.fact === 'moved') moved(state, fact)
  else if (fact.fact === 'cancelled') cancelled(state, fact)
  else if (fact.fact === 'undone') undone(state, fact)
  else present(state, fact)
}

/** What a booking calls for: an answer at once, or after the grace where staff made it (O8, rule 29). */
function booked(state: State, fact: Act<'booked'>): void {
  const { at, visit: id, appointment, patient, notifies, plan, by, tell } = fact
  const visit: Visit = {
    ...{ id, appointment, patient, notifies, plan, bookedAt: at, coming: true, present: true, out: false },
    ...{ ways: waysOf(fact.email, fact.phone, state.rules), words: new Map(), reminded: new Map() },
  }
  state.visits.set(id, visit)
  const staff = by === 'staff'
  if (!tell) {
    noteWord(visit, at)
    return
  }
  const from = staff ? afterGrace([plan], state.rules, at) : at
  const duty = { kind: 'confirmation', visits: [visit], plan, from, usefulUntil: plan.startsAt } as const
  owe(state, { ...duty, byStaff: staff, mustReach: false }, at)
}

/** A letter about all of a series, the first with it: what waited to say that one alone is not said (O11). */
function repeated(state: State, { at, visits: ids, first }: Act<'series'>): void {
  const source = visitOf(state, first)
  const pending = pendingOf(state, source)
  const visits = [source, ...ids.map((id) => visitOf(state, id))]
  if (pending && pending.was === undefined) withdraw(pending)
  const plans = visits.map(({ plan }) => plan).sort((one, other) => one.startsAt - other.startsAt)
  const [plan, last] = [plans[0], plans.at(-1)]
  if (!plan || !last) return
  const from = afterGrace(plans, state.rules, at)
  const duty = { kind: 'series', visits, plan, from, usefulUntil: last.startsAt } as const
  owe(state, { ...duty, byStaff: true, mustReach: false }, at)
}

function moved(state: State, { at, visit: id, by, tell, plan }: Act<'moved'>): void {
  const visit = visitOf(state, id)
  const pending = pendingOf(state, visit)
  const before = visit.plan
  withdraw(pending)
  visit.plan = plan
  if (by === 'staff') {
    tellOf(state, visit, pending ? pending.was : before, tell, at)
    return
  }
  const duty = { kind: 'moved', visits: [visit], plan, was: before, from: at } as const
  owe(state, { ...duty, usefulUntil: plan.startsAt, byStaff: false, mustReach: false }, at)
}

function cancelled(state: State, { at, visit: id, by, tell }: Act<'cancelled'>): void {
  const visit = visitOf(state, id)
  const pending = pendingOf(state, visit)
  const known = by !== 'patient' && pending ? pending.was : visit.plan
  withdraw(pending)
  visit.coming = false
  // Who was told of nothing need not be told that it is over, and what has begun is not announced.
  if (!known || !tell || (by !== 'patient' && known.startsAt <= at)) return
  const staff = by !== 'patient'
  const from = staff ? afterGrace([known], state.rules, at) : at
  const duty = { kind: 'cancelled', visits: [visit], plan: known, was: known, from } as const
  owe(state, { ...duty, usefulUntil: known.startsAt, byStaff: staff, mustReach: by === 'staff' }, at)
}

/** All is as it was: who had been told of nothing is told now, and nobody else. */
function undone(state: State, { at, visit: id, plan }: Act<'undone'>): void {
  const visit = visitOf(state, id)
  const pending = pendingOf(state, visit)
  withdraw(pending)
  visit.plan = plan
  visit.coming = true
  if (pending) tellOf(state, visit, pending.was, true, at)
}

/** Who is taken out of an appointment is told so, and told again when it is on after all (O18). */
function present(state: State, fact: Act<'present'>): void {
  const { at } = fact
  const visit = visitOf(state, fact.visit)
  const pending = pendingOf(state, visit)
  visit.present = fact.present
  withdraw(pending)
  const known = pending ? pending.was : visit.out ? undefined : visit.plan
  if (fact.present) {
    tellOf(state, visit, known, true, at)
    return
  }
  if (pending && pending.was === undefined) visit.out = true
  if (!known || known.startsAt <= at) return
  const from = afterGrace([known], state.rules, at)
  const duty = { kind: 'cancelled', visits: [visit], plan: known, was: known, from } as const
  const how = { byStaff: true, mustReach: true, takenOut: true, usefulUntil: known.startsAt }
  owe(state, { ...duty, ...how }, at)
}

/** One message from what the reader knows to how it is now; none where both are the same (rule 29). */
function tellOf(state: State, visit: Visit, was: Plan | undefined, tell: boolean, at: number): void {
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

function visitOf(state: State, id: number): Visit {
  const visit = state.visits.get(id)
  if (!visit) throw new Error(`the log knows no visit ${id}`)
  return visit
}
