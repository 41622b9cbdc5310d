import type { User } from './accounts.ts'
import type { MailWishes } from './mail-wishes.ts'

/** All that can be said of an account. */
export interface AccountChange extends MailWishes {
  readonly name: string
  /** undefined: as it is. One's own is changed on one's own page, with the password. */
  readonly email?: string
  readonly role: 'owner' | 'practitioner' | 'reception'
  readonly active: boolean
  readonly language: string
  /** The calendars that are theirs. */
  readonly calendarIds: readonly number[]
}

/** Whether a change decides who gets in, and as what: then whoever makes it proves who they are. */
export function decidesWhoEnters(account: User, { email, role, active }: AccountChange): boolean {
  return (
    (email !== undefined && email !== account.email) || role !== account.role || active !== account.active
  )
}
