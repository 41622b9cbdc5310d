import type { Translate } from '../i18n/translate.ts'
import type { EpochSeconds, IsoDate } from '../lib/calendar.ts'
import type { Country } from '../lib/phone.ts'
import type { PatientStatus } from '../practice/statuses.ts'
import type { Format } from '../view/format.ts'

export interface Chip {
  readonly text: string
  /** Class of the chip after `st`. */
  readonly tone: '' | ' ok' | ' warn' | ' err'
}

/** A registered card waits for somebody to look at it (J23). */
export function statusChip(status: PatientStatus, t: Translate): Chip {
  const tones = { registered: ' warn', active: ' ok', inactive: '', deceased: ' err' } as const
  return { text: t(`patients.status.${status}`), tone: tones[status] }
}

/** How the reader's language writes, and what a card needs to know of the day. */
export interface CardWriting {
  readonly t: Translate
  readonly format: Pick<Format, 'birthDate' | 'shortDate' | 'stamp' | 'time' | 'dateOf'>
  readonly country: Country
  /** The practice's date. */
  readonly today: IsoDate
  readonly guardianAge: number
  /** The identity numbers are shown in full for a few minutes (rule 9). */
  readonly inFull: boolean
  readonly now: EpochSeconds
  readonly seesMessages: boolean
}

/** 27 March 1979: a card spans years, so that a date has one. */
export function dateWords(at: EpochSeconds, format: CardWriting['format']): string {
  return format.birthDate(format.dateOf(at))
}
