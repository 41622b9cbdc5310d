import { build, type Db } from '../db/run.ts'

/** The timetable ticks every 30 seconds; three minutes of silence are a standstill. */
const silence = 180

/** Whether the timetable stands still; a process that has just started is given its first minutes. */
export function findLateJobs(db: Db, now: number): boolean {
  const beat = db.get(build.selectFrom('job_run').select('started_at').where('job', '=', 'tick'))
  return beat !== undefined && now - beat.started_at > silence
}
