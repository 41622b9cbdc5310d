import type { Translate } from '../i18n/translate.ts'
import type { Level, Limits } from './limits.ts'

/** The limits in force above a type, a calendar or a location, and whose name they may carry. */
export interface Above {
  readonly limits: Limits
  readonly calendar: string
  readonly location: string
}

/** What "as above" comes to at present, in words with the level it comes from (rule 11): "2 hours (practice)". */
export function aboveWords(above: readonly Above[], t: Translate) {
  const words = (say: (limits: Limits) => readonly [what: string, level: Level]) => {
    const each = above.map((one) => {
      const [what, level] = say(one.limits)
      return t('settings.above.one', { what, level: levelWords(level, one, t) })
    })
    return [...new Set(each)].join(', ')
  }
  return {
    leadHours: words(({ leadHours: { value, level } }) => [
      t('settings.above.hours', { count: value }),
      level,
    ]),
    horizonDays: words(({ horizonDays: { value, level } }) => [
      value === null ? t('settings.above.none') : t('settings.above.days', { count: value }),
      level,
    ]),
    maxOwnBookings: words(({ maxOwnBookings: { value, level } }) => [
      value === null ? t('settings.above.none') : String(value),
      level,
    ]),
    rebookHours: words(({ rebookHours: { value, level } }) => [deadline(value, t), level]),
    cancelHours: words(({ cancelHours: { value, level } }) => [deadline(value, t), level]),
    visibility: words(({ visibility: { value, level } }) => [t(`settings.visibility.${value}`), level]),
  }
}

function deadline(hours: number, t: Translate): string {
  return t('people.above.deadline', { count: hours })
}

function levelWords(level: Level, { calendar, location }: Above, t: Translate): string {
  if (level === 'calendar') return calendar
  return level === 'location' ? location : t('settings.above.practice')
}
