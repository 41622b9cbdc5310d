import type { Rows } from './grid.ts'

/** Where something stands that shares its rows with others: side by side in a group, counted from 0. */
export interface Lane {
  readonly lane: number
  /** Whether the group has more than one lane. */
  readonly shared: boolean
}

/**
 * Side by side what overlaps: each takes the first lane whose last one has ended. Takes them by start and keeps the order;
 * two of one lane never overlap.
 */
export function lanesOf(list: readonly Rows[]): readonly Lane[] {
  const lanes: { lane: number; group: number }[] = []
  const widths: number[] = []
  let ends: number[] = []
  for (const { s, n } of list) {
    if (ends.every((end) => end <= s)) {
      ends = []
      widths.push(0)
    }
    const known = ends.findIndex((end) => end <= s)
    const lane = known < 0 ? ends.length : known
    ends[lane] = s + n
    widths[widths.length - 1] = ends.length
    lanes.push({ lane, group: widths.length - 1 })
  }
  return lanes.map(({ lane, group }) => ({ lane, shared: (widths[group] ?? 1) > 1 }))
}
