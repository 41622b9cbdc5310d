import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { maskEmail, maskPhone } from '../lib/email-address.ts'
import { listOffered } from '../patients/offers.queries.ts'
import { cardsOf } from '../patients/same-person.queries.ts'
import type { Offer, Traits } from './compare.ts'

type Channel = 'phone' | 'email'

/** The contacts and identity numbers on the cards of a person. */
export function findTraits(db: Db, patientId: number): Traits {
  const numbers = build.selectFrom('identity_number').select(['kind', 'key_id', 'number_hmac'])
  const held = db.all(numbers.where('patient_id', 'in', cardsOf(db, patientId)).orderBy('id'))
  return {
    phone: listContacts(db, patientId, 'phone'),
    email: listContacts(db, patientId, 'email'),
    numbers: new Map(held.map((each) => [`${each.kind} ${each.key_id}`, each.number_hmac.toString('hex')])),
  }
}

/** What was given with appointments and does not stand on the card; nothing once staff have accepted or declined it (F54). */
export function listOffers(db: Db, patientId: number, now: EpochSeconds): readonly Offer[] {
  return listOffered(db, patientId, now).map(({ attendeeId, channel, value }) => ({
    attendeeId,
    channel,
    offered: mask(channel, value),
    onCard: [...listContacts(db, patientId, channel).values()],
  }))
}

function listContacts(db: Db, patientId: number, channel: Channel): ReadonlyMap<string, string> {
  const rows = db.all(
    build
      .selectFrom('patient_contact')
      .select(['value', 'value_folded'])
      .where('patient_id', 'in', cardsOf(db, patientId))
      .where('channel', '=', channel)
      .where('revoked_at', 'is', null)
      .orderBy('id'),
  )
  return new Map(rows.map(({ value, value_folded }) => [value_folded, mask(channel, value)]))
}

function mask(channel: Channel, value: string): string {
  return channel === 'email' ? maskEmail(value) : maskPhone(value)
}
