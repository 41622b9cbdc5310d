import { build, type Db, perDatabase } from '../db/run.ts'
import { isLanguage } from '../i18n/languages.ts'
import { foldEmail, parseEmailAddress } from '../lib/email-address.ts'
import { smsAddress } from '../lib/phone.ts'
import { cardsOf, standingOf } from '../patients/same-person.queries.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Channel } from './messages.ts'
import type { Addressee, SoftwareMessage } from './software-message.ts'
import { isTextStopped, isUnsubscribed } from './stops.queries.ts'

/** How a patient can be written to about no appointment: by the contacts on the cards; undefined: there is no such patient. */
export function findAddressee(db: Db, patientId: number): Addressee | undefined {
  const card = queriesOf(db).card.get(standingOf(db, patientId))
  if (!card || card.erased_at !== null) return undefined
  const contacts = cardsOf(db, card.id).flatMap((id) => queriesOf(db).contacts.all(id))
  const email = best(contacts.flatMap((each) => byEmail(db, each, card)))
  const sms = best(contacts.flatMap((each) => bySms(db, each, card)))
  return {
    patientId: card.id,
    notified: card.notifications === 1 && card.status !== 'deceased',
    ways: { ...(email ? { email } : {}), ...(sms ? { sms } : {}) },
    preferred: card.preferred_channel ?? undefined,
    language: isLanguage(card.language) ? card.language : (findPractice(db)?.language ?? 'en'),
  }
}

export function findSoftwareMessage(db: Db, messageId: number): SoftwareMessage | undefined {
  const row = queriesOf(db).message.get(messageId)
  if (!row) return undefined
  const { text, link, revoked_at, instead_of } = row
  const language = isLanguage(row.language) ? row.language : 'en'
  return { text, link, language, revoked: revoked_at !== null, isInstead: instead_of !== null }
}

interface Contact {
  readonly id: number
  readonly channel: 'email' | 'phone'
  readonly value: string
  readonly whose: string
  readonly confirmed_at: number | null
}

interface Card {
  readonly protected: 0 | 1
  readonly preferred_channel: Channel | null
}

function byEmail(db: Db, { id: contactId, channel, value, whose, confirmed_at }: Contact, card: Card) {
  const address = channel === 'email' ? parseEmailAddress(value) : undefined
  if (address === undefined) return []
  const unsubscribed = isUnsubscribed(db, foldEmail(address))
  const shielded = card.protected === 1 && card.preferred_channel !== 'email'
  return [{ contactId, address, whose, unsubscribed, confirmed: confirmed_at !== null, shielded }]
}

function bySms(db: Db, { id: contactId, channel, value, whose, confirmed_at }: Contact, card: Card) {
  const sms = findPractice(db)?.messages.sms
  const address = channel === 'phone' && sms?.ready ? smsAddress(value, sms.countries) : undefined
  if (address === undefined) return []
  const shielded = card.protected === 1 && card.preferred_channel !== 'sms'
  const unsubscribed = isTextStopped(db, address)
  return [{ contactId, address, whose, unsubscribed, confirmed: confirmed_at !== null, shielded }]
}

/** One that may be used, then the patient's own, then the newest. */
function best<T extends { whose: string; unsubscribed: boolean; confirmed: boolean; contactId: number }>(
  ways: readonly T[],
): T | undefined {
  const worth = (way: T) =>
    (way.confirmed ? 4 : 0) + (way.unsubscribed ? 0 : 2) + (way.whose === 'own' ? 1 : 0)
  return ways.toSorted((one, other) => worth(other) - worth(one) || other.contactId - one.contactId)[0]
}

const queriesOf = perDatabase((db) => ({
  card: db.prepare((id: number) =>
    build
      .selectFrom('patient')
      .select(['id', 'status', 'notifications', 'protected', 'preferred_channel', 'language', 'erased_at'])
      .where('id', '=', id),
  ),
  contacts: db.prepare((patientId: number) =>
    build
      .selectFrom('patient_contact')
      .select(['id', 'channel', 'value', 'whose', 'confirmed_at'])
      .where('patient_id', '=', patientId)
      .where('revoked_at', 'is', null),
  ),
  message: db.prepare((id: number) =>
    build
      .selectFrom('api_message')
      .innerJoin('api_client', 'api_client.id', 'api_message.client_id')
      .select(['text', 'link', 'language', 'revoked_at', 'instead_of'])
      .where('message_id', '=', id),
  ),
}))
