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

/** Whether it still stands: neither lapsed nor given up for another time. */
export function isLive(hold: Hold, now: number): boolean {
  return hold.expiresAt > now && hold.givenUpAt === null
}
