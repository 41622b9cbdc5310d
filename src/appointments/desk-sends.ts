import type { Translate } from '../i18n/translate.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Gate } from '../messages/messages.ts'

/** What a booking would send its patient. */
export type WouldSend =
  | {
      readonly kind: 'letter'
      readonly to: string
      readonly subject: string
      readonly text: string
      readonly dueAt: EpochSeconds
    }
  | { readonly kind: 'nothing'; readonly gate: Gate; readonly byPhone: boolean }

/** Who is kept from a message by these wants one all the same: somebody phones (rule 5). */
const phonedInstead: readonly string[] = ['no-email', 'no-way', 'not-confirmed']

export function isPhonedInstead(gate: string): boolean {
  return phonedInstead.includes(gate)
}

interface Writing {
  readonly t: Translate
  readonly format: { time(at: EpochSeconds): string }
}

/** Views appointments/_sends and _letter: whether a message goes out, why not, when, and what it says. */
export function sendsModel(would: WouldSend, now: EpochSeconds, { t, format }: Writing) {
  if (would.kind === 'nothing') {
    const reason = t(`messages.reason.${would.gate}`)
    return { to: '', reason, byPhone: would.byPhone, subject: '', when: '', text: [] }
  }
  const { to, subject, text, dueAt } = would
  const when = dueAt > now ? t('desk.sends.at', { time: format.time(dueAt) }) : t('desk.sends.now')
  const lines = text.split('\n\n').map((part) => part.split('\n'))
  return { to, reason: '', byPhone: false, subject, when, text: lines }
}
