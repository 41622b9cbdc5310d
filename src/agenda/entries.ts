import type { Translate } from '../i18n/translate.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { type Interval, overlaps } from '../lib/interval.ts'
import type { Absence, Appointment, BookedColumn, Hold, ShownBlock } from './agenda.ts'
import { gapsOf } from './gaps.ts'
import { classOf, type Grid, type Rows, rowsOf, rowsWithin, stacked } from './grid.ts'
import { type Lane, lanesOf } from './lanes.ts'

/** What the entries of a day are written with. */
export interface Writing {
  readonly t: Translate
  readonly format: { time(at: EpochSeconds): string }
  readonly now: EpochSeconds
  readonly grid: Grid
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

/** Two lines of text and the border, in pixels. */
const tallEnough = 44

/** Appointments, holds, absences and free stretches of a column, by start. */
export function entriesOf(column: BookedColumn, writing: Writing): Entries {
  const taken = takenOf(column, writing.grid)
  const lanes = lanesOf(taken.map((each) => each.rows))
  const entries = taken.map((each, index) => {
    const lane = lanes[index] ?? { lane: 0, shared: false }
    const crossed = taken.slice(0, index).some((other) => overlaps(other.what, each.what))
    return { at: each.what.startsAt, ...each.write({ ...placeOf(each.rows, lane), crossed }, writing) }
  })
  const all = [...entries, ...freeOf(column, writing)].toSorted((one, other) => one.at - other.at)
  return { list: all.map((each) => each.entry), rests: all.flatMap((each) => each.rests) }
}

interface Taken {
  readonly what: Interval
  readonly rows: Rows
  readonly write: (place: Place, writing: Writing) => Written
}

interface Written {
  readonly entry: Entry
  readonly rests: readonly string[]
}

interface Place {
  readonly rows: Rows
  /** 'l1 ', 'l2 ' or '' where it has the column for itself. */
  readonly lane: string
  readonly more: boolean
  /** Really at the same time as an earlier one, not only in the same rows. */
  readonly crossed: boolean
}

function takenOf(column: BookedColumn, grid: Grid): readonly Taken[] {
  const of = <T extends Interval>(
    list: readonly T[],
    write: (what: T, place: Place, writing: Writing) => Written,
  ) =>
    list.flatMap((what): Taken[] => {
      const rows = rowsOf(grid, what)
      return rows ? [{ what, rows, write: (place, writing) => write(what, place, writing) }] : []
    })
  return [
    ...of(column.appointments, appointmentEntry),
    ...of(column.holds, holdEntry),
    ...of(column.absences, absenceEntry),
  ].toSorted((one, other) => one.what.startsAt - other.what.startsAt || one.rows.s - other.rows.s)
}

/** Two lanes fit into a column; a third lies as a strip over the lower end of one of them. */
function placeOf(rows: Rows, { lane, shared }: Lane): Omit<Place, 'crossed'> {
  if (!shared) return { rows, lane: '', more: false }
  const name = lane % 2 === 0 ? 'l1 ' : 'l2 '
  if (lane < 2) return { rows, lane: name, more: false }
  const length = Math.max(1, Math.min(2, Math.floor(rows.n / 2)))
  const up = length * Math.floor(lane / 2)
  return { rows: { s: Math.max(rows.s, rows.s + rows.n - up), n: length }, lane: name, more: true }
}

function appointmentEntry(what: Appointment, place: Place, writing: Writing): Written {
  const { t, format, rowHeight } = writing
  const own = what.selfBooked ? 'own ' : ''
  const time = format.time(what.startsAt)
  const name = nameOf(what, t)
  const state = [
    ...stateOf(what, writing),
    ...(place.crossed && !place.more ? [t('agenda.overlaps')] : []),
  ].join(', ')
  const said = [name, what.typeName, state, what.selfBooked ? t('agenda.online') : ''].filter(Boolean)
  return placed(place, `ap k${what.colour} ${own}${stateClass(what)}`, (classes) => ({
    kind: 'appointment',
    classes,
    id: what.id,
    time,
    name,
    type: what.typeName,
    state,
    online: what.selfBooked,
    tall: !place.more && place.rows.n * rowHeight >= tallEnough,
    more: place.more,
    title: `${time} ${said.join(', ')}`,
  }))
}

function nameOf({ people, typeName }: Appointment, t: Translate): string {
  const [first] = people
  if (!first) return typeName
  if (people.length > 1) return t('agenda.people', { count: people.length })
  return first.protected ? t('agenda.protected') : first.name
}

function stateOf({ status, since, cannotCome }: Appointment, { t, format, now }: Writing): readonly string[] {
  switch (status) {
    case 'booked':
      return cannotCome ? [t('agenda.state.cannotCome')] : []
    case 'confirmed':
      return [cannotCome ? t('agenda.state.cannotCome') : t('agenda.state.confirmed')]
    case 'arrived':
      if (since === null || since > now) return [t('agenda.state.arrived')]
      return [t('agenda.state.waits', { minutes: Math.floor((now - since) / 60) })]
    case 'in-treatment':
      return [
        since === null
          ? t('agenda.state.inTreatment')
          : t('agenda.state.inRoom', { time: format.time(since) }),
      ]
    case 'done':
    case 'departed':
      return [t('agenda.state.done')]
    case 'no-show':
      return [t('agenda.state.noShow')]
    case 'cancelled':
      return [t('agenda.state.cancelled')]
  }
}

function stateClass({ status }: Appointment): string {
  if (status === 'arrived') return 'wait '
  if (status === 'in-treatment') return 'busy '
  if (status === 'no-show') return 'past gone '
  return status === 'done' || status === 'departed' ? 'past ' : ''
}

function holdEntry(what: Hold, place: Place, { t, format }: Writing): Written {
  return placed(place, 'ap held k6 ', (classes) => ({
    kind: 'held',
    classes,
    name: t('agenda.held'),
    spoken: t('agenda.held.spoken', { time: format.time(what.startsAt), type: what.typeName }),
    state: t('agenda.until', { time: format.time(what.expiresAt) }),
  }))
}

function absenceEntry(what: Absence, place: Place, { t }: Writing): Written {
  const name = t('agenda.away')
  return placed(place, 'ap past k6 ', (classes) => ({
    kind: 'away',
    classes,
    name,
    spoken: '',
    state: what.reason,
  }))
}

/** The entry itself in the first piece of its length; what is left over is drawn below it and says nothing. */
function placed({ rows, lane }: Place, classes: string, entry: (classes: string) => Entry): Written {
  const [first, ...rests] = stacked(rows)
  return {
    entry: entry(`${classes}${lane}${classOf(first)}`),
    rests: rests.map((rest) => `blk ${classes}${lane}${classOf(rest)}`),
  }
}

function freeOf(column: BookedColumn, writing: Writing) {
  return column.blocks.flatMap((block) =>
    gapsOf(block, column.busy).flatMap((gap) => {
      const rows = rowsWithin(writing.grid, gap)
      return rows ? [{ at: gap.startsAt, entry: freeEntry(block, gap, rows, writing), rests: [] }] : []
    }),
  )
}

function freeEntry(block: ShownBlock, gap: Interval, rows: Rows, { t, format }: Writing): Entry {
  const [first] = stacked(rows)
  return {
    kind: 'free',
    classes: `free k${block.colour} ${classOf(first)}`,
    name: format.time(gap.startsAt),
    spoken: t('agenda.free', { minutes: Math.floor((gap.endsAt - gap.startsAt) / 60) }),
    state: block.web ? t('agenda.block.web', { name: block.name }) : block.name,
  }
}
