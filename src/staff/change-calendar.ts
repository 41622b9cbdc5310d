import type { IsoDate } from '../lib/calendar.ts'
import type { Visibility } from '../practice/limits.ts'
import type { Texts } from '../practice/texts.ts'

/** All that can be said of a calendar and of who or what is behind it. Limits: null as above, -1 none (rule 11). */
export interface CalendarChange {
  readonly name: string
  readonly publicName: string
  readonly profession: Texts
  readonly about: Texts
  readonly online: boolean
  readonly active: boolean
  /** The first and the last day with the practice (rule 35). */
  readonly fromDate: IsoDate | null
  readonly toDate: IsoDate | null
  readonly userId: number | null
  readonly leadHours: number | null
  readonly horizonDays: number | null
  readonly maxOwnBookings: number | null
  readonly visibility: Visibility | null
  readonly rebookHours: number | null
  readonly cancelHours: number | null
}
