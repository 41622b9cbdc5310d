import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, weekday } from '../../src/lib/calendar.ts'
import { blockInTheWay } from '../../src/schedule/block.ts'
import { cutPeriod, firstClash, isInside } from '../../src/schedule/force.ts'
import { blocksOn, isInForce, type Period, type PlannedBlock } from '../../src/schedule/schedule.ts'

const first = '2026-11-30'
const dates = Array.from({ length: 140 }, (_, day) => addDays(first, day))
const days = fc.integer({ min: 0, max: 120 })
const stretches = fc.tuple(days, fc.option(fc.integer({ min: 0, max: 60 }))).map(([from, length]) => ({
  from: addDays(first, from),
  to: length === null ? null : addDays(first, from + length),
}))
const cycles = fc.oneof(
  fc.constantFrom('every' as const, 'iso-odd' as const, 'iso-even' as const).map((cycle) => ({
    cycle,
    anchor: null,
    weeks: 1,
    week: 1,
  })),
  fc
    .integer({ min: 2, max: 5 })
    .chain((weeks) =>
      fc
        .integer({ min: 1, max: weeks })
        .map((week) => ({ cycle: 'anchored' as const, anchor: first, weeks, week })),
    ),
)
const periodOf = (templateId: number) =>
  fc
    .tuple(stretches, cycles)
    .map(([stretch, cycle]): Period => ({ calendarId: 1, templateId, ...stretch, ...cycle }))

const spans = fc
  .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 8 }))
  .map(([from, length]) => ({ fromMinute: from * 5, toMinute: (from + length) * 5 }))
const nothing = { web: null, types: null }
const block = (span: { fromMinute: number; toMinute: number }, locationId = 1): PlannedBlock => ({
  id: 1,
  level: 'template',
  kindId: 1,
  resources: [],
  locationId,
  ...span,
  ...nothing,
  own: nothing,
  above: nothing,
})

describe('a period that another takes over', () => {
  it('keeps exactly the days outside, in order', () => {
    fc.assert(
      fc.property(periodOf(1), stretches, (period, over) => {
        const left = cutPeriod(period, over)
        const isOver = (date: string) => over.from <= date && (over.to === null || date <= over.to)
        for (const date of dates)
          expect(left.some((each) => isInForce(each, date))).toBe(isInForce(period, date) && !isOver(date))
        for (const date of dates)
          expect(
            left.filter(({ from, to }) => from <= date && (to === null || date <= to)).length,
          ).toBeLessThan(2)
        for (const { from, to } of left) expect(to === null || from <= to).toBe(true)
      }),
    )
  })
})

describe('two periods whose blocks would overlap', () => {
  it('are found on the first such day, and on no other', () => {
    const weekly = fc.array(fc.tuple(fc.integer({ min: 1, max: 7 }), spans), { maxLength: 3 })
    fc.assert(
      fc.property(periodOf(1), periodOf(2), weekly, weekly, (one, other, ones, others) => {
        const blocks = (templateId: number, list: typeof ones) =>
          list.map(([day, span]) => ({ ...block(span), weekday: day, templateId }))
        const templates = new Map([
          [1, blocks(1, ones)],
          [2, blocks(2, others)],
        ])
        const clashes = dates.filter((date) => {
          const theirs = blocksOn([other], templates, date)
          return blocksOn([one], templates, date).some((each) =>
            theirs.some((their) => each.fromMinute < their.toMinute && their.fromMinute < each.toMinute),
          )
        })
        const found = firstClash(one, other, templates)
        if (clashes[0] !== undefined || (found ?? '9999') <= (dates.at(-1) ?? ''))
          expect(found).toBe(clashes[0])
        expect(firstClash(other, one, templates)).toBe(found)
      }),
    )
  })
})

describe('an appointment', () => {
  it('is inside where every minute of it has a block of its place', () => {
    fc.assert(
      fc.property(
        spans,
        fc.array(fc.tuple(spans, fc.integer({ min: 1, max: 2 })), { maxLength: 6 }),
        (span, list) => {
          const blocks = list.map(([each, place]) => block(each, place))
          const booked = { date: first, ...span, locationId: 1 }
          const minutes = Array.from(
            { length: span.toMinute - span.fromMinute },
            (_, at) => span.fromMinute + at,
          )
          const covered = minutes.every((minute) =>
            blocks.some(
              (each) => each.locationId === 1 && each.fromMinute <= minute && minute < each.toMinute,
            ),
          )
          expect(isInside(booked, blocks)).toBe(covered)
        },
      ),
    )
  })
})

describe('a block in the way', () => {
  it('shares a minute of the same weekday', () => {
    const weekly = fc
      .tuple(spans, fc.integer({ min: 1, max: 3 }))
      .map(([span, day]) => ({ ...span, weekday: day }))
    fc.assert(
      fc.property(weekly, fc.array(weekly, { maxLength: 4 }), (one, others) => {
        const minutes = Array.from({ length: one.toMinute - one.fromMinute }, (_, at) => one.fromMinute + at)
        const found = others.find(
          (other) =>
            other.weekday === one.weekday &&
            minutes.some((minute) => other.fromMinute <= minute && minute < other.toMinute),
        )
        expect(blockInTheWay(one, others)).toBe(found)
      }),
    )
    expect(weekday(first)).toBe(1)
  })
})
