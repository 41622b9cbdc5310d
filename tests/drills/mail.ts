import type { Db } from '../../src/db/run.ts'
import { deriveKeys, type Keys } from '../../src/lib/token.ts'
import { createMailGateway } from '../../src/messages/mail.gateway.ts'
import { planReminders } from '../../src/messages/reminders.commands.ts'
import { createSender } from '../../src/messages/sender.commands.ts'
import { findRoot } from '../../src/root.ts'
import { formatFor } from '../../src/view/format.ts'
import { createRenderer } from '../../src/view/render.ts'
import { pause } from './kit/child.ts'
import type { Drill, Result, Size } from './kit/drill.ts'
import { type Fate, type FaultyLine, openFaultyLine } from './kit/faulty-line.ts'
import { makePractice, withData, zone } from './kit/practice.ts'
import type { Random } from './kit/random.ts'
import { withFolder } from './kit/server.ts'
import { openSink, type Sink, twice } from './kit/sink.ts'
import { bookVisits, type Visit } from './kit/visits.ts'

/** Reminders leave at 08:00 of the day itself. */
const reminderMinute = 480
/** The timetable's step, in seconds of the drill's clock. */
const step = 30

interface Rig {
  readonly db: Db
  readonly sink: Sink
  readonly proxy: FaultyLine
  now: number
  /** One beat of the timetable (src/jobs.ts): what is due is planned, then sent. */
  beat(): Promise<void>
}

/** The mail server is away for two hours while 500 reminders come due; the next day it fails three times in ten. */
export const mailAway: Drill = (size) =>
  withFolder('mail', (dataDir) =>
    withData(dataDir, async (db) => {
      await makePractice(db, { reminder_days: 0, reminder_minute: reminderMinute, confirmation_on: 0 })
      const sink = await openSink()
      let fateOf = (): Fate => ({ kind: 'pass' })
      const proxy = await openFaultyLine(sink.port, () => fateOf())
      const rig = rigOf(db, sink, proxy)
      const away = await twoHoursAway(rig, size, (fate) => {
        fateOf = fate
      })
      const flaky = await badDay(rig, size, (fate) => {
        fateOf = fate
      })
      await proxy.close()
      await sink.close()
      return [away, flaky]
    }),
  )

type Decide = (fateOf: () => Fate) => void

async function twoHoursAway(rig: Rig, size: Size, decide: Decide): Promise<Result> {
  const date = '2027-02-02'
  const visits = bookVisits(rig.db, date, size.of(500, 60), [570, 1200])
  decide(() => ({ kind: 'reset', afterBytes: -1 }))
  await passTime(rig, zone.instant(date, reminderMinute), 7200)
  const cancelled = cancelEvery(rig.db, visits, 10, rig.now)
  decide(() => ({ kind: 'pass' }))
  const recovery = rig.now
  const useful = visits.filter((visit) => !cancelled.has(visit) && visit.startsAt > recovery + 3600 + step)
  await passTime(rig, recovery, 15 * 60)
  return judge(rig, 'SMTP down for 2 h; within 15 min of its return', visits, useful, 0)
}

async function badDay(rig: Rig, size: Size, decide: Decide): Promise<Result> {
  const date = '2027-02-03'
  const visits = bookVisits(rig.db, date, size.of(500, 60), [780, 1420])
  decide(() => fateBy(size.random))
  rig.sink.refuseWith(() => (size.random.next() < 0.1 ? size.random.pick([421, 450, 451, 452]) : 0))
  const broken = rig.proxy.broken
  await passTime(rig, zone.instant(date, reminderMinute), 3600)
  const cancelled = cancelEvery(rig.db, visits, 10, rig.now)
  const useful = visits.filter((visit) => !cancelled.has(visit) || hasLeft(rig.db, visit))
  await passTime(rig, rig.now, 12 * 3600)
  return judge(rig, '30 % random 4xx, resets, hangs for a day', visits, useful, rig.proxy.broken - broken)
}

/** One connection in five is torn or gets stuck, anywhere between the first word and the end of the body. */
function fateBy(random: Random): Fate {
  const afterBytes = random.pick([0, 40, 90, 140, 400, 2000])
  const dice = random.next()
  return dice < 0.1
    ? { kind: 'reset', afterBytes }
    : dice < 0.2
      ? { kind: 'hang', afterBytes }
      : { kind: 'pass' }
}

function rigOf(db: Db, sink: Sink, proxy: FaultyLine): Rig {
  const keys: Keys = deriveKeys(Buffer.alloc(32, 7))
  const patience = { connect: 400, silence: 400, whole: 2000 }
  const smtpUrl = `smtp://127.0.0.1:${proxy.port}?tls=off`
  const gateway = createMailGateway({ smtpUrl, from: 'practice@example.test', patience })
  const render = createRenderer(`${findRoot()}/views`, true)
  const baseUrl = 'http://localhost:3000'
  const sender = createSender({
    db,
    keys,
    render,
    words: formatFor,
    gateway,
    clock: () => rig.now,
    pause,
    baseUrl,
  })
  const rig: Rig = {
    db,
    sink,
    proxy,
    now: 0,
    beat: () => {
      planReminders(db, rig.now)
      return sender.tick()
    },
  }
  return rig
}

async function passTime(rig: Rig, from: number, seconds: number): Promise<void> {
  for (rig.now = from; rig.now <= from + seconds; rig.now += step) await rig.beat()
}

function cancelEvery(db: Db, visits: readonly Visit[], nth: number, now: number): ReadonlySet<Visit> {
  const chosen = visits.filter((_, index) => index % nth === 0)
  const cancel = db.raw.prepare(
    "update appointment set status = 'cancelled', cancelled_at = ?, cancelled_by = 'staff' where id = ?",
  )
  for (const { appointmentId } of chosen) cancel.run(now, appointmentId)
  return new Set(chosen)
}

function hasLeft(db: Db, visit: Visit): boolean {
  return ['sent', 'unknown'].includes(stateOf(db, visit))
}

function stateOf(db: Db, { attendeeId }: Visit): string {
  const row: unknown = db.raw
    .prepare("select state from message where attendee_id = ? and kind = 'reminder'")
    .pluck()
    .get(attendeeId)
  return String(row)
}

function judge(
  rig: Rig,
  name: string,
  visits: readonly Visit[],
  useful: readonly Visit[],
  broken: number,
): Result {
  const mine = rig.sink.arrived.filter(({ to }) => visits.some(({ email }) => email === to))
  const reached = new Set(mine.map(({ to }) => to))
  const unclear = useful.filter((visit) => stateOf(rig.db, visit) === 'unknown')
  const late = useful.filter((visit) => !reached.has(visit.email) && !unclear.includes(visit))
  const wrong = visits.filter((visit) => !useful.includes(visit) && reached.has(visit.email))
  const doubled = twice(mine).length
  const found = [
    `${useful.length - late.length} of ${useful.length} useful ones left (${unclear.length} of them unclear, listed; ${broken} connections broken)`,
    `${doubled} twice`,
    `${wrong.length} for started or cancelled ones`,
  ]
  const pass = late.length + doubled + wrong.length === 0 && unclear.length <= broken
  return {
    name,
    count: `${visits.length} reminders`,
    found: found.join(', '),
    pass,
  }
}
