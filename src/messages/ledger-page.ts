import { isKey, type Key, type Translate } from '../i18n/translate.ts'
import { troubles } from '../lib/hand-over.ts'
import type { LedgerSum } from './ledger.ts'
import { audiences, type LedgerAsked, ledgerKinds } from './ledger-filter.ts'
import { channels, gates } from './messages.ts'

interface Money {
  money(cents: number, currency: string): string
}

export interface Choice {
  readonly name: string
  readonly label: string
  readonly options: readonly { readonly value: string; readonly text: string; readonly chosen: boolean }[]
}

/** The lists of the ledger's filter form. Of the reasons those that occur in the period, and the chosen one. */
export function choicesOf(asked: LedgerAsked, sums: readonly LedgerSum[], t: Translate): readonly Choice[] {
  const met = new Set(sums.map(({ reason }) => reason))
  const reasons = [...gates, ...troubles].filter((each) => met.has(each) || each === asked.why)
  const choice = (
    name: 'channel' | 'kind' | 'why' | 'who',
    values: readonly string[],
    textOf: (value: string) => string,
  ): Choice => ({
    name,
    label: t(`ledger.${name}`),
    options: ['', ...values].map((value) => ({
      value,
      text: value === '' ? t(`ledger.${name}.any`) : textOf(value),
      chosen: asked[name] === value,
    })),
  })
  return [
    choice('channel', channels, (value) => say(`messages.channel.${value}`, t)),
    choice('kind', ledgerKinds, (value) =>
      say(value === 'api' ? 'ledger.who.software' : `appointments.message.${value}`, t),
    ),
    choice('who', audiences, (value) => say(`ledger.who.${value}`, t)),
    choice('why', reasons, (value) => say(`messages.reason.${value}`, t)),
  ]
}

/** What is chosen of them, for whoever sees the filters closed. */
export function chosenWords(choices: readonly Choice[]): readonly string[] {
  return choices.flatMap(({ options }) =>
    options.filter(({ value, chosen }) => chosen && value !== '').map(({ text }) => text),
  )
}

/** What left in the period by which way, and what it cost (O32, O33): whatever it was for, codes to sign in too. */
export function sumsOf(
  sums: readonly LedgerSum[],
  currency: string,
  { t, format }: { readonly t: Translate; readonly format: Money },
): readonly string[] {
  const left = sums.filter(({ state, segments }) => leftStates.includes(state) || segments !== null)
  return channels.flatMap((channel) => {
    const own = left.filter((each) => each.channel === channel)
    const total = (of: 'count' | 'segments' | 'cost') => own.reduce((sum, each) => sum + (each[of] ?? 0), 0)
    const count = total('count')
    if (count === 0) return []
    if (channel === 'email') return [t('ledger.sum.email', { count })]
    const known = own.some(({ cost }) => cost !== null)
    const cost = known ? moneyOf(total('cost'), currency, format) : t('ledger.sum.unknown')
    return [t('ledger.sum.sms', { count, segments: total('segments'), cost })]
  })
}

const leftStates: readonly string[] = ['sent', 'delivered', 'unknown']

/** `micros`: millionths of the currency. */
export function moneyOf(micros: number, currency: string, format: Money): string {
  return format.money(micros / 10_000, currency)
}

function say(key: string, t: Translate): string {
  return isKey(key) ? t(key) : t('appointments.message' satisfies Key)
}
