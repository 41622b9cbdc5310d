import { build, type Db } from '../db/run.ts'
import { isLanguage } from '../i18n/languages.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { findUser } from '../staff/accounts.queries.ts'
import type { Reader } from './staff-mail.ts'

export function findReader(db: Db, userId: number): Reader | undefined {
  const user = findUser(db, userId)
  if (!user) return undefined
  const { name, email, active, mailOnBooking } = user
  const language = isLanguage(user.language) ? user.language : (findPractice(db)?.language ?? 'en')
  return { userId, name, email, language, active, mailOnBooking }
}

/** The address that a message is for in place of the present one; undefined: it is for that. */
export function findFormerAddress(db: Db, messageId: number): string | undefined {
  const mail = build.selectFrom('former_email').select('email').where('message_id', '=', messageId)
  return db.get(mail)?.email
}

/** Whose calendar an attendee's appointment is in; undefined where it is nobody's. */
export function findOwnerOfVisit(db: Db, attendeeId: number): number | undefined {
  const query = build
    .selectFrom('attendee')
    .innerJoin('appointment', 'appointment.id', 'attendee.appointment_id')
    .innerJoin('calendar', 'calendar.id', 'appointment.calendar_id')
    .select('calendar.user_id')
    .where('attendee.id', '=', attendeeId)
  return db.get(query)?.user_id ?? undefined
}
