import { type Keys, linkToken, sameBytes } from '../lib/token.ts'
import { type SmsProviderName, smsProviders } from './sms-account.ts'

/** Where a gateway reports what became of a message: an address that only it has been told. */
export function reportPath(keys: Keys, provider: SmsProviderName): string {
  return `/hooks/sms/${hookToken(keys, provider)}`
}

/** Whose secret this is; undefined: nobody's. Every one of them is compared, however early one fits. */
export function providerOfHook(keys: Keys, token: string): SmsProviderName | undefined {
  const asked = Buffer.from(token)
  return smsProviders.filter((name) => sameBytes(Buffer.from(hookToken(keys, name)), asked))[0]
}

function hookToken(keys: Keys, provider: SmsProviderName): string {
  return linkToken(keys, `sms reports ${provider}`, 0, 0)
}
