/** What the database itself refuses, by the name its trigger raises, and what a command may refuse inside a write. */
export const refusals = [
  'slot-taken',
  'places-taken',
  'occupancy-disagrees',
  'occupancy-needed',
  'appointments-are-kept',
  'not-offered',
  'not-online',
  'who-else',
  'form-used',
  'too-late',
  'over',
  'email-in-use',
  'name-in-use',
  'already-set-up',
  'edited-meanwhile',
  'last-owner',
  'last-location',
  'numbers-are-kept',
  'in-use',
  'blocks-overlap',
  'asked-just-now',
  'asked-to-choose',
  'merge-in-a-chain',
  'one-deceased',
  'comes-already',
  'already-told',
  'patient-unknown',
  'key-used',
] as const

export type Refusal = (typeof refusals)[number]

class RefusedError extends Error {
  readonly reason: Refusal
  constructor(reason: Refusal) {
    super(`refused: ${reason}`)
    this.reason = reason
  }
}

/** Leaves a write that has begun: everything is rolled back and `Db.attempt` answers with the reason. */
export function refuse(reason: Refusal): never {
  throw new RefusedError(reason)
}

/** The named refusal behind an error, or undefined where the error is a fault. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof RefusedError) return error.reason
  if (!(error instanceof Error)) return undefined
  if (error.message.includes('staff_user.email_folded')) return 'email-in-use'
  if (/UNIQUE constraint failed: \w+\.(name|slug)/.test(error.message)) return 'name-in-use'
  return refusals.find((reason) => error.message === `refused: ${reason}`)
}
