import { readDate } from '../lib/birth-date.ts'
import type { IsoDate } from '../lib/calendar.ts'
import type { Checked, Fields, Problem } from '../practice/checked.ts'
import { type Choice, isDeed, mostAtOnce, type Stretch } from './handover.ts'

/** Whose appointments and of which days; `calendars` are those that can be chosen. */
export function parseStretch(fields: Fields, calendars: readonly number[], today: IsoDate): Checked<Stretch> {
  const calendarId = calendars.find((id) => String(id) === fields.text('practitioner'))
  const [from, to] = [dateIn(fields.text('from'), today), dateIn(fields.text('to'), undefined)]
  const problems: Problem[] = []
  if (calendarId === undefined) problems.push({ field: 'practitioner', key: 'handover.problem.practitioner' })
  if (from === 'wrong' || from === undefined) problems.push({ field: 'from', key: 'handover.problem.date' })
  if (to === 'wrong') problems.push({ field: 'to', key: 'handover.problem.date' })
  else if (to !== undefined && from !== undefined && from !== 'wrong' && to < from)
    problems.push({ field: 'to', key: 'handover.problem.order' })
  if (problems.length > 0 || calendarId === undefined || from === undefined || to === 'wrong')
    return { ok: false, problems }
  return { ok: true, value: { calendarId, from, to } }
}

/** `colleagues` are those who can take them over. */
export function parseChoice(fields: Fields, colleagues: readonly number[]): Checked<Choice> {
  const deed = fields.text('deed')
  const toCalendarId = colleagues.find((id) => String(id) === fields.text('colleague'))
  const ids = [...new Set(fields.list('a').filter((id) => /^[1-9]\d{0,14}$/.test(id)))].map(Number)
  const problems: Problem[] = []
  if (ids.length === 0) problems.push({ field: 'a', key: 'handover.problem.none' })
  if (!isDeed(deed)) problems.push({ field: 'deed', key: 'handover.problem.deed' })
  if (deed === 'hand' && toCalendarId === undefined)
    problems.push({ field: 'colleague', key: 'handover.problem.colleague' })
  if (problems.length > 0 || !isDeed(deed)) return { ok: false, problems }
  const whom = deed === 'hand' ? toCalendarId : undefined
  return { ok: true, value: { deed, toCalendarId: whom, ids: ids.slice(0, mostAtOnce) } }
}

/** The versions that staff saw, by appointment. */
export function versionOf(fields: Fields, id: number): number {
  return Number(fields.text(`version-${id}`)) || 0
}

function dateIn<T>(text: string, empty: T): IsoDate | T | 'wrong' {
  return text.trim() === '' ? empty : (readDate(text) ?? 'wrong')
}
