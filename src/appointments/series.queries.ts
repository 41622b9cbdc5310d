import { build, type Db } from '../db/run.ts'
import type { Occurrence } from './series.ts'

/** An appointment as what repeats it, or goes on with its series, needs to know it. */
export interface Repeated {
  readonly id: number
  readonly typeId: number
  readonly calendarId: number
  readonly locationId: number
  readonly startsAt: number
  readonly endsAt: number
  readonly cancelled: boolean
  readonly places: number
  readonly seriesId: number | null
  readonly seriesNumber: number | null
  readonly version: number
  /** Those who have not cancelled. */
  readonly attendees: readonly RepeatedAttendee[]
}

export interface RepeatedAttendee {
  readonly id: number
  readonly patientId: number
}

export function findRepeated(db: Db, id: number): Repeated | undefined {
  const row = db.get(
    build
      .selectFrom('appointment')
      .select(['id', 'type_id as typeId', 'calendar_id as calendarId', 'location_id as locationId'])
      .select(['starts_at as startsAt', 'ends_at as endsAt', 'status', 'places', 'row_version as version'])
      .select(['series_id as seriesId', 'series_number as seriesNumber'])
      .where('id', '=', id),
  )
  if (!row) return undefined
  const { status, ...rest } = row
  return { ...rest, cancelled: status === 'cancelled', attendees: listComing(db, id) }
}

/** Every appointment of a series, soonest first, cancelled ones too. */
export function listOccurrences(db: Db, seriesId: number): readonly Occurrence[] {
  const rows = build
    .selectFrom('appointment')
    .select(['id', 'starts_at as startsAt', 'ends_at as endsAt', 'status'])
    .where('series_id', '=', seriesId)
    .orderBy('starts_at')
    .orderBy('id')
  return db.all(rows).map(({ status, ...row }) => ({ ...row, cancelled: status === 'cancelled' }))
}

/** The rhythm of a series as it was made, or moved as a whole; for display, and to tell who left it. */
export interface Rhythm {
  readonly every: number
  readonly weekdays: readonly number[]
}

export function findRhythm(db: Db, seriesId: number): Rhythm {
  const row = db.get(build.selectFrom('series').select('rule').where('id', '=', seriesId))
  const rule: unknown = JSON.parse(row?.rule ?? '{}')
  if (typeof rule !== 'object' || rule === null) return { every: 1, weekdays: [] }
  const every = 'every' in rule ? Number(rule.every) : 1
  const days: unknown = 'weekdays' in rule ? rule.weekdays : []
  const weekdays = Array.isArray(days) ? days.filter((day): day is number => typeof day === 'number') : []
  return { every: Number.isSafeInteger(every) && every > 0 ? every : 1, weekdays }
}

function listComing(db: Db, appointmentId: number): readonly RepeatedAttendee[] {
  const rows = build
    .selectFrom('attendee')
    .select(['id', 'patient_id as patientId'])
    .where('appointment_id', '=', appointmentId)
    .where('cancelled_at', 'is', null)
    .orderBy('id')
  return db.all(rows)
}

/** The highest number that was given out in a series; 0 for none. */
export function findLastNumber(db: Db, seriesId: number): number {
  const numbers = build.selectFrom('appointment').where('series_id', '=', seriesId)
  return db.get(numbers.select((eb) => eb.fn.max<number | null>('series_number').as('last')))?.last ?? 0
}
