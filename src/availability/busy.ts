import { firstEndingAfter, type Interval, merge, overlaps } from '../lib/interval.ts'
import type { Busy } from './model.ts'

/** What occupies each resource, by its id. */
export type BusyBook = ReadonlyMap<number, Page>

interface Page {
  /** As they came, to name reasons. */
  readonly entries: readonly Busy[]
  /** Merged, to be asked often. */
  readonly merged: readonly Interval[]
  /** Where the last look ended; starts are asked about in order of time, so the next is near. */
  bookmark: number
}

/** Opens the book for one page of times; entries come in any order and may overlap. */
export function busyBook(list: readonly Busy[]): BusyBook {
  const entriesOf = new Map<number, Busy[]>()
  for (const entry of list) {
    const entries = entriesOf.get(entry.resourceId)
    if (entries) entries.push(entry)
    else entriesOf.set(entry.resourceId, [entry])
  }
  return new Map(
    [...entriesOf].map(([id, entries]) => [id, { entries, merged: merge(entries), bookmark: 0 }]),
  )
}

/** Whether the resource is free in all of [startsAt, endsAt). */
export function isFree(book: BusyBook, resourceId: number, startsAt: number, endsAt: number): boolean {
  return obstacleIn(book, resourceId, startsAt, endsAt) === undefined
}

/** The first stretch in which the resource is occupied somewhere in [startsAt, endsAt). */
export function obstacleIn(
  book: BusyBook,
  resourceId: number,
  startsAt: number,
  endsAt: number,
): Interval | undefined {
  const page = book.get(resourceId)
  if (page === undefined) return undefined
  page.bookmark = firstEndingAfter(page.merged, startsAt, page.bookmark)
  const next = page.merged[page.bookmark]
  return next === undefined || endsAt <= next.startsAt ? undefined : next
}

/** The stretch without anything occupied in which the resource is free at `at`; without an end where nothing follows. */
export function freeAround(book: BusyBook, resourceId: number, at: number): Interval {
  const merged = book.get(resourceId)?.merged ?? []
  const next = firstEndingAfter(merged, at)
  return { startsAt: merged[next - 1]?.endsAt ?? -Infinity, endsAt: merged[next]?.startsAt ?? Infinity }
}

/** The kinds of what occupies the resource somewhere in the interval, each once. */
export function occupiedBy(book: BusyBook, resourceId: number, interval: Interval): Busy['by'][] {
  const entries = book.get(resourceId)?.entries.filter((entry) => overlaps(entry, interval)) ?? []
  return [...new Set(entries.map((entry) => entry.by))]
}
