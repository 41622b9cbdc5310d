import { parseSmtpUrl } from './smtp-address.ts'

/** A mail server as an owner types it in. */
export interface MailAccount {
  readonly host: string
  readonly port: number
  /** '' where the server asks for none. */
  readonly user: string
  readonly password: string
  /** The sender of every e-mail. */
  readonly from: string
}

/** The port on which encryption is spoken from the first byte; on any other it begins with STARTTLS. */
const encryptedPort = 465

/** The account as `SMTP_URL` would say it. */
export function smtpUrlOf({ host, port, user, password }: MailAccount): string {
  const scheme = port === encryptedPort ? 'smtps' : 'smtp'
  const secret = password === '' ? '' : `:${encodeURIComponent(password)}`
  const login = user === '' ? '' : `${encodeURIComponent(user)}${secret}@`
  return `${scheme}://${login}${host.includes(':') ? `[${host}]` : host}:${port}`
}

/** The other way round. Throws where the address is none of ours. */
export function accountOf(smtpUrl: string, from: string): MailAccount {
  const { host, port, user, password } = parseSmtpUrl(smtpUrl)
  return { host, port, user, password, from }
}
