import type { Translate } from '../i18n/translate.ts'
import { addDays, type IsoDate } from '../lib/calendar.ts'
import type { Labels } from '../practice/checked.ts'
import type { Format } from '../view/format.ts'
import { nextWeek53, weeksAhead } from './force.ts'
import type { Period, StoredPeriod } from './schedule.ts'
import { periodWords } from './templates.ts'

/** The weeks behind "odd", "even" and "week 2 of 3", with a warning where week 1 follows a week 53. */
export function cycleModel(period: Period, format: Format, t: Translate) {
  const week53 = nextWeek53(period)
  const first = (monday: IsoDate) => format.birthDate(monday)
  return {
    weeks:
      period.cycle === 'every'
        ? []
        : weeksAhead(period).map(({ monday, number, counts }) => ({
            week: t('schedule.week', { week: number }),
            dates: t('schedule.force.dates', { from: first(monday), to: first(addDays(monday, 6)) }),
            counts,
          })),
    week53:
      week53 === undefined || period.cycle === 'anchored' || period.cycle === 'every'
        ? ''
        : t(`schedule.force.week53.${period.cycle}`, {
            from: first(week53),
            next: first(addDays(week53, 7)),
          }),
  }
}

/** What ends, and what is left of it: "Week: until 31 January 2027, and again from 1 March 2027". */
export function endWords(
  name: string,
  left: readonly StoredPeriod[],
  from: IsoDate,
  format: Format,
  t: Translate,
): string {
  const before = left.find((each) => each.to !== null && each.to < from)
  const again = left.find((each) => each.from > from)
  if (!before && !again) return t('schedule.force.goes', { name })
  if (!before) return t('schedule.force.begins', { name, from: format.birthDate(again?.from ?? from) })
  const to = format.birthDate(before.to ?? from)
  if (!again) return t('schedule.force.endsOn', { name, to })
  return t('schedule.force.pauses', { name, to, from: format.birthDate(again.from) })
}

/** The periods that may end when another begins, as tick boxes. */
export function endChoices(
  periods: readonly StoredPeriod[],
  chosen: readonly string[],
  nameOf: (templateId: number) => string,
  format: Format,
  t: Translate,
) {
  return periods.map((period) => ({
    value: String(period.id),
    label: `${nameOf(period.templateId)}, ${periodWords(period, format, t)}`,
    chosen: chosen.includes(String(period.id)),
  }))
}

export function cycleChoices(t: Translate) {
  return (['every', 'iso-odd', 'iso-even', 'anchored'] as const).map((value) => ({
    value,
    label: t(`schedule.force.cycle.${value}`),
  }))
}

export function forceLabels(t: Translate): Labels {
  return [
    ['from', t('schedule.field.from')],
    ['to', t('schedule.force.until')],
    ['cycle', t('schedule.force.cycle')],
    ['weeks', t('schedule.force.weeks')],
    ['week', t('schedule.force.week')],
    ['anchor', t('schedule.force.anchor')],
    ['ends', t('schedule.force.ends')],
  ]
}
