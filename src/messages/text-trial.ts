import type { Problem } from '../practice/checked.ts'

const known = [
  ...(['address-refused', 'busy', 'login-refused', 'message-refused', 'no-credit'] as const),
  ...(['no-server', 'not-encrypted', 'server-away', 'unclear', 'day-budget', 'number-budget'] as const),
] as const

/** What came of a test that did not leave or was not taken, in words. */
export function trialProblem(answer: string): Problem['key'] {
  return `sending.trouble.${known.find((each) => each === answer) ?? 'unclear'}`
}
