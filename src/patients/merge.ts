import type { EpochSeconds } from '../lib/calendar.ts'
import type { PatientStatus } from '../practice/statuses.ts'

/** What a merge makes equal on all cards of a person, at its strictest. */
export interface Guards {
  readonly protected: 0 | 1
  readonly notifications: 0 | 1
  readonly preferred_channel: 'email' | 'sms' | null
  readonly excluded_online: 0 | 1
  readonly excluded_reason: string | null
}

/** Why two cards cannot be merged the one into the other. */
export type Hindrance = 'stands-for-others' | 'one-deceased'

export interface Mergeable {
  readonly id: number
  readonly number: number
  readonly status: PatientStatus
  readonly createdAt: EpochSeconds
  /** How many cards are merged into it. */
  readonly stands: number
}

/** A merge that stands, as the card tells it. */
export interface Merged {
  readonly id: number
  readonly patientId: number
  readonly firstName: string
  readonly lastName: string
  readonly number: number
  readonly at: EpochSeconds
  readonly by: string | null
}

/**
 * What holds for both: protected or excluded if one is, messages only if both get them. The way of sending is the standing
 * card's, unless only the other one is protected: then its own was chosen knowing that (rule 9).
 */
export function strictest(standing: Guards, other: Guards): Guards {
  const excluded = standing.excluded_online === 1 ? standing : other
  const shielded = standing.protected === 0 && other.protected === 1 ? other : standing
  return {
    protected: either(standing.protected, other.protected),
    notifications: standing.notifications === 1 && other.notifications === 1 ? 1 : 0,
    preferred_channel: shielded.preferred_channel,
    excluded_online: either(standing.excluded_online, other.excluded_online),
    excluded_reason: excluded.excluded_online === 1 ? excluded.excluded_reason : null,
  }
}

/**
 * What a standing card says once another has left it: what holds without the other, but nothing that was loosened by hand
 * meanwhile becomes strict again by it.
 */
export function loosened(now: Guards, without: Guards): Guards {
  const excluded_online = now.excluded_online === 1 && without.excluded_online === 1 ? 1 : 0
  return {
    protected: now.protected === 1 && without.protected === 1 ? 1 : 0,
    notifications: either(now.notifications, without.notifications),
    preferred_channel: without.preferred_channel,
    excluded_online,
    excluded_reason: excluded_online === 1 ? without.excluded_reason : null,
  }
}

/** What keeps `gone` from being merged into `stays`; undefined: nothing. */
export function hindrance(gone: Mergeable, stays: Mergeable): Hindrance | undefined {
  if ((gone.status === 'deceased') !== (stays.status === 'deceased')) return 'one-deceased'
  return gone.stands > 0 ? 'stands-for-others' : undefined
}

/**
 * The card that is offered to stay: one that stands for others already, else one with a number, else the active one, else
 * the older one.
 */
export function likelyToStay(one: Mergeable, other: Mergeable): number {
  const rank = ({ stands, number, status }: Mergeable) =>
    (stands > 0 ? 4 : 0) + (number > 0 ? 2 : 0) + (status === 'active' ? 1 : 0)
  const difference = rank(one) - rank(other) || other.createdAt - one.createdAt || other.id - one.id
  return difference >= 0 ? one.id : other.id
}

function either(one: 0 | 1, other: 0 | 1): 0 | 1 {
  return one === 1 || other === 1 ? 1 : 0
}
