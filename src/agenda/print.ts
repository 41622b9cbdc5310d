import type { Translate } from '../i18n/translate.ts'
import type { EpochSeconds, IsoDate } from '../lib/calendar.ts'
import type { Format } from '../view/format.ts'
import type { Appointment, Book, BookedColumn, Person } from './agenda.ts'
import { stateOf, typeOf } from './appointment-entry.ts'
import { personName } from './names.ts'

export interface PrintedPerson {
  readonly birthDate: IsoDate | null
  /** '' for none. */
  readonly phone: string
  readonly whose: 'own' | 'parent' | 'guardian' | 'carer' | 'partner'
  readonly firstVisit: boolean
}

/** One practitioner's day on paper. View agenda/print. */
export interface Sheet {
  readonly id: string
  readonly name: string
  readonly rows: readonly PrintedRow[]
}

export interface PrintedRow {
  readonly time: string
  readonly minutes: string
  readonly name: string
  readonly born: string
  readonly phone: string
  readonly type: string
  readonly firstVisit: boolean
  readonly notes: readonly string[]
  /** Nothing is booked: room to write by hand. */
  readonly free: boolean
}

/** What a day list is written with. */
export interface PrintWriting {
  readonly t: Translate
  readonly format: Format
  readonly now: EpochSeconds
  readonly hidesNames: boolean
  /** By "appointment patient". */
  readonly people: ReadonlyMap<string, PrintedPerson>
  readonly notes: ReadonlyMap<number, readonly string[]>
  readonly showPhone: (phone: string) => string
}

/** A sheet for each practitioner. Of a protected identity, or of anybody where names are hidden, nothing but the time. */
export function sheetsOf({ columns }: Book, writing: PrintWriting): readonly Sheet[] {
  return columns.map((column) => ({ id: column.id, name: column.name, rows: rowsOf(column, writing) }))
}

function rowsOf(column: BookedColumn, writing: PrintWriting): readonly PrintedRow[] {
  return [
    ...column.appointments.map((each) => ({ at: each.startsAt, rows: appointmentRows(each, writing) })),
    ...column.absences.map((each) => ({ at: each.startsAt, rows: [awayRow(each, column, writing)] })),
    ...column.free.map((each) => ({ at: each.startsAt, rows: [freeRow(each, writing)] })),
  ]
    .toSorted((one, other) => one.at - other.at)
    .flatMap(({ rows }) => rows)
}

const nothing = { name: '', born: '', phone: '', type: '', firstVisit: false, notes: [], free: false }

function appointmentRows(what: Appointment, writing: PrintWriting): readonly PrintedRow[] {
  const { t, format } = writing
  const state = stateOf({ ...what, people: [] }, writing)
  const facts = {
    ...nothing,
    time: format.timeRange(what.startsAt, what.endsAt),
    minutes: minutesOf(what),
    type: [typeOf(what, false, t), ...state].join(', '),
  }
  const rows = what.people.map((person) => ({ ...facts, ...personFacts(what, person, writing) }))
  const [first, ...others] = rows
  if (!first) return [facts]
  // A note may name anybody: it is printed only where everybody may be named.
  const open = !writing.hidesNames && what.people.every((person) => !person.protected)
  const notes = open ? (writing.notes.get(what.id) ?? []) : []
  return [{ ...first, notes }, ...others]
}

function personFacts(what: Appointment, person: Person, writing: PrintWriting) {
  const { t, format, hidesNames } = writing
  const name = personName(person, hidesNames ? 'initials' : 'whole', t)
  const facts = writing.people.get(`${what.id} ${person.patientId}`)
  if (person.protected || !facts) return { name }
  const { firstVisit, birthDate, phone, whose } = facts
  if (hidesNames) return { name, firstVisit }
  const own = phone === '' ? '' : writing.showPhone(phone)
  return {
    name,
    firstVisit,
    born: birthDate === null ? '' : format.birthDate(birthDate),
    phone: whose === 'own' || own === '' ? own : `${own} (${t(`appointments.whose.${whose}`)})`,
  }
}

function awayRow(
  what: BookedColumn['absences'][number],
  column: BookedColumn,
  { t, format, hidesNames }: PrintWriting,
): PrintedRow {
  const isHere = (at: EpochSeconds) => format.dateOf(at) === column.date
  const whole = isHere(what.startsAt) && isHere(what.endsAt - 1)
  const stamps = `${format.stamp(what.startsAt)} – ${format.stamp(what.endsAt)}`
  const time = whole ? format.timeRange(what.startsAt, what.endsAt) : stamps
  return {
    ...nothing,
    time,
    minutes: '',
    name: t('agenda.away'),
    notes: what.reason && !hidesNames ? [what.reason] : [],
  }
}

function freeRow(gap: BookedColumn['free'][number], { t, format }: PrintWriting): PrintedRow {
  const time = format.timeRange(gap.startsAt, gap.endsAt)
  return { ...nothing, time, minutes: minutesOf(gap), name: t('diary.print.free'), free: true }
}

function minutesOf({ startsAt, endsAt }: { readonly startsAt: number; readonly endsAt: number }): string {
  return String(Math.round((endsAt - startsAt) / 60))
}
