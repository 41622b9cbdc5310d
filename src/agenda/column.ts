import type { Translate } from '../i18n/translate.ts'
import { type EpochSeconds, type IsoDate, today } from '../lib/calendar.ts'
import type { Format } from '../view/format.ts'
import type { Book, BookedColumn, ShownBlock } from './agenda.ts'
import { addressOf, wholeDay } from './asked.ts'
import { entriesOf } from './entries.ts'
import type { Entry, Writing } from './entry.ts'
import { classOf, type Grid, gridsOf, hoursOf, type Rows, rowsOf, stacked } from './grid.ts'
import type { InHand } from './in-hand.ts'
import { whyOf } from './links.ts'

/** View agenda/_columns. */
export interface ColumnsModel {
  readonly fine: boolean
  readonly hours: readonly { readonly label: string; readonly classes: string }[]
  /** The line at this moment: undefined where today is not shown, and outside the hours shown. */
  readonly nowLine: { readonly time: string; readonly classes: string } | undefined
  readonly columns: readonly ColumnModel[]
}

export interface ColumnModel {
  readonly id: string
  readonly head: HeadModel
  /** "08:00 to 12:00 General, bookable online." */
  readonly spoken: string
  /** Classes of what lies in the background. */
  readonly blocks: readonly string[]
  readonly entries: readonly Entry[]
  /** Classes of the line of now; '' for none. */
  readonly now: string
}

/** View agenda/_head. */
export interface HeadModel {
  readonly id: string
  readonly name: string
  readonly detail: string
  /** Whose column it is; null: a room's. */
  readonly calendarId: number | null
  readonly date: IsoDate
  /** Of a week: the day; '' elsewhere. */
  readonly href: string
  /** Why patients are offered the times of this column, or not, and the same practitioner's week. */
  readonly links: readonly { readonly href: string; readonly label: string }[]
}

/** How a page of the agenda is written. */
export interface Words {
  readonly t: Translate
  readonly format: Format
  readonly now: EpochSeconds
  readonly hidesNames: boolean
  /** What the reader is about to move. */
  readonly inHand?: InHand | undefined
}

/** Pixels of a row in staff.css, and of a `.fine` one. */
const rowHeights = { plain: 8, fine: 13 }
/** With more columns than these there is no room for a whole name on a usual screen. */
const wideColumns = 3

/** The columns of a day or of a week, on rows that they share. */
export function columnsModel(book: Book, words: Words): ColumnsModel {
  const { columns, zone } = book
  const grids = gridsOf(zone, daysOf(book))
  const [grid] = grids.values()
  if (!grid) return { fine: false, hours: [], nowLine: undefined, columns: [] }
  const fine = book.fine || grid.step > 300
  const rowHeight = fine ? rowHeights.fine : rowHeights.plain
  const narrow = columns.length > wideColumns
  const firsts = firstColumns(columns)
  const { t, format, now } = words
  const current = grids.get(today(zone, now))
  return {
    fine,
    hours: hourLabels(
      hoursOf(zone, grid),
      format,
      current && rowsOf(current, { startsAt: now, endsAt: now + 1 }),
    ),
    nowLine: current && nowLineOf(current, format, now),
    columns: columns.map((column) => {
      const isFirst = (id: number) => firsts.get(id) === column.id
      const own = grids.get(column.date) ?? grid
      return columnModel(book, column, { ...words, column, grid: own, rowHeight, narrow, isFirst, t })
    }),
  }
}

/** An hour that the time of now would be written over has no label. */
function hourLabels(hours: ReturnType<typeof hoursOf>, format: Format, now: Rows | undefined) {
  return hours.map((hour) => {
    const below = now ? hour.s - now.s : -1
    return { label: below >= 0 && below <= 2 ? '' : format.time(hour.at), classes: classOf(hour) }
  })
}

function daysOf({ columns }: Book) {
  const dates = [...new Set(columns.map(({ date }) => date))]
  return dates.map((date) => ({
    date,
    shown: columns
      .filter((each) => each.date === date)
      .flatMap((each) => [...each.blocks, ...each.appointments, ...each.holds]),
  }))
}

/** The first column in which each appointment stands. */
function firstColumns(columns: readonly BookedColumn[]): ReadonlyMap<number, string> {
  const firsts = new Map<number, string>()
  for (const column of columns)
    for (const { id } of column.appointments) if (!firsts.has(id)) firsts.set(id, column.id)
  return firsts
}

function nowLineOf(grid: Grid, format: Format, now: EpochSeconds): ColumnsModel['nowLine'] {
  const rows = rowsOf(grid, { startsAt: now, endsAt: now + 1 })
  return rows && { time: format.time(now), classes: classOf(rows) }
}

function columnModel(book: Book, column: BookedColumn, writing: Writing & Words): ColumnModel {
  const { list, rests } = entriesOf(column, writing)
  const isToday = column.date === today(book.zone, writing.now)
  return {
    id: column.id,
    head: headOf(book, column, isToday, writing),
    // What is booked without a room has no hours of its own to speak of.
    spoken: column.calendarId === null && column.name === '' ? '' : spokenBlocks(column.blocks, writing),
    blocks: [...column.blocks.flatMap((block) => blockClasses(block, writing.grid)), ...rests],
    entries: list,
    now: (isToday && nowLineOf(writing.grid, writing.format, writing.now)?.classes) || '',
  }
}

function headOf(book: Book, column: BookedColumn, isToday: boolean, { t, format }: Words): HeadModel {
  const { id, date, calendarId } = column
  const base = { id, calendarId, date, href: '', links: [] }
  if (calendarId === null) return { ...base, name: column.name || t('diary.noRoom'), detail: column.detail }
  if (book.asked.view !== 'week') {
    const why = { href: whyOf(date, calendarId), label: t('why.short') }
    const week = addressOf({ ...wholeDay, view: 'week', shown: [calendarId] }, date)
    const links = [why, { href: week, label: t('diary.week') }]
    return { ...base, name: column.name, detail: column.detail, links }
  }
  const counts = { booked: column.appointments.length, free: column.free.length }
  return {
    ...base,
    name: [`${format.shortWeekday(date)} ${format.dayNumeral(date)}`, isToday ? t('agenda.today') : '']
      .filter(Boolean)
      .join(' · '),
    detail: t('diary.week.counts', counts),
    href: addressOf(wholeDay, date),
  }
}

function spokenBlocks(blocks: readonly ShownBlock[], { t, format }: Words): string {
  if (blocks.length === 0) return t('agenda.block.none')
  return blocks
    .map(({ startsAt, endsAt, calendarId, name, web }) => {
      const words = { from: format.time(startsAt), to: format.time(endsAt), name }
      if (calendarId === null) return t('diary.block.hours', words)
      return web ? t('agenda.block.spokenWeb', words) : t('agenda.block.spoken', words)
    })
    .join(' ')
}

function blockClasses(block: ShownBlock, grid: Grid): readonly string[] {
  const rows = rowsOf(grid, block)
  const web = block.web ? ' web' : ''
  return rows ? stacked(rows).map((piece) => `blk k${block.colour}${web} ${classOf(piece)}`) : []
}
