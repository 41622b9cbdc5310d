import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { type NationalId, nationalIdMark } from '../lib/national-id.ts'
import { seal } from '../lib/seal.ts'
import type { Keys } from '../lib/token.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { cardsOf } from './same-person.queries.ts'

/**
 * A number that staff enter; `seen`: copied from the document (rule 9). Another one of its kind stands in the way until it
 * is taken off the card; the same one is seen by this.
 */
export function addNumber(
  db: Db,
  keys: Keys,
  patientId: number,
  identity: NationalId,
  seen: boolean,
  actor: Actor,
  now: EpochSeconds,
): 'added' | 'there' | 'another' {
  return db.write(() => {
    const { kind, number } = identity
    const mark = nationalIdMark(keys.identityLookup, identity)
    const own = build.selectFrom('identity_number').select(['id', 'number_hmac'])
    const ofKind = own.where('patient_id', 'in', cardsOf(db, patientId)).where('kind', '=', kind)
    const there = db.all(ofKind.where('key_id', '=', keys.id))
    const old = there.find((each) => each.number_hmac.equals(mark))
    if (!old && there.length > 0) return 'another'
    if (old) {
      if (seen) seeDocument(db, patientId, old.id, actor, now)
      return 'there'
    }
    const row = { patient_id: patientId, kind, number_hmac: mark, key_id: keys.id, created_at: now }
    const document = seen ? { document_seen_at: now, document_seen_by: actor.userId } : {}
    const sealed = seal(keys.identity, number, kind)
    db.run(build.insertInto('identity_number').values({ ...row, ...document, number_sealed: sealed }))
    recordAudit(db, actor, 'added-number', 'patient', patientId, now, { kind, seen })
    return 'added'
  })
}

/** Staff have seen the document: from now on the number counts (rule 9). Who saw it first stays. */
export function seeDocument(
  db: Db,
  patientId: number,
  numberId: number,
  actor: Actor,
  now: EpochSeconds,
): void {
  db.write(() => {
    const seen = { document_seen_at: now, document_seen_by: actor.userId }
    const change = build.updateTable('identity_number').set(seen).where('document_seen_at', 'is', null)
    const { changes } = db.run(
      change.where('id', '=', numberId).where('patient_id', 'in', cardsOf(db, patientId)),
    )
    if (changes === 1) recordAudit(db, actor, 'saw-document', 'patient', patientId, now, { number: numberId })
  })
}

/** Takes a wrong number off the card, and off every other card of the person. */
export function removeNumber(
  db: Db,
  patientId: number,
  numberId: number,
  actor: Actor,
  now: EpochSeconds,
): void {
  db.write(() => {
    const cards = cardsOf(db, patientId)
    const wrong = build.selectFrom('identity_number').select(['kind', 'number_hmac', 'key_id'])
    const number = db.get(wrong.where('id', '=', numberId).where('patient_id', 'in', cards))
    if (!number) return
    const { changes } = db.run(
      build
        .deleteFrom('identity_number')
        .where('patient_id', 'in', cards)
        .where('kind', '=', number.kind)
        .where('number_hmac', '=', number.number_hmac)
        .where('key_id', '=', number.key_id),
    )
    if (changes > 0) recordAudit(db, actor, 'removed-number', 'patient', patientId, now, { number: numberId })
  })
}
