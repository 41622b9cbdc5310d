import type { Db } from '../db/run.ts'
import type { Actor } from './actor.ts'

/** One line of who did what; `detail` holds ids, times and settings, never names, contacts or comments. */
export function recordAudit(
  db: Db,
  actor: Actor,
  action: string,
  object: string,
  objectId: number | null,
  now: number,
  detail: Readonly<Record<string, string | number | boolean | null>> = {},
): void {
  const row = { at: now, actor: actor.kind, user_id: actor.userId, action, object, object_id: objectId }
  db.insert('audit', { ...row, detail: JSON.stringify(detail) })
}
