/** What depends on a location, so that nobody puts it out of use unawares. */
export interface LocationUsage {
  /** Appointments to come that are not cancelled. */
  readonly appointments: number
  /** The names of what is in use and tied to it. */
  readonly calendars: readonly string[]
  readonly types: readonly string[]
  readonly rooms: readonly string[]
}
