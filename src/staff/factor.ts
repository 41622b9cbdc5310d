import type { SecondFactorFor } from '../practice/practice.ts'

/** With what an account signs in beside its password. */
export interface Factors {
  readonly totp: boolean
  readonly passkeys: number
  /** Recovery codes that were not used yet. */
  readonly codesLeft: number
}

export function hasFactor({ totp, passkeys }: Factors): boolean {
  return totp || passkeys > 0
}

/** Whether the practice asks a second factor of whoever has this role. */
export function needsFactor(role: string, asked: SecondFactorFor): boolean {
  return asked === 'everybody' || (asked === 'owners' && role === 'owner')
}

/** What is shown of a secret, in groups that can be typed. */
export function inGroups(secret: string): string {
  return secret.match(/.{1,4}/g)?.join(' ') ?? ''
}
