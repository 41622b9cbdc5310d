import { build, type Db } from '../db/run.ts'
import { byUser } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { type Scope, unseenUpTo } from './online.queries.ts'
import type { Category } from './online.ts'

/** Somebody has seen these; whoever came first stays the one who did. Returns how many there were. */
export function markSeen(db: Db, ids: readonly number[], userId: number, now: number): number {
  return db.write(() => {
    const mark = build.updateTable('online_entry').set({ seen_at: now, seen_by: userId })
    return ids.reduce((count, id) => {
      const { changes } = db.run(mark.where('event_id', '=', id).where('seen_at', 'is', null))
      return count + changes
    }, 0)
  })
}

/** The same for all that the filter shows on all its pages, up to the newest one that was there to be seen. */
export function markAllSeen(
  db: Db,
  shown: { readonly category: Category; readonly scope: Scope; readonly upTo: number },
  userId: number,
  now: number,
): number {
  const { category, scope, upTo } = shown
  const mark = build.updateTable('online_entry').set({ seen_at: now, seen_by: userId })
  return db.run(mark.where('event_id', 'in', unseenUpTo(category, scope, upTo))).changes
}

/** To be looked at again; who had seen it stands in the audit. */
export function markUnseen(db: Db, id: number, userId: number, now: number): void {
  db.write(() => {
    const mark = build.updateTable('online_entry').set({ seen_at: null, seen_by: null })
    const { changes } = db.run(mark.where('event_id', '=', id).where('seen_at', 'is not', null))
    if (changes === 1) recordAudit(db, byUser(userId), 'marked-unseen', 'online-entry', id, now)
  })
}
