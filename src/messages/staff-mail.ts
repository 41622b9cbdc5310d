import type { Language } from '../i18n/languages.ts'
import type { Gate, Subject } from './messages.ts'

/** The kinds of message to somebody of the staff: a stream of its own beside the patients' (O3). */
export const staffKinds = ['sign-in', 'staff-booking'] as const
export type StaffKind = (typeof staffKinds)[number]

export function isStaffKind(kind: string): kind is StaffKind {
  return staffKinds.some((each) => each === kind)
}

/** Who of the staff reads a message. */
export interface Reader {
  readonly userId: number
  readonly name: string
  readonly email: string
  readonly language: Language
  readonly active: boolean
  /** An e-mail when somebody else books in a calendar of theirs (J47). */
  readonly mailOnBooking: boolean
}

/** What keeps a message to staff from leaving by now; the patients' switches do not reach it. */
export function staffGate(
  message: { readonly kind: StaffKind; readonly about: { readonly scheduleVersion: number } | undefined },
  reader: Reader,
  subject: Subject | undefined,
): Gate | undefined {
  if (!reader.active) return 'account-closed'
  if (message.kind === 'sign-in') return undefined
  if (!reader.mailOnBooking) return 'not-wanted'
  if (!subject || subject.cancelled) return 'cancelled'
  return subject.scheduleVersion === message.about?.scheduleVersion ? undefined : 'outdated'
}
