import type { Context } from 'hono'
import type { Db } from '../db/run.ts'
import type { Keys } from '../lib/token.ts'
import type { Uploads } from '../lib/uploads.ts'
import type { Render } from '../view/render.ts'
import type { Log } from './log.ts'
import type { StaticFiles } from './static.ts'

/** What the entry wires together and every request may use. */
export interface World {
  readonly db: Db
  readonly keys: Keys
  readonly render: Render
  readonly files: StaticFiles
  /** What the practice has put up: its logo and its picture. */
  readonly uploads: Uploads
  readonly log: Log
  /** The only clock, in epoch seconds; read once per request. */
  readonly clock: () => number
  /** The public address, without a slash at its end. */
  readonly baseUrl: string
  readonly trustProxy: number
  /** The address at the other end of a request's socket; '' where there is none. */
  readonly socketAddress: (c: Context) => string
  readonly demo: boolean
  /** Whether a mail server is set up; without one messages wait. */
  readonly mail: boolean
  /** Tells the sender that a message may be due now. */
  readonly wake?: () => void
  /** The demonstration's e-mails, by outbox id: caught instead of sent. */
  readonly caught?: { find(messageId: number): CaughtMail | undefined }
  /** Waits, in milliseconds: what the throttles hold back. Tests pass a function that only counts. */
  readonly pause: (milliseconds: number) => Promise<void>
}

export interface CaughtMail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly calendar: string
}
