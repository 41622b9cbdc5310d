import { closeSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { missingForDisks, withSmallDisk } from './kit/disks.ts'
import { type Drill, progress } from './kit/drill.ts'
import type { Answer, Fields } from './kit/http.ts'
import { isSound, lookInto } from './kit/look.ts'
import { type Choice, chooseTime, confirm, isBooked } from './kit/patient.ts'
import { makePractice, slotsFrom, withData } from './kit/practice.ts'
import type { Random } from './kit/random.ts'
import { type Ledig, startLedig, withFolder } from './kit/server.ts'
import { signIn } from './kit/staff.ts'

const name = 'disk full: a kind page, reading goes on, nothing broken'
const practitioners = ['anna-de-vries', 'selim-aydin', 'mira-jansen', 'olof-berg']

interface Tally {
  /** Times at which the disk was full and a booking was answered with 503. */
  kind: number
  slowest: number
  unreadable: number
  /** Answers to bookings that were neither a booking nor 503. */
  strange: number
  recovered: number
  sound: number
}

/** Fills the disk to the last byte while people book, looks what they and the staff see, and makes room again. */
export const diskFull: Drill = async (size) => {
  const missing = missingForDisks()
  if (missing) return [{ name, count: '0 times', found: missing, pass: false }]
  const times = size.of(20, 3)
  return withFolder('full', (folder) =>
    withSmallDisk(folder, 32, async (dataDir) => {
      await withData(dataDir, (db) => makePractice(db))
      const ledig = await startLedig({
        dataDir,
        clock: { at: Date.parse('2027-01-25T07:00:00Z') / 1000, since: Date.now(), speed: 30 },
      })
      const staff = await signIn(ledig.client)
      const tally: Tally = { kind: 0, slowest: 0, unreadable: 0, strange: 0, recovered: 0, sound: 0 }
      const people = visitors()
      const report = progress('disk full', times)
      for (let n = 0; n < times; n++) {
        await fillOnce(ledig, dataDir, staff, people, size.random, tally)
        report(n)
      }
      await ledig.end('SIGTERM')
      const { kind, slowest, unreadable, strange, recovered, sound } = tally
      const words = [
        `${kind} × 503 page, slowest ${slowest.toFixed(0)} ms`,
        `${unreadable} pages unreadable meanwhile`,
        `${recovered} recovered without a restart`,
        `${sound} sound`,
        `${strange} strange answers`,
      ]
      const good = kind === times && recovered === times && sound === times && unreadable + strange === 0
      return [{ name, count: `${times} times`, found: words.join(', '), pass: good && slowest < 1000 }]
    }),
  )
}

async function fillOnce(
  ledig: Ledig,
  dataDir: string,
  staff: Fields,
  people: People,
  random: Random,
  tally: Tally,
): Promise<void> {
  const filler = join(dataDir, 'filler')
  fill(filler, random.whole(0, 40) * 1024)
  const refusal = await bookUntilRefused(ledig, people, tally)
  if (refusal) tally.slowest = Math.max(tally.slowest, refusal.ms)
  if (refusal && isKind(refusal)) tally.kind += 1
  const pages = await Promise.all([
    ledig.client.get('/book'),
    ledig.client.get('/book/times?type=check-up&practitioner=any'),
    ledig.client.get('/staff/agenda', staff),
  ])
  tally.unreadable += pages.filter((page) => page.status !== 200).length
  rmSync(filler)
  const again = await bookOne(ledig, people)
  if (isBooked(again)) tally.recovered += 1
  if (lookInto(dataDir, isSound)) tally.sound += 1
}

/** Writes until the disk takes no more; leaves so many bytes free, so that every time breaks off at another place. */
function fill(file: string, left: number): void {
  const { bavail, bsize } = statfsSync(join(file, '..'))
  const descriptor = openSync(file, 'w')
  const chunk = Buffer.alloc(4096)
  for (let free = bavail * bsize - left; free > 0; free -= chunk.length) writeSync(descriptor, chunk)
  closeSync(descriptor)
}

/** The log of the database still has room that it does not give back, so some bookings succeed first. */
async function bookUntilRefused(ledig: Ledig, people: People, tally: Tally): Promise<Answer | undefined> {
  for (let tries = 0; tries < 600; tries++) {
    const answer = await bookOne(ledig, people)
    if (answer.status === 503) return answer
    if (!isBooked(answer)) tally.strange += 1
  }
  return undefined
}

function isKind(answer: Answer): boolean {
  return (
    answer.status === 503 &&
    answer.body.includes('<h1>') &&
    answer.body.includes('020 123 45 67') &&
    answer.ms < 1000
  )
}

/** The answer that ended the attempt: to the choice of a time or to the booking. */
async function bookOne(ledig: Ledig, people: People): Promise<Answer> {
  const { n, slot, choice } = people()
  const { token, answer } = await chooseTime(ledig.client, choice, slot)
  if (token === '') return answer
  await ledig.ask('shift 4')
  return confirm(ledig.client, token, n)
}

type People = () => { readonly n: number; readonly slot: string; readonly choice: Choice }

function visitors(): People {
  const slots = slotsFrom('2027-02-01', 8000)
  let n = 0
  return () => {
    const practitioner = practitioners[n % practitioners.length] ?? ''
    const visitor = {
      n,
      slot: slots[Math.floor(n / practitioners.length)] ?? '',
      choice: { type: 'check-up', practitioner },
    }
    n += 1
    return visitor
  }
}
