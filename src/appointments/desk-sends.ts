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
const phonedInstead: readonly string[] = ['no-email', 'not-confirmed']

export function isPhonedInstead(gate: string): boolean {
  return phonedInstead.includes(gate)
}
