import { build, type Db } from '../db/run.ts'
import { foldEmail } from '../lib/email-address.ts'
import { cardsOf } from '../patients/same-person.queries.ts'

/** How somebody who comes to an appointment is reached about it. */
export interface Reached {
  readonly patientId: number
  readonly email: string | null
  readonly phone: string | null
  /** Somebody typed the contact on the web. */
  readonly fromWeb: boolean
}

/**
 * How they are reached about another appointment. A contact that was only typed on the web is good for that appointment and
 * no other (rule 2): unless the card counts on it, the card's own is taken.
 */
export function reachedElsewhere(db: Db, reached: Reached): Pick<Reached, 'email' | 'phone'> {
  const { patientId, email, phone, fromWeb } = reached
  if (!fromWeb) return { email, phone }
  return {
    email: email === null ? null : counting(db, patientId, 'email', email),
    phone: phone === null ? null : counting(db, patientId, 'phone', phone),
  }
}

/** The given contact if the card counts on it, else the one that it does count on, confirmed ones first; null: none. */
function counting(db: Db, patientId: number, channel: 'email' | 'phone', given: string): string | null {
  const rows = build
    .selectFrom('patient_contact')
    .innerJoin('patient', (join) => join.onRef('patient.id', '=', 'patient_contact.patient_id'))
    .select(['value', 'value_folded', 'confirmed_at'])
    .where('patient_id', 'in', cardsOf(db, patientId))
    .where('channel', '=', channel)
    .where('revoked_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('source', '<>', 'web'),
        eb('checked_at', 'is not', null),
        eb('confirmed_at', 'is not', null),
        // The card was made with it.
        eb('patient_contact.created_at', '=', eb.ref('patient.created_at')),
      ]),
    )
    .orderBy('patient_contact.id')
  const found = db.all(rows)
  const folded = channel === 'email' ? foldEmail(given) : given
  if (found.some((row) => row.value_folded === folded)) return given
  return (found.find((row) => row.confirmed_at !== null) ?? found[0])?.value ?? null
}
