import { ask, remember } from './asking-judged.ts'
import { type Duty, isSame, type Part, type Visit } from './duties.ts'
import type { Fact, Plan } from './facts.ts'
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

/** What somebody knew of a visit before; null: a letter that still waits says it. */
type Known = Plan | undefined | null

/** Several of a series go elsewhere: one letter for each patient, and whoever has one alone is told as of any other (O11). */
export function moveSeries(state: State, { at, parts, tell }: Act<'series-moved'>): void {
  const known = new Map<Visit, Known>()
  for (const { visit: id, plan } of parts) {
    const visit = visitOf(state, id)
    known.set(visit, takeOver(state, visit))
    visit.plan = plan
  }
  for (const theirs of byPatient(known)) {
    // What has been told already is no news.
    const news = theirs.filter(([visit, was]) => was !== null && !isSame(was, visit.plan))
    const fresh = news.flatMap(([visit, was]) => (was ? [] : [visit]))
    for (const visit of fresh) tellOf(state, visit, undefined, tell, at)
    const told = partsOf(news)
    const [only] = told.keys()
    if (only && told.size === 1) tellOf(state, only, told.get(only)?.was, tell, at)
    else if (told.size > 1) letter(state, 'series-moved', told, { tell, mustReach: true }, at)
  }
}

/** The same for several that are cancelled. */
export function cancelSeries(state: State, { at, visits, by, tell }: Act<'series-cancelled'>): void {
  const known = new Map<Visit, Known>()
  for (const id of visits) {
    const visit = visitOf(state, id)
    known.set(visit, takeOver(state, visit))
    visit.coming = false
  }
  const mustReach = by === 'staff'
  for (const theirs of byPatient(known)) {
    const told = partsOf(theirs)
    const [only] = told.keys()
    const was = only && told.get(only)?.was
    if (told.size > 1) letter(state, 'series-cancelled', told, { tell, mustReach }, at)
    else if (only && was && tell && was.startsAt > at) {
      const duty = { kind: 'cancelled', visits: [only], plan: was, was, usefulUntil: was.startsAt } as const
      owe(state, { ...duty, from: afterGrace([was], state.rules, at), byStaff: true, mustReach }, at)
    }
  }
}

/** All is as it was before the last change of several: nobody hears of it, or what waited before waits again. */
export function undoSeries(state: State, { at, parts }: Act<'series-undone'>): void {
  const letters = new Map(parts.map((each) => [each.visit, letterOf(state, visitOf(state, each.visit))]))
  for (const { visit: id, plan } of parts) {
    const visit = visitOf(state, id)
    const pending = pendingOf(state, visit)
    const last = letters.get(id)
    const part = last?.parts.get(visit)
    const ofThis = last !== undefined && part !== undefined && isOfNow(last, part, visit)
    if (ofThis) withdraw(last)
    withdraw(pending)
    visit.plan = plan
    visit.coming = true
    const was = pending ? pending.was : ofThis ? part.was : plan
    const waited = visit.before?.waited
    visit.before = undefined
    if (last?.kind === 'series' || returnTo(state, visit)) continue
    if (waited?.asked) ask(state, visit, waited.was, at)
    else tellOf(state, visit, was, true, at)
  }
}

/** Whether a letter tells of the visit as it is. */
function isOfNow({ kind }: Duty, part: Part, { coming, plan }: Visit): boolean {
  return (kind === 'series-cancelled') === !coming && isSame(part.plan, plan)
}

/** It is again as a letter that still waits has it. */
export function returnTo(state: State, visit: Visit): boolean {
  const waiting = state.duties.findLast((duty) => {
    const part = duty.parts.get(visit)
    const waits = !duty.withdrawn && duty.lanes.some((each) => each.state === 'open')
    return waits && part !== undefined && duty.kind === 'series-moved' && isSame(part.plan, visit.plan)
  })
  const part = waiting?.parts.get(visit)
  if (part) part.out = false
  return part !== undefined
}

/** What was going to be said of it is said by what comes next. */
function takeOver(state: State, visit: Visit): Known {
  const pending = pendingOf(state, visit)
  const waiting = letterOf(state, visit)
  remember(visit, pending)
  withdraw(pending)
  const part = waiting?.parts.get(visit)
  if (part) part.out = true
  if (pending) return pending.was
  return waiting && !part ? null : (part?.was ?? visit.plan)
}

function byPatient(known: ReadonlyMap<Visit, Known>): readonly (readonly (readonly [Visit, Known])[])[] {
  const patients = new Set([...known.keys()].map(({ patient }) => patient))
  return [...patients].map((patient) => [...known].filter(([visit]) => visit.patient === patient))
}

function partsOf(list: readonly (readonly [Visit, Known])[]): ReadonlyMap<Visit, Part> {
  const parts = list.flatMap(([visit, was]) =>
    was ? [[visit, { was, plan: visit.plan, out: false }] as const] : [],
  )
  return new Map(parts.sort(([one], [other]) => one.plan.startsAt - other.plan.startsAt))
}

interface Telling {
  readonly tell: boolean
  readonly mustReach: boolean
}

function letter(
  state: State,
  kind: 'series-moved' | 'series-cancelled',
  parts: ReadonlyMap<Visit, Part>,
  { tell, mustReach }: Telling,
  at: number,
): void {
  const visits = [...parts.keys()]
  const [first, last] = [visits[0], visits.at(-1)]
  if (!first || !last) return
  if (!tell) {
    if (kind === 'series-moved') for (const visit of visits) noteWord(visit, at)
    return
  }
  const plans = [...parts.values()]
    .flatMap(({ was, plan }) => [was, plan])
    .filter(({ startsAt }) => startsAt > at)
  const about = { kind, visits, parts, plan: first.plan, usefulUntil: last.plan.startsAt } as const
  owe(state, { ...about, from: afterGrace(plans, state.rules, at), byStaff: true, mustReach }, at)
}
