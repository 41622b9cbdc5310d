import { milliseconds } from '../drills/kit/print.ts'

/** One line of the table: what was measured, and the limit that was measured beside it in the same run. */
export interface Row {
  readonly name: string
  readonly measured: string
  readonly limit: string
  readonly ratio: string
  readonly goal: string
  readonly pass: boolean
}

export interface Size {
  readonly quick: boolean
  /** The full number, or the small one of a quick run. */
  of(full: number, quick: number): number
}

export type Bench = (size: Size) => Promise<readonly Row[]>

/** A row whose goal is a multiple of the limit. */
export function ratioRow(name: string, pairs: readonly Pair[], most: number, unit = microseconds): Row {
  const middle = medianOf(pairs, (pair) => pair.measured / pair.limit)
  return {
    name,
    measured: unit(middle.measured),
    limit: unit(middle.limit),
    ratio: `${(middle.measured / middle.limit).toFixed(2)} ×`,
    goal: `≤ ${most} ×`,
    pass: middle.measured / middle.limit <= most,
  }
}

export interface Pair {
  readonly measured: number
  readonly limit: number
}

/** Both sides in turn, A B B A, so that what the machine does meanwhile falls on both; one pair a round. */
export async function alternate(
  rounds: number,
  measure: () => Promise<number>,
  limit: () => Promise<number>,
): Promise<readonly Pair[]> {
  const pairs: Pair[] = []
  for (let round = 0; round < rounds; round++) {
    const [a, b, c, d] = [await measure(), await limit(), await limit(), await measure()]
    pairs.push({ measured: (a + d) / 2, limit: (b + c) / 2 })
  }
  return pairs
}

/** The middle one by a value; of an even number the lower one of the two. */
export function medianOf<T>(list: readonly T[], value: (each: T) => number): T {
  const sorted = list.toSorted((one, other) => value(one) - value(other))
  const middle = sorted[Math.floor((sorted.length - 1) / 2)]
  if (middle === undefined) throw new Error('no median of nothing')
  return middle
}

export function median(list: readonly number[]): number {
  return medianOf(list, (value) => value)
}

export function microseconds(value: number): string {
  return milliseconds(value / 1000)
}

export function bytes(value: number): string {
  return `${Math.round(value)} B`
}

export function failed(name: string, goal: string, why: string): Row {
  return { name, measured: why, limit: '-', ratio: '-', goal, pass: false }
}
