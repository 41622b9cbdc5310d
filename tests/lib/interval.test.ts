import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  contains,
  firstEndingAfter,
  type Interval,
  merge,
  overlaps,
  subtract,
} from '../../src/lib/interval.ts'

const intervals = fc
  .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 15 }))
  .map(([startsAt, length]): Interval => ({ startsAt, endsAt: startsAt + length }))
const lists = fc.array(intervals, { maxLength: 12 })

/** The integer moments of a list, the plain way. */
function momentsOf(list: readonly Interval[]): Set<number> {
  const moments = new Set<number>()
  for (const { startsAt, endsAt } of list) for (let at = startsAt; at < endsAt; at++) moments.add(at)
  return moments
}

function expectDisjointAndSorted(list: readonly Interval[]): void {
  let end = -1
  for (const { startsAt, endsAt } of list) {
    expect(startsAt).toBeGreaterThan(end)
    expect(endsAt).toBeGreaterThan(startsAt)
    end = endsAt
  }
}

describe('intervals', () => {
  it('do not overlap where they only touch', () => {
    expect(overlaps({ startsAt: 0, endsAt: 10 }, { startsAt: 10, endsAt: 20 })).toBe(false)
    expect(overlaps({ startsAt: 0, endsAt: 11 }, { startsAt: 10, endsAt: 20 })).toBe(true)
  })

  it('contain their start and not their end', () => {
    const interval = { startsAt: 5, endsAt: 10 }
    expect([4, 5, 9, 10].map((at) => contains(interval, at))).toEqual([false, true, true, false])
  })

  it('overlap exactly when they share a moment', () => {
    fc.assert(
      fc.property(intervals, intervals, (one, other) => {
        const shared = [...momentsOf([one])].some((at) => contains(other, at))
        expect(overlaps(one, other)).toBe(shared)
        expect(overlaps(other, one)).toBe(shared)
      }),
    )
  })

  it('merge into the same moments, sorted and apart', () => {
    fc.assert(
      fc.property(lists, (list) => {
        const before = structuredClone(list)
        const merged = merge(list)
        expect(list).toEqual(before)
        expectDisjointAndSorted(merged)
        expect(momentsOf(merged)).toEqual(momentsOf(list))
      }),
    )
  })

  it('leave, when others are taken away, the moments only they have', () => {
    fc.assert(
      fc.property(lists, lists, (list, busy) => {
        const left = subtract(list, busy)
        expectDisjointAndSorted(left)
        const taken = momentsOf(busy)
        expect(momentsOf(left)).toEqual(new Set([...momentsOf(list)].filter((at) => !taken.has(at))))
      }),
    )
  })

  it('are found by their end, whatever bookmark an earlier or later look has left', () => {
    fc.assert(
      fc.property(
        lists,
        fc.integer({ min: 0, max: 80 }),
        fc.integer({ min: 0, max: 80 }),
        (list, at, other) => {
          const merged = merge(list)
          const plain = merged.filter(({ endsAt }) => endsAt <= at).length
          expect(firstEndingAfter(merged, at)).toBe(plain)
          expect(firstEndingAfter(merged, at, firstEndingAfter(merged, other))).toBe(plain)
        },
      ),
    )
  })
})
