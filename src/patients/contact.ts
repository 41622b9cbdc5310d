import { foldEmail } from '../lib/email-address.ts'
import type { Whose } from './card.ts'

export interface OfferedContact {
  readonly channel: 'email' | 'phone'
  readonly value: string
  /** Whose it is; the patient's own unless said (rule 3). */
  readonly whose?: Whose
}

/** The form in which contacts are compared: a folded e-mail address, or a phone number in E.164. */
export function foldContact(contact: OfferedContact): string {
  return contact.channel === 'email' ? foldEmail(contact.value) : contact.value
}

export interface NewContact {
  readonly channel: 'email' | 'phone'
  readonly value: string
  readonly whose: Whose
  /** Staff have read it back to the patient (rule 6). */
  readonly readBack: boolean
}

const contactActs = ['accept', 'read-back', 'withdraw', 'renew'] as const
export type ContactAct = (typeof contactActs)[number]

export function isContactAct(text: string): text is ContactAct {
  return contactActs.some((act) => act === text)
}
