/** A half-open stretch of time, [startsAt, endsAt), in seconds; neighbours that touch do not overlap. */
export interface Interval {
  readonly startsAt: number
  readonly endsAt: number
}

/** Whether the two share a moment; an empty interval shares none. */
export function overlaps(one: Interval, other: Interval): boolean {
  return Math.max(one.startsAt, other.startsAt) < Math.min(one.endsAt, other.endsAt)
}

/** Whether the moment lies inside: at the start yes, at the end no. */
export function contains(interval: Interval, at: number): boolean {
  return interval.startsAt <= at && at < interval.endsAt
}

/** The same moments as sorted intervals that neither overlap nor touch; empty ones are dropped. */
export function merge(list: readonly Interval[]): Interval[] {
  const merged: { startsAt: number; endsAt: number }[] = []
  for (const { startsAt, endsAt } of list.toSorted((a, b) => a.startsAt - b.startsAt)) {
    const last = merged.at(-1)
    if (endsAt <= startsAt) continue
    if (last && startsAt <= last.endsAt) last.endsAt = Math.max(last.endsAt, endsAt)
    else merged.push({ startsAt, endsAt })
  }
  return merged
}

/** The moments of `list` that are not in `busy`, merged. */
export function subtract(list: readonly Interval[], busy: readonly Interval[]): Interval[] {
  const taken = merge(busy)
  let bookmark = 0
  return merge(list).flatMap(({ startsAt, endsAt }) => {
    const left: Interval[] = []
    let from = startsAt
    bookmark = firstEndingAfter(taken, startsAt, bookmark)
    for (let next = bookmark; from < endsAt; next++) {
      const until = Math.min(taken[next]?.startsAt ?? endsAt, endsAt)
      if (from < until) left.push({ startsAt: from, endsAt: until })
      from = taken[next]?.endsAt ?? endsAt
    }
    return left
  })
}

/**
 * The index in a merged list of the first interval that ends after `at`; the list's length if none does. It walks on from
 * `bookmark`, the answer for an earlier moment; from a later one it begins anew.
 */
export function firstEndingAfter(merged: readonly Interval[], at: number, bookmark = 0): number {
  const before = bookmark > 0 ? merged[bookmark - 1] : undefined
  let index = before && before.endsAt > at ? 0 : bookmark
  while (index < merged.length && (merged[index]?.endsAt ?? at) <= at) index++
  return index
}
