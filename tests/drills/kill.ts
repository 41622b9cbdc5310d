import { pause } from './kit/child.ts'
import { type Drill, progress } from './kit/drill.ts'
import { count, countOverlaps, isSound, lookInto } from './kit/look.ts'
import { type Choice, chooseTime, confirm, emailOf, isBooked } from './kit/patient.ts'
import { makePractice, slotsFrom, withData } from './kit/practice.ts'
import type { Random } from './kit/random.ts'
import { type Clock, clockFrom, type Ledig, startLedig, withFolder } from './kit/server.ts'
import { openSink, type Sink, twice } from './kit/sink.ts'

/** A minute a second, so that nobody looks like a machine for confirming three seconds after choosing. */
const speed = 60
const practitioners = ['anna-de-vries', 'selim-aydin', 'mira-jansen', 'olof-berg']

/** Patients book one after another, mails leave; the process is killed at a random moment and started again. */
export const killNine: Drill = (size) =>
  withFolder('kill', async (dataDir) => {
    const kills = size.of(200, 12)
    await withData(dataDir, (db) => makePractice(db))
    const sink = await openSink()
    const env = { SMTP_URL: `smtp://127.0.0.1:${sink.port}?tls=off`, MAIL_FROM: 'practice@example.test' }
    const clock = clockFrom(undefined, speed)
    const start = () => startLedig({ dataDir, clock, env })
    const acknowledged: number[] = []
    const people = visitors(kills * 40)
    const report = progress('kill -9', kills)
    for (let round = 0; round < kills; round++) {
      const ledig = await start()
      const stop = { now: false }
      const booking = keepBooking(ledig, people, acknowledged, stop, size.random)
      await pause(size.random.whole(100, 2500))
      await ledig.end('SIGKILL')
      stop.now = true
      await booking
      report(round)
    }
    const last = await start()
    await drained(dataDir)
    await last.end('SIGTERM')
    await sink.close()
    return [judge(dataDir, sink, acknowledged, kills, clock)]
  })

interface Visitor {
  readonly n: number
  readonly slot: string
  readonly choice: Choice
}

function* visitors(wanted: number): Generator<Visitor> {
  const slots = slotsFrom('2027-02-01', Math.ceil(wanted / practitioners.length))
  let n = 0
  for (const slot of slots)
    for (const practitioner of practitioners)
      yield { n: n++, slot, choice: { type: 'check-up', practitioner } }
}

/** One visitor after another, about one a second, which is more than any practice sees; only who has seen the receipt's address counts as booked. */
async function keepBooking(
  ledig: Ledig,
  people: Iterator<Visitor>,
  acknowledged: number[],
  stop: { readonly now: boolean },
  random: Random,
): Promise<void> {
  while (!stop.now) {
    const next = people.next()
    if (next.done) throw new Error('more visitors than times')
    const { n, slot, choice } = next.value
    const booked = await book(ledig, n, slot, choice).catch(() => false)
    if (booked) acknowledged.push(n)
    await pause(random.whole(200, 1400))
  }
}

async function book(ledig: Ledig, n: number, slot: string, choice: Choice): Promise<boolean> {
  const { token } = await chooseTime(ledig.client, choice, slot)
  await pause(100)
  return isBooked(await confirm(ledig.client, token, n))
}

async function drained(dataDir: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const left = lookInto(dataDir, (raw) =>
      count(raw, "select count(*) from message where state in ('waiting', 'claimed', 'handing-over')"),
    )
    if (left === 0) return
    await pause(100)
  }
}

function judge(dataDir: string, sink: Sink, acknowledged: readonly number[], kills: number, clock: Clock) {
  const arrived = new Set(sink.arrived.map(({ to }) => to))
  const found = lookInto(dataDir, (raw) => {
    const state = raw.prepare<[string], { state: string }>(
      "select state from message join attendee on attendee.id = attendee_id where contact_email = ? and kind = 'confirmation'",
    )
    const states = acknowledged.map((n) => ({ email: emailOf(n), states: state.all(emailOf(n)) }))
    const unclear = count(raw, "select count(*) from message where state = 'unknown'")
    return {
      lost: states.filter((each) => each.states.length === 0).length,
      missing: states.filter(
        ({ email, states }) => !arrived.has(email) && !states.some(({ state }) => state === 'unknown'),
      ).length,
      unclear,
      listed: count(raw, "select count(*) from appointment_event where action = 'message-unknown'"),
      overlaps: countOverlaps(raw).overlaps,
      sound: isSound(raw),
    }
  })
  const doubled = twice(sink.arrived).length
  const { lost, missing, unclear, listed, overlaps, sound } = found
  const most = kills >= 200 ? 5 : Math.max(1, Math.floor(kills / 40))
  const clean = lost + missing + doubled + overlaps === 0 && sound && listed === unclear
  const minutes = (((Date.now() - clock.since) / 60_000) * clock.speed).toFixed(0)
  return {
    name: 'kill -9 at random moments of booking and sending',
    count: `${kills} kills, ${acknowledged.length} bookings, ${minutes} min on the clock`,
    found: `${lost} acknowledged lost, ${missing} messages missing, ${doubled} sent twice, ${unclear} unclear (at most ${most}), ${listed} of them listed, ${sound ? 'sound' : 'NOT sound'}, ${overlaps} overlaps`,
    pass: clean && unclear <= most,
  }
}
