import { decodePercent } from '../lib/percent.ts'
import { readJson } from '../lib/read-json.ts'
import { isSender, type SmsAccount } from './account.ts'
import { fillBody, isPlainHeader, splitAtColon } from './http.ts'

/** What may follow the # of the address of any gateway. */
const optionNames = ['method', 'type', 'body', 'header', 'id', 'ok', 'from'] as const

/** Why an address of a gateway cannot be one; the field is that of the settings. */
export interface HttpFlaw {
  readonly field: 'address' | 'body' | 'header' | 'id' | 'ok' | 'from'
  readonly flaw:
    | 'https'
    | 'host'
    | 'placeholders'
    | 'json'
    | 'quotes'
    | 'header'
    | 'header-text'
    | 'header-plain'
    | 'path'
    | 'sender'
}

/** What an account that was stored before may still have: its messages are refused one by one, in plain sight. */
const borneInStored: readonly HttpFlaw['flaw'][] = ['quotes', 'header-text', 'header-plain']

/**
 * `https://user:password@gateway.example.org/send?to={to}&text={text}#method=get&id=data.id`: what stands after the #
 * is for us. Throws an Error of one line that names SMS_URL.
 */
export function parseHttpUrl(url: URL, text: string, own: boolean): SmsAccount {
  const [address = '', ...rest] = text.split('#')
  const options = readOptions(rest.join('#'))
  const { from = '', ...others } = options
  const base = address.replace(/^(https?:\/\/)[^/?#]*@/i, '$1')
  const account = {
    ...{ provider: 'http' as const, base, from, options: others },
    ...{ user: decoded(url.username), secret: decoded(url.password) },
  }
  const [flaw] = flawsOf(account, own).filter((each) => own || !borneInStored.includes(each.flaw))
  if (flaw) throw new Error(`SMS_URL ${words[flaw.flaw]}`)
  return account
}

export function writeHttpUrl({ base, user, secret, from, options }: SmsAccount): string {
  const login =
    user === '' && secret === '' ? '' : `${encodeURIComponent(user)}:${encodeURIComponent(secret)}@`
  const said = Object.entries({ ...options, from }).filter(([, value]) => value !== '')
  const fragment = said.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&')
  return `${base.replace('://', `://${login}`)}${fragment === '' ? '' : `#${fragment}`}`
}

/** What is wrong with a gateway that is known by its address alone, in the order of the form. */
export function flawsOf(account: Omit<SmsAccount, 'provider'>, own: boolean): HttpFlaw[] {
  const { base, from, options } = account
  const { method = 'post', type = 'form', body = '', header = '', id = '', ok = '' } = options
  const url = URL.canParse(base) ? new URL(base) : undefined
  const near = own && url?.protocol === 'http:' && /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)
  const sent = `${url?.search ?? ''}${method === 'get' ? '' : body}`
  const flaws: (HttpFlaw | false)[] = [
    (!url || (url.protocol !== 'https:' && !near)) && { field: 'address', flaw: 'https' },
    /[{}]|%7[bd]/i.test(url?.host ?? '') && { field: 'address', flaw: 'host' },
    !(/\{to(-digits)?\}/.test(sent) && sent.includes('{text}')) && { field: 'address', flaw: 'placeholders' },
    method !== 'get' && type === 'json' && !isJson(body) && { field: 'body', flaw: 'json' },
    method !== 'get' &&
      type === 'json' &&
      isJson(body) &&
      !isQuoted(body) && { field: 'body', flaw: 'quotes' },
    header !== '' && !isHeader(header) && { field: 'header', flaw: 'header' },
    header.includes('{text}') && { field: 'header', flaw: 'header-text' },
    isHeader(header) && !isPlainHeader(filledHeader(account)) && { field: 'header', flaw: 'header-plain' },
    id !== '' && id !== '*' && !isPath(id) && { field: 'id', flaw: 'path' },
    ok !== '' && !isPath(splitAtColon(ok)[0] ?? '') && { field: 'ok', flaw: 'path' },
    from !== '' && !isSender(from) && { field: 'from', flaw: 'sender' },
  ]
  return flaws.filter((flaw) => flaw !== false)
}

const words: Readonly<Record<HttpFlaw['flaw'], string>> = {
  https: 'must be https://, or http:// to this machine',
  host: 'cannot have {…} in its host',
  placeholders: 'must say {to} and {text} in its query or in #body=…',
  json: 'with #type=json needs a #body=… that is JSON, its {…} inside quotation marks',
  quotes: 'with #type=json needs a #body=… that is JSON, its {…} inside quotation marks',
  header: 'needs #header=Name:value',
  'header-text': 'cannot have {text} in its #header: a message may have line breaks',
  'header-plain': 'needs plain letters, digits and signs in its #header and in what is filled in there',
  path: 'needs as #id or #ok a path such as data.0.id or status:sent',
  sender: 'needs as #from a name of at most 11 letters and digits, or a number such as +46…',
}

function isJson(body: string): boolean {
  return typeof readJson(body.replace(/\{[a-z-]+\}/g, '0')) === 'object'
}

/** Whether it stays JSON whatever is filled in: a {…} outside of quotation marks would not. */
function isQuoted(body: string): boolean {
  return typeof readJson(fillBody(body, 'json', () => '"\\\n{')) === 'object'
}

/** The header as it leaves but for what differs from message to message, which is plain. */
function filledHeader({ user, secret, options }: Omit<SmsAccount, 'provider'>): string {
  const [, value = ''] = splitAtColon(options.header ?? '')
  return value.replaceAll('{user}', user).replaceAll('{secret}', secret)
}

// Those that say how the request itself is read are ours to set.
function isHeader(text: string): boolean {
  const [name = '', value = ''] = splitAtColon(text)
  const ours = /^(host|content-length|content-type|transfer-encoding|connection|expect|upgrade|te|trailer)$/i
  return /^[A-Za-z][A-Za-z0-9-]{0,60}$/.test(name) && !ours.test(name) && /^[\x20-\x7e]{1,500}$/.test(value)
}

function isPath(text: string): boolean {
  return /^[\w-]{1,60}(\.[\w-]{1,60}){0,9}$/.test(text)
}

function readOptions(fragment: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fragment
      .split('&')
      .filter(Boolean)
      .map((pair) => {
        const [name = '', ...value] = pair.split('=')
        const known = optionNames.find((each) => each === name)
        const said = decoded(value.join('='))
        const choices = known === 'method' ? ['get', 'post'] : known === 'type' ? ['form', 'json'] : [said]
        if (!known || !choices.includes(said))
          throw new Error(`SMS_URL knows after # only ${optionNames.join(', ')}`)
        return [known, said]
      }),
  )
}

function decoded(text: string): string {
  const plain = decodePercent(text)
  if (plain === undefined || /\p{Cc}/u.test(plain)) throw new Error('SMS_URL must write % as %25')
  return plain
}
