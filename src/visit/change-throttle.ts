import { createThrottle, type From, type Knock, quarterOfAnHour } from '../lib/throttle.ts'

/** What slows down who guesses codes. */
export interface ChangeThrottle {
  /** Counts as wrong until `right` says otherwise, so that parallel tries do not slip through. */
  knock(code: string, from: From, now: number): Knock
  right(code: string, from: From): void
}

/**
 * Five wrong answers to codes that begin alike close these to the network they came from for a quarter of an hour. Whatever
 * else is wrong only slows down, by five seconds at most: the network that it comes from, and the same codes from
 * elsewhere. Nobody can lock somebody else out (rule 25), and a network of robots gains nothing.
 */
export function createChangeThrottle(): ChangeThrottle {
  const pairs = createThrottle(5, quarterOfAnHour)
  const networks = createThrottle(40, quarterOfAnHour)
  const codes = createThrottle(40, quarterOfAnHour)

  return {
    knock: (code, from, now) => {
      const prefix = prefixOf(code)
      const pair = `${from.network} ${prefix}`
      const until = pairs.closedUntil(pair, now)
      if (until !== undefined) return { open: false, until }
      // What can be no code guesses at none.
      const wrong = prefix === '' ? 0 : codes.count(prefix, now)
      const there = from.near ? 0 : networks.count(from.network, now)
      pairs.add(pair, now)
      networks.add(from.network, now)
      if (prefix !== '') codes.add(prefix, now)
      return { open: true, pauseMilliseconds: Math.min(5000, Math.max(0, wrong - 4, there - 4) * 250) }
    },
    right: (code, from) => {
      pairs.forget(`${from.network} ${prefixOf(code)}`)
      networks.takeBack(from.network)
      codes.takeBack(prefixOf(code))
    },
  }
}

/** The first group of a code; whatever can be none counts together. */
function prefixOf(code: string): string {
  return code.slice(0, 3)
}
