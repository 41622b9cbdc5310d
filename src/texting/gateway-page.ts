import type { Translate } from '../i18n/translate.ts'
import { type SmsProviderName, smsProviders } from './account.ts'
import { parseSmsUrl } from './account-url.ts'
import { smsProviderOf } from './providers.ts'

const brands: Readonly<Record<Exclude<SmsProviderName, 'http'>, string>> = {
  '46elks': '46elks',
  twilio: 'Twilio',
  cm: 'CM.com',
  link: 'LINK Mobility',
}

/** What they are called at the gateway itself, in every language. */
const ownWords: Readonly<Record<string, string>> = {
  'user.twilio': 'Account SID',
  'secret.twilio': 'Auth Token',
  'secret.cm': 'Product token',
}

export function brandOf(provider: SmsProviderName, t: Translate): string {
  return provider === 'http' ? t('sending.gateway.other') : brands[provider]
}

/** The gateway of SMS_URL by its name; of any other the host. '': there is none. */
export function gatewayName(url: string | undefined, t: Translate): string {
  if (url === undefined) return ''
  const { provider, base } = parseSmsUrl(url, true)
  return provider === 'http' ? new URL(base).host : brandOf(provider, t)
}

/** Which gateway SMS_URL names; undefined: there is none. */
export function providerOf(url: string | undefined): SmsProviderName | undefined {
  return url === undefined ? undefined : parseSmsUrl(url, true).provider
}

/** The ways to choose a gateway, the chosen one marked. */
export function gatewayChoices(chosen: SmsProviderName | undefined, t: Translate) {
  return smsProviders.map((value) => ({ value, label: brandOf(value, t), chosen: value === chosen }))
}

export interface GatewayField {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly optional?: boolean
  readonly type?: string
  readonly autocomplete?: string
  readonly rows?: number
  /** What there is to choose from. */
  readonly options?: readonly { readonly value: string; readonly label: string }[]
}

/** What a gateway's form asks for. `kept`: its secret is stored, and need not be typed again. */
export function gatewayFields(
  provider: SmsProviderName,
  kept: boolean,
  t: Translate,
): readonly GatewayField[] {
  const from = t(provider === 'twilio' ? 'sending.field.from.twilio' : 'sending.field.from.hint')
  const secret: GatewayField = {
    name: 'secret',
    label: secretLabel(provider, t),
    hint: t(kept ? 'sending.field.secret.keep' : 'sending.field.secret.new'),
    ...{ type: 'password', autocomplete: 'new-password', optional: provider === 'http' },
  }
  const sender: GatewayField = { name: 'from', label: t('sending.field.from'), hint: from, optional: true }
  const user = provider === 'cm' ? [] : [userField(provider, t)]
  if (provider === 'http') return [...httpFields(t), ...user, secret, sender]
  return [...(provider === 'link' ? hostField(t) : []), ...user, secret, ...ownFields(provider, t), sender]
}

function secretLabel(provider: SmsProviderName, t: Translate): string {
  if (provider === 'twilio' || provider === 'cm') return ownWords[`secret.${provider}`] ?? ''
  return t(`sending.field.secret.${provider}`)
}

function userField(provider: Exclude<SmsProviderName, 'cm'>, t: Translate): GatewayField {
  if (provider === 'twilio') return { name: 'user', label: ownWords['user.twilio'] ?? '' }
  return { name: 'user', label: t(`sending.field.user.${provider}`), optional: provider === 'http' }
}

function hostField(t: Translate): readonly GatewayField[] {
  const options = smsProviderOf('link').hosts.map((value) => ({ value, label: value }))
  return [{ name: 'host', label: t('sending.field.host'), hint: t('sending.field.host.hint'), options }]
}

function ownFields(provider: SmsProviderName, t: Translate): readonly GatewayField[] {
  if (provider !== 'link') return []
  const gate = { label: t('sending.field.gate'), hint: t('sending.field.gate.hint'), optional: true }
  return [
    { name: 'platform', label: t('sending.field.platform') },
    { name: 'partner', label: t('sending.field.partner') },
    { name: 'gate', ...gate },
  ]
}

function httpFields(t: Translate): readonly GatewayField[] {
  const hinted = (name: 'address' | 'body' | 'header' | 'id' | 'ok') => ({
    ...{ name, label: t(`sending.field.${name}`), hint: t(`sending.field.${name}.hint`) },
    ...(name === 'address' ? {} : { optional: true }),
  })
  const ways = (['form', 'json', 'get'] as const).map((value) => ({
    value,
    label: t(`sending.field.how.${value}`),
  }))
  return [
    hinted('address'),
    { name: 'how', label: t('sending.field.how'), options: ways },
    { ...hinted('body'), rows: 4 },
    ...[hinted('header'), hinted('id'), hinted('ok')],
  ]
}
