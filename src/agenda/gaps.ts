import { type Interval, subtract } from '../lib/interval.ts'

/** A shorter rest between two appointments is nothing to book in, in seconds. */
const shortest = 300

/** The free stretches of a block, by start: what nothing occupies, five minutes or longer. */
export function gapsOf(block: Interval, busy: readonly Interval[]): readonly Interval[] {
  return subtract([block], busy).filter((gap) => gap.endsAt - gap.startsAt >= shortest)
}
