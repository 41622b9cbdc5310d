import type { Translate } from '../i18n/translate.ts'
import { addDays, type EpochSeconds, type IsoDate, today } from '../lib/calendar.ts'
import { tryAddress, whyAddress } from '../schedule/week-page.ts'
import type { BookedColumn, BookedDay, ShownBlock } from './agenda.ts'
import { entriesOf } from './entries.ts'
import type { Entry, Writing } from './entry.ts'
import { classOf, type Grid, gridOf, hoursOf, rowsOf, stacked } from './grid.ts'

/** How the reader's language writes; the part of view/format.ts that the agenda needs. */
export interface DayFormat {
  time(at: EpochSeconds): string
  longDay(date: IsoDate): string
  weekday(date: IsoDate): string
  dayNumeral(date: IsoDate): string
  monthAndYear(date: IsoDate): string
}

/** View agenda/day. */
export interface DayModel {
  readonly title: string
  readonly date: IsoDate
  readonly numeral: string
  readonly weekday: string
  readonly monthAndYear: string
  readonly isToday: boolean
  readonly previousHref: string
  readonly nextHref: string
  /** The same page, asked for by itself every minute (rule 34). */
  readonly quietHref: string
  readonly whyHref: string
  /** The booking pages as a patient finds them from this day on, in a preview. */
  readonly tryHref: string
  readonly fine: boolean
  readonly hours: readonly { readonly label: string; readonly classes: string }[]
  /** The line across the day at this moment; undefined on other days and outside the hours shown. */
  readonly nowLine: { readonly time: string; readonly classes: string } | undefined
  readonly columns: readonly ColumnModel[]
  readonly counts: { readonly appointments: number; readonly waiting: number; readonly firstWaiting: string }
}

export interface ColumnModel {
  readonly id: string
  readonly name: string
  /** Why patients are offered the times of this column, or not. */
  readonly whyHref: string
  readonly detail: string
  /** "08:00 to 12:00 General, bookable online." */
  readonly spoken: string
  /** Classes of what lies in the background. */
  readonly blocks: readonly string[]
  readonly entries: readonly Entry[]
}

/** Pixels of a row in staff.css, and of a `.fine` one. */
const rowHeights = { plain: 8, fine: 13 }

/** Everything that the page of a day shows, in words. */
export function dayModel(day: BookedDay, t: Translate, format: DayFormat, now: EpochSeconds): DayModel {
  const { date, zone, columns } = day
  const grid = gridOf(
    zone,
    date,
    columns.flatMap((each) => [...each.blocks, ...each.appointments, ...each.holds]),
  )
  const fine = day.fine || grid.step > 300
  const why = `${whyAddress}?date=${date}`
  const writing = { t, format, now, grid, why, rowHeight: fine ? rowHeights.fine : rowHeights.plain }
  return {
    title: t('agenda.title', { day: format.longDay(date) }),
    date,
    numeral: format.dayNumeral(date),
    weekday: format.weekday(date),
    monthAndYear: format.monthAndYear(date),
    isToday: date === today(zone, now),
    previousHref: hrefOf(addDays(date, -1)),
    nextHref: hrefOf(addDays(date, 1)),
    quietHref: `${hrefOf(date)}&quiet=1`,
    whyHref: why,
    tryHref: `${tryAddress}?date=${date}&from=agenda`,
    fine,
    hours: hoursOf(zone, grid).map((hour) => ({ label: format.time(hour.at), classes: classOf(hour) })),
    nowLine: nowLineOf(grid, format, now),
    columns: columns.map((column) => columnModel(column, writing)),
    counts: countsOf(columns),
  }
}

/** The agenda of a date. */
export function hrefOf(date: IsoDate): string {
  return `/staff/agenda?date=${date}`
}

function nowLineOf(grid: Grid, format: DayFormat, now: EpochSeconds): DayModel['nowLine'] {
  const rows = rowsOf(grid, { startsAt: now, endsAt: now + 1 })
  return rows && { time: format.time(now), classes: classOf(rows) }
}

function columnModel(column: BookedColumn, writing: Writing): ColumnModel {
  const own = { ...writing, why: `${writing.why}&practitioner=${column.calendarId}` }
  const { list, rests } = entriesOf(column, own)
  return {
    id: `c${column.calendarId}`,
    name: column.name,
    whyHref: own.why,
    detail: column.detail,
    spoken: spokenBlocks(column.blocks, writing),
    blocks: [...column.blocks.flatMap((block) => blockClasses(block, writing.grid)), ...rests],
    entries: list,
  }
}

function spokenBlocks(blocks: readonly ShownBlock[], { t, format }: Writing): string {
  if (blocks.length === 0) return t('agenda.block.none')
  return blocks
    .map(({ startsAt, endsAt, name, web }) => {
      const words = { from: format.time(startsAt), to: format.time(endsAt), name }
      return web ? t('agenda.block.spokenWeb', words) : t('agenda.block.spoken', words)
    })
    .join(' ')
}

function blockClasses(block: ShownBlock, grid: Grid): readonly string[] {
  const rows = rowsOf(grid, block)
  const web = block.web ? ' web' : ''
  return rows ? stacked(rows).map((piece) => `blk k${block.colour}${web} ${classOf(piece)}`) : []
}

function countsOf(columns: readonly BookedColumn[]): DayModel['counts'] {
  const appointments = columns.flatMap((column) => column.appointments)
  const waiting = appointments.filter((each) => each.status === 'arrived')
  const longest = waiting.toSorted((one, other) => (one.since ?? 0) - (other.since ?? 0))[0]
  const firstWaiting = longest ? `#a${longest.id}` : ''
  return { appointments: appointments.length, waiting: waiting.length, firstWaiting }
}
