import type { Db } from '../db/run.ts'
import { byUser } from '../practice/actor.ts'
import { changePractice } from '../practice/practice.commands.ts'
import { settleSelfService } from '../types/self-service.commands.ts'
import { sayStep } from './start.commands.ts'

/**
 * The answer to "May patients change visits that you booked?" (rule 28). `first`: nobody has answered before; later what
 * has been chosen type by type stays.
 */
export function answerChanges(
  db: Db,
  answer: { readonly may: boolean; readonly first: boolean },
  userId: number,
  now: number,
): void {
  const on = answer.may ? 1 : 0
  db.write(() => {
    changePractice(db, { view_on: on, rebook_on: on, cancel_on: on }, byUser(userId), now)
    if (answer.may && answer.first) settleSelfService(db, byUser(userId), now)
    sayStep(db, 'changes', 'done', userId, now)
  })
}
