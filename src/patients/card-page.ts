import { isLanguage, languageNames } from '../i18n/languages.ts'
import { ageOn } from '../lib/calendar.ts'
import type { CardConsent, CardVisit, PatientCard } from './card.ts'
import { contactLine, numberLine, offerLine } from './contact-page.ts'
import { deedLine } from './history.ts'
import { mergedLine } from './merge-page.ts'
import { sentLine } from './sent.ts'
import { type CardWriting, type Chip, dateWords, statusChip } from './words.ts'

/** A card with more contacts shows so many of them, and a way to all. */
const fewContacts = 8

/** View patients/card. `allContacts`: however many there are. */
export function cardModel(card: PatientCard, writing: CardWriting, allContacts = false) {
  const { t, format } = writing
  const contacts = card.contacts.map((contact) => contactLine(contact, card, writing))
  const shown = allContacts ? contacts : fewOf(contacts)
  return {
    id: card.id,
    name: `${card.firstName} ${card.lastName}`,
    chip: statusChip(card.status, t),
    protected: card.protected,
    deceased: card.status === 'deceased',
    facts: factsOf(card, writing),
    contacts: shown,
    allContacts: shown.length < contacts.length ? contacts.length : 0,
    offers: card.offers.map((offer) => offerLine(offer, writing)),
    numbers: card.numbers.map((number) => numberLine(number, writing)),
    hidden: !writing.inFull && card.numbers.some(({ number }) => number !== undefined),
    future: card.future.map((visit) => visitLine(visit, writing)),
    futureCount: card.futureCount,
    past: card.past.map((visit) => visitLine(visit, writing)),
    visitCount: card.visitCount,
    consents: card.consents.map((consent) => consentLine(consent, writing)),
    messages: card.messages.map((message) => sentLine(message, writing)),
    deeds: card.deeds.map((deed) => deedLine(deed, writing)),
    merged: card.merged.map((merged) => mergedLine(merged, writing)),
    since: t(`patients.since.${card.origin}`, { date: dateWords(card.createdAt, format) }),
  }
}

/** Those that somebody has to look at first, then the oldest. */
function fewOf<T extends { readonly asks: boolean }>(contacts: readonly T[]): readonly T[] {
  return contacts.toSorted((one, other) => Number(other.asks) - Number(one.asks)).slice(0, fewContacts)
}

interface Fact {
  readonly label: string
  readonly text: string
  readonly chip?: Chip
  readonly note?: string
}

function factsOf(card: PatientCard, writing: CardWriting): readonly Fact[] {
  const { t } = writing
  const { language, notifications, excludedOnline } = card
  const channel = t(`patients.channel.${card.preferredChannel ?? (card.protected ? 'none' : 'any')}`)
  return [
    { label: t('patients.field.born'), text: bornOf(card, writing) },
    { label: t('patients.field.number'), text: numbersOf(card).join(', ') || t('appointments.number.none') },
    {
      label: t('patients.field.language'),
      text: isLanguage(language) ? languageNames[language] : language,
    },
    {
      label: t('patients.field.messages'),
      text: notifications ? channel : '',
      ...(notifications ? {} : { chip: { text: t('patients.messages.off'), tone: ' warn' } }),
    },
    {
      label: t('patients.field.online'),
      text: excludedOnline ? '' : t('patients.online.yes'),
      ...(excludedOnline ? { chip: { text: t('patients.online.no'), tone: ' warn' } } : {}),
      ...(excludedOnline && card.excludedReason ? { note: card.excludedReason } : {}),
    },
  ]
}

function bornOf({ birthDate }: PatientCard, { t, format, today }: CardWriting): string {
  if (birthDate === null) return t('patients.unknown')
  return t('appointments.born', { date: format.birthDate(birthDate), age: ageOn(birthDate, today) })
}

/** Its own and those of the cards merged into it: none is given up (rule 8). */
function numbersOf({ number, merged }: PatientCard): readonly number[] {
  return [number, ...merged.map((each) => each.number)].filter((each) => each > 0)
}

export function visitLine(visit: CardVisit, { t, format }: CardWriting) {
  const tones: Partial<Record<CardVisit['status'], Chip['tone']>> = {
    confirmed: ' ok',
    'no-show': ' err',
    cancelled: ' err',
  }
  return {
    href: `/staff/appointments/${visit.id}`,
    when: `${dateWords(visit.startsAt, format)} ${format.time(visit.startsAt)}`,
    what: t('patients.visit', { type: visit.type, practitioner: visit.practitioner }),
    chip: { text: t(`appointments.status.${visit.status}`), tone: tones[visit.status] ?? '' },
  }
}

function consentLine({ kind, given, source, at }: CardConsent, { t, format }: CardWriting) {
  return {
    what: t(`patients.consent.${kind}`),
    chip: {
      text: t(given ? 'patients.consent.given' : 'patients.consent.refused'),
      tone: given ? ' ok' : ' err',
    },
    when: t(`patients.consent.by.${source}`, { date: dateWords(at, format), time: format.time(at) }),
  }
}
