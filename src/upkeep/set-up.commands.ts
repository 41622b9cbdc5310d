import { refuse } from '../db/refusals.ts'
import type { Attempt, Db } from '../db/run.ts'
import { byUser, theSystem } from '../practice/actor.ts'
import {
  addLocation,
  type NewLocation,
  type NewPractice,
  setUpPractice,
} from '../practice/practice.commands.ts'
import { addUser, type NewUser } from '../staff/accounts.commands.ts'
import { useSetupToken } from '../staff/set-up-token.commands.ts'
import { isSetupToken } from '../staff/set-up-token.queries.ts'
import { addBlockKind } from '../types/types.commands.ts'

export interface FirstDay {
  readonly token: string
  readonly practice: NewPractice
  readonly location: NewLocation
  readonly owner: NewUser
  /** What the first kind of block is called. */
  readonly blockKind: string
}

/** A practice with its first location, kind of block and owner, all or nothing. Returns the owner's id. */
export function openPractice(db: Db, first: FirstDay, now: number): Attempt<number> {
  return db.attempt(() => {
    if (!isSetupToken(db, first.token, now)) refuse('already-set-up')
    useSetupToken(db, first.token, now)
    orRefuse(setUpPractice(db, first.practice, theSystem, now))
    const owner = orRefuse(addUser(db, first.owner, theSystem, now))
    addLocation(db, first.location, byUser(owner), now)
    addBlockKind(db, { name: first.blockKind, colour: 1, web: true }, byUser(owner), now)
    return owner
  })
}

function orRefuse<T>(attempt: Attempt<T>): T {
  return attempt.ok ? attempt.value : refuse(attempt.reason)
}
