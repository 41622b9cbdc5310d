import type { Translate } from '../i18n/translate.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { maskEmail, maskPhone } from '../lib/email-address.ts'
import type { MessageState } from '../practice/statuses.ts'
import { isMessageKind } from './messages.ts'
import { reasonWords } from './reasons.ts'
import { isStaffKind } from './staff-mail.ts'

export const filters = ['all', 'waiting', 'failed', 'skipped', 'sent'] as const
export type Filter = (typeof filters)[number]

export type State = MessageState

/** The states that a filter shows; none for all of them. */
export function statesOf(filter: Filter): readonly State[] {
  switch (filter) {
    case 'all':
      return []
    case 'waiting':
      return ['waiting', 'claimed', 'handing-over']
    case 'failed':
      return ['failed', 'unknown']
    case 'skipped':
      return ['skipped']
    case 'sent':
      return ['sent', 'delivered']
  }
}

export function filterOf(text: string | undefined): Filter {
  return filters.find((each) => each === text) ?? 'all'
}

/** A message as the ledger's table and its own page begin with it. */
export interface LedgerRow {
  readonly id: number
  readonly kind: string
  readonly channel: 'email' | 'sms' | 'none'
  readonly state: State
  readonly reason: string | null
  readonly due_at: EpochSeconds
  readonly useful_until: EpochSeconds
  readonly settled_at: EpochSeconds | null
  readonly created_at: EpochSeconds
  readonly gateway_ref: string | null
  readonly delivered_at: EpochSeconds | null
  readonly segments: number | null
  readonly cost_micros: number | null
  readonly to_masked: string | null
  /** null: the message is about none. */
  readonly appointment_id: number | null
  readonly starts_at: EpochSeconds | null
  readonly type_id: number | null
  /** How many appointments a reminder is for; 1 for every other message. */
  readonly reminded: number
  /** Whether the contact it goes to stands on the patient's card. */
  readonly on_card: 0 | 1
  /** Whether the same words have left by the other channel, or may have, or are going to. */
  readonly told_otherwise: 0 | 1
  /** Whose of the staff it is; null: the patient's. */
  readonly staff_email: string | null
  readonly contact_email: string | null
  readonly contact_mobile: string | null
  readonly attendee_id: number | null
  /** The card that stands; null: the message is to staff. */
  readonly patient_id: number | null
  readonly protected: 0 | 1 | null
}

/** What there is of a kind, a way and a reason in the period: of this the counts, the costs and the choices are made. */
export interface LedgerSum {
  readonly state: State
  readonly channel: 'email' | 'sms' | 'none'
  readonly reason: string | null
  readonly count: number
  readonly segments: number | null
  readonly cost: number | null
}

export interface Stamps {
  time(at: EpochSeconds): string
  stamp(at: EpochSeconds): string
  dateOf(at: EpochSeconds): string
  shortDate(at: EpochSeconds): string
}

export interface Reading {
  readonly t: Translate
  readonly format: Stamps
  readonly now: EpochSeconds
  /** Nothing leaves for the moment. */
  readonly still: boolean
}

export interface Line {
  readonly href: string
  /** '' for none. */
  readonly appointmentHref: string
  readonly time: string
  readonly to: string
  readonly message: string
  readonly channel: string
  /** '' where it has none. */
  readonly segments: string
  readonly state: string
  /** The class of the state word: 'ok', 'warn', 'err' or ''. */
  readonly tone: string
  readonly reason: string
  /** Where "Try again" posts to; '' where it is no use. */
  readonly again: string
}

/**
 * One row of the ledger in words, with the time that the list is ordered by. Nobody is named: the link leads to the
 * appointment, and a look there is logged.
 */
export function lineOf(row: LedgerRow, { t, format, now, still }: Reading): Line {
  const shown = (at: EpochSeconds) =>
    format.dateOf(at) === format.dateOf(now) ? format.time(at) : format.stamp(at)
  const made = shown(row.created_at)
  const settled = row.settled_at === null ? made : shown(row.settled_at)
  return {
    href: `/staff/messages/${row.id}`,
    appointmentHref: row.appointment_id === null ? '' : `/staff/appointments/${row.appointment_id}`,
    time: made,
    to: recipientOf(row, t),
    message: whatOf(row, t, format),
    channel: row.channel === 'none' ? '' : t(`messages.channel.${row.channel}`),
    segments: row.segments === null ? '' : t('ledger.segments', { count: row.segments }),
    state: settled === made ? stateOf(row, t) : `${stateOf(row, t)} ${settled}`,
    tone: toneOf(row.state),
    reason: reasonOf(row, { t, format, now, still }),
    again: canTryAgain(row, now) ? `/staff/messages/${row.id}/again` : '',
  }
}

/** "Reminder for 27 Jan 10:00", "Reminder of 2 appointments, Wed 27 Jan". */
export function whatOf(row: LedgerRow, t: Translate, format: Pick<Stamps, 'stamp' | 'shortDate'>): string {
  const { kind, reminded: count, starts_at: at } = row
  if (count > 1 && at !== null) return t('ledger.kind.reminder-day', { count, date: format.shortDate(at) })
  const own = kind === 'confirm-contact' || kind === 'api' || kind === 'trial'
  const known = isMessageKind(kind) || isStaffKind(kind) || own ? kind : 'other'
  return t(`messages.kind.${known}`, { when: row.starts_at === null ? '' : format.stamp(row.starts_at) })
}

export function stateOf(row: LedgerRow, t: Translate): string {
  return t(`messages.state.${stateWord(row.state)}`)
}

/** Not what its reader is told otherwise: that is sent again on purpose only, with a warning. */
export function canTryAgain(
  row: Pick<LedgerRow, 'state' | 'useful_until' | 'told_otherwise'>,
  now: EpochSeconds,
): boolean {
  return statesOf('failed').includes(row.state) && row.useful_until > now && row.told_otherwise === 0
}

/** Masked; of a protected identity nothing (rule 9). */
export function recipientOf(row: LedgerRow, t: Translate): string {
  return row.protected === 1 ? t('agenda.protected') : recipient(row) || t('messages.to.nobody')
}

function recipient(row: LedgerRow): string {
  if (row.to_masked) return row.to_masked
  if (row.channel === 'sms') return row.contact_mobile ? maskPhone(row.contact_mobile) : ''
  if (row.staff_email) return maskEmail(row.staff_email)
  if (row.contact_email) return maskEmail(row.contact_email)
  return row.contact_mobile ? maskPhone(row.contact_mobile) : ''
}

function stateWord(state: State): Exclude<State, 'claimed' | 'handing-over'> | 'leaving' {
  return state === 'claimed' || state === 'handing-over' ? 'leaving' : state
}

function toneOf(state: State): string {
  if (state === 'sent' || state === 'delivered') return 'ok'
  if (state === 'failed' || state === 'unknown') return 'err'
  return state === 'skipped' ? '' : 'warn'
}

export function reasonOf(row: LedgerRow, { t, format, now, still }: Reading): string {
  const why = reasonWords(row.reason, row.channel, t)
  if (row.state === 'sent') return howSent(row, t)
  if (row.state !== 'waiting') return why
  const soon = still ? t('messages.how.still') : t('messages.how.now')
  const next = row.due_at > now ? t('messages.how.next', { time: format.time(row.due_at) }) : soon
  return why === '' ? next : `${why}. ${next}`
}

function howSent({ gateway_ref: ref, channel }: LedgerRow, t: Translate): string {
  if (ref?.startsWith('caught')) return t('messages.how.caught')
  return t(channel === 'sms' ? 'ledger.how.sms' : 'messages.how.sent')
}
