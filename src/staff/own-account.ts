import type { MailWishes } from './mail-wishes.ts'

/** What somebody says of themselves. */
export interface OwnFacts extends MailWishes {
  readonly name: string
  readonly language: string
  /** Shortcuts of the keyboard (look.md 2.2). */
  readonly shortcuts: boolean
}
