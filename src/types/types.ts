import type { Texts } from '../practice/texts.ts'

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
  readonly notify: boolean
  readonly colour: number
  readonly calendarIds: readonly number[]
  /** Empty: offered at every location. */
  readonly locationIds: readonly number[]
  /** Per need the resources that meet it; all needs must be met (rule 14). */
  readonly needs: readonly (readonly number[])[]
  readonly rowVersion: number
}

export interface BlockKind {
  readonly id: number
  readonly name: string
  readonly colour: number
  readonly web: boolean
  readonly types: 'all' | ReadonlySet<number>
  readonly active: boolean
  readonly rowVersion: number
}
