import { build, type Db, perDatabase } from '../db/run.ts'
import { parseTexts, type Texts } from '../practice/texts.ts'

/** The practice's own message to somebody who has a place in an appointment (P17). */
export interface AutomaticMessage {
  /** As they were when it was sent. */
  readonly texts: Texts
  /** Whether its template is still in use. */
  readonly active: boolean
}

/** What an attendee was written to; undefined: nothing. */
export function findAutomaticMessage(db: Db, attendeeId: number): AutomaticMessage | undefined {
  const row = queriesOf(db).of.get(attendeeId)
  return row && { texts: parseTexts(row.texts), active: row.active === 1 }
}

/** The text of a template as it was sent before, word for word. */
export function findSentText(db: Db, templateId: number, texts: string): number | undefined {
  return queriesOf(db).text.get(templateId, texts)?.id
}

/** The text that an attendee was written; undefined: none. */
export function findTextId(db: Db, attendeeId: number): number | undefined {
  return queriesOf(db).written.get(attendeeId)?.text_id
}

/** What an attendee was booked for. */
export function findTypeId(db: Db, attendeeId: number): number | undefined {
  return queriesOf(db).type.get(attendeeId)?.type_id
}

const queriesOf = perDatabase((db) => ({
  of: db.prepare((attendeeId: number) =>
    build
      .selectFrom('automatic_message')
      .innerJoin('automatic_text', 'automatic_text.id', 'text_id')
      .innerJoin('message_template', 'message_template.id', 'template_id')
      .select(['texts', 'active'])
      .where('attendee_id', '=', attendeeId),
  ),
  type: db.prepare((attendeeId: number) =>
    build
      .selectFrom('attendee')
      .innerJoin('appointment', 'appointment.id', 'attendee.appointment_id')
      .select('type_id')
      .where('attendee.id', '=', attendeeId),
  ),
  written: db.prepare((attendeeId: number) =>
    build.selectFrom('automatic_message').select('text_id').where('attendee_id', '=', attendeeId),
  ),
  text: db.prepare((templateId: number, texts: string) =>
    build
      .selectFrom('automatic_text')
      .select('id')
      .where('template_id', '=', templateId)
      .where('texts', '=', texts),
  ),
}))
