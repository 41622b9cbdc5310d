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
}

export interface LimitRow {
  readonly lead_hours: number | null
  readonly horizon_days: number | null
}

const none = -1

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
  const pick = (column: keyof LimitRow): Sourced<number> => {
    for (const { level, row } of levels) {
      const value = row?.[column]
      if (value !== null && value !== undefined) return { value, level }
    }
    return { value: none, level: 'practice' }
  }
  const lead = pick('lead_hours')
  const horizon = pick('horizon_days')
  return {
    leadHours: { value: lead.value === none ? 0 : lead.value, level: lead.level },
    horizonDays: { value: horizon.value === none ? null : horizon.value, level: horizon.level },
  }
}
