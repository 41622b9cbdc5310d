export interface User {
  readonly id: number
  readonly email: string
  readonly name: string
  readonly role: 'owner' | 'practitioner' | 'reception'
  readonly language: string
  readonly active: boolean
  /** Whether an e-mail goes to them when somebody else books in a calendar of theirs (J47, J48). */
  readonly mailOnBooking: boolean
  readonly rowVersion: number
}
