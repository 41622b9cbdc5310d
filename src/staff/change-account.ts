/** All that can be said of an account; who signs in with which address is settled when it is made. */
export interface AccountChange {
  readonly name: string
  readonly role: 'owner' | 'practitioner' | 'reception'
  readonly active: boolean
  readonly language: string
  /** An e-mail when somebody else books in a calendar of theirs (J47, J48). */
  readonly mailOnBooking: boolean
  /** The calendars that are theirs. */
  readonly calendarIds: readonly number[]
}
