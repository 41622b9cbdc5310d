import type { AppointmentType, BlockKind } from '../types/types.ts'

/** The four conditions of a time that patients can book (P2 calendar, P3 type, P4 week, P5 schedule in force). */
export const conditionNames = ['calendar', 'type', 'week', 'force'] as const
export type ConditionName = (typeof conditionNames)[number]

/** What is missing, as words to be chosen by language, and the page where it is mended. */
export interface Lack {
  readonly why:
    | 'nobody'
    | 'calendarOffline'
    | 'typeOffline'
    | 'noBlocks'
    | 'notWeb'
    | 'notAllowed'
    | 'elsewhere'
    | 'notInForce'
    | 'noSchedule'
    | 'tooLate'
    | 'waits'
  readonly name: string
  readonly href: string
}

export interface Condition {
  readonly name: ConditionName
  readonly met: boolean
  /** With a met condition: what is worth a look. */
  readonly lack: Lack | undefined
}

/** Times in the weeks ahead: counted until there are enough. */
export interface Ahead {
  readonly count: number
  readonly enough: boolean
  readonly weeks: number
}

export interface Readiness {
  readonly id: number
  readonly name: string
  readonly conditions: readonly Condition[]
  /** undefined where a condition is not met: then there are none. */
  readonly ahead: Ahead | undefined
}

export const daysAhead = 28

/**
 * How many times there should be in so many days (F20): one a week "is probably never free", so two a week, the least
 * that leaves a choice when one is gone.
 */
export function enoughIn(days: number): number {
  return 2 * Math.ceil(days / 7)
}

export function isMet({ conditions }: Readiness): boolean {
  return conditions.every(({ met }) => met)
}

/** A block as far as it matters to a type. */
export interface Place {
  readonly kindId: number
  readonly locationId: number
  readonly web: boolean | null
  readonly types: 'all' | ReadonlySet<number> | null
}

export type BlockLack = 'notWeb' | 'notAllowed' | 'elsewhere'

/** Why patients cannot book a type in a block (rule 11, F33, F39); undefined: they can. */
export function blockLack(
  type: Pick<AppointmentType, 'id' | 'blockKindId' | 'locationIds'>,
  block: Place,
  kind: BlockKind | undefined,
  openLocations: ReadonlySet<number>,
): BlockLack | undefined {
  if (!kind?.active || !(block.web ?? kind.web)) return 'notWeb'
  const types = block.types ?? kind.types
  const lets = types === 'all' || types.has(type.id)
  if (!lets || (type.blockKindId !== null && type.blockKindId !== kind.id)) return 'notAllowed'
  const here = type.locationIds.length === 0 || type.locationIds.includes(block.locationId)
  return here && openLocations.has(block.locationId) ? undefined : 'elsewhere'
}
