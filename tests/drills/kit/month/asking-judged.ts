import { type Duty, planKey, type Visit } from './duties.ts'
import type { Plan } from './facts.ts'
import { afterGrace, owe, type State } from './state.ts'

/** They are to choose another time than this one (rule 35). */
export function ask(state: State, visit: Visit, was: Plan | undefined, at: number): void {
  const { plan } = visit
  if (plan.startsAt <= at) return
  visit.proposed = planKey(plan)
  const duty = { kind: 'propose', visits: [visit], plan, was, usefulUntil: plan.startsAt } as const
  owe(state, { ...duty, from: afterGrace([plan], state.rules, at), byStaff: true, mustReach: true }, at)
}

/** How it stood, for should what staff do now be taken back; `pending`: what was still to be said of it. */
export function remember(visit: Visit, pending: Duty | undefined): void {
  const waited = pending && { was: pending.was, asked: pending.kind === 'propose' }
  visit.before = { proposed: visit.proposed, ...(waited ? { waited } : {}) }
}
