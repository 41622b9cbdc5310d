import type { Said } from '../patients/match.ts'

/** Who the appointment is for and how to reach them, as typed on the web and cleaned by the form. */
export interface TypedPerson extends Said {
  /** Who books for the patient; null: the patient (rule 3). */
  readonly booker: Booker | null
  /** The answer to "Have you been here before?"; null where it is not asked (rule 4). */
  readonly known: 'new' | 'known' | null
  readonly message: string
  /** The address of the terms agreed to; null where the practice has none (J46). */
  readonly termsUrl: string | null
}

/** What somebody who books for a patient is to them; the contact given is theirs. */
export const relations = ['parent', 'guardian', 'carer', 'partner'] as const
export type Relation = (typeof relations)[number]

export interface Booker {
  readonly firstName: string
  readonly lastName: string
  readonly whose: Relation
}
