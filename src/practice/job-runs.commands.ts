import { build, type Db } from '../db/run.ts'

/** The heartbeat of the timetable, and what staff see of a job that fails. One row a job. */
export function beginJob(db: Db, job: string, now: number): void {
  db.run(
    build
      .insertInto('job_run')
      .values({ job, started_at: now })
      .onConflict((conflict) => conflict.column('job').doUpdateSet({ started_at: now })),
  )
}

/** It went well: whatever failed before is over. */
export function endJob(db: Db, job: string, now: number): void {
  const over = { finished_at: now, failed_at: null, problem: null }
  db.run(
    build
      .insertInto('job_run')
      .values({ job, started_at: now, ...over })
      .onConflict((conflict) => conflict.column('job').doUpdateSet(over)),
  )
}

/** It went wrong; `failed_at` stays at the first time since it last went well. `problem` names the kind of fault. */
export function failJob(db: Db, job: string, problem: string, now: number): void {
  db.run(
    build
      .insertInto('job_run')
      .values({ job, started_at: now, failed_at: now, problem })
      .onConflict((conflict) =>
        conflict
          .column('job')
          .doUpdateSet((eb) => ({ failed_at: eb.fn.coalesce('job_run.failed_at', eb.val(now)), problem })),
      ),
  )
}
