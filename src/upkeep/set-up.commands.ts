import { refuse } from '../db/refusals.ts'
import type { Attempt, Db } from '../db/run.ts'
import { byUser, theSystem } from '../practice/actor.ts'
import { addLocation, type NewPractice, setUpPractice } from '../practice/practice.commands.ts'
import { addUser, type NewUser } from '../staff/accounts.commands.ts'
import { useSetupToken } from '../staff/set-up-token.commands.ts'
import { isSetupToken } from '../staff/set-up-token.queries.ts'
import { addBlockKind } from '../types/block-kinds.commands.ts'
import { beginFirstRun } from './start.commands.ts'

export interface FirstDay {
  readonly token: string
  readonly practice: NewPractice
  readonly owner: NewUser
  /** What the first kind of block is called. */
  readonly blockKind: string
}

/**
 * A practice and its owner, all or nothing, with one place of the practice's name and one kind of block: the guide that
 * begins here asks the rest. Nothing can be booked: the door is closed. Returns the owner's id.
 */
export function openPractice(db: Db, first: FirstDay, now: number): Attempt<number> {
  return db.attempt(() => {
    if (!isSetupToken(db, first.token, now)) refuse('already-set-up')
    useSetupToken(db, first.token, now)
    orRefuse(setUpPractice(db, first.practice, theSystem, now))
    const owner = orRefuse(addUser(db, first.owner, theSystem, now))
    const by = byUser(owner)
    addLocation(db, { name: first.practice.name, address: '', phone: null }, by, now)
    addBlockKind(db, { name: first.blockKind, colour: 1, web: true }, by, now)
    beginFirstRun(db, owner, now)
    return owner
  })
}

function orRefuse<T>(attempt: Attempt<T>): T {
  return attempt.ok ? attempt.value : refuse(attempt.reason)
}
