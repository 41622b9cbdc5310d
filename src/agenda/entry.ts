import type { Translate } from '../i18n/translate.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { classOf, type Grid, type Rows, stacked } from './grid.ts'
import type { Lane } from './lanes.ts'

/** What the entries of a day are written with. */
export interface Writing {
  readonly t: Translate
  readonly format: { time(at: EpochSeconds): string }
  readonly now: EpochSeconds
  readonly grid: Grid
  /** The page that says why a time of this column is not offered, but for the time. */
  readonly why: string
  /** Height of a row in pixels. */
  readonly rowHeight: number
}

/** One line of a column's list, in the order of time. */
export type Entry = AppointmentEntry | OtherEntry

export interface AppointmentEntry {
  readonly kind: 'appointment'
  readonly classes: string
  readonly id: number
  readonly time: string
  readonly name: string
  readonly type: string
  /** Status and the like, '' for none. */
  readonly state: string
  readonly online: boolean
  /** High enough for a second line. */
  readonly tall: boolean
  /** A third one at the same time, shown as a strip over the second. */
  readonly more: boolean
  /** For the mouse: nothing that the entry does not say (rule 26). */
  readonly title: string
}

export interface OtherEntry {
  readonly kind: 'held' | 'away' | 'free'
  /** Why patients are offered this time, or not. */
  readonly whyHref: string
  readonly classes: string
  readonly name: string
  /** Too low to be written in: said to those who cannot see it. */
  readonly low: boolean
  /** Free for so short a time that how long is only said to those who cannot see it. */
  readonly short: boolean
  /** For those who cannot see where it stands; '' for none. */
  readonly spoken: string
  readonly state: string
}

export interface Entries {
  readonly list: readonly Entry[]
  /** Classes of the rest of an entry whose length has no class of its own. */
  readonly rests: readonly string[]
}

/** The least that a line of text needs, in pixels. */
export const lineHigh = 24

/** An entry with the classes of the rest of it. */
export interface Written {
  readonly entry: Entry
  readonly rests: readonly string[]
}

/** Where something taken stands. */
export interface Place {
  readonly rows: Rows
  /** 'l1 ', 'l2 ' or '' where it has the column for itself. */
  readonly lane: string
  readonly more: boolean
  /** Really at the same time as an earlier one, not only in the same rows. */
  readonly crossed: boolean
}

/** Two lanes fit into a column; a third lies as a strip over the lower end of both, a fourth above it. */
export function placeOf(rows: Rows, { lane, shared }: Lane, rowHeight: number): Omit<Place, 'crossed'> {
  if (!shared) return { rows, lane: '', more: false }
  if (lane < 2) return { rows, lane: lane === 0 ? 'l1 ' : 'l2 ', more: false }
  const length = Math.max(1, Math.min(Math.ceil(lineHigh / rowHeight), Math.floor(rows.n / 2)))
  const s = Math.max(rows.s, rows.s + rows.n - length * (lane - 1))
  return { rows: { s, n: length }, lane: '', more: true }
}

/** The entry itself in the first piece of its length; what is left over is drawn below it and says nothing. */
export function placed({ rows, lane }: Place, classes: string, entry: (classes: string) => Entry): Written {
  const [first, ...rests] = stacked(rows)
  return {
    entry: entry(`${classes}${lane}${classOf(first)}`),
    rests: rests.map((rest) => `blk ${classes}${lane}${classOf(rest)}`),
  }
}
