import { findMeans, meansAnyway } from '../availability/means.queries.ts'
import { refuse } from '../db/refusals.ts'
import type { Attempt, Db } from '../db/run.ts'
import { closeOpen } from '../follow-up/follow-up.commands.ts'
import { type EpochSeconds, today, type Zone } from '../lib/calendar.ts'
import { announce, type Tell } from '../messages/announce.commands.ts'
import { queueCalendarNews } from '../messages/calendar-news.commands.ts'
import { recordEvent } from '../messages/history.commands.ts'
import { isSamePlan, isSameTimeAndPlace, type Plan } from '../messages/plan.ts'
import { findKnownVersion } from '../messages/series.queries.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { findLocation, findPractice } from '../practice/settings.queries.ts'
import { findCalendar } from '../staff/calendars.queries.ts'
import { findType } from '../types/types.queries.ts'
import { relocate, type Seat } from './relocate.commands.ts'
import { keepChange } from './staff-change.commands.ts'
import { findStanding } from './staff-change.queries.ts'
import { isMovable, isOpen, type Standing, statusAfter } from './staff-change.ts'

export interface StaffMove {
  readonly appointmentId: number
  readonly startsAt: EpochSeconds
  readonly endsAt: EpochSeconds
  readonly calendarId: number
  readonly locationId: number
  /** Rooms and devices to take; undefined: those it has, or whichever are free. */
  readonly resources?: readonly number[]
  /** Over others or an absence, where there is no other way (rule 18). */
  readonly onPurpose: boolean
  /** The row_version that staff saw. */
  readonly version: number
  readonly tell: Tell
}

export interface Changed {
  /** Undefined: nothing was different. */
  readonly changeId: number | undefined
  readonly messageIds: readonly number[]
}

/**
 * Staff put an appointment elsewhere, outside every limit of patients (rule 15); the change, its history, its message and
 * its audit line are one write. The same again is as good as once. Refuses `over` (in treatment, done, of an earlier day),
 * `edited-meanwhile`, `slot-taken`, `too-late` (to an earlier day) and `not-offered` (no such calendar or location).
 */
export function moveByStaff(db: Db, move: StaffMove, actor: Actor, now: EpochSeconds): Attempt<Changed> {
  return db.attempt(() => {
    const zone = findPractice(db)?.zone ?? refuse('not-offered')
    const before = findStanding(db, move.appointmentId) ?? refuse('over')
    const { status } = before
    if (!isOpen(status) || !isMovable(before, zone, now)) return refuse('over')
    const seat = seatOf(db, before, move, zone, now)
    if (isUnchanged(before, move, seat)) return { changeId: undefined, messageIds: [] }
    if (move.version !== before.rowVersion) return refuse('edited-meanwhile')
    const { startsAt } = move
    const plan = planOf(db, before, move)
    const movedFrom = startsAt === before.startsAt ? before.movedFrom : before.startsAt
    relocate(db, before.id, seat, {
      status: statusAfter(status, before.startsAt, startsAt, zone),
      moved_from_starts_at: movedFrom,
      cannot_come_at: startsAt === before.startsAt ? before.cannotComeAt : null,
      schedule_version: plan.scheduleVersion,
    })
    return note(db, before, plan, move.tell, actor, now)
  })
}

/** A higher version for another time, place or practitioner; the old one where it is again as the patients know it. */
function planOf(db: Db, before: Standing, { startsAt, endsAt, calendarId, locationId }: StaffMove): Plan {
  const next = before.scheduleVersion + 1
  const plan = { startsAt, endsAt, calendarId, locationId, scheduleVersion: next }
  if (isSamePlan(before, plan)) return { ...plan, scheduleVersion: before.scheduleVersion }
  const ids = before.attendees.map(({ id }) => id)
  return { ...plan, scheduleVersion: findKnownVersion(db, ids, before, plan) ?? next }
}

function asPlan(move: StaffMove): Plan {
  return { ...move, scheduleVersion: 0 }
}

function isUnchanged(before: Standing, move: StaffMove, seat: Seat): boolean {
  const rooms = (list: readonly number[]) => list.toSorted((one, other) => one - other).join()
  const samePlace = isSamePlan(before, asPlan(move)) && before.onPurpose === seat.onPurpose
  return samePlace && (move.resources === undefined || rooms(seat.resources) === rooms(before.resources))
}

/** What it will occupy; over others only where that is wanted. */
function seatOf(db: Db, before: Standing, move: StaffMove, zone: Zone, now: EpochSeconds): Seat {
  const { startsAt, endsAt, calendarId, locationId, resources: wanted } = move
  const type = findType(db, before.typeId)
  const calendar = findCalendar(db, calendarId)
  const length = endsAt - startsAt
  if (!type || !calendar?.active || !findLocation(db, locationId)) return refuse('not-offered')
  if (length < 60 || length > 86_400 || length % 60 !== 0) return refuse('not-offered')
  if (zone.local(startsAt).date < today(zone, now)) return refuse('too-late')
  const needs = type.needs.map((need) => onlyWanted(need, wanted ?? []))
  const wish = {
    ...{ calendar, locationId, zone, startsAt },
    type: { ...type, needs, minutes: length / 60 },
    except: { appointmentId: before.id },
    keeps: wanted ?? before.resources,
  }
  const place = { calendarId, locationId, startsAt, endsAt }
  const free = findMeans(db, wish, now)
  if (free) return { ...place, resources: free, onPurpose: false }
  if (!move.onPurpose) return refuse('slot-taken')
  return { ...place, resources: meansAnyway(db, wish), onPurpose: true }
}

function onlyWanted(need: readonly number[], wanted: readonly number[]): readonly number[] {
  const some = need.filter((id) => wanted.includes(id))
  return some.length > 0 ? some : need
}

function note(db: Db, before: Standing, after: Plan, tell: Tell, actor: Actor, now: EpochSeconds): Changed {
  const { id: appointmentId, attendees } = before
  const times = { fromStartsAt: before.startsAt, toStartsAt: after.startsAt }
  const moved = !isSameTimeAndPlace(before, after)
  const reassigned = before.calendarId !== after.calendarId
  const changeId = keepChange(db, before, { kind: 'moved', attendeeIds: [] }, actor, now)
  if (moved) recordEvent(db, { appointmentId, actor, action: 'moved', ...times }, now)
  if (reassigned) recordEvent(db, { appointmentId, actor, action: 'reassigned' }, now)
  if (!moved && !reassigned) recordEvent(db, { appointmentId, actor, action: 'edited' }, now)
  if (before.startsAt !== after.startsAt)
    for (const { patientId } of attendees)
      closeOpen(db, 'cannot-come', { patientId, appointmentId }, 'moved', now)
  recordAudit(db, actor, moved ? 'moved' : 'changed', 'appointment', appointmentId, now)
  queueCalendarNews(db, appointmentId, before, actor, now)
  const attendeeIds = attendees.map(({ id }) => id)
  const change = { attendeeIds, before, after, tell, mustReach: true, changeId }
  return { changeId, messageIds: moved || reassigned ? announce(db, change, now) : [] }
}
