import type { Translate } from '../i18n/translate.ts'
import type { EpochSeconds } from '../lib/calendar.ts'

/** What was said last of a practitioner's day (rule 36). */
export interface RunningLate {
  /** Rises with everything that is said; 0: nothing yet. */
  readonly version: number
  /** 0: in time. */
  readonly minutes: number
  readonly saidAt: EpochSeconds
  /** Whoever said it; null: not known. */
  readonly saidBy: string | null
}

export const nothingSaid: RunningLate = { version: 0, minutes: 0, saidAt: 0, saidBy: null }

/** The most that can be said: four hours. */
export const mostMinutes = 240

/** Offered by one click. */
export const usualMinutes = [10, 15, 20, 30, 45, 60] as const

/** What stands in the head of a practitioner's column today. */
export interface LateHead {
  readonly name: string
  /** "20 min late"; '' for whoever is in time. */
  readonly late: string
  /** The link's words while nothing is said. */
  readonly ask: string
  /** '' for whoever may only read it. */
  readonly href: string
}

/** @param may whether whoever looks may say so of this day */
export function lateHead(
  calendarId: number,
  name: string,
  { minutes }: RunningLate,
  may: boolean,
  t: Translate,
): LateHead {
  return {
    name,
    late: minutes > 0 ? t('day.running.short', { minutes }) : '',
    ask: t('day.running'),
    href: may ? `/staff/agenda/running-late/${calendarId}` : '',
  }
}
