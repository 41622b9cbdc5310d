import { type Language, languageNames } from '../i18n/languages.ts'
import { type Key, type Translate, translator } from '../i18n/translate.ts'
import type { IsoDate } from '../lib/calendar.ts'
import type { HolidayCountry } from '../lib/holidays.ts'
import type { Labels } from '../practice/checked.ts'
import { whenClosed } from '../practice/closures.ts'
import type { Closure, Location, Practice } from '../practice/practice.ts'
import type { Format } from '../view/format.ts'
import { isClosedOn, type StoredClosure } from './closures.ts'
import { type Holiday, publicHolidays } from './holidays.ts'

/** A closure as a line of a list; the year is said where it is not this one. */
export function closureRow(
  closure: StoredClosure,
  practice: Practice,
  locations: readonly Location[],
  language: Language,
  booked: number,
) {
  const cover = [closure.coverName, closure.coverPhone].filter(Boolean).join(', ')
  return {
    href: `/staff/schedule/closures/${closure.id}`,
    when: whenClosed(closure, locations, language, practice.zone),
    year: closure.from.slice(0, 4),
    text: closure.texts[language] ?? Object.values(closure.texts)[0] ?? '',
    cover,
    booked,
  }
}

export function closureValues(closure: Closure): Readonly<Record<string, string>> {
  const texts = Object.entries(closure.texts).map(([language, text]) => [`text-${language}`, text])
  return {
    location: closure.locationId === null ? 'all' : String(closure.locationId),
    from: closure.from,
    to: closure.to === closure.from ? '' : closure.to,
    coverName: closure.coverName ?? '',
    coverPhone: closure.coverPhone ?? '',
    ...Object.fromEntries(texts),
  }
}

export function closureChoices(practice: Practice, locations: readonly Location[], t: Translate) {
  return {
    locations: [
      { value: 'all', label: t('schedule.closure.everywhere') },
      ...locations.map(({ id, name }) => ({ value: String(id), label: name })),
    ],
    texts: practice.languages.map((value) => ({ value, label: languageNames[value] })),
  }
}

/** The holidays of this year and the next that are still to come, one a day: two may fall on the same. */
export async function comingHolidays(country: HolidayCountry, today: IsoDate): Promise<readonly Holiday[]> {
  const year = Number(today.slice(0, 4))
  const all = [...(await publicHolidays(country, year)), ...(await publicHolidays(country, year + 1))]
  const onDay = (date: IsoDate) => all.filter((each) => each.date === date)
  const first = (date: IsoDate) => onDay(date).find(({ usual }) => usual) ?? onDay(date)[0]
  return all.filter((each) => each.date >= today && each === first(each.date))
}

/** As tick boxes; chosen beforehand are the usual ones on which somebody would be working. */
export function holidayChoices(
  holidays: readonly Holiday[],
  closures: readonly Closure[],
  isWorked: (date: IsoDate) => boolean,
  format: Format,
  t: Translate,
) {
  return holidays.map((holiday) => {
    const closed = isClosedOn(holiday, closures)
    const worked = isWorked(holiday.date)
    return {
      date: holiday.date,
      label: `${format.longDay(holiday.date)}: ${t(`schedule.holiday.${holiday.name}`)}`,
      closed,
      chosen: worked && holiday.usual,
      note: worked ? (holiday.usual ? '' : t('schedule.holidays.notAll')) : t('schedule.holidays.noHours'),
    }
  })
}

/** A whole-practice closure that says the holiday's name in each language of the practice. */
export function closureFor({ date, name }: Holiday, practice: Practice): Closure {
  const key: Key = `schedule.holiday.${name}`
  const texts = practice.languages.map((language) => [language, translator(language)(key)] as const)
  return {
    locationId: null,
    from: date,
    to: date,
    texts: Object.fromEntries(texts),
    coverName: null,
    coverPhone: null,
  }
}

export function closureLabels(practice: Practice, t: Translate): Labels {
  const texts = practice.languages.map(
    (value) => [`text-${value}`, t('schedule.closure.text', { language: languageNames[value] })] as const,
  )
  return [
    ['location', t('settings.field.location')],
    ['from', t('schedule.closure.from')],
    ['to', t('schedule.closure.to')],
    ...texts,
    ['coverName', t('schedule.closure.coverName')],
    ['coverPhone', t('schedule.closure.coverPhone')],
  ]
}
