import type { EpochSeconds } from '../lib/calendar.ts'

/** Time in which a practitioner, room or device is not there; the reason is for staff only. */
export interface Absence {
  readonly id: number
  readonly resourceId: number
  readonly startsAt: EpochSeconds
  readonly endsAt: EpochSeconds
  readonly reason: string
}

/** Another text means that somebody has changed it meanwhile. */
export function stampOfAbsence({ resourceId, startsAt, endsAt, reason }: Absence): string {
  return JSON.stringify([resourceId, startsAt, endsAt, reason])
}
