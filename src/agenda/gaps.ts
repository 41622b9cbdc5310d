import type { EpochSeconds } from '../lib/calendar.ts'
import { type Interval, subtract } from '../lib/interval.ts'

/** A shorter rest between two appointments is nothing to book in, in seconds. */
const shortest = 300

/** The free stretches of a block, by start: what nothing occupies, five minutes or longer. */
export function gapsOf(block: Interval, busy: readonly Interval[]): readonly Interval[] {
  return subtract([block], busy).filter((gap) => gap.endsAt - gap.startsAt >= shortest)
}

/** The free stretches of some blocks, each with the facts of its block; where two blocks share a moment, the first's. */
export function freeIn<B extends Interval>(
  blocks: readonly B[],
  busyOf: (block: B) => readonly Interval[],
): readonly B[] {
  const free: B[] = []
  for (const block of blocks)
    free.push(...gapsOf(block, [...busyOf(block), ...free]).map((gap) => ({ ...block, ...gap })))
  return free
}

/** What is left of a free stretch that has begun: from the next five minutes on, where that is long enough. */
export function restOf<G extends Interval>(gap: G, now: EpochSeconds): G {
  const next = Math.ceil(now / shortest) * shortest
  const runs = gap.startsAt < now && gap.endsAt - next >= shortest
  return runs ? { ...gap, startsAt: next } : gap
}
