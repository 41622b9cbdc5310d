import type { Choices } from './functions.ts'
import type { Texts } from './texts.ts'

/** All that can be said of a location. Limits: null as above, -1 none (rule 11). */
export interface LocationChange {
  readonly name: string
  readonly address: string
  readonly directions: Texts
  readonly phone: string | null
  readonly outOfHoursPhone: string | null
  readonly outOfHours: Texts
  /** The location's own websites, beside the practice's (F43). */
  readonly frameOrigins: readonly string[]
  readonly leadHours: number | null
  readonly horizonDays: number | null
  readonly rebookHours: number | null
  readonly cancelHours: number | null
  readonly choices: Choices
  readonly active: boolean
}
