import type { EpochSeconds } from '../lib/calendar.ts'
import { maskEmail, maskPhone } from '../lib/email-address.ts'
import { isMessageKind, isReason, type Translate } from './messages.ts'
import { isStaffKind } from './staff-mail.ts'

export const filters = ['all', 'waiting', 'failed', 'skipped', 'sent'] as const
export type Filter = (typeof filters)[number]

export type State =
  | 'waiting'
  | 'claimed'
  | 'handing-over'
  | 'sent'
  | 'delivered'
  | 'failed'
  | 'unknown'
  | 'skipped'

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
  readonly to_masked: string | null
  /** null: the message is about none. */
  readonly appointment_id: number | null
  readonly starts_at: EpochSeconds | null
  /** Whose of the staff it is; null: the patient's. */
  readonly staff_email: string | null
  readonly contact_email: string | null
  readonly contact_mobile: string | null
}

export interface Stamps {
  time(at: EpochSeconds): string
  stamp(at: EpochSeconds): string
  dateOf(at: EpochSeconds): string
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
  readonly state: string
  /** The class of the state word: 'ok', 'warn', 'err' or ''. */
  readonly tone: string
  readonly reason: string
  /** Where "Try again" posts to; '' where it is no use. */
  readonly again: string
}

/** One row of the ledger in words. Nobody is named: the link leads to the appointment, and a look there is logged. */
export function lineOf(row: LedgerRow, { t, format, now, still }: Reading): Line {
  const at = row.settled_at ?? row.created_at
  const kind =
    isMessageKind(row.kind) || isStaffKind(row.kind) || row.kind === 'confirm-contact' || row.kind === 'api'
      ? row.kind
      : 'other'
  return {
    href: `/staff/messages/${row.id}`,
    appointmentHref: row.appointment_id === null ? '' : `/staff/appointments/${row.appointment_id}`,
    time: format.dateOf(at) === format.dateOf(now) ? format.time(at) : format.stamp(at),
    to: recipient(row) || t('messages.to.nobody'),
    message: t(`messages.kind.${kind}`, { when: row.starts_at === null ? '' : format.stamp(row.starts_at) }),
    channel: row.channel === 'none' ? '' : t(`messages.channel.${row.channel}`),
    state: t(`messages.state.${stateWord(row.state)}`),
    tone: toneOf(row.state),
    reason: reasonOf(row, { t, format, now, still }),
    again: canTryAgain(row, now) ? `/staff/messages/${row.id}/again` : '',
  }
}

export function canTryAgain(row: Pick<LedgerRow, 'state' | 'useful_until'>, now: EpochSeconds): boolean {
  return statesOf('failed').includes(row.state) && row.useful_until > now
}

function recipient(row: LedgerRow): string {
  if (row.to_masked) return row.to_masked
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

function reasonOf(row: LedgerRow, { t, format, now, still }: Reading): string {
  const why = row.reason !== null && isReason(row.reason) ? t(`messages.reason.${row.reason}`) : ''
  if (row.state === 'sent')
    return t(row.gateway_ref === 'caught' ? 'messages.how.caught' : 'messages.how.sent')
  if (row.state !== 'waiting') return why
  const soon = still ? t('messages.how.still') : t('messages.how.now')
  const next = row.due_at > now ? t('messages.how.next', { time: format.time(row.due_at) }) : soon
  return why === '' ? next : `${why}. ${next}`
}
