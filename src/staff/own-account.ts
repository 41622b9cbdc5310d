/** What somebody says of themselves. */
export interface OwnFacts {
  readonly name: string
  readonly language: string
  /** An e-mail when somebody else books in a calendar of theirs (J47, J48). */
  readonly mailOnBooking: boolean
  /** Shortcuts of the keyboard (look.md 2.2). */
  readonly shortcuts: boolean
}
