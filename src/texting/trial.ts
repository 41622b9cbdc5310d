import type { EpochSeconds } from '../lib/calendar.ts'
import type { HandOver } from '../lib/hand-over.ts'
import type { Problem } from '../practice/checked.ts'
import type { Practice } from '../practice/practice.ts'
import type { OutgoingSms } from './sms.ts'

/** Tests of the gateway stand in the ledger of messages, which is to the right of here: the entry ties it in. */
export interface Trials {
  /** When the next one may leave; undefined: now. */
  closedUntil(now: EpochSeconds): EpochSeconds | undefined
  /** Marks one as leaving; a text says why it may not. */
  begin(
    asked: { readonly to: string; readonly words: string; readonly userId: number },
    practice: Practice,
    now: EpochSeconds,
  ): Trial | string
}

export interface Trial {
  readonly sms: OutgoingSms
  /** Notes how it ended. */
  end(how: HandOver, now: EpochSeconds): void
}

const known = [
  ...(['address-refused', 'busy', 'login-refused', 'message-refused', 'no-credit'] as const),
  ...(['no-server', 'not-encrypted', 'server-away', 'unclear', 'day-budget', 'number-budget'] as const),
] as const

/** What came of a test that did not leave or was not taken, in words. */
export function trialProblem(answer: string): Problem['key'] {
  return `sending.trouble.${known.find((each) => each === answer) ?? 'unclear'}`
}
