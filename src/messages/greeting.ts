import type { Translate } from '../i18n/translate.ts'
import type { Name, Subject } from './messages.ts'

const longest = 40

/** Whoever booked, else the patient; plain where no name may be said. */
export function greetingOf({ booker, patientName }: Subject, t: Translate): string {
  const reader = booker ?? patientName
  if (!reader || !isGreetable(reader)) return t('emails.greetingPlain')
  // A missing last name leaves no gap before the comma.
  return t('emails.greeting', { ...reader }).replace(/\s+,/, ',')
}

/**
 * Whether a name typed on the web may stand in a message: an advertisement sent in the practice's name may not. Nobody is
 * greeted by no name.
 */
export function isGreetable({ first, last }: Name): boolean {
  if (`${first}${last}`.trim() === '') return false
  return [first, last].every(
    (name) => name.length <= longest && !/[/:@<>]|\bwww\b|\.\p{L}{2,}|\d{3,}/iu.test(name),
  )
}
