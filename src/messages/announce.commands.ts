import { refuse } from '../db/refusals.ts'
import { build, type Db } from '../db/run.ts'
import { closeOfMessage } from '../follow-up/follow-up.commands.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { wasAskedToChoose } from './asked.queries.ts'
import { queue, queueAll } from './messages.commands.ts'
import { findSubject } from './messages.queries.ts'
import type { Subject } from './messages.ts'
import { dueAfterGrace, type Plan, wordFor } from './plan.ts'
import { findPendingOfSeries, isToldByLetter, type PendingOfSeries } from './series.queries.ts'
import { isPresent, isTakenOut } from './taken-out.queries.ts'
import { findAsked, findKnown, findPending, type Pending } from './told.queries.ts'

/** Whether patients are told: false, staff chose not to; 'elsewhere', another message says it, as one of a series. */
export type Tell = boolean | 'elsewhere'

/** What staff did to an appointment, as far as its patients are told of it. */
export interface Announcing {
  readonly attendeeIds: readonly number[]
  /** How it stood before: what everybody knows whom no message of ours is still on its way to. */
  readonly before: Plan | null
  /** How it stands; undefined: cancelled for these people. */
  readonly after: Plan | undefined
  readonly tell: Tell
  /** Whoever is not reached has to be phoned (rule 29). */
  readonly mustReach: boolean
  readonly changeId: number | null
  /** The change that is taken back by this one. */
  readonly undoes?: number
  /** They are taken out of an appointment that stands (O18). */
  readonly takenOut?: true
}

/**
 * One message for whatever staff did since the patient was last told (rule 29): what still waits is taken back and said
 * anew, and nothing is said where everything is again as the patient knows it. Part of a write; returns the messages.
 */
export function announce(db: Db, change: Announcing, now: EpochSeconds): readonly number[] {
  const here = change.attendeeIds.filter((attendeeId) => !waitsToHearOfIt(db, attendeeId))
  const people = here.map((attendeeId) => {
    const pending = findPending(db, attendeeId)
    const ofSeries = findPendingOfSeries(db, attendeeId)
    const known = pending ?? ofSeries ?? (change.undoes && findKnown(db, attendeeId, change.undoes))
    return { attendeeId, pending, ofSeries, told: known ? known.told : change.before }
  })
  for (const { pending } of people) if (pending) takeBack(db, pending, change.changeId, now)
  // The letter that says when a series is says it as everything stands when it leaves.
  const others = people.filter(({ ofSeries, attendeeId }) => !saidByLetter(db, change, ofSeries, attendeeId))
  return others.flatMap(
    ({ attendeeId, told }) =>
      askAgain(db, attendeeId, change.undoes, now) ?? tellOne(db, change, attendeeId, told, now),
  )
}

/** A letter about several that waits tells of it as it is again, or as it is when it leaves. */
function saidByLetter(
  db: Db,
  { after }: Announcing,
  letter: PendingOfSeries | undefined,
  attendeeId: number,
): boolean {
  if (!letter) return false
  return letter.kind === 'series-created' || (after !== undefined && isToldByLetter(db, attendeeId))
}

/** Who was taken out and is about to be told of that has no part in what else becomes of the appointment. */
function waitsToHearOfIt(db: Db, attendeeId: number): boolean {
  const pending = findPending(db, attendeeId)
  return pending !== undefined && isTakenOut(db, pending.messageIds[0]) && !isPresent(db, attendeeId)
}

/**
 * Asks somebody to choose another time: the appointment stays as it is until then (rule 35). Refuses `asked-just-now` where
 * that was asked of this very time already. Part of a write.
 */
export function askToChoose(db: Db, attendeeId: number, plan: Plan, now: EpochSeconds): number {
  const subject = findSubject(db, attendeeId) ?? refuse('over')
  if (wasAskedToChoose(db, attendeeId)) return refuse('asked-just-now')
  const known = findPending(db, attendeeId)
  overtake(db, attendeeId, now)
  return ask(db, subject, known ? known.told : plan, now)
}

/** The change that took the question back is undone itself: the time is again the one that was to be given up. */
function askAgain(db: Db, attendeeId: number, undone: number | undefined, now: EpochSeconds) {
  const subject = undone === undefined ? undefined : findSubject(db, attendeeId)
  if (undone === undefined || !subject || subject.startsAt <= now) return undefined
  const asked = findAsked(db, subject, undone)
  return asked && [ask(db, subject, asked.told, now)]
}

function ask(db: Db, subject: Subject, told: Plan | null, now: EpochSeconds): number {
  const grace = findPractice(db)?.messages.graceMinutes ?? 0
  const dueAt = dueAfterGrace([subject.startsAt], grace, now)
  return queue(db, 'propose', subject, dueAt, now, { told, mustReach: true, changeId: null })
}

/** What the patient does says more than what is still on its way: that is taken back. Part of a write. */
export function overtake(db: Db, attendeeId: number, now: EpochSeconds): void {
  const pending = findPending(db, attendeeId)
  if (pending) takeBack(db, pending, null, now)
}

function takeBack(db: Db, { messageIds }: Pending, changeId: number | null, now: EpochSeconds): void {
  for (const id of messageIds) {
    const message = build.updateTable('message').where('id', '=', id)
    db.run(message.set({ withdrawn_by: changeId }))
    const unsent = { state: 'skipped', reason: 'withdrawn', settled_at: now } as const
    db.run(message.set(unsent).where('state', '=', 'waiting'))
    closeOfMessage(db, id, 'withdrawn', now)
  }
}

function tellOne(
  db: Db,
  { after, tell, mustReach, changeId, takenOut }: Announcing,
  attendeeId: number,
  told: Plan | null,
  now: EpochSeconds,
): readonly number[] {
  const kind = wordFor(told, after)
  const starts = [told, after].flatMap((plan) => (plan ? [plan.startsAt] : []))
  const subject = findSubject(db, attendeeId)
  const grace = findPractice(db)?.messages.graceMinutes ?? 0
  // What has begun is never announced.
  if (!kind || !subject || tell === 'elsewhere' || ((after ?? told)?.startsAt ?? now) <= now) return []
  const cause = {
    told,
    mustReach: mustReach && kind !== 'confirmation',
    changeId,
    untold: !tell,
    ...(takenOut ? { takenOut } : {}),
  }
  return queueAll(db, kind, subject, dueAfterGrace(starts, grace, now), now, cause)
}
