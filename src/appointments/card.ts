import type { Language } from '../i18n/languages.ts'
import type { Translate } from '../i18n/translate.ts'
import { ageOn, type EpochSeconds, type IsoDate, today, type Zone } from '../lib/calendar.ts'
import { type Country, showPhone, telHref } from '../lib/phone.ts'
import { gates, troubles } from '../messages/messages.ts'
import { type Event, type HistoryLine, historyOf } from './history.ts'

export type Status =
  | 'booked'
  | 'confirmed'
  | 'arrived'
  | 'in-treatment'
  | 'done'
  | 'departed'
  | 'no-show'
  | 'cancelled'
export type Origin = 'web' | 'staff' | 'planned' | 'recall' | 'waiting-list' | 'api' | 'import'
export type MessageKind = Event['messageKind'] & string

/** Everything that the practice knows about one appointment. */
export interface AppointmentDetails {
  readonly id: number
  readonly startsAt: EpochSeconds
  readonly endsAt: EpochSeconds
  readonly status: Status
  readonly cannotCome: boolean
  readonly typeName: string
  readonly colour: number
  readonly practitioner: string
  readonly location: string
  readonly places: number
  readonly origin: Origin
  readonly selfBooked: boolean
  readonly bookedAt: EpochSeconds
  readonly bookedBy: string | null
  readonly attendees: readonly AttendeeDetails[]
  readonly notes: readonly {
    readonly kind: 'patient-message' | 'cancel-comment' | 'staff-note'
    readonly text: string
  }[]
  readonly events: readonly Event[]
}

export interface AttendeeDetails {
  readonly patientId: number
  readonly firstName: string
  readonly lastName: string
  readonly birthDate: IsoDate | null
  /** 0: none yet (rule 8). */
  readonly number: number
  readonly protected: boolean
  readonly cancelled: boolean
  readonly phone: GivenContact | null
  readonly email: GivenContact | null
  readonly booker: {
    readonly name: string
    readonly whose: 'own' | 'parent' | 'guardian' | 'carer' | 'partner'
  } | null
  readonly messages: readonly SentMessage[]
  readonly terms: { readonly at: EpochSeconds; readonly url: string } | null
}

/** A contact given for this appointment, with what the patient's card says of it (rule 2). */
export interface GivenContact {
  readonly value: string
  readonly state: 'confirmed' | 'checked' | 'onCard' | 'unchecked' | 'only' | 'withdrawn'
}

export interface SentMessage {
  readonly kind: MessageKind
  readonly channel: 'email' | 'sms' | 'none'
  readonly state:
    | 'waiting'
    | 'claimed'
    | 'handing-over'
    | 'sent'
    | 'delivered'
    | 'failed'
    | 'unknown'
    | 'skipped'
  readonly at: EpochSeconds
  readonly reason: string
}

/** How the reader's language writes; the part of view/format.ts that the card needs. */
export interface CardWriting {
  readonly t: Translate
  readonly format: {
    timeRange(from: EpochSeconds, to: EpochSeconds): string
    longDate(at: EpochSeconds): string
    birthDate(date: IsoDate): string
    stamp(at: EpochSeconds): string
    shortDate(at: EpochSeconds): string
    time(at: EpochSeconds): string
  }
  readonly lang: Language
  readonly zone: Zone
  readonly country: Country
  readonly now: EpochSeconds
}

type Tone = '' | ' ok' | ' warn' | ' err'

export interface Chip {
  readonly text: string
  /** Class of the chip after `st`. */
  readonly tone: Tone
}

/** View appointments/_panel. */
export interface CardModel {
  readonly id: number
  readonly day: string
  readonly range: string
  readonly what: string
  readonly origin: string
  readonly online: boolean
  readonly chip: Chip
  readonly agendaHref: string
  readonly people: readonly PersonModel[]
  readonly seats: string
  readonly notes: readonly { readonly label: string; readonly text: string }[]
  readonly history: readonly HistoryLine[]
}

export interface PersonModel {
  readonly name: string
  readonly about: string
  readonly chip: Chip | undefined
  readonly booker: string
  /** Undefined where nothing may be shown before a reason is given (rule 9). */
  readonly facts: PersonFacts | undefined
}

export interface PersonFacts {
  readonly phone: ContactModel | undefined
  readonly email: ContactModel | undefined
  readonly messages: readonly {
    readonly what: string
    readonly when: string
    readonly reason: string
    readonly chip: Chip
  }[]
  readonly terms: { readonly text: string; readonly url: string } | undefined
}

export interface ContactModel {
  readonly shown: string
  readonly href: string
  readonly chip: Chip
}

