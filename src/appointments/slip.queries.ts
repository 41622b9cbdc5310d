import { build, type Db } from '../db/run.ts'
import { changeCode, hashChangeCode } from '../lib/change-code.ts'
import { hashToken, type Keys, sameBytes } from '../lib/token.ts'
import { visitToken } from '../messages/links.ts'
import { standing } from '../patients/same-person.queries.ts'
import type { Handed } from './slip.ts'
import { findVisit } from './visit.queries.ts'
import { isReachable, type Visit } from './visit.ts'

/** Whoever still comes to the appointment, in the order of booking; undefined: there is no such appointment. */
export function listHanded(
  db: Db,
  keys: Keys,
  appointmentId: number,
  now: number,
): readonly Handed[] | undefined {
  const known = build.selectFrom('appointment').select('id').where('id', '=', appointmentId)
  if (!db.get(known)) return undefined
  return listRows(db, appointmentId).flatMap((row) => {
    const visit = findVisit(db, row.id)
    return visit && visit.cancelledAt === null ? [handedOf(keys, row, visit, now)] : []
  })
}

type Row = ReturnType<typeof listRows>[number]

function listRows(db: Db, appointmentId: number) {
  return db.all(
    build
      .selectFrom('attendee')
      .innerJoin('patient', (join) => join.on('patient.id', '=', standing('attendee.patient_id')))
      .select(['attendee.id', 'first_name', 'last_name', 'protected', 'birth_date', 'link_generation'])
      .select(['visit_hash', 'code_hash', 'contact_whose'])
      .select((eb) =>
        eb
          .exists(
            eb
              .selectFrom('identity_number')
              .select('identity_number.id')
              .where('identity_number.patient_id', 'in', (cards) =>
                cards
                  .selectFrom('patient as one')
                  .select('one.id')
                  .where((one) =>
                    one.or([
                      one('one.id', '=', one.ref('patient.id')),
                      one('one.merged_into', '=', one.ref('patient.id')),
                    ]),
                  ),
              ),
          )
          .as('hasNumber'),
      )
      .where('appointment_id', '=', appointmentId)
      .orderBy('attendee.id'),
  )
}

/** A link or a code that would lead nowhere is not handed out: revoked, of another key, switched off, or over. */
function handedOf(keys: Keys, row: Row, visit: Visit, now: number): Handed {
  const open = isReachable(visit, now)
  const token = visitToken(keys, row.id, row.link_generation)
  const code = changeCode(keys, row.id, row.link_generation)
  const hasNumber = Number(row.hasNumber) === 1
  const asks = row.birth_date !== null || hasNumber
  return {
    visit,
    firstName: row.first_name,
    lastName: row.last_name,
    protected: row.protected === 1,
    birthDate: row.birth_date,
    hasNumber,
    isOwn: row.contact_whose === 'own',
    token: open && isKept(row.visit_hash, hashToken(token)) ? token : '',
    code: open && asks && isKept(row.code_hash, hashChangeCode(keys, code)) ? code : '',
  }
}

function isKept(kept: Buffer | null, hash: Buffer): boolean {
  return kept !== null && sameBytes(kept, hash)
}
