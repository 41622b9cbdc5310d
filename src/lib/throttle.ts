/** Counts what failed of late, by key, in memory. Times in epoch seconds. */
export interface Throttle {
  /** How many still count against a key. */
  count(key: string, now: number): number
  /** When the key may be tried again; undefined: now. */
  closedUntil(key: string, now: number): number | undefined
  add(key: string, now: number): void
  /** Takes back what was added last. */
  takeBack(key: string): void
  forget(key: string): void
}

/** Who knocks, as far as it is counted. */
export interface From {
  readonly network: string
  /** Loopback and private peers are not counted by address (rule 25). */
  readonly near: boolean
}

/** Whether a door opens to a try, and how long it keeps waiting whoever failed before. */
export type Knock =
  | { readonly open: true; readonly pauseMilliseconds: number }
  | { readonly open: false; readonly until: number }

/** For how long a failure counts against whoever guesses, in seconds. */
export const quarterOfAnHour = 15 * 60

/** `most` failures within `seconds` close a key until the first of them is that old; of too many keys the eldest go. */
export function createThrottle(most: number, seconds: number, size = 10_000): Throttle {
  const failures = new Map<string, readonly number[]>()
  const recent = (key: string, now: number) => (failures.get(key) ?? []).filter((at) => at > now - seconds)

  function keep(key: string, times: readonly number[]): void {
    failures.delete(key)
    if (times.length === 0) return
    failures.set(key, times.slice(-most))
    const [eldest] = failures.keys()
    if (failures.size > size && eldest !== undefined) failures.delete(eldest)
  }

  return {
    count: (key, now) => recent(key, now).length,
    closedUntil: (key, now) => {
      const times = recent(key, now)
      const [first] = times
      return times.length >= most && first !== undefined ? first + seconds : undefined
    },
    add: (key, now) => keep(key, [...recent(key, now), now]),
    takeBack: (key) => keep(key, (failures.get(key) ?? []).slice(0, -1)),
    forget: (key) => keep(key, []),
  }
}
