import type { Reason } from '../availability/model.ts'
import type { Translate } from '../i18n/translate.ts'
import type { EpochSeconds, IsoDate, Zone } from '../lib/calendar.ts'
import { clock } from '../lib/clock.ts'
import type { AppointmentDetails } from './details.ts'
import type { PassedOver } from './elsewhere.ts'
import type { Standing } from './staff-change.ts'

interface Format {
  longDay(date: IsoDate): string
  longDate(at: EpochSeconds): string
  timeRange(from: EpochSeconds, to: EpochSeconds): string
  shortDate(at: EpochSeconds): string
  time(at: EpochSeconds): string
}

type Values = Readonly<Record<string, string>>

/** What stands in the form before anything is typed: where the appointment is. */
export function valuesOf({ startsAt, endsAt, calendarId }: Standing, zone: Zone): Values {
  const { date, minute } = zone.local(startsAt)
  return {
    date,
    time: clock(minute),
    practitioner: String(calendarId),
    minutes: String((endsAt - startsAt) / 60),
    room: '',
    location: '',
  }
}

/** The form with these fields filled in. */
export function addressOf(id: number, values: Values): string {
  const fields = Object.entries(values).filter(([, value]) => value !== '')
  return `/staff/appointments/${id}/move?${new URLSearchParams(Object.fromEntries(fields))}`
}

/** A link for each free time, to the same form with that time in it. */
export function nearestLinks(
  id: number,
  values: Values,
  starts: readonly EpochSeconds[],
  zone: Zone,
  format: Format,
) {
  return starts.map((startsAt) => {
    const { date, minute } = zone.local(startsAt)
    const href = addressOf(id, { ...values, date, time: clock(minute) })
    return { href, text: `${format.shortDate(startsAt)} ${format.time(startsAt)}` }
  })
}

/** View appointments/_who: which appointment is about to be changed. */
export function headOf(
  {
    standing,
    details,
    names,
  }: { readonly standing: Standing; readonly details: What; readonly names: Names },
  { t, format }: { readonly t: Translate; readonly format: Format },
) {
  const { typeName: type, practitioner, location } = details
  return {
    id: standing.id,
    names: [...names.values()],
    now: rangeWords(standing, format),
    what: t('appointments.what', { type, practitioner, location }),
  }
}

type What = Pick<AppointmentDetails, 'typeName' | 'practitioner' | 'location'>
type Names = ReadonlyMap<number, string>

/** "Thursday 28 January 2027, 11:00–11:30" */
export function rangeWords(
  { startsAt, endsAt }: { readonly startsAt: EpochSeconds; readonly endsAt: EpochSeconds },
  format: Format,
): string {
  return `${format.longDate(startsAt)}, ${format.timeRange(startsAt, endsAt)}`
}

/** What is in the way, a sentence each. */
export function obstacleWords(reasons: readonly Reason[], name: string, t: Translate): readonly string[] {
  const words = reasons.map((reason) => {
    if (reason.name !== 'occupied') return t('moving.obstacle.room')
    return t(reason.by === 'absence' ? 'moving.obstacle.absence' : 'moving.obstacle.appointment', { name })
  })
  return [...new Set(words)]
}

/** What of the arrangements is passed over, a sentence each (rule 15). */
export function overriddenWords(
  names: readonly PassedOver[],
  { name, type }: { readonly name: string; readonly type: string },
  t: Translate,
): readonly string[] {
  const keys = {
    'type-not-in-calendar': 'moving.over.type',
    'no-block': 'moving.over.hours',
    'outside-block': 'moving.over.hours',
    closed: 'moving.over.closed',
    'block-filter': 'moving.over.kind',
    'type-not-allowed': 'moving.over.kind',
  } as const
  return [...new Set(names.map((each) => t(keys[each], { name, type })))]
}
