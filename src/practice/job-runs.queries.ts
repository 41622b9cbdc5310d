import { build, type Db } from '../db/run.ts'

export interface JobRun {
  readonly startedAt: number
  readonly finishedAt: number | null
  /** Since when it fails, and at what; null while it does not. */
  readonly failedAt: number | null
  readonly problem: string | null
}

/** The latest run of a job of the timetable; undefined where it has never run. */
export function findJobRun(db: Db, job: string): JobRun | undefined {
  const row = db.get(build.selectFrom('job_run').selectAll().where('job', '=', job))
  return (
    row && {
      startedAt: row.started_at,
      finishedAt: row.finished_at,
      failedAt: row.failed_at,
      problem: row.problem,
    }
  )
}
