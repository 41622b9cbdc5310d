import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { pause } from './kit/child.ts'
import { type CutDisk, makeCutDisk, missingForDisks } from './kit/disks.ts'
import { type Drill, progress, type Result, type Size } from './kit/drill.ts'
import { count, isSound } from './kit/look.ts'
import { chooseTime, confirm, emailOf, isBooked } from './kit/patient.ts'
import { makePractice, slotsFrom, withData } from './kit/practice.ts'
import { type Clock, clockFrom, type Ledig, startLedig, withFolder } from './kit/server.ts'

const name = 'power cut: what was not synced is gone'
const practitioners = ['anna-de-vries', 'selim-aydin', 'mira-jansen', 'olof-berg']

interface Tally {
  cuts: number
  booked: number
  /** Cuts after which an acknowledged booking was missing. */
  losing: number
  lost: number
  unsound: number
}

/** Cuts the power while patients book; then the same with a database that syncs less, which must lose bookings. */
export const powerCut: Drill = async (size) => {
  const missing = missingForDisks()
  if (missing) return [{ name, count: '0 cuts', found: missing, pass: false }]
  const real = await cutOften(size, size.of(50, 5))
  const mutant = await cutOften(size, size.of(10, 3), 'NORMAL')
  return [
    {
      name,
      count: `${real.cuts} cuts, ${real.booked} bookings`,
      found: `${real.lost} acknowledged bookings lost, ${real.unsound} damaged`,
      pass: real.lost + real.unsound === 0 && real.booked > 0,
    },
    mutantResult(mutant),
  ]
}

function mutantResult({ cuts, booked, losing, lost }: Tally): Result {
  const found = `${lost} lost in ${losing} of ${cuts} cuts: ${losing > 0 ? 'the drill sees it' : 'the drill is BLIND'}`
  return {
    name: 'the same with synchronous=NORMAL must lose',
    count: `${booked} bookings`,
    found,
    pass: losing > 0,
  }
}

function cutOften(size: Size, cuts: number, synchronous?: 'NORMAL'): Promise<Tally> {
  return withFolder('power', async (folder) => {
    const disk = makeCutDisk(folder)
    try {
      const dataDir = join(disk.folder, 'data')
      mkdirSync(dataDir)
      await withData(dataDir, (db) => makePractice(db))
      const tally: Tally = { cuts, booked: 0, losing: 0, lost: 0, unsound: 0 }
      const clock = clockFrom(undefined, 60)
      const next = visitors()
      const report = progress('power cut', cuts)
      for (let n = 0; n < cuts; n++) {
        await cutOnce(
          disk,
          { dataDir, clock, ...(synchronous ? { synchronous } : {}) },
          size.random.whole(300, 1500),
          next,
          tally,
        )
        report(n)
      }
      return tally
    } finally {
      disk.remove()
    }
  })
}

interface Server {
  readonly dataDir: string
  readonly clock: Clock
  readonly synchronous?: 'NORMAL'
}

/** Patients book; at a random moment the disk is copied as it is, and every receipt handed out by then must be in it. */
async function cutOnce(
  disk: CutDisk,
  server: Server,
  after: number,
  next: Next,
  tally: Tally,
): Promise<void> {
  const ledig = await startLedig(server)
  const acknowledged: number[] = []
  const stop = { now: false }
  const booking = Promise.all([0, 1, 2].map(() => keepBooking(ledig, next, acknowledged, stop)))
  while (acknowledged.length === 0) await pause(20)
  await pause(after)
  const safe = [...acknowledged]
  const copy = disk.cut()
  stop.now = true
  await booking
  await ledig.end('SIGKILL')
  const lost = look(join(copy, 'data', 'ledig.db'), safe, tally)
  disk.forgetCut()
  tally.booked += safe.length
  tally.lost += lost
  if (lost > 0) tally.losing += 1
}

function look(file: string, safe: readonly number[], tally: Tally): number {
  const raw = new Database(file)
  try {
    if (!isSound(raw)) tally.unsound += 1
    const found =
      'select count(*) from attendee join message on attendee_id = attendee.id where contact_email = ?'
    return safe.filter((n) => count(raw, found, emailOf(n)) === 0).length
  } finally {
    raw.close()
  }
}

type Next = () => { readonly n: number; readonly slot: string; readonly practitioner: string }

function visitors(): Next {
  const slots = slotsFrom('2027-02-01', 3000)
  let n = 0
  return () => {
    const visitor = {
      n,
      slot: slots[Math.floor(n / practitioners.length)] ?? '',
      practitioner: practitioners[n % practitioners.length] ?? '',
    }
    n += 1
    return visitor
  }
}

async function keepBooking(
  ledig: Ledig,
  next: Next,
  acknowledged: number[],
  stop: { readonly now: boolean },
): Promise<void> {
  while (!stop.now) {
    const { n, slot, practitioner } = next()
    const { token } = await chooseTime(ledig.client, { type: 'check-up', practitioner }, slot)
    await pause(100)
    if (isBooked(await confirm(ledig.client, token, n))) acknowledged.push(n)
  }
}
