import { type IsoDate, parseIsoDate, weekday } from '../lib/calendar.ts'
import type { Checked, Fields, Problem } from '../practice/checked.ts'
import type { Period } from './schedule.ts'

/** From when until when, in which weeks, and which periods end when it begins. */
export interface ForceForm extends Omit<Period, 'calendarId' | 'templateId'> {
  readonly ends: readonly number[]
}

const cycles = ['every', 'iso-odd', 'iso-even', 'anchored'] as const

/** Nothing begins before today: that would rewrite the past. `periods` are the ids of those that may end. */
export function parseForce(form: Fields, today: IsoDate, periods: readonly number[]): Checked<ForceForm> {
  const cycle = cycles.find((each) => each === form.text('cycle'))
  const [from, to] = [form.text('from').trim(), form.text('to').trim()]
  const anchored = cycle === 'anchored'
  const anchor = form.text('anchor').trim()
  const [weeks, week] = anchored ? [numberIn(form.text('weeks')), numberIn(form.text('week'))] : [1, 1]
  const isMonday = parseIsoDate(anchor) !== undefined && weekday(anchor) === 1
  const wrong = (field: string, key: Problem['key'], yes: boolean): readonly Problem[] =>
    yes ? [{ field, key }] : []
  const badFrom = parseIsoDate(from) === undefined || from < today
  const problems = [
    ...wrong('from', 'settings.error.from', badFrom),
    ...wrong('to', 'schedule.error.date', to !== '' && parseIsoDate(to) === undefined),
    ...wrong('to', 'schedule.error.until', !badFrom && parseIsoDate(to) !== undefined && to < from),
    ...wrong('cycle', 'settings.error.choose', cycle === undefined),
    ...wrong('weeks', 'schedule.error.weeks', weeks < (anchored ? 2 : 1) || weeks > 52),
    ...wrong('week', 'schedule.error.weekOf', week < 1 || week > Math.max(1, weeks)),
    ...wrong('anchor', 'schedule.error.monday', anchored && !isMonday),
  ]
  if (problems.length > 0 || cycle === undefined) return { ok: false, problems }
  const ends = periods.filter((id) => form.list('ends').includes(String(id)))
  const value = {
    from,
    to: to === '' ? null : to,
    cycle,
    anchor: anchored ? anchor : null,
    weeks,
    week,
    ends,
  }
  return { ok: true, value }
}

function numberIn(text: string): number {
  return /^\d{1,3}$/.test(text.trim()) ? Number(text.trim()) : 0
}
