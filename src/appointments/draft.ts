import type { IsoDate } from '../lib/calendar.ts'
import { parseIsoDate, parseStamp } from '../lib/calendar.ts'

export const deskAddress = '/staff/appointments/new'
export const findTimeAddress = '/staff/appointments/find'

export type Values = Readonly<Record<string, string>>

/** What the form of the desk says so far; undefined: nothing, or nothing that makes sense. */
export interface Draft {
  readonly calendarId: number | undefined
  readonly date: IsoDate | undefined
  /** Since midnight, as the clock shows it. */
  readonly minute: number | undefined
  readonly typeId: number | undefined
  /** Default: as long as the type. */
  readonly minutes: number | undefined
  /** Default: where the practitioner is at that time. */
  readonly locationId: number | undefined
  readonly roomId: number | undefined
  readonly patientId: number | undefined
  /** The appointment that somebody joins, instead of a time of its own. */
  readonly sessionId: number | undefined
  readonly version: number
  /** What has been shown to be in the way. */
  readonly said: readonly string[]
  readonly onPurpose: boolean
  readonly tell: boolean
  readonly keep: boolean
}

/** No appointment of staff is longer than this, in minutes. */
export const longestMinutes = 720

export function draftOf(values: Values): Draft {
  const minutes = numberIn(values.minutes)
  return {
    calendarId: numberIn(values.practitioner),
    date: parseIsoDate(values.date ?? ''),
    minute: readTime(values.time ?? ''),
    typeId: numberIn(values.type),
    minutes: minutes !== undefined && minutes <= longestMinutes ? minutes : undefined,
    locationId: numberIn(values.location),
    roomId: numberIn(values.room),
    patientId: numberIn(values.patient),
    sessionId: numberIn(values.session),
    version: numberIn(values.version) ?? 0,
    said: (values.said ?? '').split(' '),
    onPurpose: values.onPurpose === 'yes',
    // A tick that was taken out sends nothing: it counts once it has been shown.
    tell: values.tell === 'yes' || values.tellShown !== 'yes',
    keep: values.keep === 'yes',
  }
}

/** "9:30", "09.30" or "0930" as minutes since midnight. */
export function readTime(text: string): number | undefined {
  const [, hours, minutes] = /^\s*(\d{1,2})[:.]?(\d\d)\s*$/.exec(text) ?? []
  if (hours === undefined || minutes === undefined) return undefined
  const minute = Number(hours) * 60 + Number(minutes)
  return Number(hours) < 24 && Number(minutes) < 60 ? minute : undefined
}

/** A free time as the value of its button: calendar, wall time with offset, location. */
export function buttonOf(calendarId: number, stamp: string, locationId: number): string {
  return `${calendarId}@${stamp}@${locationId}`
}

/** What a pressed button says; none where it is no such button. */
export function pressed(value: string): Values {
  const [practitioner = '', stamp = '', location = ''] = value.split('@')
  if (parseStamp(stamp) === undefined) return {}
  return { practitioner, location, date: stamp.slice(0, 10), time: stamp.slice(11, 16) }
}

/** What a link may say: ids and times, and never a name, a contact or that something was seen, which anybody could write. */
export function fromAddress(query: Values): Values {
  const ids = ['practitioner', 'type', 'minutes', 'location', 'room', 'patient', 'session']
  const may = [...ids, 'date', 'time', 'at']
  return Object.fromEntries(Object.entries(query).filter(([name]) => may.includes(name)))
}

/** The page that looks for a free time, with what the form says of it; the rest goes along sealed. */
export function findAddress(draft: Draft, kept: string): string {
  const { calendarId, date, typeId, minutes, locationId, roomId, patientId } = draft
  const known = {
    practitioner: calendarId,
    type: typeId,
    minutes,
    location: locationId,
    room: roomId,
    patient: patientId,
  }
  const ids: readonly (readonly [string, string])[] = Object.entries(known).flatMap(([name, id]) =>
    id === undefined ? [] : [[name, String(id)] as const],
  )
  return `${findTimeAddress}?${new URLSearchParams({ ...Object.fromEntries(ids), from: date ?? '', kept })}`
}

export function numberIn(text = ''): number | undefined {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : undefined
}
