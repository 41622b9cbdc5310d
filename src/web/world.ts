import type { Context } from 'hono'
import type { Db } from '../db/run.ts'
import type { HandOver } from '../lib/hand-over.ts'
import type { MailAddressing, MailDoctor } from '../lib/mail-doctor.ts'
import type { Keys } from '../lib/token.ts'
import type { Uploads } from '../lib/uploads.ts'
import type { WebhookGateway } from '../lib/webhook-post.ts'
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
  /** Whether a mail server is set up; without one messages wait. Asked anew each time: the settings may change it. */
  readonly mail: boolean
  /** The mail server, as far as an owner can set it up; absent: it cannot be set here. */
  readonly mailServer?: MailServer
  /** Whether text messages can leave; asked anew each time, likewise. */
  readonly sms: boolean
  /** The gateway for text messages, as far as an owner can set it up; absent: it cannot be set here. */
  readonly smsServer?: SmsServer
  /** Tells the sender that a message may be due now. */
  readonly wake?: () => void
  /** Posts to other software at once, for a test; absent: nobody does. */
  readonly hooks?: WebhookGateway
  /** The demonstration's e-mails, by outbox id: caught instead of sent. */
  readonly caught?: { find(messageId: number): CaughtMail | undefined }
  /** Waits, in milliseconds: what the throttles hold back. Tests pass a function that only counts. */
  readonly pause: (milliseconds: number) => Promise<void>
}

export interface MailServer {
  /** What beats the settings; '': nothing does. */
  readonly fixed: '' | 'environment' | 'demonstration'
  /** What messages leave through now, of the environment or the settings; undefined: nothing. */
  addressing?(): MailAddressing | undefined
  /** What looks after it; absent: nobody does. */
  readonly doctor?: MailDoctor
  /** Sends one e-mail now through a server that need not be saved: 'accepted', or why not (messages.ts). */
  tryOut(settings: { readonly smtpUrl: string; readonly from: string }, mail: TrialMail): Promise<string>
}

export interface SmsServer {
  /** What beats the settings; '': nothing does. */
  readonly fixed: '' | 'environment' | 'demonstration'
  /** SMS_URL as it counts now, secrets included; undefined: there is none. */
  address(): string | undefined
  /** Sends one text message now, and says how that ended. */
  tryOut(text: TrialText): Promise<HandOver>
}

export interface TrialText {
  /** The outbox id. */
  readonly id: number
  /** What the gateway shall know it by. */
  readonly ref: string
  readonly to: string
  /** The practice's name. */
  readonly from: string
  readonly text: string
  readonly segments: number
}

export interface TrialMail {
  readonly messageId: string
  readonly fromName: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
}

export interface CaughtMail {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly calendar: string
}
