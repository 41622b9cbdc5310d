import type { Translate } from '../i18n/translate.ts'
import type { Zone } from '../lib/calendar.ts'
import type { Format } from '../view/format.ts'
import { choiceOf, type PlanRow } from './plan.ts'

/** How the list of times is written. */
export interface PlanWriting {
  readonly t: Translate
  readonly format: Format
  readonly zone: Zone
  /** Of each appointment, in seconds. */
  readonly length: number
}

/** View series/_plan. */
export interface PlanModel {
  readonly summary: string
  readonly rows: readonly PlanLine[]
}

interface PlanLine {
  readonly name: string
  readonly when: string
  readonly day: string
  readonly time: string
  /** Where the appointment is now; '' for a new one. */
  readonly was: string
  readonly what: readonly string[]
  readonly tone: '' | ' ok' | ' warn'
  readonly changed: boolean
  readonly options: readonly { readonly value: string; readonly label: string; readonly chosen: boolean }[]
}

/** Every wanted time with what is there and what can be done about it. */
export function planModel(
  rows: readonly PlanRow[],
  writing: PlanWriting,
  was: (key: string) => string = () => '',
): PlanModel {
  const { t } = writing
  const fit = rows.filter(({ obstacles }) => obstacles.length === 0).length
  return {
    summary: t('series.plan.summary', { fit, count: rows.length, left: rows.length - fit }),
    rows: rows.map((row) => lineOf(row, writing, was(row.key))),
  }
}

function lineOf(row: PlanRow, writing: PlanWriting, was: string): PlanLine {
  const free = row.obstacles.length === 0
  return {
    name: `d-${row.key}`,
    when: spanWords(row.startsAt, writing),
    day: writing.format.longDate(row.startsAt),
    time: writing.format.timeRange(row.startsAt, row.startsAt + writing.length),
    was,
    what: free ? [writing.t('series.plan.free')] : obstacleWords(row, writing),
    tone: free ? ' ok' : ' warn',
    changed: row.changed,
    options: row.options.map((value) => ({
      value,
      label: optionWords(row, value, was !== '', writing),
      chosen: value === row.chosen,
    })),
  }
}

function optionWords(row: PlanRow, option: string, moves: boolean, writing: PlanWriting): string {
  const { t } = writing
  const choice = choiceOf(option)
  if (choice === 'near') return t('series.plan.near', { when: shortWords(row.near ?? row.startsAt, writing) })
  if (!moves) return t(`series.plan.${choice}`)
  return t(`series.plan.${choice === 'book' ? 'put' : choice === 'skip' ? 'keep' : choice}`)
}

function obstacleWords({ obstacles, takenBy }: PlanRow, { t, format }: PlanWriting): string[] {
  return obstacles.flatMap((obstacle) => {
    if (obstacle !== 'taken' || takenBy.length === 0) return [t(`series.obstacle.${obstacle}`)]
    return takenBy.map(({ typeName, startsAt, endsAt }) =>
      t('series.obstacle.takenBy', { type: typeName, time: format.timeRange(startsAt, endsAt) }),
    )
  })
}

/** Mon 1 Feb 10:00: all that a list shows on a phone without cutting it off. */
function shortWords(startsAt: number, { format }: PlanWriting): string {
  return `${format.shortDate(startsAt)} ${format.time(startsAt)}`
}

/** Monday 1 February 2027 10:00–10:30 */
export function spanWords(startsAt: number, { format, length }: PlanWriting): string {
  return `${format.longDate(startsAt)} ${format.timeRange(startsAt, startsAt + length)}`
}
