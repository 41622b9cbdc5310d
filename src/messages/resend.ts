import { isMessageKind } from './messages.ts'

/** Why somebody was spared a message by another one that says more: that stays so. */
const overtaken: readonly (string | null)[] = ['withdrawn']

/**
 * Whether a message is of those that may be sent again on purpose: to a patient about an appointment, and over. What failed
 * or is unclear is tried again instead, and of a reminder that was planned anew the later one speaks.
 */
export function mayResend(row: {
  readonly kind: string
  readonly state: string
  readonly reason: string | null
  readonly attendee_id: number | null
  readonly planned_anew: 0 | 1
}): boolean {
  const over = ['sent', 'delivered', 'skipped'].includes(row.state) && row.planned_anew === 0
  return over && isMessageKind(row.kind) && row.attendee_id !== null && !overtaken.includes(row.reason)
}
