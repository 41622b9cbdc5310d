import { build, type Db } from '../db/run.ts'
import { dayBounds, type EpochSeconds, today } from '../lib/calendar.ts'
import { findLateJobs } from '../practice/health.queries.ts'
import { findJobRun } from '../practice/job-runs.queries.ts'
import type { Practice } from '../practice/practice.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { type Alarm, type AlarmWriting, alarmWith, budgetAlarm, standstill } from './alarms.ts'
import { countDue, countSegmentsSince } from './outbox.queries.ts'

/** A server that is away for less than this, in seconds, is nobody's worry yet. */
const patience = 300

/**
 * What everybody at the practice should know about sending, for the red bar of every staff page; none: all is well.
 * `mail`: whether a mail server is set up.
 */
export function messageAlarms(
  db: Db,
  now: EpochSeconds,
  writing: AlarmWriting,
  mail = true,
): readonly Alarm[] {
  const practice = findPractice(db)
  return [
    ...timetableAlarm(db, now, writing),
    ...(practice ? sendingAlarms(db, practice, now, writing, mail) : []),
    ...jobAlarms(db, now, writing),
  ]
}

function timetableAlarm(db: Db, now: EpochSeconds, writing: AlarmWriting): readonly Alarm[] {
  const beat = findJobRun(db, 'tick')
  if (!beat || !findLateJobs(db, now)) return []
  const { t, stamp } = writing
  return [alarmWith(t('messages.alarm.timetable', { since: stamp(beat.startedAt) }), undefined, writing)]
}

function sendingAlarms(
  db: Db,
  { messages, zone }: Practice,
  now: EpochSeconds,
  writing: AlarmWriting,
  mail: boolean,
): readonly Alarm[] {
  const { t, stamp } = writing
  const unset = !mail && messages.on ? [alarmWith(t('staff.alarm.mail'), 'mail', writing)] : []
  if (messages.pausedAt !== null) {
    const count = countWaiting(db, 'email') + countWaiting(db, 'sms')
    const text = t('messages.alarm.paused', { since: stamp(messages.pausedAt), count })
    return [alarmWith(text, 'resume', writing), ...unset]
  }
  const since = dayBounds(zone, today(zone, now)).startsAt
  const budget = messages.sms.ready
    ? budgetAlarm(countSegmentsSince(db, since), messages.sms.perDay, writing)
    : []
  return [...mailAlarm(db, now, writing, unset), ...smsAlarm(db, messages.sms.ready, now, writing), ...budget]
}

function mailAlarm(
  db: Db,
  now: EpochSeconds,
  writing: AlarmWriting,
  unset: readonly Alarm[],
): readonly Alarm[] {
  const run = findJobRun(db, 'send')
  const count = run?.failedAt ? countWaiting(db, 'email') : 0
  if (count === 0 || !run?.failedAt) return unset
  if (run.problem === 'no-server')
    return [alarmWith(writing.t('messages.alarm.noServer', { count }), 'mail', writing)]
  if (unset.length > 0 || now - run.failedAt < patience) return unset
  return [standstill('email', run.failedAt, run.problem, count, writing)]
}

function smsAlarm(db: Db, ready: boolean, now: EpochSeconds, writing: AlarmWriting): readonly Alarm[] {
  const run = findJobRun(db, 'send-sms')
  if (ready && !run?.failedAt) return []
  const count = countWaiting(db, 'sms')
  if (count === 0) return []
  if (!ready) return [alarmWith(writing.t('ledger.alarm.noGateway', { count }), 'sms', writing)]
  // An empty account does not fill itself.
  if (!run?.failedAt || (run.problem !== 'no-credit' && now - run.failedAt < patience)) return []
  return [standstill('sms', run.failedAt, run.problem, count, writing)]
}

function countWaiting(db: Db, channel: 'email' | 'sms'): number {
  return countDue(db, channel, Number.MAX_SAFE_INTEGER)
}

function jobAlarms(db: Db, now: EpochSeconds, writing: AlarmWriting): readonly Alarm[] {
  const { t, stamp } = writing
  const failing = build
    .selectFrom('job_run')
    .select(['job', 'failed_at'])
    .where('failed_at', '<=', now - patience)
    .where('job', 'not in', ['send', 'send-sms'])
  return db
    .all(failing)
    .map(({ job, failed_at }) =>
      alarmWith(
        t('messages.alarm.job', { job, since: failed_at === null ? '' : stamp(failed_at) }),
        undefined,
        writing,
      ),
    )
}
