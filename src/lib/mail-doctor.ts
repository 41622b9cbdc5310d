import type { EpochSeconds } from './calendar.ts'

/** What somebody finds who knocks at the mail server as a sender would. */
export interface ServerFinding {
  /** Whether it answered at all. */
  readonly answers: boolean
  /** The certificate and what was agreed on; undefined: nothing is encrypted. */
  readonly tls: TlsFinding | undefined
  readonly login: 'let-in' | 'refused' | 'not-asked' | 'not-tried'
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

/** Texts that a name has in the DNS; `failed`: nobody knows, for the resolver gave no answer. */
export type TxtAnswer =
  | { readonly state: 'found'; readonly texts: readonly string[] }
  | { readonly state: 'none' }
  | { readonly state: 'failed' }

/** How a test message was received, in the server's own words. */
export interface TestAnswer {
  readonly accepted: boolean
  readonly words: string
}

/** `SMTP_URL` and the sender's address. */
export interface MailAddressing {
  readonly smtpUrl: string
  readonly from: string
}

/** Looks at the practice's own mail server and asks its DNS resolver; nobody else is asked. None of it throws. */
export interface MailDoctor {
  inspect(settings: MailAddressing): Promise<ServerFinding>
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
