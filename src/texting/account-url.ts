import { decodePercent } from '../lib/percent.ts'
import { isSender, type SmsAccount, type SmsProviderName } from './account.ts'
import { parseHttpUrl, writeHttpUrl } from './http-url.ts'
import { smsProviderOf } from './providers.ts'
import { isMessagingService } from './twilio.ts'

type Named = Exclude<SmsProviderName, 'http'>

// A scheme begins with a letter.
const schemes: Readonly<Record<string, Named>> = {
  'elks:': '46elks',
  'twilio:': 'twilio',
  'cm:': 'cm',
  'link:': 'link',
}
const optionsOf: Readonly<Record<Named, readonly string[]>> = {
  '46elks': [],
  twilio: [],
  cm: [],
  link: ['platform', 'partner', 'gate'],
}

/**
 * `elks://user:password@api.46elks.com?from=Linde`, `twilio://`, `cm://`, `link://` likewise (docs/operating.md), and
 * `https://…` for any other gateway. Names and passwords are percent-encoded. `own`: set where the program is started,
 * so that the API may also stand on this machine, without encryption. Throws an Error of one line that names SMS_URL.
 */
export function parseSmsUrl(text: string, own: boolean): SmsAccount {
  const url = URL.canParse(text) && !/[\p{Cc}\s]/u.test(text) ? new URL(text) : undefined
  if (url && /^https?:$/.test(url.protocol)) return parseHttpUrl(url, text, own)
  const provider = url && schemes[url.protocol]
  if (!url || !provider)
    throw new Error('SMS_URL must begin with elks://, twilio://, cm://, link:// or https://')
  const scheme = url.protocol.slice(0, -1)
  if (!/^\/?$/.test(url.pathname) || url.hash !== '')
    throw new Error(`SMS_URL with ${scheme}:// has no path and no #`)
  const options = readOptions(url.search, provider)
  const [user, password] = [decoded(url.username), decoded(url.password)]
  const secret = provider === 'cm' ? user : password
  const { from = '', ...rest } = options
  const account = { provider, base: baseOf(url, provider, own), from, options: rest, secret }
  return checked({ ...account, user: provider === 'cm' ? '' : user }, scheme)
}

/** The other way round. */
export function smsUrlOf(account: SmsAccount): string {
  if (account.provider === 'http') return writeHttpUrl(account)
  const [scheme = ''] = Object.entries(schemes).find(([, name]) => name === account.provider) ?? []
  const { user, secret, from, options, base } = account
  const login = user === '' ? encode(secret) : `${encode(user)}:${encode(secret)}`
  const query = Object.entries({ from, ...options }).filter(([, value]) => value !== '')
  const said = query.map(([name, value]) => `${name}=${encode(value)}`).join('&')
  return `${scheme}//${login}@${base.replace(/^https?:\/\//, '')}${said === '' ? '' : `?${said}`}`
}

function checked(account: SmsAccount, scheme: string): SmsAccount {
  const { provider, user, secret, from, options } = account
  if (secret === '' || (provider !== 'cm' && user === ''))
    throw new Error(
      `SMS_URL with ${scheme}:// needs ${provider === 'cm' ? 'a token' : 'a user and a password'}`,
    )
  if (provider === 'twilio' && !isTwilioAccount(user))
    throw new Error('SMS_URL with twilio:// needs the Account SID (AC and 32 digits) as its user')
  if (provider === 'link' && (!options.platform || !options.partner))
    throw new Error('SMS_URL with link:// needs ?platform=…&partner=…')
  if (from !== '' && !isSender(from) && !(provider === 'twilio' && isMessagingService(from)))
    throw new Error('SMS_URL needs as from a name of at most 11 letters and digits, or a number such as +46…')
  return account
}

export function isTwilioAccount(text: string): boolean {
  return /^AC[0-9a-f]{32}$/i.test(text)
}

/** The API's own host, or one on this machine to try things out on. */
function baseOf(url: URL, provider: Named, own: boolean): string {
  const { hosts } = smsProviderOf(provider)
  if (hosts.includes(url.hostname) && url.port === '') return `https://${url.hostname}`
  if (own && isOwnHost(url.hostname)) return `http://${url.host}`
  throw new Error(`SMS_URL with ${url.protocol}// needs the host ${hosts.join(' or ')}`)
}

/** A name or an address of this machine itself. */
function isOwnHost(hostname: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/.test(hostname)
}

// Not by URLSearchParams, to which a + is a space: numbers begin with it.
function readOptions(search: string, provider: Named): Readonly<Record<string, string>> {
  const known = ['from', ...optionsOf[provider]]
  const pairs = search.slice(1).split('&').filter(Boolean)
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', ...value] = pair.split('=')
      if (!known.includes(name)) throw new Error(`SMS_URL knows no option but ${known.join(', ')}`)
      return [name, decoded(value.join('='))]
    }),
  )
}

function decoded(text: string): string {
  const plain = decodePercent(text)
  if (plain === undefined || /\p{Cc}/u.test(plain)) throw new Error('SMS_URL must write % as %25')
  return plain
}

function encode(text: string): string {
  return encodeURIComponent(text).replaceAll('%2B', '+')
}
