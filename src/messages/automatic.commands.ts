import type { Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { findAutomatic } from '../types/automatic.queries.ts'
import { findType } from '../types/types.queries.ts'
import { findSentText, findTextId, findTypeId } from './automatic.queries.ts'
import { queue, queueAtOnce } from './messages.commands.ts'
import { findSubject } from './messages.queries.ts'
import { dueAfterGrace } from './plan.ts'

/** Who has booked; of staff also whether the patient is to be told of it. */
export type BookedBy = 'patient' | 'practice' | 'practice-untold'

/**
 * Writes to whoever has just been booked, where the type has an automatic message (P17), inside the transaction of the
 * booking: the text for the patient's pages, and an e-mail that leads there. The same place is never written to twice.
 * Returns the id of the e-mail; undefined where there is nothing to say.
 */
export function sendAutomatic(
  db: Db,
  attendeeId: number,
  bookedBy: BookedBy,
  now: EpochSeconds,
): number | undefined {
  const type = findType(db, findTypeId(db, attendeeId) ?? 0)
  const template = findAutomatic(db, type?.messageTemplateId ?? null)
  if (!template?.active || (bookedBy !== 'patient' && !template.staffToo)) return undefined
  return db.write(() => {
    const texts = JSON.stringify(template.texts)
    const text =
      findSentText(db, template.id, texts) ??
      db.insert('automatic_text', { template_id: template.id, texts, made_at: now })
    db.insert('automatic_message', { attendee_id: attendeeId, text_id: text, at: now })
    if (bookedBy === 'patient') return queueAtOnce(db, 'dialogue', attendeeId, now)
    return queueForStaff(db, attendeeId, bookedBy === 'practice-untold', now)
  })
}

/**
 * What was written about the first appointment of a series stands on the page of every other one, and no message leaves
 * again: one for the whole series. Part of a write.
 */
export function copyAutomatic(db: Db, from: number, to: number, now: EpochSeconds): void {
  const textId = findTextId(db, from)
  if (textId !== undefined) db.insert('automatic_message', { attendee_id: to, text_id: textId, at: now })
}

/** It waits a little, in case the booking is taken back (rule 29). */
function queueForStaff(db: Db, attendeeId: number, untold: boolean, now: EpochSeconds): number {
  const subject = findSubject(db, attendeeId)
  const grace = findPractice(db)?.messages.graceMinutes
  if (!subject || grace === undefined) throw new Error(`there is no attendee ${attendeeId} to write to`)
  const dueAt = dueAfterGrace([subject.startsAt], grace, now)
  const silence = { told: null, mustReach: false, changeId: null, untold }
  return queue(db, 'dialogue', subject, dueAt, now, untold ? silence : undefined)
}
