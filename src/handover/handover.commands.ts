import { cancelByStaff } from '../appointments/cancel-by-staff.commands.ts'
import { moveByStaff } from '../appointments/move-by-staff.commands.ts'
import { findStanding } from '../appointments/staff-change.queries.ts'
import { isOpen, type Standing } from '../appointments/staff-change.ts'
import { type Refusal, refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { askToChoose } from '../messages/announce.commands.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import type { Deed } from './handover.ts'

export interface Handover {
  /** Whose appointments they were. */
  readonly calendarId: number
  readonly deed: Deed
  /** To whom they go; only with `hand`. */
  readonly toCalendarId: number | undefined
  readonly chosen: readonly Chosen[]
  /** For staff, where they are cancelled; '' for none. */
  readonly reason: string
  /** Whether the patients are to be told; who is asked to choose always is. */
  readonly tell: boolean
}

export interface Chosen {
  readonly id: number
  /** The row_version that staff saw. */
  readonly version: number
}

/**
 * Does the same to each appointment chosen, as staff would one by one, and keeps what became of each: one that somebody has
 * changed or taken meanwhile is left as it is and named, and does not hold the others up. Returns the id of the handover.
 */
export function handOver(db: Db, handover: Handover, actor: Actor, now: EpochSeconds): number {
  return db.write(() => {
    const { calendarId, deed, toCalendarId } = handover
    const row = { calendar_id: calendarId, deed, to_calendar_id: toCalendarId ?? null }
    const id = db.insert('handover', { ...row, at: now, by_user: actor.userId })
    for (const chosen of handover.chosen) {
      const before = findStanding(db, chosen.id)
      if (before?.calendarId !== calendarId) continue
      const done = handOne(db, handover, chosen, actor, now)
      keep(db, id, before, done.ok ? null : done.reason)
    }
    recordAudit(db, actor, 'handed-over', 'calendar', calendarId, now)
    return id
  })
}

/** What a handover does to one appointment; the messages that it writes. Refuses as moving and cancelling by staff do. */
export function handOne(
  db: Db,
  { deed, toCalendarId, reason, tell }: Omit<Handover, 'chosen'>,
  { id: appointmentId, version }: Chosen,
  actor: Actor,
  now: EpochSeconds,
): Attempt<readonly number[]> {
  return db.attempt(() => {
    const before = findStanding(db, appointmentId) ?? refuse('over')
    if (deed === 'propose') return propose(db, before, version, now)
    const { startsAt, endsAt, locationId } = before
    const place = { calendarId: toCalendarId ?? 0, locationId, startsAt, endsAt }
    const change = { appointmentId, version, tell }
    const done =
      deed === 'cancel'
        ? cancelByStaff(db, { ...change, by: 'staff', reason }, actor, now)
        : moveByStaff(db, { ...change, ...place, onPurpose: false }, actor, now)
    return done.ok ? done.value.messageIds : refuse(done.reason)
  })
}

/** The appointment stays as it is until the patient has chosen, or has been phoned. */
function propose(db: Db, before: Standing, version: number, now: EpochSeconds): readonly number[] {
  if (!isOpen(before.status)) return refuse('over')
  if (before.rowVersion !== version) return refuse('edited-meanwhile')
  return before.attendees.map(({ id }) => askToChoose(db, id, before, now))
}

function keep(db: Db, handoverId: number, before: Standing, refused: Refusal | null): void {
  const { id: appointmentId, startsAt } = before
  const version = findStanding(db, appointmentId)?.scheduleVersion ?? before.scheduleVersion
  for (const { id: attendeeId } of before.attendees)
    db.run(
      build.insertInto('handover_item').values({
        handover_id: handoverId,
        appointment_id: appointmentId,
        attendee_id: attendeeId,
        starts_at: startsAt,
        schedule_version: version,
        refused,
      }),
    )
}
