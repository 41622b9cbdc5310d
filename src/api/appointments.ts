import { localStamp, type Zone } from '../lib/calendar.ts'
import type { AppointmentOrigin, AppointmentStatus } from '../practice/statuses.ts'

export interface AppointmentRow {
  readonly id: number
  readonly status: AppointmentStatus
  readonly origin: AppointmentOrigin
  readonly startsAt: number
  readonly endsAt: number
  readonly typeId: number
  readonly typeName: string
  readonly calendarId: number
  readonly calendarName: string
  readonly locationId: number
  readonly locationName: string
  readonly places: number
  readonly seriesId: number | null
  readonly seriesNumber: number | null
  readonly bookedAt: number
  readonly cancelledAt: number | null
  readonly version: number
}

export interface AttendeeRow {
  readonly id: number
  readonly appointmentId: number
  readonly present: 0 | 1
  readonly cancelledAt: number | null
  readonly patientId: number
  /** 0: none was given. */
  readonly number: number
  readonly protected: 0 | 1
  readonly erasedAt: number | null
  readonly first: string
  readonly last: string
}

/** An appointment as other software is told of it; a protected identity is never named (rule 9). */
export function appointmentOf(row: AppointmentRow, all: readonly AttendeeRow[], zone: Zone, named: boolean) {
  const at = (instant: number) => stampOf(zone, instant)
  const { id, status, origin, places, version } = row
  return {
    ...{ id, status, origin },
    startsAt: at(row.startsAt),
    endsAt: at(row.endsAt),
    zone: zone.name,
    type: { id: row.typeId, name: row.typeName },
    calendar: { id: row.calendarId, name: row.calendarName },
    location: { id: row.locationId, name: row.locationName },
    places,
    series: row.seriesId === null ? null : { id: row.seriesId, number: row.seriesNumber ?? 0 },
    bookedAt: at(row.bookedAt),
    cancelledAt: row.cancelledAt === null ? null : at(row.cancelledAt),
    version,
    attendees: all
      .filter(({ appointmentId }) => appointmentId === id)
      .map((each) => attendeeOf(each, at, named)),
  }
}

/** Wall time with its offset, to the second. */
export function stampOf(zone: Zone, at: number): string {
  const stamp = localStamp(zone, at)
  const second = String(zone.local(at).second).padStart(2, '0')
  return `${stamp.slice(0, 16)}:${second}${stamp.slice(16)}`
}

function attendeeOf(row: AttendeeRow, at: (instant: number) => string, named: boolean) {
  const hidden = !named || row.protected === 1 || row.erasedAt !== null
  return {
    id: row.id,
    patient: {
      id: row.patientId,
      number: row.number === 0 ? null : row.number,
      name: hidden ? null : { first: row.first, last: row.last },
    },
    present: row.present === 1,
    cancelledAt: row.cancelledAt === null ? null : at(row.cancelledAt),
  }
}