/** One appointment in words; people of a protected identity are shown if their id is among `revealed` (rule 9). */
export function cardOf(
  details: AppointmentDetails,
  writing: CardWriting,
  revealed: ReadonlySet<number>,
): CardModel {
  const { t, format } = writing
  const { startsAt, endsAt, typeName, practitioner, location, places, attendees } = details
  const isOpen = (each: AttendeeDetails) => !each.protected || revealed.has(each.patientId)
  const taken = attendees.filter((each) => !each.cancelled).length
  return {
    id: details.id,
    day: format.longDate(startsAt),
    range: format.timeRange(startsAt, endsAt),
    what: t('appointments.what', { type: typeName, practitioner, location }),
    origin: originOf(details, writing),
    online: details.selfBooked,
    chip: statusChip(details, t),
    agendaHref: `/staff/agenda?date=${writing.zone.local(startsAt).date}#a${details.id}`,
    people: attendees.map((each) => personOf(each, isOpen(each), writing)),
    seats: places > 1 ? t('appointments.seats', { taken, places }) : '',
    notes: attendees.every(isOpen) ? notesOf(details, t) : [],
    history: historyOf(details.events, writing),
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

function personOf(person: AttendeeDetails, open: boolean, writing: CardWriting): PersonModel {
  const { t } = writing
  const hidden = { about: '', booker: '', facts: undefined }
  const shown = {
    about: aboutOf(person, writing),
    booker: person.booker === null ? '' : t('appointments.booker', bookerWords(person.booker, t)),
    facts: open ? factsOf(person, writing) : undefined,
  }
  return {
    name: open ? `${person.firstName} ${person.lastName}` : t('appointments.protected.title'),
    chip: chipOf(person, open, t),
    ...(open ? shown : hidden),
  }
}

function chipOf(person: AttendeeDetails, open: boolean, t: Translate): Chip | undefined {
  if (person.cancelled) return { text: t('appointments.status.cancelled'), tone: ' err' }
  return person.protected && open ? { text: t('appointments.protected.word'), tone: ' err' } : undefined
}

function aboutOf({ birthDate, number }: AttendeeDetails, { t, format, zone, now }: CardWriting): string {
  const born =
    birthDate === null
      ? t('appointments.bornUnknown')
      : t('appointments.born', { date: format.birthDate(birthDate), age: ageOn(birthDate, today(zone, now)) })
  const known =
    number > 0 ? t('appointments.number', { number: String(number) }) : t('appointments.number.none')
  return `${born} · ${known}`
}

function bookerWords(booker: NonNullable<AttendeeDetails['booker']>, t: Translate) {
  return { name: booker.name, whose: t(`appointments.whose.${booker.whose}`) }
}

function factsOf({ phone, email, messages, terms }: AttendeeDetails, writing: CardWriting): PersonFacts {
  const { t, format, country } = writing
  return {
    phone: phone ? contactOf(phone, showPhone(phone.value, country), telHref(phone.value), t) : undefined,
    email: email ? contactOf(email, email.value, `mailto:${email.value}`, t) : undefined,
    messages: messages.map((message) => messageOf(message, writing)),
    terms: terms
      ? { text: t('appointments.terms.accepted', { when: format.stamp(terms.at) }), url: terms.url }
      : undefined,
  }
}

function contactOf(contact: GivenContact, shown: string, href: string, t: Translate): ContactModel {
  const tones: Partial<Record<GivenContact['state'], Tone>> = {
    confirmed: ' ok',
    unchecked: ' warn',
    withdrawn: ' err',
  }
  const chip = {
    text: t(`appointments.contact.${contact.state}`),
    tone: tones[contact.state] ?? ('' as const),
  }
  return { shown, href, chip }
}

function messageOf(message: SentMessage, { t, format }: CardWriting) {
  const tones: Partial<Record<SentMessage['state'], Tone>> = {
    sent: ' ok',
    delivered: ' ok',
    waiting: ' warn',
    claimed: ' warn',
    'handing-over': ' warn',
    failed: ' err',
    unknown: ' err',
  }
  return {
    what: `${t(`appointments.message.${message.kind}`)} ${t(`appointments.messageBy.${message.channel}`)}`,
    when: format.stamp(message.at),
    reason: reasonOf(message.reason, t),
    chip: { text: stateWord(message.state, t), tone: tones[message.state] ?? ('' as const) },
  }
}

function stateWord(state: SentMessage['state'], t: Translate): string {
  return state === 'claimed' || state === 'handing-over'
    ? t('messages.state.leaving')
    : t(`messages.state.${state}`)
}

function reasonOf(reason: string, t: Translate): string {
  const known = [...gates, ...troubles].find((each) => each === reason)
  return known ? t(`messages.reason.${known}`) : ''
}

function notesOf({ notes }: AppointmentDetails, t: Translate): CardModel['notes'] {
  const labels = {
    'patient-message': t('appointments.comment.patient'),
    'cancel-comment': t('appointments.comment.cancel'),
    'staff-note': t('appointments.comment.note'),
  }
  return notes.map(({ kind, text }) => ({ label: labels[kind], text }))
}
