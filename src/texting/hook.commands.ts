import type { Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Actor } from '../practice/actor.ts'
import { changePractice } from '../practice/practice.commands.ts'
import { findHook } from './hook.queries.ts'

/**
 * Gives out a new address for delivery reports. `generation`: the one that was shown; a second press renews nothing.
 * Returns whether there is a new one.
 */
export function renewHook(db: Db, generation: number, actor: Actor, now: EpochSeconds): boolean {
  return db.write(() => {
    if (findHook(db).generation !== generation) return false
    const renewed = { sms_hook_generation: generation + 1, sms_hook_renewed_at: now }
    changePractice(db, renewed, actor, now)
    return true
  })
}
