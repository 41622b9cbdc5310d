import * as v from 'valibot'
import { parseIsoDate, type Zone } from '../lib/calendar.ts'
import type { Checked, Fields } from '../practice/checked.ts'
import { parseClock } from '../practice/clock.ts'
import { check, complaint, oneOf, optionalLine, typedIn } from '../practice/fields.forms.ts'
import { daysBetween, type Shift } from './following.ts'

/** The ticked appointments, each with the row_version that the page showed: `12.3`. */
export function pickedIn(form: Fields): ReadonlyMap<number, number> {
  const pairs = form.list('pick').flatMap((text): [number, number][] => {
    const [, id, version] = /^(\d{1,15})\.(\d{1,9})$/.exec(text) ?? []
    return id === undefined ? [] : [[Number(id), Number(version)]]
  })
  return new Map(pairs)
}

interface Cancelling {
  readonly by: 'staff' | 'patient'
  readonly reason: string
}

export function parseCancelling(form: Fields): Checked<Cancelling> {
  const picked = pickedIn(form).size
  const fields = { by: oneOf(['staff', 'patient']), reason: optionalLine(500) }
  const checked = check(v.object(fields), typedIn(form, fields))
  if (checked.ok && picked === 0)
    return { ok: false, problems: [{ field: 'pick', key: 'series.error.none' }] }
  return checked.ok ? { ok: true, value: { ...checked.value, reason: checked.value.reason ?? '' } } : checked
}

/** Where the first one goes; the others go as far. `source` is where it is now. */
export function parseShift(
  form: Fields,
  source: { readonly startsAt: number; readonly calendarId: number },
  zone: Zone,
  calendarIds: readonly number[],
): Checked<Shift> {
  const fields = {
    day: v.pipe(
      v.string(),
      v.transform((text) => parseIsoDate(text.trim())),
      v.string(complaint('schedule.error.date')),
    ),
    time: v.pipe(
      v.string(),
      v.transform(parseClock),
      v.number(complaint('settings.error.clock')),
      v.maxValue(1439, complaint('settings.error.clock')),
    ),
    practitioner: v.pipe(
      v.string(),
      v.transform((text) => calendarIds.find((id) => String(id) === text)),
      v.number(complaint('settings.error.choose')),
    ),
  }
  const checked = check(v.object(fields), typedIn(form, fields))
  if (!checked.ok) return checked
  const { day, time: minute, practitioner: calendarId } = checked.value
  const wall = zone.local(source.startsAt)
  const days = daysBetween(wall.date, day)
  if (Math.abs(days) > furthest)
    return { ok: false, problems: [{ field: 'day', key: 'schedule.error.date' }] }
  const same = days === 0 && minute === wall.minute && calendarId === source.calendarId
  if (same) return { ok: false, problems: [{ field: 'day', key: 'series.error.same' }] }
  return { ok: true, value: { days, minute, calendarId } }
}

/** A series moves no further than this, in days. */
const furthest = 366
