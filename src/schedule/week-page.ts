import type { Key, Translate } from '../i18n/translate.ts'
import { addDays, type IsoDate, isoWeek } from '../lib/calendar.ts'
import { clock } from '../lib/clock.ts'
import type { Calendar } from '../staff/calendars.ts'
import type { AppointmentType, BlockKind } from '../types/types.ts'
import type { Format } from '../view/format.ts'
import type { PlannedBlock, Shut } from './schedule.ts'
import { isOnline, nameOfPlace, nameOfTick, typesIn } from './week.ts'

/** Where staff ask why a time is not offered, and see the booking pages as a patient; both know bookings. */
export const whyAddress = '/staff/schedule/why'
export const tryAddress = '/staff/schedule/as-patient'

/** What the page of a week is made of. */
export interface Week {
  readonly dates: readonly IsoDate[]
  readonly today: IsoDate
  readonly calendars: readonly Calendar[]
  readonly kinds: ReadonlyMap<number, BlockKind>
  readonly types: readonly AppointmentType[]
  blocks(calendarId: number, date: IsoDate): readonly PlannedBlock[]
  shut(calendar: Calendar, date: IsoDate, block: PlannedBlock): Shut
}

/** What somebody ticked before something came in between; places that were not on that page are as they are. */
export interface Kept {
  readonly shown: ReadonlySet<string>
  readonly ticked: ReadonlySet<string>
  readonly changed: ReadonlySet<string>
}

/** The days of the week that have blocks, each block as a row. */
export function daysOf(week: Week, format: Format, t: Translate, kept?: Kept) {
  return week.dates
    .map((date) => ({ title: format.dayAndMonth(date), rows: rowsOf(week, date, t, kept) }))
    .filter(({ rows }) => rows.length > 0)
}

/** How many hours there are in the week, and how many of them are open to patients, to a tenth. */
export function hoursOf(week: Week): { readonly all: number; readonly open: number } {
  const blocks = week.dates.flatMap((date) =>
    week.calendars.flatMap((calendar) =>
      week.blocks(calendar.id, date).map((block) => ({ calendar, date, block })),
    ),
  )
  const hours = (minutes: readonly number[]) =>
    Math.round(minutes.reduce((total, each) => total + each, 0) / 6) / 10
  const open = blocks.filter(({ calendar, block }) => calendar.online && isOnline(block, week.kinds))
  return {
    all: hours(blocks.map(({ block }) => block.toMinute - block.fromMinute)),
    open: hours(open.map(({ calendar, date, block }) => week.shut(calendar, date, block).minutes)),
  }
}

/** One time a week is probably never free (F20). */
export function isHardlyAny({ all, open }: { readonly all: number; readonly open: number }): boolean {
  return all > 0 && open > 0 && open < 2
}

/** The kinds of block in use, with what is allowed in them in words. */
export function kindsOf(week: Week, t: Translate) {
  return [...week.kinds.values()]
    .filter(({ active }) => active)
    .map((kind) => ({
      ...kind,
      types: typesOfKind(kind, week.types, t),
      shows: kind.visibility ? t(`settings.visibility.${kind.visibility}`) : '',
    }))
}

/** Where the weeks before and after are, for everyone or the one who was chosen. */
export function weekLinks(monday: IsoDate, chosen: Calendar | undefined, address: string) {
  const href = (start: IsoDate) => `${address}?week=${start}${chosen ? `&calendar=${chosen.id}` : ''}`
  const [before, after] = [href(addDays(monday, -7)), href(addDays(monday, 7))]
  return { monday, number: isoWeek(monday).week, before, after }
}

/** The same week of everyone, and of each. */
export function calendarLinks(
  monday: IsoDate,
  calendars: readonly Calendar[],
  chosen: Calendar | undefined,
  address: string,
  t: Translate,
) {
  const href = `${address}?week=${monday}`
  const each = calendars.map(({ id, publicName }) => ({
    label: publicName,
    href: `${href}&calendar=${id}`,
    current: id === chosen?.id,
  }))
  return [{ label: t('schedule.everyone'), href, current: !chosen }, ...each]
}

function typesOfKind(kind: BlockKind, types: readonly AppointmentType[], t: Translate): string {
  const { types: allowed } = kind
  if (allowed === 'all') return t('schedule.allTypes')
  return listOf(
    types.filter(({ id, active }) => active && allowed.has(id)),
    t,
  )
}

function rowsOf(week: Week, date: IsoDate, t: Translate, kept: Kept | undefined) {
  return week.calendars.flatMap((calendar) =>
    week
      .blocks(calendar.id, date)
      .map((block, position) => rowOf(week, { calendar, date, block, position }, t, kept)),
  )
}

interface Spot {
  readonly calendar: Calendar
  readonly date: IsoDate
  readonly block: PlannedBlock
  readonly position: number
}

function rowOf(week: Week, { calendar, date, block, position }: Spot, t: Translate, kept: Kept | undefined) {
  const place = { calendarId: calendar.id, date, position }
  const name = nameOfPlace(place)
  const web = isOnline(block, week.kinds)
  const again = kept?.shown.has(name) === true && !kept.changed.has(name)
  const kind = week.kinds.get(block.kindId)
  const notes: Key[] = []
  if (kept?.changed.has(name)) notes.push('schedule.changedMeanwhile')
  if (block.level === 'dated' && block.own.web !== null) notes.push('schedule.ownChoice')
  if (!calendar.online) notes.push('schedule.calendarOffline')
  const shut = week.shut(calendar, date, block)
  if (shut.closed) notes.push('schedule.shut.closed')
  if (shut.away) notes.push('schedule.shut.away')
  return {
    name,
    shown: nameOfTick(place, block, web),
    time: `${clock(block.fromMinute)}–${clock(block.toMinute)}`,
    href: `/staff/schedule/days?calendar=${calendar.id}&date=${date}`,
    whyHref: `${whyAddress}?practitioner=${calendar.id}&date=${date}&time=${clock(block.fromMinute)}`,
    practitioner: calendar.publicName,
    kind: kind?.name ?? '',
    colour: kind?.colour ?? 1,
    types: listOf(typesIn(block, calendar.id, week.kinds, week.types), t),
    notes: notes.map((key) => t(key)),
    ticked: again ? kept.ticked.has(name) : web,
    past: date < week.today,
  }
}

export function listOf(types: readonly AppointmentType[], t: Translate): string {
  return types.length > 0 ? types.map(({ name }) => name).join(', ') : t('schedule.noTypes')
}
