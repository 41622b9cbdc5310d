/** All that can be said of an account. */
export interface AccountChange {
  readonly name: string
  /** undefined: as it is. One's own is changed on one's own page, with the password. */
  readonly email?: string
  readonly role: 'owner' | 'practitioner' | 'reception'
  readonly active: boolean
  readonly language: string
  /** An e-mail when somebody else books in a calendar of theirs (J47, J48). */
  readonly mailOnBooking: boolean
  /** The calendars that are theirs. */
  readonly calendarIds: readonly number[]
}
