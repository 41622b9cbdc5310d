import type { Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { findAutomatic } from '../types/automatic.queries.ts'
import { findType } from '../types/types.queries.ts'
import { findSentText } from './automatic.queries.ts'
import { queueAtOnce } from './messages.commands.ts'

export interface Place {
  readonly attendeeId: number
  readonly typeId: number
}

/**
 * Writes to whoever has just been booked, where the type has an automatic message (P17), inside the transaction of the
 * booking: the text for the patient's pages, and an e-mail that leads there. The same place is never written to twice.
 * Returns the id of the e-mail; undefined where there is nothing to say.
 */
export function sendAutomatic(
  db: Db,
  { attendeeId, typeId }: Place,
  bookedBy: 'patient' | 'practice',
  now: EpochSeconds,
): number | undefined {
  const template = findAutomatic(db, findType(db, typeId)?.messageTemplateId ?? null)
  if (!template?.active || (bookedBy === 'practice' && !template.staffToo)) return undefined
  return db.write(() => {
    const texts = JSON.stringify(template.texts)
    const text =
      findSentText(db, template.id, texts) ??
      db.insert('automatic_text', { template_id: template.id, texts, made_at: now })
    db.insert('automatic_message', { attendee_id: attendeeId, text_id: text, at: now })
    return queueAtOnce(db, 'dialogue', attendeeId, now)
  })
}
