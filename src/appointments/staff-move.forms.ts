import { parseIsoDate, type Zone } from '../lib/calendar.ts'
import type { Checked, Fields, Problem } from '../practice/checked.ts'
import type { Elsewhere } from './elsewhere.ts'

export interface MoveChoices {
  readonly zone: Zone
  readonly calendarIds: readonly number[]
  readonly locationIds: readonly number[]
  readonly roomIds: readonly number[]
}

/** The fields of the form, from an address or from what was posted. */
export function parseElsewhere(fields: Fields, choices: MoveChoices): Checked<Elsewhere> {
  const { zone, calendarIds, locationIds, roomIds } = choices
  const date = parseIsoDate(fields.text('date'))
  const minute = minuteOf(fields.text('time'))
  const length = minutesIn(fields.text('minutes'))
  const calendarId = oneOf(fields.text('practitioner'), calendarIds)
  const startsAt = date === undefined || minute === undefined ? undefined : zone.instant(date, minute)
  const shown = startsAt === undefined ? undefined : zone.local(startsAt).minute
  const problems: Problem[] = [
    ...(date === undefined ? [{ field: 'date', key: 'moving.problem.date' } as const] : []),
    ...(minute === undefined ? [{ field: 'time', key: 'moving.problem.time' } as const] : []),
    ...(shown !== minute && shown !== undefined
      ? [{ field: 'time', key: 'moving.problem.clock' } as const]
      : []),
    ...(length === undefined ? [{ field: 'minutes', key: 'moving.problem.minutes' } as const] : []),
    ...(calendarId === undefined
      ? [{ field: 'practitioner', key: 'moving.problem.practitioner' } as const]
      : []),
  ]
  if (problems.length > 0 || date === undefined || startsAt === undefined) return { ok: false, problems }
  if (length === undefined || calendarId === undefined) return { ok: false, problems }
  const [locationId, roomId] = [
    oneOf(fields.text('location'), locationIds),
    oneOf(fields.text('room'), roomIds),
  ]
  const endsAt = startsAt + length * 60
  return { ok: true, value: { date, startsAt, endsAt, calendarId, locationId, roomId } }
}

/** '9:30', '09.30' and '0930' in minutes since midnight. */
function minuteOf(text: string): number | undefined {
  const found = /^([01]?\d|2[0-3])[:.]?([0-5]\d)$/.exec(text.trim())
  return found ? Number(found[1]) * 60 + Number(found[2]) : undefined
}

/** A length that an appointment can have. */
export function minutesIn(text: string): number | undefined {
  const minutes = /^\d{1,4}$/.test(text.trim()) ? Number(text) : 0
  return minutes >= 5 && minutes <= 1440 ? minutes : undefined
}

function oneOf(text: string, ids: readonly number[]): number | undefined {
  return ids.find((id) => String(id) === text)
}

/** Whether the patients are to be told: the choice stands on each form and is on unless it is taken off. */
export function tellOf(fields: Pick<Fields, 'text'>): boolean {
  return fields.text('tell') !== 'no'
}

/** The row_version that a form was made with; 0, which no row has, where it does not say. */
export function versionOf(fields: Pick<Fields, 'text'>): number {
  const text = fields.text('version')
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0
}
