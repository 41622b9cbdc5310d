import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { CallOutcome } from './call.ts'
import { closeFollowUp } from './follow-up.commands.ts'

export interface Tried {
  readonly outcome: CallOutcome
  readonly note: string
  /** How often nobody had answered when the page was opened: pressed twice it counts once. */
  readonly seen: number
}

/**
 * Keeps what came of a call, with who and when (rule 29): whoever was reached is off the list, the others stay on it. What
 * somebody else has settled meanwhile stays as it is.
 */
export function noteCall(db: Db, id: number, tried: Tried, userId: number, now: EpochSeconds): void {
  const { outcome, note, seen } = tried
  db.write(() => {
    const open = build.selectFrom('follow_up').select('tries').where('id', '=', id)
    const row = db.get(open.where('closed_at', 'is', null))
    if (!row || (outcome === 'no-answer' && row.tries !== seen)) return
    db.insert('follow_up_try', { follow_up_id: id, at: now, by_user: userId, outcome, note })
    if (outcome === 'reached') closeFollowUp(db, id, userId, 'reached', now)
    if (outcome === 'no-answer') {
      const tries = build.updateTable('follow_up').set({ tries: row.tries + 1, tried_at: now })
      db.run(tries.where('id', '=', id))
    }
  })
}
