import type { EpochSeconds } from '../lib/calendar.ts'
import { isNearHost } from '../lib/near-host.ts'
import { type Keys, linkToken, sameBytes } from '../lib/token.ts'
import { type SmsAccount, type SmsProviderName, smsProviders } from './account.ts'

/** How often the address for reports was renewed, and when last. */
export interface Hook {
  readonly generation: number
  readonly renewedAt: EpochSeconds | undefined
}

/** So long, in seconds, the address before the present one still counts: reports are under way to it. */
const olderLasts = 86_400

/** Where a gateway reports what became of a message: an address that only it has been told. */
export function reportPath(keys: Keys, provider: SmsProviderName, generation: number): string {
  return `/hooks/sms/${hookToken(keys, provider, generation)}`
}

/**
 * The same in full, for one message. A gateway out on the internet is told no address that only this machine or its
 * network knows: some refuse the message for it. Then it is ''.
 */
export function reportAddress(
  keys: Keys,
  account: SmsAccount,
  baseUrl: string,
  ref: string,
  generation: number,
): string {
  const [ours, theirs] = [baseUrl, account.base].map((url) => isNearHost(hostOf(url)))
  return ours && !theirs ? '' : `${baseUrl}${reportPath(keys, account.provider, generation)}?ref=${ref}`
}

/** Whose secret this is; undefined: nobody's. Every one of them is compared, however early one fits. */
export function providerOfHook(
  keys: Keys,
  token: string,
  hook: Hook,
  now: EpochSeconds,
): SmsProviderName | undefined {
  const asked = Buffer.from(token)
  const generations = olderUntil(hook, now) === undefined ? [0] : [0, 1]
  return smsProviders.filter(
    (name) =>
      generations.filter((back) =>
        sameBytes(Buffer.from(hookToken(keys, name, hook.generation - back)), asked),
      ).length > 0,
  )[0]
}

/** Until when the address before the present one counts; undefined: it does not any more. */
export function olderUntil({ renewedAt }: Hook, now: EpochSeconds): EpochSeconds | undefined {
  return renewedAt !== undefined && now < renewedAt + olderLasts ? renewedAt + olderLasts : undefined
}

function hookToken(keys: Keys, provider: SmsProviderName, generation: number): string {
  return linkToken(keys, `sms reports ${provider}`, 0, generation)
}

function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^\[(.*)\]$/, '$1')
}
