import type { Visibility } from '../practice/limits.ts'
import type { Texts } from '../practice/texts.ts'

/** What sort of visit it is, which decides who may change it (F58, F59, 7.19). */
export const typeClasses = ['ordinary', 'recall', 'surgery'] as const
export type TypeClass = (typeof typeClasses)[number]

export interface AppointmentType {
  readonly id: number
  readonly slug: string
  /** The name staff see; the public ones are `publicNames` (J31). */
  readonly name: string
  readonly publicNames: Texts
  readonly descriptions: Texts
  readonly information: Texts
  readonly visitingAddress: string | null
  readonly priceCents: number | null
  readonly minutes: number
  readonly gridMinutes: number
  readonly bufferBefore: number
  readonly bufferAfter: number
  readonly places: number
  readonly online: boolean
  readonly active: boolean
  readonly practitionerChoice: 'may' | 'none' | 'required'
  /** The kind of block this type is tied to (F33). */
  readonly blockKindId: number | null
  readonly releaseHours: number | null
  readonly whoMayBook: 'new' | 'known' | 'both'
  /** Whether visitors are asked if they have been here before (rule 4); always where not both may book. */
  readonly asksKnown: boolean
  /** Only from this age on (F36, rule 16); null: no age filter. */
  readonly ageFrom: number | null
  readonly ageCountsFrom: 'birthday' | 'year'
  readonly notify: boolean
  /** What whoever books it is written to (P17); null: nothing. */
  readonly messageTemplateId: number | null
  /** A check-up that patients are called for, or surgery and the like, which nobody changes online (F58, F59). */
  readonly class: TypeClass
  /** Whether patients may also change online what the practice booked for them. */
  readonly selfService: boolean
  readonly colour: number
  readonly calendarIds: readonly number[]
  /** Empty: offered at every location. */
  readonly locationIds: readonly number[]
  /** Per need the resources in use that meet it; all needs must be met (rule 14). */
  readonly needs: readonly (readonly number[])[]
  readonly rowVersion: number
}

/** Something that a type needs besides the practitioner: any one of these rooms or devices will do (rule 14). */
export interface Need {
  readonly name: string
  readonly resourceIds: readonly number[]
}

/** A room or a device. */
export interface Means {
  readonly id: number
  readonly name: string
  readonly locationId: number | null
  readonly active: boolean
}

export interface BlockKind {
  readonly id: number
  readonly name: string
  readonly colour: number
  readonly web: boolean
  readonly types: 'all' | ReadonlySet<number>
  /** Its own choice beats type and calendar (P7, rule 12); null: as above. */
  readonly visibility: Visibility | null
  readonly active: boolean
  readonly rowVersion: number
}
