import { jsonText, readJson } from '../lib/read-json.ts'
import { type SmsAccount, senderName } from './account.ts'
import { accepted, outcomeOf, unclear } from './outcome.ts'
import { basicLogin, type ReportRequest, type SmsProvider } from './provider.ts'
import type { OutgoingSms } from './sms.ts'

/** What may stand in the address, the body and the header of a gateway that is known by its address alone. */
export const placeholders = ['to', 'to-digits', 'text', 'from', 'ref', 'callback', 'user', 'secret'] as const

const placeholder = new RegExp(`\\{(${placeholders.join('|')})\\}`, 'g')

/** Any gateway that takes a message by GET, as a form or as JSON, as SMS_URL describes it. */
export const http: SmsProvider = {
  hosts: [],
  currencies: [],
  takesCallback: true,

  request: (sms, account, callback) => {
    const { method = 'post', type = 'form', body = '', header = '' } = account.options
    const values = valuesOf(sms, account, callback)
    const get = method === 'get'
    const [name = '', value = ''] = splitAtColon(header)
    const said = fill(value, values, (text) => text)
    if (!isPlainHeader(said)) throw new Error('what stands in the header is no header')
    const login = usesSecret(account) || account.user === '' ? {} : basicLogin(account)
    return {
      method: get ? 'GET' : 'POST',
      url: fill(account.base, values, encodeURIComponent),
      headers: {
        accept: 'application/json, text/plain, */*',
        ...(get ? {} : { 'content-type': contentTypes[type === 'json' ? 'json' : 'form'] }),
        ...login,
        ...(name === '' ? {} : { [name]: said }),
      },
      body: get ? '' : fillBody(body, type, (placed) => values[placed] ?? ''),
    }
  },

  outcome: (answer, sms, account) => {
    const { status, body, whole } = answer
    if (status < 200 || status > 299) return outcomeOf(answer, undefined)
    if (!whole || /^\s*<(!doctype|html|head|body)\b/i.test(body)) return unclear
    const { id = '', ok = '' } = account.options
    const json = readJson(body)
    const [path = '', wanted = ''] = splitAtColon(ok)
    if (path !== '') {
      const said = jsonText(json, path)
      if (said === '') return unclear
      if (said !== wanted) return outcomeOf(answer, 'message')
    }
    if (id === '') return accepted(sms.ref)
    return accepted(id === '*' ? body.trim() : jsonText(json, id))
  },

  reports: (request) => {
    // The gateway may call its own number so: in the body only what looks like a reference of ours is one.
    const said = saidIn(request, ourNames)
    const [ref, ours] = [saidIn(request, idNames), request.ours || (isLikeOurs.test(said) ? said : '')]
    const status = saidIn(request, statusNames).toLowerCase()
    if (/^(delivered|delivrd)$/.test(status)) return [{ ref, ours, outcome: 'delivered' }]
    if (/^(failed|undelivered|undeliv|rejected|rejectd|expired)$/.test(status))
      return [{ ref, ours, outcome: 'failed' }]
    return []
  },
}

/** As references are written, and were before they could not be guessed. */
const isLikeOurs = /^([0-9a-f]{32}|[0-9a-f]{8}m\d{1,15})$/

/** A body with everything filled in, each written as its type asks for. */
export function fillBody(body: string, type: string, filled: (name: string) => string): string {
  const write = type === 'json' ? insideQuotes : encodeURIComponent
  return body.replace(placeholder, (_, name: string) => write(filled(name)))
}

/** Whether it can be the value of a header: one line of plain signs. */
export function isPlainHeader(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text)
}

/** Whether the secret stands somewhere of its own, so that it is no password. */
function usesSecret({ base, options }: Pick<SmsAccount, 'base' | 'options'>): boolean {
  return [base, options.body ?? '', options.header ?? ''].some((text) => text.includes('{secret}'))
}

/** `X-Key: value` or `status:sent` in two; nothing where there is no colon. */
export function splitAtColon(text: string): readonly string[] {
  const at = text.indexOf(':')
  return at < 1 ? [] : [text.slice(0, at).trim(), text.slice(at + 1).trim()]
}

const contentTypes = {
  form: 'application/x-www-form-urlencoded; charset=utf-8',
  json: 'application/json; charset=utf-8',
}
const idNames = ['id', 'messageId', 'message_id', 'MessageSid', 'msgid']
const ourNames = ['ref', 'reference', 'client_ref', 'clientRef']
const statusNames = ['status', 'state', 'MessageStatus', 'dlr']

function valuesOf(sms: OutgoingSms, account: SmsAccount, callback: string): Readonly<Record<string, string>> {
  const { user, secret } = account
  const from = account.from || senderName(sms.from)
  const { to, text, ref } = sms
  return { to, 'to-digits': to.replace(/^\+/, ''), text, from, ref, callback, user, secret }
}

// In one go: what a text says about {secret} is its own words.
function fill(
  template: string,
  values: Readonly<Record<string, string>>,
  write: (text: string) => string,
): string {
  return template.replace(placeholder, (_, name: string) => write(values[name] ?? ''))
}

function insideQuotes(text: string): string {
  return JSON.stringify(text).slice(1, -1)
}

function saidIn({ fields, json }: ReportRequest, names: readonly string[]): string {
  const written = fields.find(([name]) => names.includes(name))?.[1]
  return written ?? names.map((name) => jsonText(json, name)).find((text) => text !== '') ?? ''
}
