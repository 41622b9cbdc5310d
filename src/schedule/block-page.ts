import type { Key, Translate } from '../i18n/translate.ts'
import { addDays } from '../lib/calendar.ts'
import { clock } from '../lib/clock.ts'
import type { Fields, Labels } from '../practice/checked.ts'
import type { Location } from '../practice/practice.ts'
import type { Room } from '../staff/rooms.ts'
import type { AppointmentType, BlockKind } from '../types/types.ts'
import type { Format } from '../view/format.ts'
import { type BlockValue, type Offered, type Stretch, stampOf } from './block.ts'
import type { Choice, PlannedBlock } from './schedule.ts'

type Values = Readonly<Record<string, string>>

/** What a block can be made of, for the pages on which blocks are changed. */
export interface Stock {
  readonly kinds: readonly BlockKind[]
  readonly locations: readonly Location[]
  readonly types: readonly AppointmentType[]
  readonly rooms: readonly Room[]
}

/** What is ticked on the form of a block. */
export interface Ticked {
  readonly types: readonly string[]
  readonly weekdays: readonly string[]
  readonly resources: readonly string[]
}

export const noTicks: Ticked = { types: [], weekdays: [], resources: [] }

export function ticksTyped(form: Pick<Fields, 'list'>): Ticked {
  return { types: form.list('type'), weekdays: form.list('weekday'), resources: form.list('resource') }
}

/** A block may keep a kind, a place and types that are used no more. */
export function offeredIn({ kinds, locations, types, rooms }: Stock, block?: BlockValue): Offered {
  const chosen = block && block.types !== null && block.types !== 'all' ? block.types : new Set<number>()
  return {
    kinds: kinds.filter(({ id, active }) => active || id === block?.kindId).map(({ id }) => id),
    locations: [...new Set([...locations.map(({ id }) => id), ...(block ? [block.locationId] : [])])],
    types: types.filter(({ id, active }) => active || chosen.has(id)).map(({ id }) => id),
    rooms: rooms.filter(({ id, active }) => active || block?.resources.includes(id)),
  }
}

/** The choices of a block's form. */
export function blockChoices(
  stock: Stock,
  offered: Offered,
  ticked: Ticked,
  format: Format,
  t: Translate,
  asAbove: Key = 'schedule.field.asKind',
) {
  const choice = ({ id, name }: { readonly id: number; readonly name: string }) => ({
    value: String(id),
    label: name,
  })
  const tick = (value: string, label: string, chosen: readonly string[]) => ({
    value,
    label,
    chosen: chosen.includes(value),
  })
  return {
    kinds: stock.kinds.filter(({ id }) => offered.kinds.includes(id)).map(choice),
    locations: stock.locations.filter(({ id }) => offered.locations.includes(id)).map(choice),
    webs: [
      { value: '', label: t(asAbove) },
      { value: 'yes', label: t('schedule.yes') },
      { value: 'no', label: t('schedule.no') },
    ],
    modes: [
      { value: '', label: t(asAbove) },
      { value: 'all', label: t('schedule.allTypes') },
      { value: 'listed', label: t('schedule.kinds.listed') },
    ],
    types: stock.types
      .filter(({ id }) => offered.types.includes(id))
      .map(({ id, name }) => tick(String(id), name, ticked.types)),
    rooms: offered.rooms.map((room) => tick(String(room.id), roomName(room, stock), ticked.resources)),
    weekdays: [1, 2, 3, 4, 5, 6, 7].map((day) =>
      tick(String(day), weekdayName(day, format), ticked.weekdays),
    ),
  }
}

/** An empty form: the kind and place of the other blocks, so that what is typed is little. */
export function emptyBlock(stock: Stock, others: readonly PlannedBlock[]): Values {
  const last = others.at(-1)
  return {
    from: '',
    to: '',
    kind: String(last?.kindId ?? stock.kinds.find(({ active }) => active)?.id ?? ''),
    location: String(last?.locationId ?? stock.locations[0]?.id ?? ''),
    web: '',
    mode: '',
  }
}

/** The fields of a block that is there; of its choices those of its own level. */
export function blockValues(block: BlockValue & Stretch): Values {
  const { web, types } = block
  return {
    from: clock(block.fromMinute),
    to: clock(block.toMinute),
    kind: String(block.kindId),
    location: String(block.locationId),
    web: web === null ? '' : web ? 'yes' : 'no',
    mode: types === null ? '' : types === 'all' ? 'all' : 'listed',
    stamp: stampOf(block),
  }
}

export function blockTicks(block: BlockValue & Stretch): Ticked {
  const { types } = block
  return {
    types: types === null || types === 'all' ? [] : [...types].map(String),
    weekdays: block.weekday === undefined ? [] : [String(block.weekday)],
    resources: block.resources.map(String),
  }
}

/** A block as a row of a list. */
export function blockRow(block: PlannedBlock, stock: Stock, t: Translate) {
  const kind = stock.kinds.find(({ id }) => id === block.kindId)
  return {
    time: timesOf(block),
    kind: kind?.name ?? '',
    colour: kind?.colour ?? 6,
    location: placeWords(block, stock),
    web: webWords(block, kind, t),
    types: typesWords(block, kind, stock.types, t),
  }
}

export function timesOf({ fromMinute, toMinute }: Stretch): string {
  return `${clock(fromMinute)}–${clock(toMinute)}`
}

export function weekdayName(weekday: number, format: Format): string {
  const anyMonday = '2024-01-01'
  return format.weekday(addDays(anyMonday, weekday - 1))
}

export function blockLabels(t: Translate): Labels {
  return [
    ['weekday', t('schedule.field.weekday')],
    ['from', t('schedule.field.from')],
    ['to', t('schedule.field.to')],
    ['kind', t('settings.field.kind')],
    ['location', t('settings.field.location')],
    ['resource', t('blocks.field.resources')],
    ['web', t('schedule.field.web')],
    ['mode', t('schedule.field.mode')],
  ]
}

/** The location, and the rooms and devices that are used there. */
function placeWords({ locationId, resources }: BlockValue, { locations, rooms }: Stock): string {
  const place = locations.find(({ id }) => id === locationId)?.name ?? ''
  const used = rooms.filter(({ id, active }) => active && resources.includes(id)).map(({ name }) => name)
  return [place, ...used].filter((name) => name !== '').join(', ')
}

function roomName({ name, locationId }: Offered['rooms'][number], { locations }: Stock): string {
  const place = locations.length > 1 ? locations.find(({ id }) => id === locationId)?.name : undefined
  return place === undefined ? name : `${name}, ${place}`
}

function webWords({ web }: Choice, kind: BlockKind | undefined, t: Translate): string {
  const online = t((web ?? kind?.web) ? 'settings.online.short' : 'settings.offline.short')
  return web === null ? t('schedule.asKind', { what: online }) : online
}

function typesWords(
  { types }: Choice,
  kind: BlockKind | undefined,
  all: readonly AppointmentType[],
  t: Translate,
): string {
  if (types === null) return t('schedule.asKind', { what: allowedWords(kind?.types ?? 'all', all, t) })
  return allowedWords(types, all, t)
}

function allowedWords(types: BlockKind['types'], all: readonly AppointmentType[], t: Translate): string {
  if (types === 'all') return t('schedule.allTypes')
  const names = all.filter(({ id }) => types.has(id)).map(({ name }) => name)
  return names.length > 0 ? names.join(', ') : t('schedule.noTypes')
}
