import { type Interval, overlaps } from '../lib/interval.ts'
import type { Absence, BookedColumn, Hold, ShownBlock } from './agenda.ts'
import { appointmentEntry } from './appointment-entry.ts'
import {
  type Entries,
  type Entry,
  lineHigh,
  type Place,
  placed,
  placeOf,
  type Writing,
  type Written,
} from './entry.ts'
import { restOf } from './gaps.ts'
import { classOf, type Grid, type Rows, rowsOf, rowsWithin, stacked } from './grid.ts'
import { hereOf } from './in-hand.ts'
import { lanesOf } from './lanes.ts'
import { newOf, whyOf } from './links.ts'

/** A free stretch is as long as this before its minutes are written beside it. */
const saidFrom = 30

/** Appointments, holds, absences and free stretches of a column, by start. */
export function entriesOf(column: BookedColumn, writing: Writing): Entries {
  const taken = takenOf(column, writing.grid)
  const lanes = lanesOf(taken.map((each) => each.rows))
  const entries = taken.map((each, index) => {
    const lane = lanes[index] ?? { lane: 0, shared: false }
    const crossed = taken.slice(0, index).some((other) => overlaps(other.what, each.what))
    return {
      at: each.what.startsAt,
      ...each.tell({ ...placeOf(each.rows, lane, writing.rowHeight), crossed }, writing),
    }
  })
  const all = [...entries, ...freeOf(column, writing)].toSorted((one, other) => one.at - other.at)
  return { list: all.map((each) => each.entry), rests: all.flatMap((each) => each.rests) }
}

interface Taken {
  readonly what: Interval
  readonly rows: Rows
  readonly tell: (place: Place, writing: Writing) => Written
}

function takenOf(column: BookedColumn, grid: Grid): readonly Taken[] {
  const of = <T extends Interval>(
    list: readonly T[],
    tell: (what: T, place: Place, writing: Writing) => Written,
  ) =>
    list.flatMap((what): Taken[] => {
      const rows = rowsOf(grid, what)
      return rows ? [{ what, rows, tell: (place, writing) => tell(what, place, writing) }] : []
    })
  return [
    ...of(column.appointments, appointmentEntry),
    ...of(column.holds, holdEntry),
    ...of(column.absences, absenceEntry),
  ].toSorted((one, other) => one.what.startsAt - other.what.startsAt || one.rows.s - other.rows.s)
}

function holdEntry(what: Hold, place: Place, { t, format, column }: Writing): Written {
  return placed(place, `ap held k${what.colour} `, (classes) => ({
    kind: 'held',
    anchor: `${column.id}h${what.id}`,
    whyHref: whyOf(column.date, what.calendarId, format.time(what.startsAt)),
    classes,
    name: t('agenda.held'),
    spoken: t('agenda.held.spoken', { time: format.time(what.startsAt), type: what.typeName }),
    state: t('agenda.until', { time: format.time(what.expiresAt) }),
  }))
}

function absenceEntry(what: Absence, place: Place, { t, column }: Writing): Written {
  return placed(place, 'ap past k6 ', (classes) => ({
    kind: 'away',
    anchor: `${column.id}o${what.startsAt}-${what.endsAt}`,
    whyHref: whyOf(column.date, column.calendarId),
    classes,
    name: t('agenda.away'),
    spoken: '',
    state: what.reason,
  }))
}

function freeOf(column: BookedColumn, writing: Writing) {
  return column.free.flatMap((whole) => {
    const gap = restOf(whole, writing.now)
    const rows = rowsWithin(writing.grid, gap)
    const anchor = `${writing.column.id}g${whole.startsAt}`
    return rows ? [{ at: gap.startsAt, entry: freeEntry(gap, anchor, rows, writing), rests: [] }] : []
  })
}

function freeEntry(gap: ShownBlock, anchor: string, rows: Rows, writing: Writing): Entry {
  const { t, format, rowHeight, column, inHand } = writing
  const [first] = stacked(rows)
  const time = format.time(gap.startsAt)
  const minutes = Math.floor((gap.endsAt - gap.startsAt) / 60)
  const { calendarId } = gap
  return {
    kind: 'free',
    here: hereOf(inHand, { minutes, calendarId, columnId: column.id, date: column.date, time }, t),
    anchor,
    classes: `free k${gap.colour} ${classOf(first)}`,
    href: newOf(gap.calendarId, column.date, time),
    calendarId,
    date: column.date,
    time,
    startsAt: gap.startsAt,
    minutes,
    low: rows.n * rowHeight < lineHigh,
    short: minutes < saidFrom || writing.narrow,
    spoken: t('agenda.free', { minutes }),
    block: gap.web ? t('agenda.block.web', { name: gap.name }) : gap.name,
  }
}
