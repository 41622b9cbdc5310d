/** So many refusals of one message for now, about a day of them, and it is given up. */
export const mostAttempts = 100

/** How long the sender leaves a message alone that the server itself could not take, in seconds. */
export const serverPause = 60

const first = 30
const longest = 900

/**
 * Seconds until the next attempt after the `attempts`-th one: 30 s, doubling to 15 minutes, each shortened by up to half
 * so that messages refused together do not come back together. The spread follows from the message's id.
 */
export function retryDelay(messageId: number, attempts: number): number {
  const step = Math.min(first * 2 ** Math.min(Math.max(attempts, 1) - 1, 10), longest)
  return Math.round(step * (1 - spread(messageId, attempts) / 2))
}

/** 0 to 1, the same for the same two numbers (Knuth's multiplicative hash). */
function spread(messageId: number, attempts: number): number {
  return (Math.imul(messageId * 31 + attempts, 2654435761) >>> 0) / 2 ** 32
}
