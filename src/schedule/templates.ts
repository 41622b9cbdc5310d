import type { Translate } from '../i18n/translate.ts'
import type { IsoDate } from '../lib/calendar.ts'
import type { Format } from '../view/format.ts'
import type { Period, StoredPeriod, TemplateBlock } from './schedule.ts'

/** A draft acts nowhere and may be edited; the others have a period, past ones too, and keep their times (rule 11). */
export type TemplateStatus = 'draft' | 'in-force' | 'coming' | 'past'

/** A week of blocks for one calendar. */
export interface Template {
  readonly id: number
  readonly calendarId: number
  readonly name: string
  /** The template that this one was copied from, to take its place. */
  readonly replacesId: number | null
  readonly status: TemplateStatus
  readonly rowVersion: number
  /** By weekday and start. */
  readonly blocks: readonly TemplateBlock[]
}

export function statusOf(periods: readonly Period[], date: IsoDate): TemplateStatus {
  if (periods.length === 0) return 'draft'
  if (periods.some(({ from, to }) => from <= date && (to === null || date <= to))) return 'in-force'
  return periods.some(({ from }) => from > date) ? 'coming' : 'past'
}

/** "from 1 February 2027 until further notice, odd weeks". */
export function periodWords(period: Period, format: Format, t: Translate): string {
  const from = format.birthDate(period.from)
  const dates =
    period.to === null
      ? t('schedule.period.open', { from })
      : t('schedule.period.until', { from, to: format.birthDate(period.to) })
  return t('schedule.period.cycle', { dates, cycle: cycleWords(period, format, t) })
}

function cycleWords(
  { cycle, anchor, week, weeks }: Pick<Period, 'cycle' | 'anchor' | 'week' | 'weeks'>,
  format: Format,
  t: Translate,
): string {
  if (cycle !== 'anchored') return t(`schedule.cycle.${cycle}`)
  const from = anchor === null ? '' : format.birthDate(anchor)
  return t('schedule.cycle.anchored.of', { week, weeks, from })
}

/** Whether two periods are stretches of the same template in the same weeks. */
export function sameCourse(one: Period, other: Period): boolean {
  const course = ({ templateId, cycle, anchor, weeks, week }: Period) =>
    [templateId, cycle, anchor, weeks, week].join()
  return course(one) === course(other)
}

/** What is in force for a calendar, as one text: another text means that somebody has changed it meanwhile. */
export function stampOfPeriods(periods: readonly StoredPeriod[]): string {
  return periods.map(({ id, from, to }) => `${id}_${from}_${to ?? ''}`).join('.')
}
