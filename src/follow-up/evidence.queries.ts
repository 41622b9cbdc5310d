import { build, type Db } from '../db/run.ts'
import { foldEmail, maskEmail, maskPhone } from '../lib/email-address.ts'
import type { Offer, Traits } from './compare.ts'

type Channel = 'phone' | 'email'

/** The contacts and identity numbers on a card. */
export function findTraits(db: Db, patientId: number): Traits {
  const numbers = build.selectFrom('identity_number').select(['kind', 'key_id', 'number_hmac'])
  const held = db.all(numbers.where('patient_id', '=', patientId).orderBy('id'))
  return {
    phone: listContacts(db, patientId, 'phone'),
    email: listContacts(db, patientId, 'email'),
    numbers: new Map(held.map((each) => [`${each.kind} ${each.key_id}`, each.number_hmac.toString('hex')])),
  }
}

/** What was given for the appointment and does not stand on the card; nothing once staff have put it there (F54). */
export function listOffers(db: Db, appointmentId: number, patientId: number): readonly Offer[] {
  const given = build.selectFrom('attendee').select(['contact_mobile as phone', 'contact_email as email'])
  const mine = given.where('appointment_id', '=', appointmentId).where('patient_id', '=', patientId)
  return db.all(mine.orderBy('id')).flatMap((row) =>
    (['phone', 'email'] as const).flatMap((channel) => {
      const value = row[channel]
      const onCard = listContacts(db, patientId, channel)
      if (value === null || onCard.has(fold(channel, value))) return []
      return [{ channel, offered: mask(channel, value), onCard: [...onCard.values()] }]
    }),
  )
}

function listContacts(db: Db, patientId: number, channel: Channel): ReadonlyMap<string, string> {
  const rows = db.all(
    build
      .selectFrom('patient_contact')
      .select(['value', 'value_folded'])
      .where('patient_id', '=', patientId)
      .where('channel', '=', channel)
      .where('revoked_at', 'is', null)
      .orderBy('id'),
  )
  return new Map(rows.map(({ value, value_folded }) => [value_folded, mask(channel, value)]))
}

function fold(channel: Channel, value: string): string {
  return channel === 'email' ? foldEmail(value) : value
}

function mask(channel: Channel, value: string): string {
  return channel === 'email' ? maskEmail(value) : maskPhone(value)
}
