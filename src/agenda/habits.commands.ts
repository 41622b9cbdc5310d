import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Asked } from './asked.ts'
import { findHabit, type Habit } from './habits.queries.ts'

/** Keeps a way of looking at the agenda; one of the same name gives way. It is the one to be opened again. Returns its id. */
export function saveView(db: Db, userId: number, name: string, asked: Asked, now: EpochSeconds): number {
  const { view, cols } = asked
  const facts = { view, cols, shown: JSON.stringify(asked.shown) }
  return db.write(() => {
    const known = db.get(ownView(userId).where('name', '=', name))
    if (known) db.run(build.updateTable('agenda_view').set(facts).where('id', '=', known.id))
    const row = { user_id: userId, name, created_at: now, ...facts }
    const id = known?.id ?? db.run(build.insertInto('agenda_view').values(row)).id
    remember(db, userId, { lastViewId: id })
    return id
  })
}

/** Another name for one's own view; refused where one has that name already, or it is not there. */
export function renameView(db: Db, userId: number, id: number, name: string): 'done' | 'gone' | 'in-use' {
  return db.write(() => {
    if (!db.get(ownView(userId).where('id', '=', id))) return 'gone'
    if (db.get(ownView(userId).where('name', '=', name).where('id', '<>', id))) return 'in-use'
    db.run(build.updateTable('agenda_view').set({ name }).where('id', '=', id))
    return 'done'
  })
}

/** Nothing happens where it is not one's own, or gone already. */
export function removeView(db: Db, userId: number, id: number): void {
  db.run(build.deleteFrom('agenda_view').where('user_id', '=', userId).where('id', '=', id))
}

/** What is opened again when somebody comes back to the agenda; null: the whole day. */
export function rememberView(db: Db, userId: number, lastViewId: number | null): void {
  if (findHabit(db, userId).lastViewId === lastViewId) return
  db.write(() => remember(db, userId, { lastViewId }))
}

/** Whether the agenda shows initials in the place of names. */
export function hideNames(db: Db, userId: number, hidesNames: boolean): void {
  db.write(() => remember(db, userId, { hidesNames }))
}

function ownView(userId: number) {
  return build.selectFrom('agenda_view').select('id').where('user_id', '=', userId)
}

function remember(db: Db, userId: number, change: Partial<Habit>): void {
  const habit = { ...findHabit(db, userId), ...change }
  const row = { last_view_id: habit.lastViewId, hides_names: habit.hidesNames ? 1 : 0 } as const
  const insert = build.insertInto('agenda_habit').values({ user_id: userId, ...row })
  db.run(insert.onConflict((conflict) => conflict.column('user_id').doUpdateSet(row)))
}
