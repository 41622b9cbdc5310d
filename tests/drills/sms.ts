import type { Db } from '../../src/db/run.ts'
import { addDays } from '../../src/lib/calendar.ts'
import { deriveKeys } from '../../src/lib/token.ts'
import { planReminders } from '../../src/messages/reminders.commands.ts'
import { createSender } from '../../src/messages/sender.commands.ts'
import { noteTexting } from '../../src/practice/practice.commands.ts'
import { findRoot } from '../../src/root.ts'
import { type SmsProviderName, smsProviders } from '../../src/texting/account.ts'
import { parseSmsUrl } from '../../src/texting/account-url.ts'
import { createSmsGateway } from '../../src/texting/sms.gateway.ts'
import type { SmsGateway } from '../../src/texting/sms.ts'
import { formatFor } from '../../src/view/format.ts'
import { createRenderer } from '../../src/view/render.ts'
import { standIns } from '../helpers/sms/all.ts'
import { type Fault, faults, type StandIn } from '../helpers/sms/stand-in.ts'
import { pause } from './kit/child.ts'
import { type Drill, progress, type Result, type Size } from './kit/drill.ts'
import { makePractice, withData, zone } from './kit/practice.ts'
import type { Random } from './kit/random.ts'
import { withFolder } from './kit/server.ts'
import { bookVisits, type Visit } from './kit/visits.ts'

/** Reminders leave at 08:00 of the day itself, when text messages may. */
const reminderMinute = 480
/** The timetable's step, in seconds of the drill's clock. */
const step = 30

/** Each fault of each gateway, a hundred reminders at a time; then numbers that cost what they like. */
export const textsAway: Drill = (size) =>
  withFolder('sms', (dataDir) =>
    withData(dataDir, async (db) => {
      const often = { sms_per_day: 100_000, reminder_days: 0, reminder_minute: reminderMinute }
      await makePractice(db, { ...often, confirmation_on: 0, channel_policy: 'preferred' })
      noteTexting(db, true)
      const dates = datesFrom('2027-02-02')
      const results: Result[] = []
      for (const provider of smsProviders) results.push(await everyFault(db, provider, dates, size))
      return [...results, await dearNumbers(db, dates, size)]
    }),
  )

interface Tally {
  numbers: number
  unclear: number
  lost: number
}

async function everyFault(
  db: Db,
  provider: SmsProviderName,
  dates: () => string,
  size: Size,
): Promise<Result> {
  const stand = await standIns[provider]()
  const account = parseSmsUrl(stand.url, true)
  const line = { account, reach: 'any' as const, callback: () => '', currency: 'EUR', patience: 150 }
  const tally: Tally = { numbers: 0, unclear: 0, lost: 0 }
  const each = size.of(100, 10)
  for (const fault of faults) await oneFault(db, stand, createSmsGateway(line), fault, each, dates(), tally)
  await stand.close()
  const { unclear, lost } = tally
  const count = each * faults.length
  // Every reminder has a number of its own, so that one that arrives late is not taken for another.
  const taken = stand.taken.length
  const twice = taken - new Set(stand.taken.map(({ to }) => to)).size
  return {
    name: `text messages by ${provider}, each of ${faults.length} faults`,
    count: `${count} reminders`,
    found: `${taken} accepted, ${twice} twice, ${unclear} unclear and listed, ${lost} lost`,
    pass: twice === 0 && lost === 0 && taken + unclear >= count,
  }
}

/** All of them meet the fault; then it is mended, and what could wait leaves. */
async function oneFault(
  db: Db,
  stand: StandIn,
  gateway: SmsGateway,
  fault: Fault,
  wanted: number,
  date: string,
  tally: Tally,
): Promise<void> {
  const visits = bookVisits(db, date, wanted, [600, 1200])
  const numbers = visits.map((visit) =>
    giveNumber(db, visit, `+3161${String(++tally.numbers).padStart(7, '0')}`),
  )
  stand.fault = fault
  await passTime(db, gateway, zone.instant(date, reminderMinute), 120)
  stand.fault = undefined
  await passTime(db, gateway, zone.instant(date, reminderMinute) + 150, 1200)
  const taken = new Set(stand.taken.map(({ to }) => to))
  const states = visits.map((visit) => stateOf(db, visit))
  tally.unclear += states.filter((state) => state === 'unknown').length
  tally.lost += numbers.filter(
    (number, n) => states[n] !== 'unknown' && (states[n] !== 'sent' || !taken.has(number)),
  ).length
}

/** Premium, foreign, shared-cost, landline and satellite numbers, as somebody would give who earns by them. */
async function dearNumbers(db: Db, dates: () => string, { of, random }: Size): Promise<Result> {
  const stand = await standIns['46elks']()
  const account = parseSmsUrl(stand.url, true)
  const line = { account, reach: 'any' as const, callback: () => '', currency: 'EUR', patience: 2000 }
  const [rounds, each] = [of(20, 2), of(500, 100)]
  const tell = progress('dear numbers', rounds * each)
  for (let round = 0; round < rounds; round++) {
    const date = dates()
    for (const visit of bookVisits(db, date, each, [600, 1200])) giveNumber(db, visit, dearNumber(random))
    await passTime(db, createSmsGateway(line), zone.instant(date, reminderMinute), 120)
    tell((round + 1) * each)
  }
  await stand.close()
  return {
    name: 'premium and foreign numbers',
    count: `${rounds * each} reminders`,
    found: `${stand.questions.length} left`,
    pass: stand.questions.length === 0,
  }
}

const dear = [
  ...['+31900', '+31906', '+31909', '+3118', '+46900', '+46939', '+46944', '+4782', '+47829', '+4770'],
  ...['+882', '+883', '+881', '+979', '+870', '+371', '+372', '+216', '+252', '+4477', '+44911', '+1900'],
  ...['+1876', '+53', '+960', '+675', '+31201', '+31851', '+468', '+4722', '+4674', '+31676', '+31970'],
]

function dearNumber(random: Random): string {
  const start = random.pick(dear)
  const length = random.whole(10, 13)
  let number = start
  while (number.length < length) number += String(random.whole(0, 9))
  return number
}

/** The visit's contact is this number and nothing else, whatever the pages would have said to it. */
function giveNumber(db: Db, { attendeeId }: Visit, number: string): string {
  const given =
    'update attendee set contact_email = null, contact_folded = null, contact_mobile = ? where id = ?'
  db.raw.prepare(given).run(number, attendeeId)
  return number
}

async function passTime(db: Db, sms: SmsGateway, from: number, seconds: number): Promise<void> {
  const render = createRenderer(`${findRoot()}/views`, true)
  const clock = { now: from }
  const sender = createSender({
    ...{ db, render, words: formatFor, gateway: undefined, sms, pause, baseUrl: 'http://localhost:3000' },
    ...{ keys: deriveKeys(Buffer.alloc(32, 7)), clock: () => clock.now },
  })
  for (; clock.now <= from + seconds; clock.now += step) {
    planReminders(db, clock.now)
    await sender.tick()
    if (clock.now > from && !isAnyWaiting(db)) return
  }
}

function isAnyWaiting(db: Db): boolean {
  return db.raw.prepare("select 1 from message where state = 'waiting' limit 1").get() !== undefined
}

function stateOf(db: Db, { attendeeId }: Visit): string {
  const row: unknown = db.raw
    .prepare("select state from message where attendee_id = ? and kind = 'reminder' and channel = 'sms'")
    .pluck()
    .get(attendeeId)
  return String(row)
}

function datesFrom(first: string): () => string {
  let date = addDays(first, -1)
  return () => {
    date = addDays(date, 1)
    return date
  }
}
