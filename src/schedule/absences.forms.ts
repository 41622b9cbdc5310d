import * as v from 'valibot'
import { parseIsoDate, type Zone } from '../lib/calendar.ts'
import type { Checked, Fields, Problem } from '../practice/checked.ts'
import { parseClock } from '../practice/clock.ts'
import { check, complaint, optionalLine, typedIn } from '../practice/fields.forms.ts'
import type { Absence } from './absences.ts'

/** From a date and time to another; without times whole days, without a last day the first one only. */
export function parseAbsence(
  form: Fields,
  resources: readonly number[],
  zone: Zone,
): Checked<Omit<Absence, 'id'>> {
  const day = (optional: boolean) =>
    v.pipe(
      v.string(),
      v.transform((text) => text.trim()),
      v.check((text) => (optional && text === '') || parseIsoDate(text) !== undefined, wrongDate),
    )
  const fields = {
    resource: v.pipe(
      v.string(),
      v.transform((text) => resources.find((id) => String(id) === text)),
      v.number(complaint('settings.error.choose')),
    ),
    fromDate: day(false),
    fromTime: time(0),
    toDate: day(true),
    toTime: time(1440),
    reason: optionalLine(200),
  }
  const checked = check(v.object(fields), typedIn(form, fields))
  if (!checked.ok) return checked
  const { resource: resourceId, fromDate, fromTime, toDate, toTime, reason } = checked.value
  const startsAt = zone.instant(fromDate, fromTime)
  const endsAt = zone.instant(toDate === '' ? fromDate : toDate, toTime)
  if (endsAt > startsAt) return { ok: true, value: { resourceId, startsAt, endsAt, reason: reason ?? '' } }
  const field = toDate !== '' && toDate < fromDate ? 'toDate' : 'toTime'
  const problem: Problem = { field, key: 'settings.error.before' }
  return { ok: false, problems: [problem] }
}

const wrongDate = complaint('schedule.error.date')

function time(otherwise: number) {
  return v.pipe(
    v.string(),
    v.transform((text) => (text.trim() === '' ? otherwise : parseClock(text))),
    v.number(complaint('settings.error.clock')),
  )
}
