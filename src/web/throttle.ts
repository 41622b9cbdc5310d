/** Counts what comes from one side within an hour; never refuses, only says how long to hold the answer back (rule 25). */
export interface Throttle {
  /** Counts one more and returns how many there were in the last hour, this one included. */
  count(key: string, now: number): number
}

const window = 3600
/** More sides than this are not remembered; the oldest are forgotten first. */
const mostKeys = 20_000

export function createThrottle(): Throttle {
  const times = new Map<string, number[]>()
  return {
    count: (key, now) => {
      const recent = (times.get(key) ?? []).filter((at) => at > now - window && at <= now)
      recent.push(now)
      times.delete(key)
      times.set(key, recent.slice(-1000))
      const [oldest] = times.keys()
      if (times.size > mostKeys && oldest !== undefined) times.delete(oldest)
      return recent.length
    },
  }
}

/** How long an answer is held back, in milliseconds: nothing up to the limit, then ever longer, five seconds at most. */
export function heldBack(count: number, limit: number): number {
  return Math.min(5000, Math.max(0, count - limit) * 250)
}
