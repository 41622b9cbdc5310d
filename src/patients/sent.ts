import { isKey, type Translate } from '../i18n/translate.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { maskEmail, maskPhone } from '../lib/email-address.ts'
import type { MessageState } from '../practice/statuses.ts'
import { type CardWriting, type Chip, dateWords } from './words.ts'

/** A message to a patient: what, about which appointment, and what became of it. */
export interface Sent {
  readonly id: number
  readonly kind: string
  readonly channel: 'email' | 'sms' | 'none'
  readonly state: MessageState
  /** The gate that stopped it or the trouble it met, as the ledger says it. */
  readonly reason: string | null
  readonly createdAt: EpochSeconds
  readonly settledAt: EpochSeconds | null
  readonly appointmentId: number | null
  readonly startsAt: EpochSeconds | null
  /** Masked when it left; null before. */
  readonly toMasked: string | null
  readonly email: string | null
  readonly mobile: string | null
}

export interface SentLine {
  readonly what: string
  /** Of the page about it; '' for who may not see that. */
  readonly href: string
  readonly appointmentHref: string
  readonly appointment: string
  readonly when: string
  readonly to: string
  readonly chip: Chip
  readonly reason: string
}

/** A message in words; its text stands on its own page. */
export function sentLine(sent: Sent, { t, format, seesMessages }: CardWriting): SentLine {
  const at = sent.settledAt ?? sent.createdAt
  const { id, appointmentId, startsAt } = sent
  return {
    what: `${kindOf(sent, t)} ${t(`appointments.messageBy.${sent.channel}`)}`,
    href: seesMessages ? `/staff/messages/${id}` : '',
    appointmentHref: appointmentId === null ? '' : `/staff/appointments/${appointmentId}`,
    appointment: startsAt === null ? '' : `${dateWords(startsAt, format)} ${format.time(startsAt)}`,
    when: `${dateWords(at, format)} ${format.time(at)}`,
    to: recipientOf(sent),
    chip: chipOf(sent, t),
    reason: reasonOf(sent, t),
  }
}

function kindOf({ kind }: Sent, t: Translate): string {
  const key = `appointments.message.${kind}`
  return isKey(key) ? t(key) : t('appointments.message')
}

function recipientOf({ toMasked, email, mobile, channel }: Sent): string {
  if (toMasked) return toMasked
  if (channel === 'sms') return mobile ? maskPhone(mobile) : ''
  return email ? maskEmail(email) : ''
}

function chipOf({ state }: Sent, t: Translate): Chip {
  if (state === 'claimed' || state === 'handing-over')
    return { text: t('messages.state.leaving'), tone: ' warn' }
  const tones = {
    waiting: ' warn',
    sent: ' ok',
    delivered: ' ok',
    failed: ' err',
    unknown: ' err',
    skipped: '',
  } as const
  return { text: t(`messages.state.${state}`), tone: tones[state] }
}

function reasonOf({ reason }: Sent, t: Translate): string {
  const key = `messages.reason.${reason ?? ''}`
  return isKey(key) ? t(key) : ''
}
