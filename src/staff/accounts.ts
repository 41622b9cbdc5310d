import type { MailWishes } from './mail-wishes.ts'

export interface User extends MailWishes {
  readonly id: number
  readonly email: string
  readonly name: string
  readonly role: 'owner' | 'practitioner' | 'reception'
  readonly language: string
  readonly active: boolean
  readonly rowVersion: number
}
