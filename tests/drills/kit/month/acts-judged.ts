import { ask, remember } from './asking-judged.ts'
import { type Duty, type Visit, waysOf } from './duties.ts'
import type { Fact } from './facts.ts'
import { cancelSeries, moveSeries, returnTo, undoSeries } from './series-judged.ts'
import {
  afterGrace,
  letterOf,
  noteWord,
  owe,
  pendingOf,
  type State,
  tellOf,
  visitOf,
  withdraw,
} from './state.ts'

type Act<K extends Fact['fact']> = Extract<Fact, { readonly fact: K }>

/** What somebody did, and what is to be said of it. */
export function act(
  state: State,
  fact: Act<'booked' | 'moved' | 'cancelled' | 'undone' | 'present' | 'proposed'> | Series,
): void {
  if (isSeries(fact)) ofSeries(state, fact)
  else if (fact.fact === 'booked') booked(state, fact)
  else if (fact.fact === 'proposed') proposed(state, fact)
  else if (fact.fact === 'moved') moved(state, fact)
  else if (fact.fact === 'cancelled') cancelled(state, fact)
  else if (fact.fact === 'undone') undone(state, fact)
  else present(state, fact)
}

type Series = Act<'series' | 'series-moved' | 'series-cancelled' | 'series-undone'>

function isSeries(fact: Fact): fact is Series {
  return fact.fact.startsWith('series')
}

function ofSeries(state: State, fact: Series): void {
  if (fact.fact === 'series') repeated(state, fact)
  else if (fact.fact === 'series-moved') moveSeries(state, fact)
  else if (fact.fact === 'series-cancelled') cancelSeries(state, fact)
  else undoSeries(state, fact)
}

/** What a booking calls for: an answer at once, or after the grace where staff made it (O8, rule 29). */
function booked(state: State, fact: Act<'booked'>): void {
  const { at, visit: id, appointment, patient, notifies, plan, by, tell } = fact
  const visit: Visit = {
    ...{ id, appointment, patient, notifies, plan, bookedAt: at, coming: true, present: true, out: false },
    ...{ language: fact.language, textsStopped: false, proposed: undefined, before: undefined },
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
  remember(visit, pending)
  withdraw(pending)
  visit.plan = plan
  // Another time has been chosen; should it be the former one again, then that one stands.
  visit.proposed = undefined
  const letter = leaveLetter(state, visit)
  if (by === 'staff') {
    // The letter that says when a series is says it as it stands when it leaves.
    if (letter?.kind === 'series') return
    const was = pending ? pending.was : (letter?.parts.get(visit)?.was ?? before)
    tellOf(state, visit, was, tell, at)
    return
  }
  const duty = { kind: 'moved', visits: [visit], plan, was: before, from: at } as const
  owe(state, { ...duty, usefulUntil: plan.startsAt, byStaff: false, mustReach: false }, at)
}

function cancelled(state: State, { at, visit: id, by, tell }: Act<'cancelled'>): void {
  const visit = visitOf(state, id)
  const pending = pendingOf(state, visit)
  const letter = leaveLetter(state, visit)
  // Patients cancel what they see on their page, whatever they have been told of yet.
  const known =
    by === 'patient' ? visit.plan : pending ? pending.was : (letter?.parts.get(visit)?.was ?? visit.plan)
  remember(visit, pending)
  withdraw(pending)
  visit.coming = false
  if (letter?.kind === 'series' && by !== 'patient') return
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
  visit.proposed = visit.before?.proposed
  const waited = pending ?? visit.before?.waited
  const asked = visit.before?.waited?.asked
  visit.before = undefined
  if (!waited || returnTo(state, visit)) return
  // What they were to be asked when it was changed, they are asked after all.
  if (asked) ask(state, visit, waited.was, at)
  else tellOf(state, visit, waited.was, true, at)
}

/** What became of a visit by itself is not in the letter about all of them. */
function leaveLetter(state: State, visit: Visit): Duty | undefined {
  const letter = letterOf(state, visit)
  const part = letter?.parts.get(visit)
  if (part) part.out = true
  return letter
}

/** They are asked to choose another time; what they were going to be told before is not said any more. */
function proposed(state: State, { at, visit: id }: Act<'proposed'>): void {
  const visit = visitOf(state, id)
  const { plan } = visit
  const pending = pendingOf(state, visit)
  withdraw(pending)
  ask(state, visit, pending ? pending.was : plan, at)
}

/** Who is taken out of an appointment is told so, and told again when it is on after all (O18). */
function present(state: State, fact: Act<'present'>): void {
  const { at } = fact
  const visit = visitOf(state, fact.visit)
  const pending = pendingOf(state, visit)
  visit.present = fact.present
  withdraw(pending)
  // The letter that says when a series is leaves out who takes no part.
  const letter = leaveLetter(state, visit)
  if (letter?.kind === 'series') return
  const last = visit.out ? undefined : (letter?.parts.get(visit)?.was ?? visit.plan)
  const known = pending ? pending.was : last
  if (fact.present) {
    if (returnTo(state, visit)) return
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
