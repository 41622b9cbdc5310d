import type { Translate } from '../i18n/translate.ts'
import type { IsoDate } from '../lib/calendar.ts'
import { type CardWriting, type Chip, nameOf, type PersonModel, personOf, type Tone } from './attendee.ts'
import type { AppointmentDetails, AttendeeDetails, Status } from './details.ts'
import { type HistoryLine, historyOf } from './history.ts'

/** View appointments/_panel. */
export interface CardModel {
  readonly id: number
  readonly day: string
  readonly numeral: string
  readonly weekday: string
  readonly monthAndYear: string
  readonly range: string
  readonly what: string
  readonly origin: string
  readonly chip: Chip
  readonly agendaHref: string
  readonly people: readonly PersonModel[]
  readonly seats: string
  readonly notes: readonly { readonly label: string; readonly text: string }[]
  readonly history: readonly HistoryLine[]
}

/** One appointment in words; people of a protected identity are shown if their id is among `revealed` (rule 9). */
export function cardOf(
  details: AppointmentDetails,
  writing: CardWriting,
  revealed: ReadonlySet<number>,
): CardModel {
  const { t, format } = writing
  const { startsAt, endsAt, typeName, practitioner, location, places, attendees } = details
  const { date } = writing.zone.local(startsAt)
  const isOpen = (each: AttendeeDetails) => !each.protected || revealed.has(each.patientId)
  const names = new Map(attendees.map((each) => [each.id, nameOf(each, isOpen(each), t)]))
  const taken = attendees.filter((each) => !each.cancelled).length
  return {
    id: details.id,
    ...dayOf(date, format),
    range: format.timeRange(startsAt, endsAt),
    what: t('appointments.what', { type: typeName, practitioner, location }),
    origin: names.size > 1 ? '' : originOf(details, writing),
    chip: statusChip(details, t),
    agendaHref: `/staff/agenda?date=${date}#a${details.id}`,
    people: attendees.map((each) => personOf(each, isOpen(each), joinedOf(details, each, writing), writing)),
    seats: places > 1 ? t('appointments.seats', { taken, places }) : '',
    notes: attendees.every(isOpen) ? notesOf(details, t) : [],
    history: historyOf(details.events, names, writing),
  }
}

function dayOf(date: IsoDate, format: CardWriting['format']) {
  return {
    day: format.longDay(date),
    numeral: format.dayNumeral(date),
    weekday: format.weekday(date),
    monthAndYear: format.monthAndYear(date),
  }
}

function originOf(
  { origin, selfBooked, bookedAt, bookedBy }: AppointmentDetails,
  { t, format }: CardWriting,
): string {
  const when = format.stamp(bookedAt)
  if (origin === 'web' || origin === 'api' || origin === 'import' || selfBooked) {
    const known = origin === 'staff' ? 'web' : origin
    return t(`appointments.origin.${known}`, { when })
  }
  return bookedBy === null
    ? t('appointments.origin.practice', { when })
    : t('appointments.origin.staff', { name: bookedBy, when })
}

/** In a session each person came in a way of their own; the first one, as a rule, as the appointment did. */
function joinedOf(details: AppointmentDetails, person: AttendeeDetails, writing: CardWriting): string {
  const { bookedAt } = person
  if (details.attendees.length === 1) return ''
  const own = details.events.find(({ action, attendeeId }) => action === 'booked' && attendeeId === person.id)
  const online = own?.actor === 'patient-web'
  if (!own || (bookedAt === details.bookedAt && online === details.selfBooked))
    return originOf(details, writing)
  const origins = { 'patient-web': 'web', api: 'api', staff: 'staff', system: 'staff' } as const
  const way = { origin: origins[own.actor], selfBooked: online, bookedBy: own.userName }
  return originOf({ ...details, ...way, bookedAt }, writing)
}

function statusChip({ status, cannotCome }: AppointmentDetails, t: Translate): Chip {
  if (cannotCome && (status === 'booked' || status === 'confirmed'))
    return { text: t('appointments.status.cannotCome'), tone: ' err' }
  const tones: Partial<Record<Status, Tone>> = {
    confirmed: ' ok',
    arrived: ' warn',
    'no-show': ' err',
    cancelled: ' err',
  }
  return { text: t(`appointments.status.${status}`), tone: tones[status] ?? '' }
}

function notesOf({ notes }: AppointmentDetails, t: Translate): CardModel['notes'] {
  const labels = {
    'patient-message': t('appointments.comment.patient'),
    'cancel-comment': t('appointments.comment.cancel'),
    'staff-note': t('appointments.comment.note'),
  }
  return notes.map(({ kind, text }) => ({ label: labels[kind], text }))
}
