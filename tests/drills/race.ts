import { type Drill, progress, type Result } from './kit/drill.ts'
import type { Answer } from './kit/http.ts'
import { count, countOverlaps, lookInto } from './kit/look.ts'
import { chooseTime, confirm, fromNetwork, isBooked, isCleanTaken, withAnna } from './kit/patient.ts'
import { makePractice, slotsFrom, withData } from './kit/practice.ts'
import { type Ledig, startLedig, withFolder } from './kit/server.ts'

const bookers = 100
/** More than the 30 live holds that one network may keep (rule 17): what comes after is offered without being kept. */
const decoys = 30

interface Tally {
  rounds: number
  good: number
  booked: number
  taken: number
  broken: number
}

/** 100 people press "Book appointment" for one time at once; and 100 choose one time at once. */
export const race: Drill = (size) =>
  withFolder('race', async (dataDir) => {
    const rounds = size.of(1000, 30)
    await withData(dataDir, (db) => makePractice(db))
    const ledig = await startLedig({ dataDir })
    const slots = slotsFrom('2027-02-01', rounds * 2)
    const confirming = await raceToConfirm(ledig, slots.slice(0, rounds))
    const choosing = await raceToChoose(ledig, slots.slice(rounds))
    await ledig.end('SIGTERM')
    return [
      resultOf('100 bookers at once on one slot, POST /book/confirm', confirming, inBook(dataDir, rounds)),
      resultOf('100 bookers at once on one slot, POST /book/hold', choosing, ''),
    ]
  })

/**
 * A kept time keeps the others away, so the race for the booking itself needs 100 people who were offered the time
 * without its being kept: the visitors of one crowded network.
 */
async function raceToConfirm(ledig: Ledig, slots: readonly string[]): Promise<Tally> {
  const tally: Tally = { rounds: slots.length, good: 0, booked: 0, taken: 0, broken: 0 }
  const report = progress('race to confirm', slots.length)
  for (const [round, slot] of slots.entries()) {
    if (round % 20 === 0) await crowd(ledig)
    const crowded = (n: number) => ({
      'x-forwarded-for': crowdedAddress(n),
      'user-agent': `round ${round} ${n}`,
    })
    const chosen = await Promise.all(
      numbers(bookers).map((n) => chooseTime(ledig.client, withAnna, slot, crowded(n))),
    )
    const tokens = chosen.map(({ token }) => token).filter((token) => token !== '')
    if (tokens.length < bookers) throw new Error(`only ${tokens.length} of ${bookers} were offered ${slot}`)
    await ledig.ask('shift 4')
    const answers = await Promise.all(
      tokens.map((token, n) =>
        confirm(ledig.client, token, round * bookers + n, fromNetwork(round * bookers + n)),
      ),
    )
    add(tally, answers, answers.filter(isBooked).length)
    report(round)
  }
  return tally
}

async function raceToChoose(ledig: Ledig, slots: readonly string[]): Promise<Tally> {
  const tally: Tally = { rounds: slots.length, good: 0, booked: 0, taken: 0, broken: 0 }
  const report = progress('race to choose', slots.length)
  for (const [round, slot] of slots.entries()) {
    const from = (n: number) => fromNetwork(500_000 + round * bookers + n)
    const chosen = await Promise.all(
      numbers(bookers).map((n) => chooseTime(ledig.client, withAnna, slot, from(n))),
    )
    add(
      tally,
      chosen.map(({ answer }) => answer),
      chosen.filter(({ token }) => token !== '').length,
    )
    report(round)
  }
  return tally
}

/** Fills the crowded network's 30 kept times anew, on days that no race uses. */
async function crowd(ledig: Ledig): Promise<void> {
  await ledig.ask('shift 700')
  const slots = slotsFrom('2030-01-07', decoys)
  const made = await Promise.all(
    slots.map((slot, n) =>
      chooseTime(ledig.client, withAnna, slot, {
        'x-forwarded-for': crowdedAddress(1000 + n),
        'user-agent': 'decoy',
      }),
    ),
  )
  if (made.some(({ token }) => token === '')) throw new Error('a decoy got no time')
}

function crowdedAddress(n: number): string {
  return `2001:db8:ffff:ffff::${(n + 1).toString(16)}`
}

function add(tally: Tally, answers: readonly Answer[], won: number): void {
  const taken = answers.filter(isCleanTaken).length
  tally.booked += won
  tally.taken += taken
  tally.broken += answers.filter((answer) => answer.status >= 500).length
  if (won === 1 && taken === bookers - 1) tally.good += 1
}

/** What stands in the book in the end, whatever the answers said. */
function inBook(dataDir: string, rounds: number): string {
  return lookInto(dataDir, (raw) => {
    const booked = count(raw, "select count(*) from appointment where status <> 'cancelled'")
    const messages = count(raw, "select count(*) from message where kind = 'confirmation'")
    const { overlaps } = countOverlaps(raw)
    const good = booked === rounds && messages === rounds && overlaps === 0
    return `${good ? '' : 'NOT '}one row and one message for each, ${overlaps} overlaps`
  })
}

function resultOf(name: string, tally: Tally, book: string): Result {
  const { rounds, good, booked, taken, broken } = tally
  const found = [`${booked} got it`, `${taken} clean 409 pages`, `${broken} × 5xx`, ...(book ? [book] : [])]
  const pass = good === rounds && broken === 0 && !book.startsWith('NOT')
  return { name, count: `${rounds} rounds`, found: found.join(', '), pass }
}

function numbers(length: number): readonly number[] {
  return Array.from({ length }, (_, n) => n)
}
