import { Cron } from 'croner'
import type { Db } from './db/run.ts'
import { recoverMessages } from './messages/recovery.commands.ts'
import { planReminders } from './messages/reminders.commands.ts'
import type { Sender } from './messages/sender.commands.ts'
import { planDailyLists } from './messages/staff-daily.commands.ts'
import { beginJob, endJob, failJob } from './practice/job-runs.commands.ts'
import { findJobRun } from './practice/job-runs.queries.ts'
import { findPractice } from './practice/settings.queries.ts'
import type { Log } from './web/log.ts'

export interface Job {
  readonly name: string
  readonly run: (now: number) => void
}

export interface Timetable {
  readonly db: Db
  readonly sender: Sender
  /** Tells other software what happened. */
  readonly teller?: { tick(): Promise<void> }
  readonly clock: () => number
  readonly log: Log
  /** What is cleared up every night. */
  readonly nightly?: readonly Job[]
}

/**
 * The timetable ticks; what is due is asked of the database. `wake` sends soon, once however often it is called; after
 * `stop` nothing begins any more, and the sender is stopped by itself.
 */
export function startJobs({ db, sender, teller, clock, log, nightly = [] }: Timetable): {
  stop(): void
  wake(): void
} {
  let stopped = false
  let awake = false

  function send(): void {
    awake = false
    if (stopped) return
    sender.tick().catch((error) => fail('send', error))
    teller
      ?.tick()
      .then(tellsAgain)
      .catch((error) => fail('tell', error))
  }

  function wake(): void {
    if (!awake) setImmediate(send)
    awake = true
  }

  /** The alarm of a fault ends with the first run that went well. */
  function tellsAgain(): void {
    if (!stopped && findJobRun(db, 'tell')?.failedAt) endJob(db, 'tell', clock())
  }

  function run(job: Job): void {
    try {
      beginJob(db, job.name, clock())
      job.run(clock())
      endJob(db, job.name, clock())
    } catch (error) {
      fail(job.name, error)
    }
  }

  function fail(job: string, error: unknown): void {
    const problem =
      error instanceof Error ? `${error.name}${'code' in error ? ` ${String(error.code)}` : ''}` : 'fault'
    log('error', 'job-failed', { job, problem })
    try {
      failJob(db, job, problem, clock())
    } catch {
      // The disk is full or the database closed: the log has it.
    }
  }

  function plan(now: number): void {
    planReminders(db, now)
    planDailyLists(db, now)
  }

  const tick: Job = { name: 'tick', run: plan }
  const beat = (): void => {
    run(tick)
    wake()
  }
  run({ name: 'recovery', run: (now) => recover(db, log, now) })
  beat()
  const timezone = findPractice(db)?.zone.name
  const crons = [
    new Cron('*/30 * * * * *', { protect: true }, beat),
    new Cron('10 3 * * *', { protect: true, ...(timezone ? { timezone } : {}) }, () => nightly.forEach(run)),
  ]
  return {
    wake,
    stop: () => {
      stopped = true
      for (const cron of crons) cron.stop()
    },
  }
}

function recover(db: Db, log: Log, now: number): void {
  const { waiting, unknown } = recoverMessages(db, now)
  if (waiting + unknown > 0) log('warn', 'messages-recovered', { count: waiting + unknown })
}
