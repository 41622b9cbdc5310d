import { isMessageKind } from './messages.ts'

/** The ordinals of what is sent again: beyond what a reminder of any day ahead has. */
export const resendsFrom = 1000

/** Why somebody was spared a message by another one that says more: that stays so. */
const overtaken: readonly (string | null)[] = ['withdrawn']

/**
 * Whether a message is of those that may be sent again on purpose: to a patient about an appointment, and over. What failed
 * or is unclear is tried again instead, unless the same went by the other channel; and of a reminder that was planned anew
 * the later one speaks.
 */
export function mayResend(row: {
  readonly kind: string
  readonly state: string
  readonly reason: string | null
  readonly attendee_id: number | null
  readonly planned_anew: 0 | 1
  readonly told_otherwise: 0 | 1
}): boolean {
  const left = ['sent', 'delivered', 'skipped'].includes(row.state)
  const over = left || (['failed', 'unknown'].includes(row.state) && row.told_otherwise === 1)
  return (
    over &&
    row.planned_anew === 0 &&
    isMessageKind(row.kind) &&
    row.attendee_id !== null &&
    !overtaken.includes(row.reason)
  )
}
