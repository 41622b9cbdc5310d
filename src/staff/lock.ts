import type { Format } from '../view/format.ts'
import type { StaffFrame } from '../view/frame.ts'

type LockFrame = StaffFrame['lock']

/** What a page knows of its own lock; in seconds from now, so that the clock of the reader does not matter. */
export function lockFrame(method: string, user: number, at: number, now: number, format: Format): LockFrame {
  return { at: format.time(at), seconds: Math.max(0, at - now), user, posted: method === 'POST' }
}

/** The same for a page that asked for a piece of itself. */
export function lockHeader({ at, seconds, user }: LockFrame): [name: string, value: string] {
  return ['ledig-locks', `${seconds} ${user} ${at}`]
}
