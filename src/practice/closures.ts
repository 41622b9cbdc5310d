import type { Language } from '../i18n/languages.ts'
import { translator } from '../i18n/translate.ts'
import { addDays, type IsoDate, type Zone } from '../lib/calendar.ts'
import { formatFor } from '../view/format.ts'
import type { Closure, Location } from './practice.ts'

/** A closure is announced this many days before it begins (rule 24). */
const announcedDays = 28

/** The closures that patients are told of on a date: those of today and those to come; not those of a location that has gone. */
export function closuresToTell(
  closures: readonly Closure[],
  locations: readonly Location[],
  date: IsoDate,
): readonly Closure[] {
  const last = addDays(date, announcedDays)
  return closures.filter(
    ({ from, to, locationId }) =>
      date <= to && from <= last && (locationId === null || locations.some(({ id }) => id === locationId)),
  )
}

/** "Closed 24 December – 2 January."; with the location's name where the others are open. */
export function whenClosed(
  { from, to, locationId }: Closure,
  locations: readonly Location[],
  language: Language,
  zone: Zone,
): string {
  const t = translator(language)
  const format = formatFor(language, zone)
  const sameMonth = from.slice(0, 7) === to.slice(0, 7)
  const dates = {
    from: sameMonth && from !== to ? format.day(from) : format.dayOfMonth(from),
    to: format.dayOfMonth(to),
  }
  const days = from === to ? 'day' : 'days'
  const location = locations.find(({ id }) => id === locationId)?.name
  return location ? t(`shared.closedAt.${days}`, { ...dates, location }) : t(`shared.closed.${days}`, dates)
}
