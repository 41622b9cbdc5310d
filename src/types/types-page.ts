import { textIn } from '../i18n/languages.ts'
import type { Practice } from '../practice/practice.ts'
import type { Calendar } from '../staff/calendars.ts'
import type { Format } from '../view/format.ts'
import type { AppointmentType } from './types.ts'

/** The types as the owner's list shows them; retired ones stand apart. */
export function typeRows(
  types: readonly AppointmentType[],
  calendars: readonly Calendar[],
  practice: Practice,
  format: Format,
) {
  const names = new Map(calendars.map(({ id, publicName }) => [id, publicName]))
  return types
    .filter(({ active }) => active)
    .map((type, index, all) => ({
      id: type.id,
      moves: (['up', 'down'] as const).filter((way) => index !== (way === 'up' ? 0 : all.length - 1)),
      name: type.name,
      publicName: textIn(type.publicNames, practice.language, practice.language) || type.name,
      minutes: type.minutes,
      price: type.priceCents === null ? '' : format.money(type.priceCents, practice.currency),
      who: type.calendarIds.map((id) => names.get(id) ?? '').join(', '),
      online: type.online,
    }))
}

export function retiredTypes(types: readonly AppointmentType[]) {
  return types.filter(({ active }) => !active).map(({ id, name }) => ({ id, name }))
}
