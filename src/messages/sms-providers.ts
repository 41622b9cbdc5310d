import { elks } from './sms-46elks.ts'
import type { SmsProviderName } from './sms-account.ts'
import { cm } from './sms-cm.ts'
import { http } from './sms-http.ts'
import { link } from './sms-link.ts'
import type { SmsProvider } from './sms-provider.ts'
import { twilio } from './sms-twilio.ts'

const known: Readonly<Record<SmsProviderName, SmsProvider>> = { '46elks': elks, twilio, cm, link, http }

/** How a gateway of this name is spoken to. */
export function smsProviderOf(name: SmsProviderName): SmsProvider {
  return known[name]
}
