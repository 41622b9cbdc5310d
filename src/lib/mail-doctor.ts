import type { EpochSeconds } from './calendar.ts'

/** What somebody finds who knocks at the mail server as a sender would. */
export interface ServerFinding {
  /** Whether it answered at all; `late`: there was no time to find out. */
  readonly answers: boolean | 'late'
  /** The certificate and what was agreed on; undefined: nothing is encrypted. */
  readonly tls: TlsFinding | undefined
  readonly login: 'let-in' | 'refused' | 'not-asked' | 'not-tried' | 'late'
  /** The server's or the network's own words about what went wrong; '' for nothing. */
  readonly words: string
}

export interface TlsFinding {
  /** "TLSv1.3". */
  readonly version: string
  readonly issuer: string
  readonly validUntil: EpochSeconds
  /** Why the certificate is not to be believed, as the program says it; '': it is. */
  readonly problem: string
}

/** Texts that a name has in the DNS; `failed`: nobody knows, for the resolver gave no answer; `late`: it was not waited for. */
export type TxtAnswer =
  | { readonly state: 'found'; readonly texts: readonly string[] }
  | { readonly state: 'none' }
  | { readonly state: 'failed' | 'late' }

/** How a test message was received, in the server's own words. */
export interface TestAnswer {
  readonly accepted: boolean
  readonly words: string
}

/** A time by which everything has to be there. */
export interface Deadline {
  /** What the work comes to, or `late` where it is not there by then; what has begun by then ends by itself. */
  or<T, L>(work: Promise<T>, late: L): Promise<T | L>
  isOver(): boolean
  /** Nobody waits any longer. */
  end(): void
}

/** `SMTP_URL` and the sender's address. */
export interface MailAddressing {
  readonly smtpUrl: string
  readonly from: string
}

/** Looks at the practice's own mail server and asks its DNS resolver; nobody else is asked. None of it throws. */
export interface MailDoctor {
  /** Begins an examination: all of its steps together have so long. */
  begin(): Deadline
  inspect(settings: MailAddressing, deadline: Deadline): Promise<ServerFinding>
  texts(name: string): Promise<TxtAnswer>
  deliver(
    settings: MailAddressing,
    mail: {
      readonly messageId: string
      readonly fromName: string
      readonly to: string
      readonly subject: string
      readonly text: string
      readonly html: string
    },
  ): Promise<TestAnswer>
}
