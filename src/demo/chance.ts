/** Chance that repeats itself: the same seed gives the same practice. */
export interface Chance {
  /** 0 up to, not including, 1. */
  next(): number
  /** A whole number from `least` to `most`, both included. */
  whole(least: number, most: number): number
  /** True in that share of cases. */
  is(share: number): boolean
  pick<T>(list: readonly [T, ...T[]]): T
  /** One of the list, by weight. */
  weigh<T extends { readonly weight: number }>(list: readonly [T, ...T[]]): T
}

/** mulberry32 (public domain), seeded by the FNV-1a hash of a text. Not for anything that must stay secret. */
export function createChance(seed: string): Chance {
  let state = hashOf(seed)

  function next(): number {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }

  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1))

  return {
    next,
    whole,
    is: (share) => next() < share,
    pick: (list) => list[whole(0, list.length - 1)] ?? list[0],
    weigh: (list) => atWeight(list, next()),
  }
}

/** A token in the shape of lib/token's, but foreseeable: for holds that are long over. */
export function tokenOf(chance: Chance): string {
  const bytes = Array.from({ length: 16 }, () => chance.whole(0, 255))
  return Buffer.from(bytes).toString('base64url')
}

function atWeight<T extends { readonly weight: number }>(list: readonly [T, ...T[]], share: number): T {
  let left = share * list.reduce((sum, each) => sum + each.weight, 0)
  for (const each of list) {
    left -= each.weight
    if (left < 0) return each
  }
  return list[0]
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (const sign of text) hash = Math.imul(hash ^ (sign.codePointAt(0) ?? 0), 0x01000193)
  return hash
}
