import { isNearHost } from '../lib/near-host.ts'
import { decodePercent } from '../lib/percent.ts'

/** Where mail leaves through, read from SMTP_URL. */
export interface MailServer {
  readonly host: string
  readonly port: number
  /** TLS from the first byte (smtps). */
  readonly secure: boolean
  readonly user: string
  readonly password: string
  /**
   * `required`: STARTTLS with a verified certificate or nothing leaves. `offered`: used where the server has it,
   * unverified, for a server on this machine or in the private network. `off`: never (`?tls=off`).
   */
  readonly tls: 'required' | 'offered' | 'off'
}

/**
 * `smtp://user:password@mail.example.org:587`, `smtps://…` (TLS from the start, port 465), `?tls=off` for a server that
 * speaks none. User and password are percent-encoded. Throws an Error of one line that names SMTP_URL.
 */
export function parseSmtpUrl(text: string): MailServer {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url?.hostname || !['smtp:', 'smtps:'].includes(url.protocol))
    throw new Error('SMTP_URL must begin with smtp:// or smtps://')
  const secure = url.protocol === 'smtps:'
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
  const options = [...url.searchParams]
  const off = options.some(([name, value]) => name === 'tls' && value === 'off')
  if (options.length > (off ? 1 : 0)) throw new Error('SMTP_URL knows no option but ?tls=off')
  if (off && secure) throw new Error('SMTP_URL cannot be smtps:// with ?tls=off')
  return {
    host,
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    user: decoded(url.username),
    password: decoded(url.password),
    tls: off ? 'off' : isNearHost(host) ? 'offered' : 'required',
  }
}

function decoded(text: string): string {
  const plain = decodePercent(text)
  if (plain === undefined) throw new Error('SMTP_URL must write % in its user or password as %25')
  return plain
}
