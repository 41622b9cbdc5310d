/** Bookings are counted over this long, in seconds. */
export const countedFor = 3600

/** How long an answer is held back, in milliseconds: nothing up to the limit, then ever longer, five seconds at most (rule 25). */
export function heldBack(count: number, limit: number): number {
  return Math.min(5000, Math.max(0, count - limit) * 250)
}
