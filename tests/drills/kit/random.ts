/** A repeatable stream of numbers from 0 to 1 (mulberry32): the same seed gives the same drill. */
export interface Random {
  readonly seed: number
  next(): number
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number
  pick<T>(list: readonly T[]): T
}

export function randomOf(seed: number): Random {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))
  return {
    seed,
    next,
    whole,
    pick: <T>(list: readonly T[]): T => {
      const [first, ...others] = list
      if (first === undefined) throw new Error('nothing to pick from')
      return others[whole(0, others.length) - 1] ?? first
    },
  }
}
