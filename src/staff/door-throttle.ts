import { createThrottle, type From, type Knock, quarterOfAnHour } from '../lib/throttle.ts'

/** What slows down who guesses passwords. */
export interface DoorThrottle {
  /** Counts as a failure until `succeeded` says otherwise, so that parallel tries do not slip through. */
  knock(email: string, from: From, now: number): Knock
  succeeded(email: string, from: From): void
}

/**
 * Five failures for one account from one network close it to that network for a quarter of an hour, twenty close the
 * network, and `mostOfAccount` the account to every network from which it was never signed into: nobody can lock its
 * owner out.
 */
export function createDoorThrottle(mostOfAccount = 20): DoorThrottle {
  const pairs = createThrottle(5, quarterOfAnHour)
  const networks = createThrottle(20, quarterOfAnHour)
  const accounts = createThrottle(mostOfAccount, quarterOfAnHour)
  const known = createThrottle(1, Number.POSITIVE_INFINITY)

  return {
    knock: (email, from, now) => {
      const pair = `${from.network} ${email}`
      const closed = [
        pairs.closedUntil(pair, now),
        from.near ? undefined : networks.closedUntil(from.network, now),
        known.count(pair, now) > 0 ? undefined : accounts.closedUntil(email, now),
      ].filter((until) => until !== undefined)
      if (closed.length > 0) return { open: false, until: Math.max(...closed) }
      const failures = Math.max(pairs.count(pair, now), from.near ? 0 : networks.count(from.network, now) - 5)
      pairs.add(pair, now)
      networks.add(from.network, now)
      accounts.add(email, now)
      return { open: true, pauseMilliseconds: failures < 2 ? 0 : Math.min(5000, 500 * 2 ** (failures - 2)) }
    },
    succeeded: (email, from) => {
      const pair = `${from.network} ${email}`
      pairs.forget(pair)
      networks.takeBack(from.network)
      accounts.takeBack(email)
      known.add(pair, 0)
    },
  }
}
