import { build, type Db } from '../db/run.ts'
import type { Question } from './question.ts'

/** The last link asked for to confirm a contact that no gate kept back; undefined: none since it stands on the card. */
export function findQuestion(db: Db, contactId: number): Question | undefined {
  return questionOf(db.get(questions(contactId).where('message.state', '<>', 'skipped')))
}

/** The last one whatever became of it, for the card. */
export function findLastQuestion(db: Db, contactId: number): Question | undefined {
  return questionOf(db.get(questions(contactId)))
}

function questionOf(row: Row | undefined): Question | undefined {
  if (!row) return undefined
  const { id: messageId, state, reason, created_at: askedAt } = row
  const leaving = state === 'claimed' || state === 'handing-over'
  return { messageId, state: leaving ? 'leaving' : state, reason, askedAt, at: row.settled_at ?? askedAt }
}

interface Row {
  readonly id: number
  readonly state: Exclude<Question['state'], 'leaving'> | 'claimed' | 'handing-over'
  readonly reason: string | null
  readonly settled_at: number | null
  readonly created_at: number
}

/** A contact that was withdrawn and put back begins anew. */
function questions(contactId: number) {
  return build
    .selectFrom('message')
    .innerJoin('patient_contact', 'patient_contact.id', 'message.contact_id')
    .select(['message.id', 'message.state', 'message.reason', 'message.settled_at', 'message.created_at'])
    .where('message.contact_id', '=', contactId)
    .where('message.kind', '=', 'confirm-contact')
    .whereRef('message.created_at', '>=', 'patient_contact.created_at')
    .orderBy('message.id', 'desc')
    .limit(1)
}
