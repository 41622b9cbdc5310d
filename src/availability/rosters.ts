import { contains, type Interval } from '../lib/interval.ts'
import type { Block } from './model.ts'

/** What a patient may plan in: one block, or several that follow each other on the same terms and count as one (J33, J37). */
export interface Roster extends Interval {
  readonly parts: readonly [Block, ...Block[]]
}

/**
 * The rosters of a calendar among blocks sorted by start; blocks of other calendars are passed over. A block continues a
 * roster if it starts where that ends, with the same kind, location, rooms, web choice and allowed types, on whatever
 * level these were chosen; the grid then runs on from the roster's start.
 */
export function rostersOf(calendarId: number, blocks: readonly Block[]): Roster[] {
  const rosters: { startsAt: number; endsAt: number; parts: [Block, ...Block[]] }[] = []
  for (const block of blocks) {
    if (block.calendarId !== calendarId) continue
    const before = rosters.find(
      ({ endsAt, parts }) => endsAt === block.startsAt && sameTerms(parts[0], block),
    )
    if (before) {
      before.endsAt = block.endsAt
      before.parts.push(block)
    } else rosters.push({ startsAt: block.startsAt, endsAt: block.endsAt, parts: [block] })
  }
  return rosters
}

/** The block of the roster in which a time lies. */
export function partAt({ parts }: Roster, at: number): Block {
  return parts.length === 1 ? parts[0] : (parts.find((part) => contains(part, at)) ?? parts[0])
}

function sameTerms(one: Block, other: Block): boolean {
  return (
    one.kindId === other.kindId &&
    one.locationId === other.locationId &&
    one.web.value === other.web.value &&
    sameResources(one.resources, other.resources) &&
    sameTypes(one.types.value, other.types.value)
  )
}

function sameResources(one: readonly number[], other: readonly number[]): boolean {
  return one === other || (one.length === other.length && one.every((id) => other.includes(id)))
}

function sameTypes(one: Block['types']['value'], other: Block['types']['value']): boolean {
  if (one === 'all' || other === 'all') return one === other
  return one.size === other.size && [...one].every((id) => other.has(id))
}
