import type { Closure } from '../practice/practice.ts'
import type { Holiday } from './holidays.ts'

/** A closure as it is stored. */
export interface StoredClosure extends Closure {
  readonly id: number
}

/** Another text means that somebody has changed it meanwhile. */
export function stampOfClosure({ locationId, from, to, texts, coverName, coverPhone }: Closure): string {
  return JSON.stringify([locationId, from, to, Object.entries(texts).sort(), coverName, coverPhone])
}

/** Whether the whole practice is closed on a holiday already. */
export function isClosedOn({ date }: Holiday, closures: readonly Closure[]): boolean {
  return closures.some(({ locationId, from, to }) => locationId === null && from <= date && date <= to)
}
