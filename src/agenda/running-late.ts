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

/** A calendar's day at this moment. */
export interface Late {
  readonly calendarId: number
  readonly name: string
  /** The account of whoever it belongs to. */
  readonly userId: number | null
  /** 0: in time. */
  readonly minutes: number
}

/** What stands in the head of a practitioner's column today. */
export interface LateHead {
  readonly name: string
  /** "20 min late"; '' for whoever is in time. */
  readonly late: string
  /** '' for whoever may only read it. */
  readonly href: string
}

/** The heads by the ids of their columns; a practitioner says it of the own day, everybody else of each. */
export function lateHeads(
  late: readonly Late[],
  user: { readonly id: number; readonly role: string },
  t: Translate,
): Readonly<Record<string, LateHead>> {
  const heads = late.map(({ calendarId, name, userId, minutes }) => {
    const may = user.role !== 'practitioner' || userId === user.id
    const words = minutes > 0 ? t('day.running.short', { minutes }) : ''
    const href = may ? `/staff/agenda/running-late/${calendarId}` : ''
    return [`c${calendarId}`, { name, late: words, href }] as const
  })
  return Object.fromEntries(heads)
}
