import { type Keys, linkToken, sameBytes } from '../lib/token.ts'
import { isNearHost } from './near-host.ts'
import { type SmsAccount, type SmsProviderName, smsProviders } from './sms-account.ts'

/** Where a gateway reports what became of a message: an address that only it has been told. */
export function reportPath(keys: Keys, provider: SmsProviderName): string {
  return `/hooks/sms/${hookToken(keys, provider)}`
}

/**
 * The same in full, for one message. A gateway out on the internet is told no address that only this machine or its
 * network knows: some refuse the message for it. Then it is ''.
 */
export function reportAddress(keys: Keys, account: SmsAccount, baseUrl: string, ref: string): string {
  const [ours, theirs] = [baseUrl, account.base].map((url) => isNearHost(hostOf(url)))
  return ours && !theirs ? '' : `${baseUrl}${reportPath(keys, account.provider)}?ref=${ref}`
}

/** Whose secret this is; undefined: nobody's. Every one of them is compared, however early one fits. */
export function providerOfHook(keys: Keys, token: string): SmsProviderName | undefined {
  const asked = Buffer.from(token)
  return smsProviders.filter((name) => sameBytes(Buffer.from(hookToken(keys, name)), asked))[0]
}

function hookToken(keys: Keys, provider: SmsProviderName): string {
  return linkToken(keys, `sms reports ${provider}`, 0, 0)
}

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^\[(.*)\]$/, '$1')
}
