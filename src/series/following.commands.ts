import { cancelByStaff } from '../appointments/cancel-by-staff.commands.ts'
import { moveByStaff } from '../appointments/move-by-staff.commands.ts'
import { findRepeated, findRhythm, type Repeated } from '../appointments/series.queries.ts'
import { joinTogether, type Part, standingBefore, tellTogether } from '../appointments/together.commands.ts'
import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import type { EpochSeconds, Zone } from '../lib/calendar.ts'
import type { Actor } from '../practice/actor.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { listFollowing, planShift } from './following.queries.ts'
import { type Following, type Shift, shiftedDays } from './following.ts'
import { type Chosen, type Taking, takingsOf } from './plan.ts'

/** Which appointments, with the row_version that staff saw of each. */
export type Picked = ReadonlyMap<number, number>

export interface FollowingCancelled {
  readonly appointmentId: number
  readonly picked: Picked
  readonly by: 'staff' | 'patient'
  /** For staff; '' for none. */
  readonly reason: string
  readonly tell: boolean
}

/**
 * Staff cancel an appointment of a series and following ones (O11): all of them in one write, or none, and one message for
 * each patient. Refuses `over`, `edited-meanwhile` where one of them was changed since, and `not-offered` where none is
 * picked. Returns how many there were, and the first.
 */
export function cancelFollowing(
  db: Db,
  wish: FollowingCancelled,
  actor: Actor,
  now: EpochSeconds,
): Attempt<Done> {
  return db.attempt(() => {
    const { open } = requireFollowing(db, wish.appointmentId, wish.picked, now)
    const { by, reason } = wish
    const parts = open.map(({ id, version }): Part => {
      const before = standingBefore(db, id)
      const cancellation = { appointmentId: id, by, reason, version, tell: 'elsewhere' as const }
      const cancelled = cancelByStaff(db, cancellation, actor, now)
      // What one of them is refused for, all are refused for.
      if (!cancelled.ok) return refuse(cancelled.reason)
      return { ...before, changeId: cancelled.value.changeId ?? refuse('over') }
    })
    joinTogether(db, parts)
    const how = { tell: wish.tell, mustReach: by === 'staff' }
    return doneWith(parts, tellTogether(db, 'series-cancelled', parts, how, now))
  })
}

export interface FollowingMoved {
  readonly appointmentId: number
  readonly picked: Picked
  readonly shift: Shift
  /** What was chosen for each of them. */
  readonly chosen: Chosen
  readonly tell: boolean
}

/**
 * Staff move an appointment of a series and following ones (O12): all of them in one write, or none, and one message for
 * each patient. Refuses as `cancelFollowing`, and `slot-taken` where a place is no longer what was chosen.
 */
export function moveFollowing(db: Db, wish: FollowingMoved, actor: Actor, now: EpochSeconds): Attempt<Done> {
  return db.attempt(() => {
    const { source, open, all } = requireFollowing(db, wish.appointmentId, wish.picked, now)
    const rows = planShift(db, source, open, wish.shift, wish.chosen, now)
    if (rows.some(({ key, changed }) => changed || wish.chosen(key) === undefined))
      return refuse('slot-taken')
    const takings = takingsOf(rows)
    const parts = moveAll(db, { source, open, shift: wish.shift, takings }, actor, now)
    if (parts.length === 0) return refuse('not-offered')
    joinTogether(db, parts)
    if (all) keepRhythm(db, source, wish.shift)
    const how = { tell: wish.tell, mustReach: true }
    return doneWith(parts, tellTogether(db, 'series-moved', parts, how, now))
  })
}

export interface Done {
  readonly count: number
  /** The first of them: from it, all are taken back. */
  readonly appointmentId: number
  readonly messageIds: readonly number[]
}

function doneWith(parts: readonly Part[], messageIds: readonly number[]): Done {
  const [first] = parts
  if (!first) return refuse('not-offered')
  return { count: parts.length, appointmentId: first.standing.id, messageIds }
}

interface Required {
  readonly source: Repeated
  readonly zone: Zone
  /** Those that are picked. */
  readonly open: readonly Following[]
  /** Whether these are all that can still be changed. */
  readonly all: boolean
}

function requireFollowing(db: Db, id: number, picked: Picked, now: EpochSeconds): Required {
  const zone = findPractice(db)?.zone ?? refuse('not-offered')
  const source = findRepeated(db, id) ?? refuse('over')
  const list = listFollowing(db, source, zone, now)
  const open = list.filter((each) => each.state === 'open' && picked.get(each.id) === each.version)
  if (open.length !== picked.size) return refuse('edited-meanwhile')
  if (open.length === 0) return refuse('not-offered')
  return { source, zone, open, all: open.length === list.filter(({ state }) => state === 'open').length }
}

interface Moves {
  readonly source: Repeated
  readonly open: readonly Following[]
  readonly shift: Shift
  readonly takings: readonly Taking[]
}

/**
 * Each makes room for another: whoever goes later, the last goes first, and what is still in the way of one is tried again
 * after the others.
 */
function moveAll(db: Db, moves: Moves, actor: Actor, now: EpochSeconds): readonly Part[] {
  const parts: Part[] = []
  let left = inOrder(moves)
  while (left.length > 0) {
    const stuck = left.filter((taking) => !moveOne(db, moves, taking, parts, actor, now))
    if (stuck.length === left.length) return refuse('slot-taken')
    left = stuck
  }
  return parts.sort((one, other) => one.standing.startsAt - other.standing.startsAt)
}

function inOrder({ open, takings }: Moves): readonly Taking[] {
  const [first] = takings
  const from = open.find(({ id }) => String(id) === first?.key)?.startsAt ?? 0
  return first && first.at > from ? takings.toReversed() : takings
}

/** False: something is in its way, which may be one that goes, too. */
function moveOne(
  db: Db,
  moves: Moves,
  taking: Taking,
  parts: Part[],
  actor: Actor,
  now: EpochSeconds,
): boolean {
  const { source, open, shift } = moves
  const own = open.find(({ id }) => String(id) === taking.key) ?? refuse('edited-meanwhile')
  const before = standingBefore(db, own.id)
  const place = { calendarId: shift.calendarId, locationId: source.locationId }
  const time = { startsAt: taking.at, endsAt: taking.at + own.endsAt - own.startsAt }
  const how = { onPurpose: taking.purpose, version: own.version, tell: 'elsewhere' as const }
  const moved = moveByStaff(db, { appointmentId: own.id, ...place, ...time, ...how }, actor, now)
  if (!moved.ok) return moved.reason === 'slot-taken' ? false : refuse(moved.reason)
  // One that was there already is no change.
  if (moved.value.changeId !== undefined) parts.push({ ...before, changeId: moved.value.changeId })
  return true
}

function keepRhythm(db: Db, { seriesId }: Repeated, { days }: Shift): void {
  if (seriesId === null) return
  const rhythm = findRhythm(db, seriesId)
  const rule = JSON.stringify({ ...rhythm, weekdays: shiftedDays(rhythm.weekdays, days) })
  db.run(build.updateTable('series').set({ rule }).where('id', '=', seriesId))
}
