import * as v from 'valibot'
import { type IsoDate, parseIsoDate } from '../lib/calendar.ts'
import type { Checked, Fields, Problem } from '../practice/checked.ts'
import { parseClock } from '../practice/clock.ts'
import { check, complaint, together, typedIn } from '../practice/fields.forms.ts'
import { fieldNames, type Hours, stretches, weekdays } from './hours.ts'

export interface HoursForm {
  readonly kindId: number
  readonly locationId: number
  readonly from: IsoDate
  readonly blocks: readonly Hours[]
}

interface Known {
  readonly kinds: readonly number[]
  readonly locations: readonly number[]
  readonly today: IsoDate
}

/** Weekly hours of one calendar; what begins earlier than today would rewrite the past. */
export function parseHours(form: Fields, known: Known): Checked<HoursForm> {
  const fields = {
    kind: oneOf(known.kinds),
    location: oneOf(known.locations),
    from: v.pipe(
      v.string(),
      v.check((text) => isFrom(text.trim(), known.today), complaint('settings.error.from')),
    ),
  }
  const facts = check(v.object(fields), typedIn(form, fields))
  const whole = together(facts, parseWeek(form))
  if (!whole.ok) return whole
  const { kind: kindId, location: locationId, from, blocks } = whole.value
  return { ok: true, value: { kindId, locationId, from: from.trim(), blocks } }
}

function oneOf(ids: readonly number[]) {
  return v.pipe(
    v.string(),
    v.transform((text) => ids.find((id) => String(id) === text)),
    v.number(complaint('settings.error.choose')),
  )
}

function isFrom(text: string, today: IsoDate): boolean {
  return parseIsoDate(text) !== undefined && text >= today
}

/** The seven days of the plain form, at most two stretches each; at least one there must be. */
export function parseWeek(form: Fields): Checked<{ readonly blocks: readonly Hours[] }> {
  const days = weekdays.map((weekday) => parseDay(form, weekday))
  const problems = days.flatMap((day) => (day.ok ? [] : day.problems))
  const blocks = days.flatMap((day) => (day.ok ? day.value : []))
  const nothing: readonly Problem[] = [{ field: fieldNames(1, 1).from, key: 'settings.error.noHours' }]
  if (problems.length > 0 || blocks.length === 0)
    return { ok: false, problems: problems.length > 0 ? problems : nothing }
  return { ok: true, value: { blocks } }
}

function parseDay(form: Fields, weekday: number): Checked<readonly Hours[]> {
  const parsed = stretches.map((stretch) => parseStretch(form, weekday, stretch))
  const problems = parsed.flatMap((each) => (each.ok ? [] : each.problems))
  if (problems.length > 0) return { ok: false, problems }
  const hours = parsed
    .flatMap((each) => (each.ok ? each.value : []))
    .sort((one, other) => one.fromMinute - other.fromMinute)
  const overlap = hours.some(
    (each, index) => index > 0 && (hours[index - 1]?.toMinute ?? 0) > each.fromMinute,
  )
  if (!overlap) return { ok: true, value: hours }
  return { ok: false, problems: [{ field: fieldNames(weekday, 2).from, key: 'settings.error.overlap' }] }
}

function parseStretch(form: Fields, weekday: number, stretch: number): Checked<readonly Hours[]> {
  const { from, to } = fieldNames(weekday, stretch)
  const [fromText, toText] = [form.text(from).trim(), form.text(to).trim()]
  if (fromText === '' && toText === '') return { ok: true, value: [] }
  const [fromMinute, toMinute] = [parseClock(fromText), parseClock(toText)]
  if (fromMinute === undefined) return wrong(from, 'settings.error.clock')
  if (toMinute === undefined) return wrong(to, 'settings.error.clock')
  if (fromMinute % 5 !== 0) return wrong(from, 'settings.error.fiveMinutes')
  if (toMinute % 5 !== 0) return wrong(to, 'settings.error.fiveMinutes')
  if (toMinute <= fromMinute) return wrong(to, 'settings.error.before')
  return { ok: true, value: [{ weekday, fromMinute, toMinute }] }
}

function wrong(field: string, key: Problem['key']): Checked<never> {
  return { ok: false, problems: [{ field, key }] }
}
