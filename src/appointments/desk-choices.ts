import { languageNames, languages } from '../i18n/languages.ts'
import type { Translate } from '../i18n/translate.ts'
import { relations } from '../patients/card.ts'
import type { AppointmentType } from '../types/types.ts'
import type { DeskStock, JudgedWish } from './desk-facts.ts'
import type { Draft } from './draft.ts'

interface Option {
  readonly value: string
  readonly label: string
}

/** What the form of the desk lets choose; what goes without saying is the first of each list, with what it is. */
export function choicesOf(stock: DeskStock, draft: Draft, judged: JudgedWish | undefined, t: Translate) {
  const type = stock.types.find(({ id }) => id === draft.typeId)
  const here = judged?.location.id
  return {
    calendars: stock.calendars.map(({ id, publicName }) => ({ value: String(id), label: publicName })),
    typeGroups: typeGroups(stock, draft.calendarId, t),
    lengths: lengths(type, draft.minutes, t),
    locations: stock.locations.length > 1 ? locations(stock, draft, judged, t) : [],
    rooms: rooms(stock, draft, judged, t).concat(
      stock.rooms
        .filter(({ locationId }) => here === undefined || (locationId ?? here) === here)
        .map(({ id, name }) => ({ value: String(id), label: name })),
    ),
    languages: languages.map((value) => ({ value, label: languageNames[value] })),
    relations: relations.map((value) => ({ value, label: t(`appointments.whose.${value}`) })),
  }
}

/** The types that the practitioner does come first. */
export function typeGroups({ types, calendars }: DeskStock, calendarId: number | undefined, t: Translate) {
  const calendar = calendars.find(({ id }) => id === calendarId)
  const does = (type: AppointmentType) => calendar !== undefined && type.calendarIds.includes(calendar.id)
  const optionsOf = (list: readonly AppointmentType[]) =>
    list.map(({ id, name }) => ({ value: String(id), label: name }))
  const others = types.filter((type) => !does(type))
  if (!calendar || others.length === types.length) return [{ label: '', options: optionsOf(types) }]
  const own = {
    label: t('desk.types.own', { name: calendar.publicName }),
    options: optionsOf(types.filter(does)),
  }
  return others.length === 0 ? [own] : [own, { label: t('desk.types.others'), options: optionsOf(others) }]
}

const everyFive = Array.from({ length: 12 }, (_, n) => (n + 1) * 5)
const quarters = [75, 90, 105, 120]
const halves = Array.from({ length: 12 }, (_, n) => 150 + n * 30)

/** Every five minutes to an hour, longer ones in longer steps, and whatever was asked for. */
export function lengths(
  type: AppointmentType | undefined,
  asked: number | undefined,
  t: Translate,
): readonly Option[] {
  const all = [
    ...new Set([...everyFive, ...quarters, ...halves, ...(asked === undefined ? [] : [asked])]),
  ].toSorted((a, b) => a - b)
  const usual = type ? [{ value: '', label: t('desk.length.usual', { minutes: type.minutes }) }] : []
  return [
    ...usual,
    ...all.map((minutes) => ({ value: String(minutes), label: t('desk.length', { minutes }) })),
  ]
}

function locations(
  stock: DeskStock,
  { locationId }: Draft,
  judged: JudgedWish | undefined,
  t: Translate,
): readonly Option[] {
  const own = stock.locations.map(({ id, name }) => ({ value: String(id), label: name }))
  if (locationId !== undefined || !judged) return own
  return [{ value: '', label: t('desk.location.usual', { location: judged.location.name }) }, ...own]
}

function rooms(stock: DeskStock, { roomId }: Draft, judged: JudgedWish | undefined, t: Translate): Option[] {
  const taken = roomId === undefined ? (judged?.time.means ?? []) : []
  const names = taken.map((id) => stock.rooms.find((room) => room.id === id)?.name ?? '').filter(Boolean)
  const label = names.length === 0 ? t('desk.room.none') : t('desk.room.usual', { rooms: names.join(', ') })
  return [{ value: '', label: roomId === undefined ? label : t('desk.room.usual.short') }]
}
