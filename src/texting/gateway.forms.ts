import type { Key } from '../i18n/translate.ts'
import { cleanText } from '../lib/fold.ts'
import type { Checked, Fields, Problem } from '../practice/checked.ts'
import { isSender, type SmsAccount, type SmsProviderName } from './account.ts'
import { isTwilioAccount } from './account-url.ts'
import { bareKeysOf } from './http-keys.ts'
import { flawsOf, type HttpFlaw } from './http-url.ts'
import { smsProviderOf } from './providers.ts'
import { isMessagingService } from './twilio.ts'

const longest = { body: 2000, address: 1000 }

/** `known`: what is set up already, so that its secret need not be typed again. */
export function parseGateway(
  form: Fields,
  provider: SmsProviderName,
  known: SmsAccount | undefined,
): Checked<SmsAccount> {
  const user = provider === 'cm' ? '' : cleanText(form.text('user'))
  const typed = form.text('secret').trim()
  // To another gateway, another host or as another user a stored secret is not handed over.
  const base = baseOf(form, provider)
  const same = known?.provider === provider && known.user === user && hostOf(known.base) === hostOf(base)
  const account: SmsAccount = {
    ...{ provider, base, user, secret: typed || (same ? known.secret : '') },
    ...{ from: cleanText(form.text('from')), options: optionsOf(form, provider) },
  }
  const problems = [
    ...lengthProblems(form),
    ...(provider === 'http' ? httpProblems(account) : problemsOf(account)),
  ]
  return problems.length > 0 ? { ok: false, problems } : { ok: true, value: account }
}

/** What the fields hold of a stored account: everything but the secret. */
export function gatewayValues(account: SmsAccount): Readonly<Record<string, string>> {
  const { provider, base, user, from, options } = account
  const { method, type, ...rest } = options
  const how = method === 'get' ? 'get' : type === 'json' ? 'json' : 'form'
  const bare = provider === 'http' ? bareKeysOf(account) : []
  // Of before a key written out was refused: it is not shown, and has to be typed again.
  const hidden = Object.fromEntries(bare.map((field) => [field, '']))
  return { ...rest, user, from, how, address: base, host: hostOf(base), ...hidden }
}

function baseOf(form: Fields, provider: SmsProviderName): string {
  if (provider === 'http') return form.text('address').trim()
  const { hosts } = smsProviderOf(provider)
  return `https://${hosts.find((host) => host === form.text('host')) ?? hosts[0]}`
}

function hostOf(base: string): string {
  return URL.canParse(base) ? new URL(base).host : ''
}

function optionsOf(form: Fields, provider: SmsProviderName): Readonly<Record<string, string>> {
  const how = form.text('how')
  const options =
    provider === 'link'
      ? { platform: line(form, 'platform'), partner: line(form, 'partner'), gate: line(form, 'gate') }
      : {
          ...(how === 'get' ? { method: 'get' } : { type: how === 'json' ? 'json' : 'form' }),
          ...{
            body: form
              .text('body')
              .replace(/[\r\n\t]+/g, ' ')
              .trim(),
            header: line(form, 'header'),
          },
          ...{ id: line(form, 'id'), ok: line(form, 'ok') },
        }
  if (provider !== 'link' && provider !== 'http') return {}
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== ''))
}

function line(form: Fields, name: string): string {
  return cleanText(form.text(name))
}

function problemsOf({ provider, user, secret, from, options }: SmsAccount): Problem[] {
  const missing = (field: string, value: string | undefined): Problem[] =>
    value ? [] : [{ field, key: 'sending.error.missing' }]
  const strangeUser = provider === 'twilio' && user !== '' && !isTwilioAccount(user)
  const sender = from === '' || isSender(from) || (provider === 'twilio' && isMessagingService(from))
  return [
    ...(provider === 'cm' ? [] : missing('user', user)),
    ...(strangeUser ? [{ field: 'user', key: 'sending.error.sid' as const }] : []),
    ...missing('secret', secret),
    ...(provider === 'link'
      ? [...missing('platform', options.platform), ...missing('partner', options.partner)]
      : []),
    ...(sender ? [] : [{ field: 'from', key: 'sending.error.sender' as const }]),
  ]
}

const flawWords: Readonly<Record<HttpFlaw['flaw'], Key>> = {
  https: 'sending.error.https',
  host: 'sending.error.hostPlain',
  placeholders: 'sending.error.placeholders',
  json: 'sending.error.json',
  quotes: 'sending.error.json',
  header: 'sending.error.header',
  'header-text': 'sending.error.headerText',
  'header-plain': 'sending.error.headerPlain',
  path: 'sending.error.path',
  sender: 'sending.error.sender',
}

function httpProblems(account: SmsAccount): Problem[] {
  const { base } = account
  const hidden = /[\p{Cc}\s#]|^https?:\/\/[^/?]*@/iu.test(base)
  const flaws = flawsOf(account, false).map(({ field, flaw }): Problem => ({ field, key: flawWords[flaw] }))
  const bare = bareKeysOf(account).map((field): Problem => ({ field, key: 'sending.error.bareKey' }))
  return [...(hidden ? [{ field: 'address', key: 'sending.error.https' } as const] : []), ...flaws, ...bare]
}

function lengthProblems(form: Fields): Problem[] {
  const names = ['user', 'secret', 'platform', 'partner', 'gate', 'header', 'id', 'ok', 'body', 'address']
  return names.flatMap((field): Problem[] => {
    const most = field === 'body' ? longest.body : field === 'address' ? longest.address : 200
    const strange = field === 'secret' && /\p{Cc}/u.test(form.text(field).trim())
    if (form.text(field).length <= most && !strange) return []
    return most === 200
      ? [{ field, key: 'sending.error.strange' }]
      : [{ field, key: 'settings.error.long', values: { most } }]
  })
}
