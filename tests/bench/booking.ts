import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '../../src/db/open.ts'
import type { Client } from '../drills/kit/http.ts'
import { lookInto } from '../drills/kit/look.ts'
import { chooseTime, confirm, isBooked } from '../drills/kit/patient.ts'
import { makePractice, slotsFrom, withData } from '../drills/kit/practice.ts'
import { type Ledig, startLedig, withFolder } from '../drills/kit/server.ts'
import { countSyncs, type Syncs } from './fsync.ts'
import { alternate, type Bench, failed, type Row, ratioRow } from './row.ts'
import { type BookingRows, countRows, rawBooking, rowsOfBookings } from './rows-of-bookings.ts'

const practitioners = ['anna-de-vries', 'selim-aydin', 'mira-jansen', 'olof-berg']
const syncGoal = '1 fsync a booking'

/** POST /book/confirm to its 303 against the same rows in one raw durable transaction of better-sqlite3. */
export const booking: Bench = (size) =>
  withFolder('booking', async (folder) => {
    const [ours, theirs] = [join(folder, 'ours'), join(folder, 'theirs')]
    await withData(ours, (db) => makePractice(db))
    cpSync(ours, theirs, { recursive: true })
    const before = lookInto(ours, countRows)
    const ledig = await startLedig({ dataDir: ours })
    const rounds = size.of(5, 3)
    const each = size.of(60, 20)
    const next = visitors()
    const book = (times: number) => bookAll(ledig, next, times)
    const rawTimes = rounds * 2 * each
    await book(rawTimes)
    const rows = lookInto(ours, (raw) => rowsOfBookings(raw, before, rawTimes))
    const replay = replayer(ours, theirs, rows)
    replay.warm()
    const pairs = await alternate(
      rounds,
      () => book(each),
      async () => replay.cpuOf(each),
    )
    replay.close()
    // Fifteen fill the log so far that each round has a checkpoint, which syncs the log twice by itself.
    const syncs = await syncRow(ledig, next, 10)
    await ledig.end('SIGTERM')
    return [ratioRow('booking, POST /book/confirm to 303: CPU', pairs, 8), syncs]
  })

type Next = () => { readonly n: number; readonly slot: string; readonly practitioner: string }

function visitors(): Next {
  const slots = slotsFrom('2027-02-01', 2000)
  let n = 0
  return () => {
    const visitor = { n, slot: slots[Math.floor(n / 4)] ?? '', practitioner: practitioners[n % 4] ?? '' }
    n += 1
    return visitor
  }
}

/** Microseconds of CPU for one confirmation; the times were chosen before, and one visitor follows the other. */
async function bookAll(ledig: Ledig, next: Next, times: number): Promise<number> {
  const chosen = await chooseTimes(ledig.client, next, times)
  await ledig.ask('shift 4')
  const before = await ledig.ask('cpu')
  await confirmAll(ledig.client, chosen)
  return ((await ledig.ask('cpu')) - before) / times
}

interface Chosen {
  readonly n: number
  readonly token: string
}

async function chooseTimes(client: Client, next: Next, times: number): Promise<readonly Chosen[]> {
  const chosen: Chosen[] = []
  for (let count = 0; count < times; count++) {
    const { n, slot, practitioner } = next()
    // A visitor of his own each: a third time of one visitor would give the first one up.
    const agent = { 'user-agent': `visitor ${n}` }
    const { token } = await chooseTime(client, { type: 'check-up', practitioner }, slot, agent)
    chosen.push({ n, token })
  }
  return chosen
}

async function confirmAll(client: Client, chosen: readonly Chosen[]): Promise<void> {
  for (const { n, token } of chosen) {
    const answer = await confirm(client, token, n)
    if (!isBooked(answer)) throw new Error(`a booking was answered with ${answer.status}`)
  }
}

/** Writes the rows of the product's bookings into the other folder, each booking in one transaction of its own. */
function replayer(ours: string, theirs: string, rows: readonly BookingRows[]) {
  const db = openDatabase(theirs)
  db.raw.exec(`attach '${join(ours, 'ledig.db')}' as ours`)
  db.raw.exec(
    'insert into hold select * from ours.hold; insert into hold_resource select * from ours.hold_resource',
  )
  db.raw.exec('detach ours')
  const write = rawBooking(db.raw)
  let written = 0
  const cpuOf = (times: number): number => {
    const before = process.cpuUsage()
    for (const row of rows.slice(written, written + times)) write(row)
    const { user, system } = process.cpuUsage(before)
    written += times
    return (user + system) / times
  }
  return {
    /** The same work undone, so that the code is as warm as the server's. */
    warm: () => {
      db.raw.exec('begin immediate')
      for (const row of rows) write(row)
      db.raw.exec('rollback')
    },
    cpuOf,
    close: () => db.close(),
  }
}

/** The fewest of three counts: a checkpoint in between and the timetable's own notes sync too, and are nobody's booking. */
async function syncRow(ledig: Ledig, next: Next, bookings: number): Promise<Row> {
  const name = `fsyncs of ${bookings} bookings`
  const counts: Syncs[] = []
  for (let round = 0; round < 3; round++) {
    const chosen = await chooseTimes(ledig.client, next, bookings)
    await ledig.ask('shift 4')
    const syncs = await countSyncs(ledig.pid, () => confirmAll(ledig.client, chosen))
    if (typeof syncs === 'string') return failed(name, syncGoal, syncs)
    counts.push(syncs)
  }
  const { log, other } = counts.reduce((least, each) => (each.log < least.log ? each : least))
  return {
    name,
    measured: `${log} of the log, ${other} at checkpoints`,
    limit: `${bookings}`,
    ratio: `${(log / bookings).toFixed(2)} ×`,
    goal: syncGoal,
    pass: log === bookings,
  }
}
