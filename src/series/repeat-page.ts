import type { Translate } from '../i18n/translate.ts'
import { weekday } from '../lib/calendar.ts'
import type { Labels } from '../practice/checked.ts'
import type { Format } from '../view/format.ts'
import { daysOfWeek } from './fit.ts'

type Values = Readonly<Record<string, string>>

/** What the form shows before anything is typed. */
export const firstValues: Values = { every: '1', end: 'times', times: '10', until: '' }

/** The weekdays beside that of the first appointment, as tick boxes. */
export function otherDays(date: string, chosen: readonly string[], format: Format) {
  return daysOfWeek(date)
    .filter((each) => each !== date)
    .map((each) => {
      const value = String(weekday(each))
      return { value, label: format.weekday(each), chosen: chosen.includes(value) }
    })
}

export function endChoices(t: Translate) {
  return (['times', 'until'] as const).map((value) => ({ value, label: t(`series.end.${value}`) }))
}

export function repeatLabels(t: Translate): Labels {
  return [
    ['every', t('series.every')],
    ['end', t('series.end')],
    ['times', t('series.times')],
    ['until', t('series.until')],
  ]
}

/** The rule as hidden fields of the list. */
export function hiddenRule(values: Values, days: readonly string[]) {
  const fields = ['every', 'end', 'times', 'until'].map((name) => ({ name, value: values[name] ?? '' }))
  return [...fields, ...days.map((value) => ({ name: 'days', value }))]
}
