import { refuse } from '../db/refusals.ts'
import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Actor } from '../practice/actor.ts'
import { findStanding } from './staff-change.queries.ts'
import { isOpen, type Standing } from './staff-change.ts'

/** Keeps how an appointment stood before staff changed it, so that it can be taken back. Part of a write, at its end. */
export function keepChange(
  db: Db,
  before: Standing,
  what: { readonly kind: 'moved' | 'cancelled'; readonly attendeeIds: readonly number[] },
  actor: Actor,
  now: EpochSeconds,
): number {
  const { status } = before
  if (!isOpen(status)) return refuse('over')
  return db.insert('appointment_change', {
    appointment_id: before.id,
    kind: what.kind,
    calendar_id: before.calendarId,
    location_id: before.locationId,
    starts_at: before.startsAt,
    ends_at: before.endsAt,
    status,
    on_purpose: before.onPurpose ? 1 : 0,
    moved_from_starts_at: before.movedFrom,
    cannot_come_at: before.cannotComeAt,
    schedule_version: before.scheduleVersion,
    resources: JSON.stringify(before.resources),
    attendees: JSON.stringify(what.attendeeIds),
    led_to_version: findStanding(db, before.id)?.rowVersion ?? 0,
    at: now,
    by_user: actor.userId,
  })
}

/** Counts a change of the row that nothing else counts. */
export function countUp(db: Db, appointmentId: number): void {
  const change = build.updateTable('appointment').where('id', '=', appointmentId)
  db.run(change.set((eb) => ({ row_version: eb('row_version', '+', 1) })))
}
