import type { HandOver } from '../lib/hand-over.ts'
import { type Asked, askOnce, type Exchange, type Manner } from '../lib/one-request.ts'
import type { SmsAccount } from './account.ts'
import { atServer, unclear } from './outcome.ts'
import { smsProviderOf } from './providers.ts'
import type { OutgoingSms, SmsGateway } from './sms.ts'

export interface SmsLine {
  readonly account: SmsAccount
  /** `public`: the account was typed into the settings, so that only the internet at large is reached. */
  readonly reach: Manner['reach']
  /** Where the gateway shall report to about a message of ours; '': nowhere. */
  readonly callback: (ref: string) => string
  /** Of the practice: what a gateway charges in another currency says nothing here. */
  readonly currency: string
  /** In milliseconds. */
  readonly patience?: number
  readonly resolve?: NonNullable<Manner['resolve']>
}

const patient = 30_000

/** Hands text messages to a gateway, one request each, and never one twice. */
export function createSmsGateway(line: SmsLine): SmsGateway {
  const { account, reach, patience = patient, resolve } = line
  const provider = smsProviderOf(account.provider)
  const manner: Manner = { reach, patience, ...(resolve ? { resolve } : {}) }

  return {
    send: async (sms) => {
      if (!/^\+[1-9]\d{6,14}$/.test(sms.to)) return { outcome: 'permanent', trouble: 'address-refused' }
      const callback = provider.takesCallback ? line.callback(sms.ref) : ''
      const asked = requestOf(line, sms, callback)
      if (!asked) return { outcome: 'permanent', trouble: 'message-refused' }
      const exchange = await askOnce(asked, manner)
      const end = endOf(exchange, (answer) => provider.outcome(answer, sms, account))
      return provider.currencies.includes(line.currency) ? end : withoutCost(end)
    },
  }
}

/** What cannot even be written down is this message's fault. */
function requestOf({ account }: SmsLine, sms: OutgoingSms, callback: string): Asked | undefined {
  try {
    return smsProviderOf(account.provider).request(sms, account, callback)
  } catch {
    return undefined
  }
}

function endOf(
  exchange: Exchange,
  read: (answer: Extract<Exchange, { kind: 'answer' }>) => HandOver,
): HandOver {
  if (exchange.kind === 'lost') return unclear
  if (exchange.kind === 'answer') return read(exchange)
  return atServer(exchange.problem === 'not-encrypted' ? 'not-encrypted' : 'server-away')
}

function withoutCost(end: HandOver): HandOver {
  if (end.outcome !== 'accepted') return end
  const { costMicros: _, ...rest } = end
  return rest
}
