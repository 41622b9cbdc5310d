import type { Translate } from '../i18n/translate.ts'
import type { Calendar } from '../staff/calendars.ts'
import type { AppointmentType } from '../types/types.ts'
import type { Format } from '../view/format.ts'

/** What stands at the top of a page about a series: which appointment it begins with. */
export interface SeriesHead {
  readonly id: number
  readonly people: readonly string[]
  readonly when: string
  readonly what: string
}

export function headOf(
  source: { readonly id: number; readonly startsAt: number; readonly endsAt: number },
  { type, calendar }: { readonly type: AppointmentType; readonly calendar: Calendar },
  people: readonly string[],
  { t, format }: { readonly t: Translate; readonly format: Format },
): SeriesHead {
  const { id, startsAt, endsAt } = source
  return {
    id,
    people,
    when: `${format.longDate(startsAt)} ${format.timeRange(startsAt, endsAt)}`,
    what: t('series.what', { type: type.name, practitioner: calendar.publicName }),
  }
}
