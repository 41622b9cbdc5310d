import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, weekday } from '../../src/lib/calendar.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { listBlocks, listPeriods } from '../../src/schedule/blocks.queries.ts'
import { takeOver, withdrawPeriod } from '../../src/schedule/force.commands.ts'
import { addTemplate } from '../../src/schedule/schedule.commands.ts'
import { stampOfPeriods } from '../../src/schedule/templates.ts'
import { openApp } from '../helpers/app.ts'
import { smallPractice } from '../helpers/world.ts'

const tomorrow = '2027-01-26'
const dates = Array.from({ length: 200 }, (_, day) => addDays('2027-01-01', day))
const stretches = fc
  .tuple(
    fc.integer({ min: 0, max: 90 }),
    fc.option(fc.integer({ min: 0, max: 60 })),
    fc.constantFrom('every' as const, 'iso-odd' as const, 'iso-even' as const),
  )
  .map(([from, length, cycle]) => ({
    from: addDays(tomorrow, from),
    to: length === null ? null : addDays(tomorrow, from + length),
    ...{ cycle, anchor: null, weeks: 1, week: 1 },
  }))

const test = openApp()
const { anna: calendarId, general: kindId, locationId } = smallPractice(test.db)
const { db, now } = test
const blocks = [1, 3, 5].map((day) => ({ weekday: day, fromMinute: 600, toMinute: 900, kindId, locationId }))
const templateId = addTemplate(db, { calendarId, name: 'Other', blocks }, theSystem, now)

const periods = () => listPeriods(db, calendarId)
const courses = () => periods().map(({ templateId, from, to, cycle }) => [templateId, from, to, cycle].join())
const starts = (date: string) => listBlocks(db, calendarId, date).map(({ fromMinute }) => fromMinute)

/** Puts the other template into force in place of all that is or will be. */
function force(stretch: Omit<Parameters<typeof takeOver>[1]['period'], 'calendarId' | 'templateId'>): void {
  const period = { ...stretch, calendarId, templateId }
  const ends = periods().map(({ id }) => id)
  const done = takeOver(db, { period, ends, resets: [], stamp: stampOfPeriods(periods()) }, theSystem, now)
  expect(done.ok).toBe(true)
}

/** Does something and takes it back. */
function tried(work: () => void): void {
  db.raw.exec('savepoint tried')
  try {
    work()
  } finally {
    db.raw.exec('rollback to tried; release tried')
  }
}

describe('templates that take over from one another', () => {
  it('are never in force on the same day, and what has been stays', () => {
    fc.assert(
      fc.property(fc.array(stretches, { minLength: 1, maxLength: 4 }), (list) =>
        tried(() => {
          for (const stretch of list) force(stretch)
          for (const date of dates) {
            const usual = weekday(date) < 6 ? [540, 780] : []
            if (date < tomorrow) expect(starts(date)).toEqual(usual)
            else expect([[], usual, [600]]).toContainEqual(starts(date))
          }
        }),
      ),
      { numRuns: 40 },
    )
  })

  it('leave all as it was when they are withdrawn', () => {
    fc.assert(
      fc.property(stretches, (stretch) =>
        tried(() => {
          const before = courses()
          force(stretch)
          const coming = periods().find((each) => each.templateId === templateId)
          const ended = periods().filter(({ to }) => to === addDays(stretch.from, -1))
          if (!coming) throw new Error('not in force')
          const ids = ended.map(({ id }) => id)
          withdrawPeriod(db, coming, ids, stampOfPeriods(periods()), theSystem, now)
          expect(courses()).toEqual(before)
        }),
      ),
      { numRuns: 40 },
    )
  })
})
