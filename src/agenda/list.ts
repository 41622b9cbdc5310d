import { nextMark } from '../appointments/status.ts'
import type { Zone } from '../lib/calendar.ts'
import type { Appointment, Book, BookedColumn, Hold, ShownBlock } from './agenda.ts'
import { stateOf, titleOf, typeOf, wordsOf } from './appointment-entry.ts'
import type { Words } from './column.ts'
import { restOf } from './gaps.ts'
import { hereOf } from './in-hand.ts'
import { newOf, whyOf } from './links.ts'
import type { Mark } from './marks.ts'

/** One line of the day in the order of time. View agenda/_list. */
export interface Row {
  readonly kind: 'appointment' | 'held' | 'away' | 'free'
  readonly anchor: string
  readonly href: string
  readonly time: string
  /** Who comes, or what else it is. */
  readonly name: string
  readonly type: string
  readonly practitioner: string
  readonly state: string
  /** Tone of the state's word: ' ok', ' warn', ' err' or ''. */
  readonly tone: string
  readonly marks: readonly Mark[]
  readonly title: string
  /** One click forward (issue 5); undefined: nothing comes next. */
  readonly next: { readonly to: string; readonly label: string; readonly version: number } | undefined
}

/** Everything of all columns in one list, by time. */
export function listOf({ columns, zone }: Book, words: Words): readonly Row[] {
  return columns
    .flatMap((column) => [
      ...column.appointments.map((each) => ({ each, row: appointmentRow(each, zone, words) })),
      ...column.holds.map((each) => ({ each, row: holdRow(each, column, words) })),
      ...column.absences.map((each) => ({ each, row: awayRow(each, column, words) })),
      ...column.free.map((each) => ({ each, row: freeRow(each, column, words) })),
    ])
    .toSorted((one, other) => one.each.startsAt - other.each.startsAt)
    .map(({ row }) => row)
}

const nothing = { type: '', state: '', tone: '', marks: [], title: '', next: undefined }

function appointmentRow(what: Appointment, zone: Zone, words: Words): Row {
  const { name, time, marks } = wordsOf(what, 'whole', words)
  const type = typeOf(what, false, words.t)
  const state = stateOf(what, words).join(', ')
  const to = nextMark(what, zone, words.now)
  return {
    kind: 'appointment',
    anchor: `a${what.id}`,
    href: `/staff/appointments/${what.id}`,
    time: words.format.timeRange(what.startsAt, what.endsAt),
    name,
    type,
    practitioner: what.practitioner,
    state,
    tone: toneOf(what),
    marks,
    title: titleOf({ time, name, type, state, marks }),
    next: to && { to, label: words.t(`day.mark.${to}`), version: what.version },
  }
}

function toneOf({ status, cannotCome }: Appointment): string {
  if (status === 'no-show') return ' err'
  if (status === 'booked' || status === 'confirmed')
    return cannotCome ? ' err' : status === 'confirmed' ? ' ok' : ''
  return status === 'arrived' ? ' warn' : ''
}

function holdRow(what: Hold, column: BookedColumn, { t, format }: Words): Row {
  return {
    ...nothing,
    kind: 'held',
    anchor: `${column.id}h${what.id}`,
    href: whyOf(column.date, what.calendarId, format.time(what.startsAt)),
    time: format.timeRange(what.startsAt, what.endsAt),
    name: t('agenda.held'),
    type: what.typeName,
    practitioner: column.name,
    state: t('agenda.until', { time: format.time(what.expiresAt) }),
  }
}

function awayRow(what: BookedColumn['absences'][number], column: BookedColumn, { t, format }: Words): Row {
  const sameDay = format.dateOf(what.startsAt) === format.dateOf(what.endsAt - 1)
  const stamps = `${format.stamp(what.startsAt)} – ${format.stamp(what.endsAt)}`
  return {
    ...nothing,
    kind: 'away',
    anchor: `${column.id}o${what.startsAt}-${what.endsAt}`,
    href: whyOf(column.date, column.calendarId),
    time: sameDay ? format.timeRange(what.startsAt, what.endsAt) : stamps,
    name: t('agenda.away'),
    type: what.reason,
    practitioner: column.name,
  }
}

function freeRow(whole: ShownBlock, column: BookedColumn, { t, format, inHand, now }: Words): Row {
  const gap = restOf(whole, now)
  const minutes = Math.floor((gap.endsAt - gap.startsAt) / 60)
  const { calendarId } = gap
  const time = format.time(gap.startsAt)
  const here = hereOf(inHand, { minutes, calendarId, columnId: column.id, date: column.date, time }, t)
  const free = t('diary.free', { minutes })
  return {
    ...nothing,
    kind: 'free',
    anchor: `${column.id}g${whole.startsAt}`,
    href: here?.href || newOf(calendarId, column.date, time),
    time: format.timeRange(gap.startsAt, gap.endsAt),
    name: here?.href ? here.text : free,
    state: here?.href === '' ? here.text : '',
    type: gap.web ? t('agenda.block.web', { name: gap.name }) : gap.name,
    practitioner: column.name,
  }
}
