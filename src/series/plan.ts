import type { EpochSeconds, IsoDate, Zone } from '../lib/calendar.ts'
import type { Interval } from '../lib/interval.ts'
import {
  daysOfWeek,
  isOpen,
  nearestFree,
  type Obstacle,
  obstaclesAt,
  type TakenBy,
  type Week,
} from './fit.ts'

/** A time that somebody wants, by a key of its own: the name of its field in a form. */
export interface Wanted {
  readonly key: string
  readonly startsAt: EpochSeconds
}

/** A wanted time with what stands against it and what may be chosen. */
export interface PlanRow extends Wanted {
  readonly obstacles: readonly Obstacle[]
  readonly takenBy: readonly TakenBy[]
  readonly near: EpochSeconds | undefined
  /** The values that the choice may have; the first is proposed. */
  readonly options: readonly string[]
  readonly chosen: string
  /** What had been chosen can no longer be. */
  readonly changed: boolean
}

export interface Taking extends Wanted {
  /** Where it will be. */
  readonly at: EpochSeconds
  /** Against what stands there, with open eyes. */
  readonly purpose: boolean
  /** Laid over others, too (rule 18). */
  readonly onPurpose: boolean
}

/** What was chosen for each key; undefined: nothing yet. */
export type Chosen = (key: string) => string | undefined

export interface PlanReader {
  readonly zone: Zone
  readonly weekOf: (date: IsoDate) => Week
  readonly takenBy: (around: Interval) => readonly TakenBy[]
}

/** Looks at every wanted time as everything stands now; a choice that is still possible stays. */
export function planOf(reader: PlanReader, wanted: readonly Wanted[], chosen: Chosen): readonly PlanRow[] {
  const { zone, weekOf } = reader
  const weekAt = (at: EpochSeconds) => weekOf(zone.local(at).date)
  const seen = wanted.map((each) => ({ each, obstacles: obstaclesAt(weekAt(each.startsAt), each.startsAt) }))
  const planned: Interval[] = seen
    .filter(({ each, obstacles }) => obstacles.length === 0 && chosen(each.key) !== 'skip')
    .map(({ each }) => spanOf(weekAt(each.startsAt), each.startsAt))
  return seen.map(({ each, obstacles }) => {
    if (obstacles.length === 0) return rowOf({ ...each, obstacles, takenBy: [], near: undefined }, chosen)
    const week = weekAt(each.startsAt)
    const near =
      keptNear(reader, each, chosen(each.key), planned) ?? nearestFree(week, each.startsAt, planned)
    const { startsAt, endsAt } = spanOf(week, each.startsAt)
    const { before, after, length } = week.offer
    const around = { startsAt: startsAt - before, endsAt: endsAt - length + after }
    const takenBy = obstacles.includes('taken') ? reader.takenBy(around) : []
    const row = rowOf({ ...each, obstacles, takenBy, near }, chosen)
    if (near !== undefined && row.chosen.startsWith(nearBy)) planned.push(spanOf(week, near))
    return row
  })
}

/** What will be made of the rows, soonest first. */
export function takingsOf(rows: readonly PlanRow[]): readonly Taking[] {
  return rows.flatMap(({ key, startsAt, obstacles, near, chosen }): Taking[] => {
    if (chosen === 'skip') return []
    const at = chosen.startsWith(nearBy) ? (near ?? startsAt) : startsAt
    const meant = chosen.startsWith(purpose)
    const onPurpose = meant && (obstacles.includes('taken') || obstacles.includes('room'))
    return [{ key, startsAt, at, purpose: meant, onPurpose }]
  })
}

/** What is chosen for each row as it is shown. */
export function asProposed(rows: readonly PlanRow[]): Chosen {
  const byKey = new Map(rows.map(({ key, chosen }) => [key, chosen]))
  return (key) => byKey.get(key)
}

/** All that is chosen, as one text to compare. */
export function choicesOf(rows: readonly PlanRow[]): string {
  return rows.map(({ key, chosen }) => `${key}=${chosen}`).join(' ')
}

const nearBy = 'near.'
const purpose = 'purpose.'

type Choice = 'book' | 'skip' | 'near' | 'purpose'

/** What an option of a row says. */
export function choiceOf(option: string): Choice {
  if (option === 'book' || option === 'skip') return option
  return option.startsWith(nearBy) ? 'near' : 'purpose'
}

function rowOf(row: Omit<PlanRow, 'options' | 'chosen' | 'changed'>, chosen: Chosen): PlanRow {
  const options = optionsOf(row)
  const had = chosen(row.key)
  const stays = had !== undefined && options.includes(had)
  return {
    ...row,
    options,
    chosen: stays ? had : (options[0] ?? 'skip'),
    changed: had !== undefined && !stays,
  }
}

/** "On purpose" names what it goes over, so that nobody goes over what they have not seen. */
function optionsOf({ obstacles, takenBy, near }: Omit<PlanRow, 'options' | 'chosen' | 'changed'>): string[] {
  if (obstacles.length === 0) return ['book', 'skip']
  const over = [...obstacles, ...takenBy.map(({ id }) => id)].join('.')
  return [
    ...(near === undefined ? [] : [`${nearBy}${near}`]),
    'skip',
    ...(obstacles.includes('past') ? [] : [`${purpose}${over}`]),
  ]
}

/** The free time that was named before, while it is one. */
function keptNear(
  { zone, weekOf }: PlanReader,
  { startsAt }: Wanted,
  had: string | undefined,
  planned: readonly Interval[],
): EpochSeconds | undefined {
  const at = had?.startsWith(nearBy) ? Number(had.slice(nearBy.length)) : Number.NaN
  if (!Number.isSafeInteger(at) || Math.abs(at - startsAt) > 8 * 86_400) return undefined
  const { date } = zone.local(at)
  const sameWeek = daysOfWeek(zone.local(startsAt).date).includes(date)
  return sameWeek && isOpen(weekOf(date), at, planned) ? at : undefined
}

function spanOf({ offer }: Week, startsAt: EpochSeconds): Interval {
  return { startsAt, endsAt: startsAt + offer.length }
}
