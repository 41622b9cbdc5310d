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
import { gapsOf } from './gaps.ts'
import { classOf, type Grid, type Rows, rowsOf, rowsWithin, stacked } from './grid.ts'
import { lanesOf } from './lanes.ts'

/** A free stretch is as long as this before its minutes are written beside it, in seconds. */
const saidFrom = 1800

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

function holdEntry(what: Hold, place: Place, { t, format, why }: Writing): Written {
  return placed(place, `ap held k${what.colour} `, (classes) => ({
    kind: 'held',
    whyHref: `${why}&time=${format.time(what.startsAt)}`,
    classes,
    low: false,
    short: false,
    name: t('agenda.held'),
    spoken: t('agenda.held.spoken', { time: format.time(what.startsAt), type: what.typeName }),
    state: t('agenda.until', { time: format.time(what.expiresAt) }),
  }))
}

function absenceEntry(what: Absence, place: Place, { t, why }: Writing): Written {
  const name = t('agenda.away')
  return placed(place, 'ap past k6 ', (classes) => ({
    kind: 'away',
    whyHref: why,
    classes,
    low: false,
    short: false,
    name,
    spoken: '',
    state: what.reason,
  }))
}

function freeOf(column: BookedColumn, writing: Writing) {
  return column.blocks.flatMap((block) =>
    gapsOf(block, column.busy).flatMap((gap) => {
      const rows = rowsWithin(writing.grid, gap)
      return rows ? [{ at: gap.startsAt, entry: freeEntry(block, gap, rows, writing), rests: [] }] : []
    }),
  )
}

function freeEntry(block: ShownBlock, gap: Interval, rows: Rows, writing: Writing): Entry {
  const { t, format, rowHeight, why } = writing
  const [first] = stacked(rows)
  return {
    kind: 'free',
    whyHref: `${why}&time=${format.time(gap.startsAt)}`,
    classes: `free k${block.colour} ${classOf(first)}`,
    low: rows.n * rowHeight < lineHigh,
    short: gap.endsAt - gap.startsAt < saidFrom,
    name: format.time(gap.startsAt),
    spoken: t('agenda.free', { minutes: Math.floor((gap.endsAt - gap.startsAt) / 60) }),
    state: block.web ? t('agenda.block.web', { name: block.name }) : block.name,
  }
}
