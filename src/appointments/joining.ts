import type { Translate } from '../i18n/translate.ts'
import type { Format } from '../view/format.ts'
import type { DeskStock } from './desk-facts.ts'
import type { Whole } from './whole.ts'

interface Writing {
  readonly t: Translate
  readonly format: Pick<Format, 'longDate' | 'timeRange'>
}

/** View appointments/_join: the appointment that somebody joins (rule 10). */
export function joinModel(whole: Whole, stock: DeskStock, { t, format }: Writing) {
  const { startsAt, endsAt, taken, places } = whole
  const type = stock.types.find(({ id }) => id === whole.typeId)?.name ?? ''
  const practitioner = stock.calendars.find(({ id }) => id === whole.calendarId)?.publicName ?? ''
  const location = stock.locations.find(({ id }) => id === whole.locationId)?.name ?? ''
  const full = taken >= places
  return {
    id: whole.id,
    version: whole.version,
    when: `${format.longDate(startsAt)} ${format.timeRange(startsAt, endsAt)}`,
    what: t('desk.what', { type, practitioner, location }),
    seats: t('desk.seats', { taken, places }),
    refusal: refusalOf(whole, t),
    full,
  }
}

function refusalOf({ status, taken, places }: Whole, t: Translate): string {
  if (status === 'cancelled') return t('desk.add.over')
  return taken >= places ? t('desk.add.full', { places }) : ''
}
