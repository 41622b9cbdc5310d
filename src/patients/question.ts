import { isKey } from '../i18n/translate.ts'
import { maskEmail, maskPhone } from '../lib/email-address.ts'
import type { CardContact } from './card.ts'
import { isLinkFresh } from './confirmation.ts'
import { type CardWriting, dateWords } from './words.ts'

/** A link that staff sent to a contact for its owner to confirm it (rule 6), and what became of it. */
export interface Question {
  readonly messageId: number
  readonly state: 'waiting' | 'leaving' | 'sent' | 'delivered' | 'failed' | 'unknown' | 'skipped'
  /** Why it waits, did not arrive or did not leave, as the ledger says it. */
  readonly reason: string | null
  /** When it was settled; before that, when it was asked for. */
  readonly at: number
  /** From when the link counts its days. */
  readonly askedAt: number
}

/** What the card says of asking an address, and what its button is called; undefined where there is nothing to ask. */
export function askLine(contact: CardContact, writing: CardWriting) {
  const { written, confirmedAt, question } = contact
  if (!written || confirmedAt !== null) return undefined
  const { t } = writing
  const sent = question && question.state !== 'skipped' && question.state !== 'failed'
  return {
    text: t(sent ? 'confirming.again' : 'confirming.send'),
    said: question ? stateOf(question, writing) : '',
    // Practitioners have no list of messages.
    href: question && writing.seesMessages ? `/staff/messages/${question.messageId}` : '',
  }
}

/** What has just been said of asking, with the address as far as a message in passing needs it. */
export function maskedIn(contacts: readonly CardContact[], id: string): string {
  const contact = contacts.find((each) => String(each.id) === id)
  if (!contact) return ''
  return contact.channel === 'email' ? maskEmail(contact.value) : maskPhone(contact.value)
}

function stateOf({ state, reason, at, askedAt }: Question, { t, format, now }: CardWriting): string {
  const when = { date: dateWords(at, format), time: format.time(at) }
  const key = `messages.reason.${reason ?? ''}`
  const line = t(`confirming.${wordFor(state, isLinkFresh(askedAt, now))}`, when)
  return isKey(key) ? t('confirming.because', { line, why: t(key) }) : line
}

function wordFor(state: Question['state'], fresh: boolean) {
  if (state === 'leaving') return 'waiting'
  if (state !== 'sent' && state !== 'delivered') return state
  return fresh ? 'sent' : 'old'
}
