import { isKey, type Translate } from '../i18n/translate.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { maskEmail, maskPhone } from '../lib/email-address.ts'
import { isPatientStatus } from '../practice/statuses.ts'
import { type CardWriting, dateWords } from './words.ts'

/** One line of who did what to a card: the audit, with the names that its ids stand for. */
export interface Deed {
  readonly at: EpochSeconds
  readonly actor: 'patient-web' | 'staff' | 'system' | 'api' | 'cli'
  readonly by: string | null
  readonly action: string
  readonly detail: Readonly<Record<string, string | number | boolean | null>>
  /** The contact it is about, as far as the audit names one. */
  readonly contact: { readonly channel: 'email' | 'phone'; readonly value: string } | undefined
  /** The other card of a merge. */
  readonly card:
    | { readonly firstName: string; readonly lastName: string; readonly protected: boolean }
    | undefined
}

export interface DeedLine {
  readonly what: string
  readonly when: string
}

/** What was done, when and by whom. What a setting was changed to is not kept. */
export function deedLine(deed: Deed, { t, format }: CardWriting): DeedLine {
  const date = `${dateWords(deed.at, format)} ${format.time(deed.at)}`
  return { what: whatOf(deed, t), when: t('patients.by', { date, name: whoOf(deed, t) }) }
}

function whatOf(deed: Deed, t: Translate): string {
  const { action, detail, contact } = deed
  if (action === 'changed-status') return statusWords(detail, t)
  if (action === 'changed')
    return t('record.did.changed', { what: settingsOf(String(detail.settings ?? ''), t) })
  const key = `record.did.${action}`
  if (!isKey(key)) return t('record.did.other')
  const words = t(key, { card: cardWords(deed, t) })
  const about = contact && (contact.channel === 'email' ? maskEmail(contact.value) : maskPhone(contact.value))
  return about ? `${words}: ${about}` : words
}

function statusWords({ from, to, numbered }: Deed['detail'], t: Translate): string {
  const word = (status: unknown) =>
    typeof status === 'string' && isPatientStatus(status) ? t(`patients.status.${status}`) : ''
  const change = t('patients.change', { from: word(from), to: word(to) })
  return numbered === true ? t('record.did.numbered', { change }) : change
}

/** The columns that the audit names, as the form calls them. */
function settingsOf(columns: string, t: Translate): string {
  const words = columns.split(' ').map((column) => {
    const key = `record.column.${column}`
    return isKey(key) ? t(key) : ''
  })
  return [...new Set(words.filter((word) => word !== ''))].join(', ') || t('record.column.nothing')
}

function cardWords({ card }: Deed, t: Translate): string {
  if (!card) return ''
  return card.protected ? t('agenda.protected') : `${card.firstName} ${card.lastName}`
}

function whoOf({ actor, by }: Deed, t: Translate): string {
  if (by !== null) return by
  return actor === 'patient-web'
    ? t('appointments.actor.patient')
    : t(`appointments.actor.${actor === 'api' ? 'api' : 'system'}`)
}
