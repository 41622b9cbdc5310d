/** Where a limit was set; the first that is set wins (rule 11). */
export type Level = 'type' | 'calendar' | 'location' | 'practice'

export interface Sourced<T> {
  readonly value: T
  readonly level: Level
}

export interface Limits {
  /** Hours before the start until which the web may book; 0 = none. */
  readonly leadHours: Sourced<number>
  /** Days ahead, today being day 0; null = no limit. */
  readonly horizonDays: Sourced<number | null>
  /** Appointments still to come that one person may have booked on the web (P8); null = no limit. */
  readonly maxOwnBookings: Sourced<number | null>
  readonly visibility: Sourced<Visibility>
  /** Hours before the start until which patients may choose another time, or cancel (F16, P11); 0 = up to the start. */
  readonly rebookHours: Sourced<number>
  readonly cancelHours: Sourced<number>
}

/** Until how many hours before the start patients can change something online, and for what that was set. */
export interface Deadline {
  /** The type, the practitioner or the location; '' for the practice. */
  readonly name: string
  readonly hours: number
}

/** Which of the free times are shown (P6, rule 12). */
export const visibilities = ['all', 'first', 'compact'] as const
export type Visibility = (typeof visibilities)[number]

export interface LimitRow {
  readonly lead_hours: number | null
  readonly horizon_days: number | null
  readonly max_own_bookings?: number | null
  readonly visibility?: Visibility | null
  readonly rebook_deadline_hours?: number | null
  readonly cancel_deadline_hours?: number | null
}

/** How the choice "none" is stored in a column of hours or days (rule 11). */
export const none = -1

/** The most specific value that is set wins; empty means "as above", -1 is the choice "none" (rule 11). */
export function limitsFrom(
  type: LimitRow | undefined,
  calendar: LimitRow | undefined,
  location: LimitRow | undefined,
  practice: LimitRow | undefined,
): Limits {
  const levels = [
    { level: 'type', row: type },
    { level: 'calendar', row: calendar },
    { level: 'location', row: location },
    { level: 'practice', row: practice },
  ] as const
  const pick = <K extends keyof LimitRow>(column: K): Sourced<NonNullable<LimitRow[K]>> | undefined => {
    for (const { level, row } of levels) {
      const value = row?.[column]
      if (value !== null && value !== undefined) return { value, level }
    }
    return undefined
  }
  const limit = (column: 'horizon_days' | 'max_own_bookings'): Sourced<number | null> => {
    const picked = pick(column) ?? { value: none, level: 'practice' }
    return { value: picked.value === none ? null : picked.value, level: picked.level }
  }
  const lead = pick('lead_hours') ?? { value: none, level: 'practice' }
  return {
    leadHours: { value: Math.max(0, lead.value), level: lead.level },
    horizonDays: limit('horizon_days'),
    maxOwnBookings: limit('max_own_bookings'),
    visibility: pick('visibility') ?? { value: 'all', level: 'practice' },
    rebookHours: pick('rebook_deadline_hours') ?? { value: 0, level: 'practice' },
    cancelHours: pick('cancel_deadline_hours') ?? { value: 0, level: 'practice' },
  }
}
