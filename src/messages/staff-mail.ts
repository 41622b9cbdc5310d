import type { Language } from '../i18n/languages.ts'
import type { MailWishes } from '../staff/mail-wishes.ts'

/** The kinds of message to somebody of the staff: a stream of its own beside the patients' (O3). */
export const staffKinds = ['sign-in', 'staff-booking', 'staff-daily'] as const
export type StaffKind = (typeof staffKinds)[number]

export function isStaffKind(kind: string): kind is StaffKind {
  return staffKinds.some((each) => each === kind)
}

/** Who of the staff reads a message, with what they want to hear of; the patients' switches do not reach it. */
export interface Reader extends MailWishes {
  readonly userId: number
  readonly name: string
  readonly email: string
  readonly language: Language
  readonly active: boolean
}
