import type { Db } from '../../src/db/run.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { changeTracking } from '../../src/tracking/tracking.commands.ts'
import { findTracking } from '../../src/tracking/tracking.queries.ts'
import type { Tracking } from '../../src/tracking/tracking.ts'

/** Counts visits in one way or another, past the form, which takes addresses of public https websites only. */
export function countWith(db: Db, changes: Partial<Tracking>): void {
  const changed = changeTracking(db, { ...findTracking(db), ...changes }, theSystem, 0)
  if (!changed.ok) throw new Error(changed.reason)
}

export const google = { kind: 'ga4', ga4Id: 'G-ABC1234567' } as const
export const matomo = { kind: 'matomo', matomoUrl: 'https://stats.example.org/', matomoSite: '7' } as const
export const own = { kind: 'own', ownUrl: 'https://stats.example.org/count.js', ownId: 'linde' } as const
