import type { IdleMinutes } from '../practice/practice.ts'

type Role = keyof IdleMinutes

/** What decides whether a session counts. Times in epoch seconds. */
export interface SessionFacts {
  readonly role: Role
  /** Whether the account may sign in. */
  readonly active: 0 | 1
  readonly startedAt: number
  readonly seenAt: number
  /** When it is too old, whatever is done. */
  readonly endsAt: number
  /** Signed out, here or from elsewhere. */
  readonly endedAt: number | null
  /** Locked by hand. */
  readonly lockedAt: number | null
  /** When its user last proved who they are, beside the sign-in itself. */
  readonly confirmedAt: number | null
}

/** The longest that a session counts after a sign-in (rule 34), in seconds. */
export const longestSession = 12 * 3600

/** A clock that is set back must not keep a session open; so much it may wander, in seconds. */
const clockSlack = 120

/** When a session locks unless something is done: after its role's time of rest, and in any case twelve hours on. */
export function locksAt(session: SessionFacts, idle: IdleMinutes): number {
  return Math.min(session.seenAt + idle[session.role] * 60, session.endsAt)
}

/**
 * Whether a session is open, locked (its user proves who they are, and goes on), or over: signed out, or of an account
 * that was closed.
 */
export function stateOf(session: SessionFacts, idle: IdleMinutes, now: number): 'open' | 'locked' | 'over' {
  if (session.endedAt !== null || session.active === 0) return 'over'
  const unlocked = session.lockedAt === null && now < locksAt(session, idle)
  return unlocked && session.seenAt <= now + clockSlack ? 'open' : 'locked'
}

/** Who proved this recently who they are need not do so again for what decides who gets in, in seconds. */
export const freshFor = 600

/** Stands in `confirmedAt` where something was sent that somebody else may have left behind. */
export const doubted = 0

/**
 * Whether whoever works in a session has proved who they are of late; never, where the clock was set back, and where `doubted`
 * until they have proved it once more.
 */
export function isFreshSession({ startedAt, confirmedAt }: SessionFacts, now: number): boolean {
  if (confirmedAt === doubted) return false
  const age = now - Math.max(startedAt, confirmedAt ?? 0)
  return age >= -clockSlack && age <= freshFor
}
