import { type EpochSeconds, today, type Zone } from '../lib/calendar.ts'
import type { LetterKind, Reason, SeriesKind, Subject } from '../messages/messages.ts'
import type { Plan } from '../messages/plan.ts'
import type { Sending } from '../messages/ways.ts'
import type { Status } from './details.ts'

/** One appointment as it stands, with everything that a change has to be able to bring back. */
export interface Standing extends Plan {
  readonly id: number
  readonly typeId: number
  readonly status: Status
  readonly places: number
  readonly onPurpose: boolean
  readonly movedFrom: EpochSeconds | null
  readonly cannotComeAt: EpochSeconds | null
  readonly rowVersion: number
  /** Rooms and devices. */
  readonly resources: readonly number[]
  /** Who still comes. */
  readonly attendees: readonly { readonly id: number; readonly patientId: number }[]
}

export type OpenStatus = 'booked' | 'confirmed' | 'arrived'

/** Nobody is in treatment, gone or written off: staff may still move or cancel it. */
export function isOpen(status: Status): status is OpenStatus {
  return status === 'booked' || status === 'confirmed' || status === 'arrived'
}

/** What was on an earlier day is what it was: it can be cancelled, not moved. */
export function isMovable({ status, endsAt }: Standing, zone: Zone, now: EpochSeconds): boolean {
  return isOpen(status) && zone.local(endsAt).date >= today(zone, now)
}

/** The status after a move: "I am coming" was said of the old time, and nobody waits for another day. */
export function statusAfter(
  status: OpenStatus,
  from: EpochSeconds,
  to: EpochSeconds,
  zone: Zone,
): OpenStatus {
  if (from === to) return status
  const sameDay = zone.local(from).date === zone.local(to).date
  return status === 'arrived' && sameDay ? 'arrived' : 'booked'
}

/** A change by staff that can perhaps still be taken back. */
export interface Change extends Plan {
  readonly id: number
  readonly kind: 'moved' | 'cancelled'
  readonly status: OpenStatus
  readonly onPurpose: boolean
  readonly movedFrom: EpochSeconds | null
  readonly cannotComeAt: EpochSeconds | null
  readonly resources: readonly number[]
  readonly attendeeIds: readonly number[]
  readonly ledTo: number
  readonly at: EpochSeconds
  readonly byUser: number | null
}

/** Why a change cannot be taken back any more. */
export type Final = 'too-late' | 'edited-meanwhile' | 'already-told'

/** Undefined: it can be taken back. */
export function finalBecause(
  change: Change,
  rowVersion: number,
  told: boolean,
  graceMinutes: number,
  now: EpochSeconds,
): Final | undefined {
  if (rowVersion !== change.ledTo) return 'edited-meanwhile'
  if (told) return 'already-told'
  return now - change.at > graceMinutes * 60 ? 'too-late' : undefined
}

/** A message about several appointments as it would be written; the first of them stands for all. */
export interface PlannedSeries {
  readonly kind: SeriesKind
  readonly channel: Sending
  readonly dueAt: EpochSeconds
  readonly reason: Reason | undefined
  readonly list: readonly [Subject, ...Subject[]]
}

/** A message as it would be written. */
export interface Planned {
  readonly kind: LetterKind
  readonly channel: Sending
  readonly attendeeId: number
  readonly dueAt: EpochSeconds
  /** Why it could not leave; undefined: it would. */
  readonly reason: Reason | undefined
  readonly subject: Subject
}
