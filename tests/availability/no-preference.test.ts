import { describe, expect, it } from 'vitest'
import type { FreeTime } from '../../src/availability/model.ts'
import { type Assignment, assign, mergeCalendars } from '../../src/availability/no-preference.ts'

function free(calendarId: number, startsAt: number): FreeTime {
  return { startsAt, endsAt: startsAt + 1800, calendarId, locationId: 1, blockId: 'b', resources: [] }
}

function by(changes: Partial<Assignment> = {}): Assignment {
  return { bookedMinutes: new Map(), displayOrder: [3, 1, 2], seenBefore: new Set(), ...changes }
}

describe('no preference', () => {
  it('J13: shows a time once, soonest first, with everyone who is free', () => {
    const merged = mergeCalendars([[free(1, 900), free(1, 2700)], [free(2, 0), free(2, 900)], []])
    expect(merged.map(({ startsAt, choices }) => [startsAt, choices.map((each) => each.calendarId)])).toEqual(
      [
        [0, [2]],
        [900, [1, 2]],
        [2700, [1]],
      ],
    )
  })

  it('J13: without anybody there is nothing to show', () => {
    expect(mergeCalendars([])).toEqual([])
    expect(mergeCalendars([[], []])).toEqual([])
  })

  it('rule 13: the one with the fewest booked minutes that day is assigned', () => {
    const bookedMinutes = new Map([
      [1, 60],
      [2, 30],
      [3, 90],
    ])
    expect(assign([free(1, 0), free(2, 0), free(3, 0)], by({ bookedMinutes })).calendarId).toBe(2)
  })

  it('rule 13: nothing booked counts as no minutes', () => {
    expect(assign([free(1, 0), free(2, 0)], by({ bookedMinutes: new Map([[1, 5]]) })).calendarId).toBe(2)
  })

  it('rule 13: with equal minutes the display order decides, whatever the order of the choices', () => {
    expect(assign([free(1, 0), free(2, 0), free(3, 0)], by()).calendarId).toBe(3)
    expect(assign([free(2, 0), free(1, 0)], by()).calendarId).toBe(1)
    expect(assign([free(1, 0), free(2, 0)], by()).calendarId).toBe(1)
  })

  it('rule 13: a practitioner seen before comes first', () => {
    const seenBefore = new Set([2])
    const bookedMinutes = new Map([[2, 300]])
    expect(assign([free(1, 0), free(2, 0)], by({ seenBefore, bookedMinutes })).calendarId).toBe(2)
  })

  it('rule 13: one choice is the choice', () => {
    expect(assign([free(9, 0)], by()).calendarId).toBe(9)
  })
})
