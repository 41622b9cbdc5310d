import * as v from 'valibot'
import { datesOf, mostTimes, mostWeeks, type SeriesRule } from '../appointments/series.ts'
import { addDays, type IsoDate, parseIsoDate } from '../lib/calendar.ts'
import type { Checked, Fields, Problem } from '../practice/checked.ts'
import { check, oneOf, typedIn, wholeNumber } from '../practice/fields.forms.ts'
import type { Chosen } from './plan.ts'

/** Every so many weeks, also on other weekdays, so many times or until a date. `first` is the date of the first one. */
export function parseRule(form: Fields, first: IsoDate): Checked<SeriesRule> {
  const fields = {
    every: wholeNumber(1, mostWeeks),
    end: oneOf(['times', 'until']),
    times: form.text('end') === 'until' ? v.string() : wholeNumber(2, mostTimes),
    until: v.pipe(
      v.string(),
      v.transform((text) => text.trim()),
    ),
  }
  const checked = check(v.object(fields), typedIn(form, fields))
  if (!checked.ok) return checked
  const { every, end, times, until } = checked.value
  const weekdays = [1, 2, 3, 4, 5, 6, 7].filter((day) => form.list('days').includes(String(day)))
  if (end === 'times') return { ok: true, value: { every, weekdays, end: { times: Number(times) } } }
  const date = parseIsoDate(until)
  if (date === undefined) return refused('schedule.error.date')
  const rule = { every, weekdays, end: { until: date } }
  const count = date > addDays(first, mostTimes * mostWeeks * 7) ? Infinity : datesOf(first, rule).length
  if (count > mostTimes) return refused('series.error.tooMany')
  return count < 2 ? refused('series.error.tooFew') : { ok: true, value: rule }
}

function refused(key: Problem['key']): Checked<never> {
  return { ok: false, problems: [{ field: 'until', key, values: { most: mostTimes } }] }
}

/** What was chosen for each wanted time: the fields `d-…` of the list. */
export function chosenIn(form: Fields): Chosen {
  return (key) => form.values[`d-${key}`]
}

/** The version that a form showed; 0 for anything that is none. */
export function versionIn(form: Fields): number {
  const version = form.text('version')
  return /^\d{1,9}$/.test(version) ? Number(version) : 0
}
