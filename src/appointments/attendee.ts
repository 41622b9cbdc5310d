import { isCallCategory } from '../follow-up/call.ts'
import type { Translate } from '../i18n/translate.ts'
import { ageOn, type EpochSeconds, today, type Zone } from '../lib/calendar.ts'
import { troubles } from '../lib/hand-over.ts'
import { type Country, showPhone, telHref } from '../lib/phone.ts'
import { gates } from '../messages/messages.ts'
import type { Format } from '../view/format.ts'
import type { AttendeeDetails, GivenContact, IdentityNumber, SentMessage } from './details.ts'

/** How the reader's language writes; the part of view/format.ts that the card needs. */
export interface CardWriting {
  readonly t: Translate
  readonly format: Pick<
    Format,
    | 'timeRange'
    | 'longDay'
    | 'weekday'
    | 'dayNumeral'
    | 'monthAndYear'
    | 'birthDate'
    | 'stamp'
    | 'shortDate'
    | 'time'
  >
  readonly zone: Zone
  readonly country: Country
  readonly now: EpochSeconds
}

export type Tone = '' | ' ok' | ' warn' | ' err'

export interface Chip {
  readonly text: string
  /** Class of the chip after `st`. */
  readonly tone: Tone
}

export interface PersonModel {
  readonly name: string
  /** Of the patient's card. */
  readonly href: string
  readonly about: string
  readonly chip: Chip | undefined
  readonly booker: string
  /** When this person's place was booked; '' where there is one person only. */
  readonly booked: string
  /** Undefined where nothing may be shown before a reason is given (rule 9). */
  readonly facts: PersonFacts | undefined
}

export interface PersonFacts {
  readonly phone: ContactModel | undefined
  /** Text messages that were stopped, and where they are allowed again; undefined: they are not. */
  readonly texts: { readonly href: string; readonly text: string } | undefined
  readonly email: ContactModel | undefined
  readonly numbers: readonly { readonly shown: string; readonly chip: Chip }[]
  /** The answer to "first visit?"; '' where it was not asked. */
  readonly known: string
  readonly followUps: readonly { readonly href: string; readonly text: string }[]
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

/** Who comes, as far as this may be shown: `open` is false before a reason is given (rule 9). */
export function personOf(
  person: AttendeeDetails,
  open: boolean,
  booked: string,
  writing: CardWriting,
): PersonModel {
  const { t } = writing
  const hidden = { about: '', booker: '', facts: undefined }
  const shown = {
    about: aboutOf(person, writing),
    booker: person.booker === null ? '' : t('appointments.booker', bookerWords(person.booker, t)),
    facts: open ? factsOf(person, writing) : undefined,
  }
  return {
    name: nameOf(person, open, t),
    href: `/staff/patients/${person.patientId}`,
    booked,
    chip: chipOf(person, open, t),
    ...(open ? shown : hidden),
  }
}

export function nameOf({ firstName, lastName }: AttendeeDetails, open: boolean, t: Translate): string {
  return open ? `${firstName} ${lastName}` : t('appointments.protected.title')
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

const stoppedWords = {
  visit: 'appointments.texts.stopped',
  number: 'appointments.texts.stoppedNumber',
} as const

function factsOf(person: AttendeeDetails, writing: CardWriting): PersonFacts {
  const { phone, email, numbers, known, followUps, messages, terms } = person
  const { t, format, country } = writing
  return {
    phone: phone ? contactOf(phone, showPhone(phone.value, country), telHref(phone.value), t) : undefined,
    email: email ? contactOf(email, email.value, `mailto:${email.value}`, t) : undefined,
    texts: person.texts ? { href: person.texts.href, text: t(stoppedWords[person.texts.what]) } : undefined,
    numbers: numbers.map((number) => numberOf(number, t)),
    known: known === null ? '' : t(`appointments.firstVisit.${known}`),
    followUps: followUps.map(({ id, category }) => ({
      href: `/staff/follow-up${isCallCategory(category) ? '/calls' : ''}#f${id}`,
      text: t(`followUp.category.${category}`),
    })),
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

function numberOf({ kind, masked, state }: IdentityNumber, t: Translate) {
  const name = t(`person.nationalId.${kind}`)
  const tone = state === 'seen' ? (' ok' as const) : (' warn' as const)
  return {
    shown: masked === null ? t('appointments.identity.unreadable', { kind: name }) : `${name} ${masked}`,
    chip: { text: t(`appointments.identity.${state}`), tone },
  }
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
