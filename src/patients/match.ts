import { firstNamesCompatible } from '../lib/fold.ts'

/** A card with the birth date and the folded last name that were typed. */
export interface Candidate {
  readonly id: number
  readonly firstName: string
  readonly status: 'registered' | 'active' | 'inactive' | 'deceased'
  readonly protected: boolean
  /** Folded e-mail addresses and phone numbers on the card. */
  readonly contacts: readonly string[]
}

export interface Match {
  /** The one card that fits in every respect. */
  readonly patientId: number | undefined
  /** Cards that may be the same person, for staff to decide. */
  readonly perhaps: readonly number[]
}

/**
 * Rule 1 in `details` mode, for candidates of equal birth date and last name: the first names must be compatible and a
 * contact equal. All but the contact, or more than one that fits: nobody is matched, staff are asked. Cards of the
 * deceased and of protected identities are never matched from the web (rules 8, 9).
 */
export function matchByDetails(
  candidates: readonly Candidate[],
  firstName: string,
  contacts: readonly string[],
): Match {
  const named = candidates.filter((each) => firstNamesCompatible(each.firstName, firstName))
  const fitting = named.filter(
    (each) =>
      each.status !== 'deceased' &&
      !each.protected &&
      each.contacts.some((contact) => contacts.includes(contact)),
  )
  const [only] = fitting
  if (only && fitting.length === 1) return { patientId: only.id, perhaps: [] }
  return { patientId: undefined, perhaps: named.map((each) => each.id) }
}
