import type { Drill, Result, Size } from './kit/drill.ts'
import { readBooks } from './kit/month/books.ts'
import type { Rules } from './kit/month/facts.ts'
import { judge, type Verdict } from './kit/month/judge.ts'
import { playMonth } from './kit/month/play.ts'
import { playRush } from './kit/month/rush.ts'
import { print } from './kit/print.ts'
import { randomOf } from './kit/random.ts'

const plain = {
  policy: 'preferred',
  strict: false,
  graceMinutes: 5,
  textsADay: 10_000,
  textsToNumber: 100,
  moments: [{ days: 2, minute: 600 }],
} as const
const three = [7, 2, 0].map((days) => ({ days, minute: days === 0 ? 420 : 600 }))

interface Played {
  readonly name: string
  readonly rules: Rules
  readonly from: string
}

/** The practices of a full drill: each clock change is in the middle of its month. */
const months: readonly Played[] = [
  {
    name: 'Amsterdam, spring',
    rules: { ...plain, timeZone: 'Europe/Amsterdam', country: 'NL' },
    from: '2027-03-10',
  },
  {
    name: 'Stockholm, spring, three reminders, all ways',
    rules: { ...plain, policy: 'all', moments: three, timeZone: 'Europe/Stockholm', country: 'SE' },
    from: '2027-03-10',
  },
  {
    name: 'Oslo, autumn, e-mail first, confirmed contacts only',
    rules: { ...plain, policy: 'email-first', strict: true, timeZone: 'Europe/Oslo', country: 'NO' },
    from: '2027-10-13',
  },
]

/**
 * Thirty days of a practice with faults, outages, restarts and a clock change: who got what, held against an oracle that
 * knows the rules and the log of acts alone (trust.md T16).
 */
export const month: Drill = async (size) => {
  const results: Result[] = []
  for (const [index, played] of months.entries())
    if (!size.quick || index === 0) results.push(await playOne(played, size, index))
  return [...results, await rush(size)]
}

async function playOne({ name, rules, from }: Played, size: Size, index: number): Promise<Result> {
  const begun = performance.now()
  const days = size.of(30, 4)
  const begin = size.quick ? '2027-03-26' : from
  const random = randomOf(size.random.seed + index)
  const { facts, db } = await playMonth({ rules, from: begin, days, bookingsADay: 40, random })
  const verdict = judge(facts, rules, readBooks(db))
  const seconds = ((performance.now() - begun) / 1000).toFixed(0)
  for (const line of verdict.wrong.slice(0, 40)) print(`  FAIL ${line}`)
  const counted = (fact: string): number => facts.filter((each) => each.fact === fact).length
  return {
    name: `${days} days of messages: ${name}`,
    count: `${counted('booked')} bookings, ${counted('call')} hand-overs, ${counted('end')} ends of the process, ${seconds} s`,
    found: foundBy(verdict),
    pass: verdict.wrong.length === 0,
  }
}

function foundBy({ wrong, arrived, unclear, refused, unsaid, doubtful, toPhone, toRemind }: Verdict): string {
  const all = Object.values(arrived).reduce((sum, each) => sum + each, 0)
  return [
    `${wrong.length} differences to the oracle`,
    `${all} arrived once (${arrived.reminder ?? 0} reminders)`,
    `${unclear} unclear, all listed`,
    `${refused} refused, ${unsaid} rightly not said, ${doubtful} either way`,
    `${toPhone} to be phoned, ${toRemind} to be reminded by phone, all listed`,
  ].join('; ')
}

/** So many reminders in one minute, by e-mail and text message, while the process is killed, stopped and started again. */
async function rush(size: Size): Promise<Result> {
  const { rules } = months[0] ?? { rules: undefined }
  if (!rules) throw new Error('no rules for the rush')
  const wanted = size.of(500, 100)
  const begun = performance.now()
  const house = await playRush(rules, wanted, size.random)
  const verdict = judge(house.facts, rules, readBooks(house.db))
  for (const line of verdict.wrong.slice(0, 40)) print(`  FAIL ${line}`)
  const ends = house.facts.filter(({ fact }) => fact === 'end').length
  const seconds = ((performance.now() - begun) / 1000).toFixed(0)
  return {
    name: 'reminders of one minute, with restarts in the middle',
    count: `${wanted} visits, ${ends} ends of the process, ${seconds} s`,
    found: foundBy(verdict),
    pass: verdict.wrong.length === 0 && ends === 3,
  }
}
