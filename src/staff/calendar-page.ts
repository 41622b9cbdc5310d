import { languageNames } from '../i18n/languages.ts'
import type { Translate } from '../i18n/translate.ts'
import { addDays } from '../lib/calendar.ts'
import { type Above, aboveWords } from '../practice/above.ts'
import type { Labels } from '../practice/checked.ts'
import { limitLabels, limitValues } from '../practice/limit-values.ts'
import type { LimitRow } from '../practice/limits.ts'
import type { Practice } from '../practice/practice.ts'
import { visibilityChoices } from '../practice/visibility.ts'
import type { User } from './accounts.ts'
import type { Calendar } from './calendars.ts'
import { type Usage, usageWords } from './usage.ts'

type Values = Readonly<Record<string, string>>

/** A calendar with what its page says about it. */
export interface AroundCalendar {
  readonly calendar: Calendar
  readonly users: readonly User[]
  readonly above: readonly Above[]
  readonly usage: Usage
  /** Booked appointments outside the days with the practice (rule 35). */
  readonly beyond: { readonly before: number; readonly after: number }
}

/** What stands in the fields of a calendar's page; `own` are the limits that it sets itself. */
export function calendarValues(calendar: Calendar, own: LimitRow, { languages }: Practice): Values {
  const texts = languages.flatMap((language) => [
    [`profession-${language}`, calendar.profession[language] ?? ''],
    [`about-${language}`, calendar.about[language] ?? ''],
  ])
  return {
    name: calendar.name,
    publicName: calendar.publicName,
    online: calendar.online ? 'yes' : '',
    active: calendar.active ? 'yes' : '',
    fromDate: calendar.fromDate ?? '',
    toDate: calendar.toDate ?? '',
    account: String(calendar.userId ?? ''),
    ...limitValues(own),
    ...Object.fromEntries(texts),
  }
}

/** All that the page of a calendar shows besides what was typed. */
export function calendarModel(around: AroundCalendar, { languages }: Practice, t: Translate) {
  const { calendar, users, usage, above } = around
  const owner = users.find(({ id }) => id === calendar.userId)
  return {
    calendar: {
      id: calendar.id,
      publicName: calendar.publicName,
      kind: calendar.kind,
      online: calendar.online,
      active: calendar.active,
      slug: calendar.slug,
    },
    texts: languages.map((value) => ({ value, label: languageNames[value] })),
    accounts: accountChoices(users, calendar, t),
    mail: owner ? { id: owner.id, name: owner.name, on: owner.mailOnBooking } : null,
    usage: usageWords(usage, t),
    handoverHref: handoverHref(calendar),
    warnings: warningsOf(around, t),
    above: aboveWords(above, t),
    ways: [{ value: '', label: t('settings.above'), hints: [] }, ...visibilityChoices(t)],
  }
}

/** Whoever has left: the appointments after the last day; else all that are to come (rule 35). */
function handoverHref({ id, toDate }: Calendar): string {
  return `/staff/handover?practitioner=${id}&from=${toDate === null ? '' : addDays(toDate, 1)}`
}

export function calendarLabels({ languages }: Practice, t: Translate): Labels {
  return [
    ['name', t('settings.field.name')],
    ['account', t('people.field.account')],
    ['fromDate', t('people.field.fromDate')],
    ['toDate', t('people.field.toDate')],
    ['publicName', t('settings.field.publicName')],
    ...languages.flatMap((value) => [
      [`profession-${value}`, t('settings.field.profession', { language: languageNames[value] })] as const,
      [`about-${value}`, t('people.field.about', { language: languageNames[value] })] as const,
    ]),
    ...limitLabels(t),
  ]
}

/** Closed accounts are offered only to the calendar that belongs to one. */
function accountChoices(users: readonly User[], { userId }: Calendar, t: Translate) {
  const offered = users.filter(({ id, active }) => active || id === userId)
  return [
    { value: '', label: t('people.account.none') },
    ...offered.map(({ id, name, active }) => ({
      value: String(id),
      label: active ? name : t('settings.inactive', { name }),
    })),
  ]
}

function warningsOf({ calendar, usage, beyond }: AroundCalendar, t: Translate): readonly string[] {
  const { before, after } = beyond
  return [
    ...(before > 0 ? [t('people.warn.before', { count: before })] : []),
    ...(after > 0 ? [t('people.warn.after', { count: after })] : []),
    ...(!calendar.active && usage.appointments > 0
      ? [t('people.warn.inactive', { count: usage.appointments })]
      : []),
  ]
}
