import type { Translate } from '../i18n/translate.ts'
import { ageOn, type IsoDate } from '../lib/calendar.ts'
import { type Country, showPhone } from '../lib/phone.ts'
import type { CardContact, CardFacts, CardVisit } from '../patients/card.ts'
import { type Listed, lineOf } from '../patients/list.ts'
import type { Format } from '../view/format.ts'
import type { Values } from './draft.ts'

/** How the reader's language writes; the part of view/format.ts that patients need. */
export interface GuestWriting {
  readonly t: Translate
  readonly format: Pick<Format, 'birthDate' | 'shortDate' | 'time'>
  readonly country: Country
  /** The practice's date. */
  readonly today: IsoDate
}

/** The patient that was chosen; of a protected identity contacts and visits are there once a reason was given (rule 9). */
export interface ChosenGuest {
  readonly facts: CardFacts
  readonly open: boolean
  readonly contacts: readonly CardContact[]
  readonly future: readonly CardVisit[]
}

/** View appointments/_hits: who may be meant, each a button. */
export function hitOf(patient: Listed, writing: GuestWriting) {
  return { id: patient.id, ...lineOf(patient, writing) }
}

/** View appointments/_patient: whoever is chosen. */
export function chosenModel({ facts, open, future }: ChosenGuest, { t, format, today }: GuestWriting) {
  const { id, firstName, lastName, birthDate, number } = facts
  const born =
    birthDate === null
      ? t('appointments.bornUnknown')
      : t('appointments.born', { date: format.birthDate(birthDate), age: ageOn(birthDate, today) })
  const known =
    number > 0 ? t('appointments.number', { number: String(number) }) : t('appointments.number.none')
  return {
    id,
    href: `/staff/patients/${id}`,
    name: open ? `${firstName} ${lastName}` : t('appointments.protected.title'),
    about: open ? `${born} · ${known}` : known,
    protected: facts.protected,
    comes: (open ? future : []).slice(0, 3).map((visit) => ({
      href: `/staff/appointments/${visit.id}`,
      when: `${format.shortDate(visit.startsAt)} ${format.time(visit.startsAt)}`,
      what: t('patients.visit', { type: visit.type, practitioner: visit.practitioner }),
    })),
  }
}

/** The contact of an appointment as the card suggests it; what came from the web unchecked is not used (rule 2). */
export function contactOf({ facts, open, contacts }: ChosenGuest, country: Country): Values {
  const usable = open ? contacts.filter((each) => !isUnchecked(each)) : []
  const best = (channel: CardContact['channel']) => {
    const own = usable.filter((each) => each.channel === channel)
    return own.find(({ confirmedAt }) => confirmedAt !== null) ?? own[0]
  }
  const [email, phone] = [best('email'), best('phone')]
  return {
    contactOf: String(facts.id),
    email: email?.value ?? '',
    phone: phone ? showPhone(phone.value, country) : '',
    whose: (email ?? phone)?.whose ?? 'own',
    language: facts.language,
  }
}

/** What else stands on the card, for the eye. */
export function otherContacts(
  guest: ChosenGuest,
  values: Values,
  { t, country }: GuestWriting,
): readonly string[] {
  if (!guest.open) return []
  return guest.contacts.flatMap((each) => {
    const shown = each.channel === 'phone' ? showPhone(each.value, country) : each.value
    if (shown === values.email || shown === values.phone) return []
    const notes = [
      ...(each.whose === 'own' ? [] : [t(`appointments.whose.${each.whose}`)]),
      ...(isUnchecked(each) ? [t('desk.contact.unchecked')] : []),
    ].join(', ')
    return [notes === '' ? shown : `${shown} (${notes})`]
  })
}

function isUnchecked({ source, checkedAt, confirmedAt }: CardContact): boolean {
  return source === 'web' && checkedAt === null && confirmedAt === null
}
