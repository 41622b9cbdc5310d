import { build, type Db } from '../db/run.ts'
import type { Asked } from './asked.ts'

/** How somebody likes to look at the agenda, under a name of their own. */
export interface SavedView {
  readonly id: number
  readonly name: string
  readonly asked: Asked
}

export interface Habit {
  /** What is opened again; null: the whole day. */
  readonly lastViewId: number | null
  readonly hidesNames: boolean
}

/** Somebody's saved views by name. */
export function listViews(db: Db, userId: number): readonly SavedView[] {
  const rows = build.selectFrom('agenda_view').selectAll().where('user_id', '=', userId).orderBy('name')
  return db.all(rows).map((row) => ({
    id: row.id,
    name: row.name,
    asked: { view: row.view, cols: row.cols, shown: idsIn(row.shown), saved: row.id },
  }))
}

export function findHabit(db: Db, userId: number): Habit {
  const row = db.get(build.selectFrom('agenda_habit').selectAll().where('user_id', '=', userId))
  return { lastViewId: row?.last_view_id ?? null, hidesNames: row?.hides_names === 1 }
}

function idsIn(text: string): readonly number[] {
  const ids: unknown = JSON.parse(text)
  return Array.isArray(ids) ? ids.filter((id) => Number.isSafeInteger(id)) : []
}
