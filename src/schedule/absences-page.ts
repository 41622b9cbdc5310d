import type { Translate } from '../i18n/translate.ts'
import type { Zone } from '../lib/calendar.ts'
import { addDays } from '../lib/calendar.ts'
import { clock } from '../lib/clock.ts'
import type { Labels } from '../practice/checked.ts'
import type { Calendar } from '../staff/calendars.ts'
import type { Format } from '../view/format.ts'
import type { Absence } from './absences.ts'

interface Resource {
  readonly id: number
  readonly name: string
  readonly kind: 'practitioner' | 'service' | 'room' | 'device'
}

/** "Monday 1 February 2027 – Friday 5 February 2027", with the times where it is not whole days. */
export function absenceWords(absence: Absence, zone: Zone, format: Format): string {
  const { fromDate, fromTime, toDate, toTime } = absenceValues(absence, zone)
  const part = (date: string, time: string) => [format.longDay(date), time].filter(Boolean).join(' ')
  if (fromDate !== toDate) return `${part(fromDate, fromTime)} – ${part(toDate, toTime)}`
  const times = fromTime || toTime ? ` ${fromTime || '00:00'}–${toTime || '24:00'}` : ''
  return `${format.longDay(fromDate)}${times}`
}

/** The fields of an absence: an empty time is the edge of a day. */
export function absenceValues({ resourceId, startsAt, endsAt, reason }: Absence, zone: Zone) {
  const [from, to] = [zone.local(startsAt), zone.local(endsAt)]
  const wholeDay = to.minute === 0
  return {
    resource: String(resourceId),
    fromDate: from.date,
    fromTime: from.minute === 0 ? '' : clock(from.minute),
    toDate: wholeDay ? addDays(to.date, -1) : to.date,
    toTime: wholeDay ? '' : clock(to.minute),
    reason,
  }
}

/** Where its appointments are handed over (rule 35); '' for rooms and devices. */
export function handoverHref(absence: Absence, calendars: readonly Calendar[], zone: Zone): string {
  const calendar = calendars.find(({ resourceId }) => resourceId === absence.resourceId)
  const { fromDate, toDate } = absenceValues(absence, zone)
  return calendar ? `/staff/handover?practitioner=${calendar.id}&from=${fromDate}&to=${toDate}` : ''
}

/** Practitioners first, then rooms and devices. */
export function resourceGroups(resources: readonly Resource[], t: Translate) {
  const people = (kind: Resource['kind']) => kind === 'practitioner' || kind === 'service'
  const group = (label: string, list: readonly Resource[]) => ({
    label,
    options: list.map(({ id, name }) => ({ value: String(id), label: name })),
  })
  return [
    { label: '', options: [{ value: '', label: t('settings.choose') }] },
    group(
      t('settings.tab.practitioners'),
      resources.filter(({ kind }) => people(kind)),
    ),
    group(
      t('schedule.absence.means'),
      resources.filter(({ kind }) => !people(kind)),
    ),
  ].filter(({ options }) => options.length > 0)
}

export function absenceLabels(t: Translate): Labels {
  return [
    ['resource', t('schedule.absence.who')],
    ['fromDate', t('schedule.absence.fromDate')],
    ['fromTime', t('schedule.absence.fromTime')],
    ['toDate', t('schedule.absence.toDate')],
    ['toTime', t('schedule.absence.toTime')],
    ['reason', t('schedule.absence.reason')],
  ]
}
