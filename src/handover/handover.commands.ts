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
  readonly chosen: readonly { readonly id: number; readonly version: number }[]
  /** For staff, where they are cancelled; '' for none. */
  readonly reason: string
  /** Whether the patients are to be told; a proposal always is. */
  readonly tell: boolean
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
    for (const each of handover.chosen) {
      const before = findStanding(db, each.id)
      if (before?.calendarId !== calendarId) continue
      const done = act(db, handover, before, each.version, actor, now)
      keep(db, id, before, done.ok ? null : done.reason)
    }
    recordAudit(db, actor, 'handed-over', 'calendar', calendarId, now)
    return id
  })
}

function act(
  db: Db,
  { deed, toCalendarId, reason, tell }: Handover,
  before: Standing,
  version: number,
  actor: Actor,
  now: EpochSeconds,
): Attempt<unknown> {
  const { id: appointmentId, startsAt, endsAt, locationId } = before
  if (deed === 'cancel')
    return cancelByStaff(db, { appointmentId, by: 'staff', reason, version, tell }, actor, now)
  if (deed === 'propose') return db.attempt(() => propose(db, before, version, now))
  const place = { calendarId: toCalendarId ?? 0, locationId, startsAt, endsAt }
  return moveByStaff(db, { appointmentId, ...place, onPurpose: false, version, tell }, actor, now)
}

/** The appointment stays as it is until the patient has chosen, or has been phoned. */
function propose(db: Db, before: Standing, version: number, now: EpochSeconds): void {
  if (!isOpen(before.status)) return refuse('over')
  if (before.rowVersion !== version) return refuse('edited-meanwhile')
  for (const { id } of before.attendees) askToChoose(db, id, before, now)
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
