import { describe, expect, it } from 'vitest'
import { readBooks } from '../drills/kit/month/books.ts'
import type { Rules } from '../drills/kit/month/facts.ts'
import { judge } from '../drills/kit/month/judge.ts'
import {
  doubled,
  early,
  inAnotherLanguage,
  late,
  type Mutation,
  misdirected,
  missing,
} from '../drills/kit/month/mutations.ts'
import { cancelledReminded, dropped, twice } from '../drills/kit/month/planted.ts'
import { type Month, playMonth } from '../drills/kit/month/play.ts'
import { playRush } from '../drills/kit/month/rush.ts'
import { randomOf } from '../drills/kit/random.ts'

const rules: Rules = {
  ...{ timeZone: 'Europe/Amsterdam', country: 'NL', policy: 'preferred', strict: false, graceMinutes: 5 },
  ...{ textsADay: 10_000, textsToNumber: 100 },
  moments: [{ days: 2, minute: 600 }],
}
const few: Month = { rules, from: '2027-03-25', days: 2, bookingsADay: 12, random: randomOf(1), calm: true }

async function verdictOf(month: Month) {
  const { facts, db } = await playMonth(month)
  return judge(facts, month.rules, readBooks(db))
}

describe('messages of some days, with faults, outages, restarts and a clock change (trust.md T16)', () => {
  const three = [7, 2, 0].map((days) => ({ days, minute: days === 0 ? 420 : 600 }))
  const oslo = {
    timeZone: 'Europe/Oslo',
    country: 'NO',
    policy: 'all',
    strict: true,
    moments: three,
    textsADay: 24,
    textsToNumber: 3,
  } as const
  const fewTexts = { textsADay: 14, textsToNumber: 3 }
  const cases: readonly (readonly [string, Rules, string, number])[] = [
    ['in Amsterdam in spring, with few text messages a day', { ...rules, ...fewTexts }, '2027-03-26', 5],
    [
      'in Oslo in autumn, with three reminders by all ways to confirmed contacts',
      { ...rules, ...oslo },
      '2027-10-29',
      21,
    ],
  ]
  it.each(cases)('are as an independent oracle wants them: %s', async (_, wanted, from, seed) => {
    const month = { rules: wanted, from, days: 4, bookingsADay: 18, series: 0.15, random: randomOf(seed) }
    const { wrong, arrived, unclear } = await verdictOf(month)
    expect(wrong).toEqual([])
    expect(Object.keys(arrived)).toEqual(
      expect.arrayContaining([
        'confirmation',
        'moved',
        'cancelled',
        'reminder',
        'series',
        'series-cancelled',
      ]),
    )
    expect(unclear).toBeGreaterThan(0)
  })
})

describe('many reminders of one minute', () => {
  it('reach everybody once, whatever ends the process in the middle; what may have arrived is listed', async () => {
    const { facts, db } = await playRush(rules, 80, randomOf(3))
    const { wrong, arrived, unclear } = judge(facts, rules, readBooks(db))
    expect(wrong).toEqual([])
    expect(arrived.reminder).toBeGreaterThan(40)
    expect(facts.filter(({ fact }) => fact === 'end')).toHaveLength(3)
    expect(unclear).toBeGreaterThan(0)
  })
})

describe('the oracle objects', () => {
  it('to a gateway that is called twice', async () => {
    const { wrong } = await verdictOf({ ...few, tamper: twice })
    expect(wrong.length).toBeGreaterThan(0)
    for (const line of wrong) expect(line).toContain('who had it already, or was never to get it')
  })

  it('to a reminder that is dropped', async () => {
    const { wrong } = await verdictOf({ ...few, tamper: dropped })
    expect(wrong.length).toBeGreaterThan(0)
    expect(wrong.join('\n')).toMatch(/was to get the reminder about .* it has not left/)
    expect(wrong.join('\n')).toMatch(/is "sent" in the ledger, and no gateway has seen it/)
  })

  it('to each thing in the log that never happened so: missing, doubled, misdirected, in another language, late, early', async () => {
    const { facts, db } = await playMonth(few)
    const books = readBooks(db)
    const objections = (mutation: Mutation): string => {
      const spoilt = mutation(facts)
      if (!spoilt) throw new Error('there is nothing to spoil')
      return judge(spoilt, few.rules, books).wrong.join('\n')
    }
    expect(judge(facts, few.rules, books).wrong).toEqual([])
    expect(objections(missing)).toMatch(/was to get the reminder about .* it has not left/)
    expect(objections(doubled)).toContain('who had it already, or was never to get it')
    expect(objections(misdirected)).toContain('of whom no such visit is known')
    expect(objections(inAnotherLanguage)).toMatch(/ in \w\w, and its reader reads \w\w/)
    expect(objections(late)).toMatch(/was to get the reminder about .* it has not left/)
    expect(objections(early)).toMatch(/the confirmation about .* before /)
  })

  it('to a reminder of a cancelled visit', async () => {
    const { wrong } = await verdictOf({ ...few, tamper: cancelledReminded })
    expect(wrong.join('\n')).toMatch(/a reminder about .*, whose visit is cancelled/)
  })
})
