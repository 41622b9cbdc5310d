/** An appointment that somebody may join, with how many come to it (rule 10). */
export interface Whole {
  readonly id: number
  readonly typeId: number
  readonly calendarId: number
  readonly locationId: number
  readonly startsAt: number
  readonly endsAt: number
  readonly status: string
  readonly places: number
  readonly taken: number
  readonly version: number
}
