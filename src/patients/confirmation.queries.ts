import { build, type Db, perDatabase } from '../db/run.ts'
import { parseEmailAddress } from '../lib/email-address.ts'
import { smsAddress } from '../lib/phone.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { AskedContact } from './confirmation.ts'
import { standing } from './same-person.queries.ts'

export function findContact(db: Db, contactId: number): AskedContact | undefined {
  const row = queriesOf(db).of.get(contactId)
  return row && contactOf(db, row)
}

/** The contact whose link this is; undefined for unknown and revoked ones. */
export function findContactBehind(db: Db, hash: Buffer): AskedContact | undefined {
  const row = queriesOf(db).behind.get(hash)
  return row && row.revoked_at === null ? contactOf(db, row) : undefined
}

type Row = NonNullable<ReturnType<ReturnType<typeof queriesOf>['of']['get']>>

function contactOf(db: Db, row: Row): AskedContact {
  const countries = findPractice(db)?.messages.sms.countries ?? []
  const phone = row.channel === 'phone'
  return {
    id: row.id,
    patientId: row.patient_id,
    email: row.channel === 'email' ? parseEmailAddress(row.value) : undefined,
    mobile: phone ? smsAddress(row.value_folded, countries) : undefined,
    language: row.language,
    confirmedAt: row.confirmed_at,
    revokedAt: row.revoked_at,
    askedAt: row.confirm_asked_at,
    generation: row.confirm_generation,
    reachable: row.notifications === 1 && row.status !== 'deceased' && row.erased_at === null,
    shielded: row.protected === 1 && row.preferred_channel !== (phone ? 'sms' : 'email'),
    unsubscribed: (phone ? row.stopped_at : row.unsubscribed_at) !== null,
  }
}

const queriesOf = perDatabase((db) => ({
  of: db.prepare((id: number) => contacts().where('patient_contact.id', '=', id)),
  behind: db.prepare((hash: Buffer) => contacts().where('confirm_hash', '=', hash)),
}))

function contacts() {
  return build
    .selectFrom('patient_contact')
    .innerJoin('patient', (join) => join.on('patient.id', '=', standing('patient_contact.patient_id')))
    .leftJoin('unsubscription', 'unsubscription.email_folded', 'patient_contact.value_folded')
    .leftJoin('sms_stop', 'sms_stop.mobile', 'patient_contact.value_folded')
    .select([
      'patient_contact.id',
      'patient_id',
      'channel',
      'value',
      'value_folded',
      'language',
      'confirmed_at',
      'revoked_at',
    ])
    .select(['confirm_asked_at', 'confirm_generation', 'notifications', 'patient.status', 'erased_at'])
    .select([
      'protected',
      'preferred_channel',
      'unsubscription.at as unsubscribed_at',
      'sms_stop.at as stopped_at',
    ])
}
