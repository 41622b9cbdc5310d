import type { Translate } from '../i18n/translate.ts'
import type { EpochSeconds, IsoDate } from '../lib/calendar.ts'
import { classOf, type Grid, type Rows, stacked } from './grid.ts'
import type { Here, InHand } from './in-hand.ts'
import type { Lane } from './lanes.ts'
import type { Mark } from './marks.ts'

/** What the entries of a column are written with. */
export interface Writing {
  readonly t: Translate
  readonly format: { time(at: EpochSeconds): string }
  readonly now: EpochSeconds
  /** Others can see the screen: initials in the place of names. */
  readonly hidesNames: boolean
  readonly inHand?: InHand | undefined
  readonly column: { readonly id: string; readonly date: IsoDate; readonly calendarId: number | null }
  readonly grid: Grid
  /** Height of a row in pixels. */
  readonly rowHeight: number
  /** So many columns that names are written shorter. */
  readonly narrow: boolean
  /** An appointment that occupies two rooms stands in two columns; the first has its anchor. */
  readonly isFirst: (appointmentId: number) => boolean
}

/** One line of a column's list, in the order of time. */
export type Entry = AppointmentEntry | FreeEntry | OtherEntry

export interface AppointmentEntry {
  readonly kind: 'appointment'
  /** The same after each refresh, so that the keyboard stays where it is. */
  readonly anchor: string
  readonly classes: string
  readonly id: number
  readonly time: string
  readonly name: string
  /** Of what kind and, where it does not stand above, with whom; how many places are taken. */
  readonly type: string
  /** Status and the like, '' for none. */
  readonly state: string
  /** What stays of the state where the column is too narrow for it; '' for none. */
  readonly sign: string
  readonly marks: readonly Mark[]
  /** What of its type a tall entry shows. */
  readonly says: string
  /** High enough for a second line. */
  readonly tall: boolean
  /** A third one at the same time, shown as a strip over the second. */
  readonly more: boolean
  /** For the mouse: nothing that the entry does not say (rule 26). */
  readonly title: string
}

export interface FreeEntry {
  readonly kind: 'free'
  readonly anchor: string
  readonly classes: string
  /** Where it is booked. */
  readonly href: string
  /** For whoever is about to move an appointment. */
  readonly here: Here | undefined
  /** null: whoever may use this room. */
  readonly calendarId: number | null
  readonly date: IsoDate
  readonly time: string
  readonly startsAt: EpochSeconds
  readonly minutes: number
  /** Too low to be written in: said to those who cannot see it. */
  readonly low: boolean
  /** Free for so short a time that how long is only said to those who cannot see it. */
  readonly short: boolean
  readonly spoken: string
  /** The block it lies in, and whether patients may book in it. */
  readonly block: string
}

export interface OtherEntry {
  readonly kind: 'held' | 'away'
  readonly anchor: string
  /** Why patients are offered this time, or not. */
  readonly whyHref: string
  readonly classes: string
  readonly name: string
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
