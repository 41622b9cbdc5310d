/** A time kept for a visitor while the form is filled in (rule 17). */
export interface Hold {
  readonly id: number
  readonly calendarId: number
  readonly typeId: number
  readonly locationId: number
  readonly anyPractitioner: boolean
  readonly startsAt: number
  readonly endsAt: number
  /** Whether it keeps others away: not beyond the limit of its network. */
  readonly keeps: boolean
  readonly madeAt: number
  readonly expiresAt: number
  readonly givenUpAt: number | null
}
