import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { takePatientNumber } from '../practice/patient-number.commands.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { PatientStatus } from '../practice/statuses.ts'
import { cardsOf } from './same-person.queries.ts'

/** Makes the links of a patient's appointments open again, inside the write (see appointments/links.commands.ts). */
export type RestoreLinks = (patientId: number) => void

/**
 * Changes what a patient is to the practice. The first change to a status that gives a number gives it, once and for ever
 * (J24, rule 8). What is revoked for who has died the database does itself, whatever the way; who comes back from there,
 * because it was a mistake, gets new links. Refuses with `edited-meanwhile` where the card is no longer of this version.
 */
export function changeStatus(
  db: Db,
  id: number,
  to: PatientStatus,
  version: number,
  restore: RestoreLinks,
  actor: Actor,
  now: EpochSeconds,
): Attempt<'changed' | 'as-it-was'> {
  return db.attempt(() => {
    const columns = ['status', 'number', 'row_version', 'merged_into'] as const
    const card = db.get(build.selectFrom('patient').select(columns).where('id', '=', id))
    if (card?.row_version !== version || card.merged_into !== null) return refuse('edited-meanwhile')
    if (card.status === to) return 'as-it-was'
    const gives = !hasNumber(db, id) && (findPractice(db)?.numberStatuses ?? []).includes(to)
    const update = build.updateTable('patient').set({
      status: to,
      ...(gives ? { number: takePatientNumber(db) } : {}),
    })
    db.run(update.set('row_version', (eb) => eb('row_version', '+', 1)).where('id', '=', id))
    const change = { patient_id: id, from_status: card.status, to_status: to, at: now, by_user: actor.userId }
    db.run(build.insertInto('patient_status_change').values(change))
    if (card.status === 'deceased') restore(id)
    recordAudit(db, actor, 'changed-status', 'patient', id, now, { from: card.status, to, numbered: gives })
    return 'changed'
  })
}

/** A number on a card that was merged is the person's, who gets no second one (rule 8). */
function hasNumber(db: Db, id: number): boolean {
  const numbered = build.selectFrom('patient').select('id').where('number', '>', 0)
  return db.get(numbered.where('id', 'in', cardsOf(db, id))) !== undefined
}
