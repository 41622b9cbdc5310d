import { type ExpressionBuilder, sql } from 'kysely'
import { build, type Db } from '../db/run.ts'
import type { Schema } from '../db/schema.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import { type Category, categories, categoriesOf, type Filter, firstFilter } from './online.ts'

export const onlinePage = 50

/** What of the list somebody may be told is not seen: from when on, and whose. */
export interface Scope {
  readonly from: number
  /** undefined: everybody's. */
  readonly calendarIds: readonly number[] | undefined
}

/** The calendars of an account. */
export function ownCalendars(db: Db, userId: number): readonly number[] {
  return listCalendars(db).flatMap((calendar) => (calendar.userId === userId ? [calendar.id] : []))
}

export function scopeOf(db: Db, { whose }: Pick<Filter, 'whose'>, userId: number): Scope {
  const calendarIds = whose === 'all' ? undefined : whose === 'own' ? ownCalendars(db, userId) : [whose]
  return { from: findPractice(db)?.onlineList.from ?? 0, calendarIds }
}

const mostCounted = 99
const mostLookedAt = 1000

/** How many entries nobody has seen, of those that a user's list begins with; undefined where the list is off (E36). */
export function countWaiting(
  db: Db,
  { id, role }: { readonly id: number; readonly role: string },
): { readonly count: number; readonly more: boolean } | undefined {
  if (!findPractice(db)?.onlineList.on) return undefined
  const first = firstFilter(role, ownCalendars(db, id).length > 0)
  const found = db.all(
    unseen(scopeOf(db, first, id))
      .select('event_id')
      .limit(mostCounted + 1),
  ).length
  return { count: Math.min(found, mostCounted), more: found > mostCounted }
}

/** How many nobody has seen, by kind, among the latest of them: a list that is never looked at is not counted through. */
export function countUnseen(db: Db, scope: Scope): Readonly<Record<Category, number>> {
  const rows = db.all(unseen(scope).select(['what', 'origin']).orderBy('at', 'desc').limit(mostLookedAt))
  const sum = (category: Category) =>
    rows.filter((row) => category === 'all' || categoriesOf(row).includes(category)).length
  // Object.fromEntries forgets which keys went in.
  return Object.fromEntries(categories.map((each) => [each, sum(each)])) as Record<Category, number>
}

/** The ids of one page of the list, newest first; one more says that there are older ones. */
export function listIds(db: Db, filter: Filter, scope: Scope): readonly number[] {
  const { before, seen, category } = filter
  const rows = (seen === 'no' ? unseen(scope) : everyEntry(scope, category))
    .select('event_id')
    .$if(seen === 'yes', (each) => each.where((eb) => eb.or([isSeen(eb), isOlder(eb, scope)])))
    .$if(before !== undefined, (each) => each.where('event_id', '<', before ?? 0))
    .where((eb) => ofCategory(eb, category, seen === 'no'))
    .orderBy(seen === 'no' ? sql`+event_id` : 'event_id', 'desc')
    .limit(onlinePage + 1)
  return db.all(rows).map((row) => row.event_id)
}

/** Of those that came in up to one of them, the ones that nobody has seen. */
export function unseenUpTo(category: Category, scope: Scope, upTo: number) {
  return unseen(scope)
    .select('event_id')
    .where('event_id', '<=', upTo)
    .where((eb) => ofCategory(eb, category, true))
}

type Eb = ExpressionBuilder<Schema, 'online_entry'>

/** The kinds that are few are found by their own index. */
function everyEntry({ calendarIds }: Scope, category: Category) {
  const rows = build.selectFrom('online_entry')
  const few = category === 'planned' || category === 'recall'
  if (!calendarIds) return rows
  return few
    ? rows.where(sql<number>`+calendar_id`, 'in', calendarIds)
    : rows.where('calendar_id', 'in', calendarIds)
}

/** Found by the index of what is not seen, which is short; the plus signs keep SQLite from the long ones. */
function unseen({ from, calendarIds }: Scope) {
  const rows = build.selectFrom('online_entry').where('seen_at', 'is', null).where('at', '>=', from)
  return calendarIds ? rows.where(sql<number>`+calendar_id`, 'in', calendarIds) : rows
}

function isSeen(eb: Eb) {
  return eb('seen_at', 'is not', null)
}

/** What came in before the list was there is nobody's to look at any more. */
function isOlder(eb: Eb, { from }: Scope) {
  return eb('at', '<', from)
}

function ofCategory(eb: Eb, category: Category, unindexed: boolean) {
  const what = unindexed ? sql<'booked' | 'moved' | 'cancelled'>`+what` : eb.ref('what')
  const origin = unindexed ? sql<'web' | 'planned' | 'recall'>`+origin` : eb.ref('origin')
  switch (category) {
    case 'all':
      return eb.lit(true)
    case 'new':
      return eb.and([eb(what, '=', 'booked'), eb(sql<string>`+origin`, '=', 'web')])
    case 'rebooked':
      return eb(what, '=', 'moved')
    case 'cancelled':
      return eb(what, '=', 'cancelled')
    case 'planned':
    case 'recall':
      return eb(origin, '=', category)
  }
}
