import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { findLateJobs } from '../practice/health.queries.ts'
import { findJobRun } from '../practice/job-runs.queries.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { isReason, type Translate } from './messages.ts'
import { countDue } from './outbox.queries.ts'

/** A mail server that is away for less than this, in seconds, is nobody's worry yet. */
const patience = 300

/**
 * What everybody at the practice should know about sending, for the red bar of every staff page; none: all is well.
 * `mail`: whether a mail server is set up.
 */
export function messageAlarms(
  db: Db,
  now: EpochSeconds,
  t: Translate,
  stamp: (at: EpochSeconds) => string,
  mail = true,
): readonly string[] {
  return [
    ...timetableAlarm(db, now, t, stamp),
    ...sendingAlarm(db, now, t, stamp, mail),
    ...jobAlarms(db, now, t, stamp),
  ]
}

type Stamp = (at: EpochSeconds) => string

function timetableAlarm(db: Db, now: EpochSeconds, t: Translate, stamp: Stamp): readonly string[] {
  const beat = findJobRun(db, 'tick')
  if (!beat || !findLateJobs(db, now)) return []
  return [t('messages.alarm.timetable', { since: stamp(beat.startedAt) })]
}

function sendingAlarm(
  db: Db,
  now: EpochSeconds,
  t: Translate,
  stamp: Stamp,
  mail: boolean,
): readonly string[] {
  const settings = findPractice(db)?.messages
  const paused = settings?.pausedAt ?? null
  const run = findJobRun(db, 'send')
  const unset = !mail && settings?.on ? [t('staff.alarm.mail')] : []
  if (paused === null && !run?.failedAt) return unset
  const count = countDue(db, 'email', Number.MAX_SAFE_INTEGER)
  if (paused !== null) return [t('messages.alarm.paused', { since: stamp(paused), count }), ...unset]
  if (count === 0 || !run?.failedAt) return unset
  if (run.problem === 'no-server') return [t('messages.alarm.noServer', { count })]
  if (unset.length > 0 || now - run.failedAt < patience) return unset
  const why =
    run.problem !== null && isReason(run.problem) ? t(`messages.reason.${run.problem}`) : (run.problem ?? '')
  return [t('messages.alarm.server', { since: stamp(run.failedAt), why, count })]
}

function jobAlarms(db: Db, now: EpochSeconds, t: Translate, stamp: Stamp): readonly string[] {
  const failing = build
    .selectFrom('job_run')
    .select(['job', 'failed_at'])
    .where('failed_at', '<=', now - patience)
    .where('job', 'not in', ['send', 'send-sms'])
  return db
    .all(failing)
    .map(({ job, failed_at }) =>
      t('messages.alarm.job', { job, since: failed_at === null ? '' : stamp(failed_at) }),
    )
}
