import type { Room } from '../staff/rooms.ts'
import type { Choice, PlannedBlock } from './schedule.ts'

/** What a block is made of, whichever week or day it stands in. Times are minutes since local midnight. */
export interface BlockValue extends Choice {
  readonly fromMinute: number
  readonly toMinute: number
  readonly kindId: number
  readonly locationId: number
  /** The rooms and devices that are used in it, where one of them will do (rule 14). */
  readonly resources: readonly number[]
}

/** A stretch of a day; the weekday (1 Monday to 7 Sunday) where it is one of a week. */
export interface Stretch {
  readonly weekday?: number
  readonly fromMinute: number
  readonly toMinute: number
}

/** What a block may be made of: ids. */
export interface Offered {
  readonly kinds: readonly number[]
  readonly locations: readonly number[]
  readonly types: readonly number[]
  readonly rooms: readonly Pick<Room, 'id' | 'name' | 'locationId'>[]
}

/**
 * The first of some blocks that shares a moment of the same day with a stretch; neighbours that touch do not. Blocks
 * without a weekday are all of one date.
 */
export function blockInTheWay<S extends Stretch>(stretch: Stretch, others: readonly S[]): S | undefined {
  return others.find(
    (other) =>
      (stretch.weekday === undefined || other.weekday === undefined || other.weekday === stretch.weekday) &&
      Math.max(other.fromMinute, stretch.fromMinute) < Math.min(other.toMinute, stretch.toMinute),
  )
}

/** All that a form shows of a block, as one text: another text means that somebody has changed it meanwhile. */
export function stampOf(block: BlockValue & Stretch): string {
  const { weekday = 0, fromMinute, toMinute, kindId, locationId, web, types } = block
  const inOrder = (ids: Iterable<number>) => [...ids].sort((a, b) => a - b).join('+')
  const allowed = types === null || types === 'all' ? String(types) : inOrder(types)
  return [weekday, fromMinute, toMinute, kindId, locationId, web, allowed, inOrder(block.resources)].join('_')
}

/** Whether two blocks differ in nothing but what patients may book in them. */
export function isSameStretch(one: BlockValue & Stretch, other: BlockValue & Stretch): boolean {
  const bare = (block: BlockValue & Stretch) => stampOf({ ...block, web: null, types: null })
  return bare(one) === bare(other)
}

/** A block as its own row says it, for a form. */
export function ownValue<B extends BlockValue & { readonly own: Choice }>(block: B): B {
  return { ...block, web: block.own.web, types: block.own.types }
}

/** A block as a form of its date shows it: a date that has no rows of its own says nothing of its own yet. */
export function datedValue(block: PlannedBlock): BlockValue {
  const { fromMinute, toMinute, kindId, locationId, resources, level, own } = block
  const { web, types } = level === 'dated' ? own : { web: null, types: null }
  return { fromMinute, toMinute, kindId, locationId, resources, web, types }
}
