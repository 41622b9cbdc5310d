import { type Country, showPhone } from '../lib/phone.ts'
import type { Written } from './letter.ts'

/** A message as staff are shown it before it leaves; the secret link stands as `…`. */
export interface Shown {
  /** An address, or a number as it is written at home. */
  readonly to: string
  /** '' for a text message. */
  readonly subject: string
  readonly text: string
}

export function shown(written: Written, country: Country): Shown {
  if (written.channel === 'sms')
    return { to: showPhone(written.to, country), subject: '', text: written.kept }
  return { to: written.to, subject: written.mail.subject, text: written.kept }
}
