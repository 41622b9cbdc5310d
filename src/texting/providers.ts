import { elks } from './46elks.ts'
import type { SmsProviderName } from './account.ts'
import { cm } from './cm.ts'
import { http } from './http.ts'
import { link } from './link-mobility.ts'
import type { SmsProvider } from './provider.ts'
import { twilio } from './twilio.ts'

const known: Readonly<Record<SmsProviderName, SmsProvider>> = { '46elks': elks, twilio, cm, link, http }

/** How a gateway of this name is spoken to. */
export function smsProviderOf(name: SmsProviderName): SmsProvider {
  return known[name]
}
