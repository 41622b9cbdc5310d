import { build, type Db } from '../db/run.ts'
import type { StepName } from './start.ts'

/** From here on the owner sees what is left to do, until it is done or hidden. */
export function beginFirstRun(db: Db, userId: number, now: number): void {
  db.insert('first_run', { id: 1, begun_at: now, begun_by: userId })
}

/** That a step is done, or put off; the last word counts. */
export function sayStep(
  db: Db,
  name: StepName,
  state: 'done' | 'skipped',
  userId: number,
  now: number,
): void {
  const said = { state, said_at: now, said_by: userId } as const
  db.write(() => {
    const row = build.insertInto('first_step').values({ name, ...said })
    db.run(row.onConflict((conflict) => conflict.column('name').doUpdateSet(said)))
  })
}

/** Takes the list from the owner's pages; the guide itself stays where it is. */
export function hideGuide(db: Db, userId: number, now: number): void {
  db.run(build.updateTable('first_run').set({ hidden_at: now, hidden_by: userId }))
}
