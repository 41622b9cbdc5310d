import type { Db } from './db/run.ts'
import type { Keys } from './lib/token.ts'
import { findPractice } from './practice/settings.queries.ts'
import { findSmsUrl } from './texting/account.queries.ts'
import { parseSmsUrl } from './texting/account-url.ts'
import { findHook } from './texting/hook.queries.ts'
import { reportAddress } from './texting/hook.ts'
import { createSmsGateway, type SmsLine } from './texting/sms.gateway.ts'
import type { SmsGateway } from './texting/sms.ts'
import type { SmsServer } from './web/world.ts'

export interface Texting {
  /** The way out for the next text message; undefined: there is none. */
  current(): SmsGateway | undefined
  /** What the settings page and the reports may know and do of it. */
  readonly server: SmsServer
}

export interface FixedTexting {
  /** SMS_URL of the environment, which beats the settings. */
  readonly url: string | undefined
  /** The demonstration's, which beats everything: nothing leaves. */
  readonly caught: SmsGateway | undefined
}

/** Somebody waits before the screen for it. */
const trialPatience = 15_000

/** What is fixed beats the settings; these are looked up at every message. */
export function createTexting(db: Db, keys: Keys, fixed: FixedTexting, baseUrl: string): Texting {
  let kept: { readonly url: string; readonly currency: string; readonly gateway: SmsGateway } | undefined

  function lineOf(url: string): SmsLine {
    const own = url === fixed.url
    const account = parseSmsUrl(url, own)
    const currency = findPractice(db)?.currency ?? ''
    const callback = (ref: string) => reportAddress(keys, account, baseUrl, ref, findHook(db).generation)
    return { account, reach: own ? 'any' : 'public', callback, currency }
  }

  function address(): string | undefined {
    return fixed.url ?? findSmsUrl(db, keys)
  }

  function current(): SmsGateway | undefined {
    const [url, currency] = [address(), findPractice(db)?.currency ?? '']
    if (fixed.caught || url === undefined) return fixed.caught
    if (kept?.url !== url || kept.currency !== currency)
      kept = { url, currency, gateway: createSmsGateway(lineOf(url)) }
    return kept.gateway
  }

  return {
    current,
    server: {
      fixed: fixed.caught ? 'demonstration' : fixed.url === undefined ? '' : 'environment',
      address,
      tryOut: async (text) => {
        const url = address()
        if (fixed.caught || url === undefined) return { outcome: 'permanent', trouble: 'no-server' }
        return createSmsGateway({ ...lineOf(url), patience: trialPatience }).send(text)
      },
    },
  }
}
