import type Database from 'better-sqlite3'
import { bookByStaff } from '../../src/appointments/book-by-staff.commands.ts'
import { cancelByStaff } from '../../src/appointments/cancel-by-staff.commands.ts'
import { bookAtDesk } from '../../src/appointments/desk.commands.ts'
import { moveByStaff } from '../../src/appointments/move-by-staff.commands.ts'
import { undoChange } from '../../src/appointments/undo.commands.ts'
import { openDatabase } from '../../src/db/open.ts'
import type { Db } from '../../src/db/run.ts'
import { localStamp } from '../../src/lib/calendar.ts'
import { deriveKeys } from '../../src/lib/token.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { pause } from './kit/child.ts'
import { type Drill, progress, type Result } from './kit/drill.ts'
import { count, countOverlaps, isSound, lookInto } from './kit/look.ts'
import { chooseTime, confirm, fromNetwork, isBooked } from './kit/patient.ts'
import { makePractice, monday, slotsFrom, withData, zone } from './kit/practice.ts'
import type { Random } from './kit/random.ts'
import { repeatOnce, shiftOnce } from './kit/series.ts'
import { type Ledig, startLedig, withFolder } from './kit/server.ts'
import { bookVisits } from './kit/visits.ts'

interface Tally {
  tried: number
  done: number
  refused: number
  /** Refused with words that are no refusal of ours. */
  strange: string[]
}

const firstDate = '2027-02-01'
const days = 21
const practitioners = ['anna-de-vries', 'selim-aydin', 'mira-jansen', 'olof-berg']

/** Writes from every path at once, all for the same three weeks: the web, staff's commands, series, and plain SQL of every kind. */
export const writes: Drill = (size) =>
  withFolder('writes', async (dataDir) => {
    const wanted = size.of(100_000, 6000)
    await withData(dataDir, async (db) => {
      await makePractice(db)
      bookVisits(db, '2027-01-28', 40, [540, 900])
    })
    const ledig = await startLedig({ dataDir, clock: { at: monday, since: Date.now(), speed: 60 } })
    const db = openDatabase(dataDir)
    // Nobody loses power here, and 100 000 safe commits would take their time.
    db.raw.pragma('synchronous = OFF')
    const onTheWeb = { now: true }
    const web = bookOnTheWeb(ledig, size.random, onTheWeb)
    const plain: Tally = { tried: 0, done: 0, refused: 0, strange: [] }
    const report = progress('writes', wanted)
    while (plain.tried < wanted) {
      for (let n = 0; n < 25; n++) writeOnce(db, size.random, plain)
      report(plain.tried)
      await pause(0)
    }
    onTheWeb.now = false
    const webTally = await web
    db.close()
    await ledig.end('SIGTERM')
    return [judge(dataDir, plain, webTally)]
  })

/** What is wrong in the end: by the appointments, by what is occupied, and where the two disagree. */
function judge(dataDir: string, plain: Tally, web: Tally): Result {
  return lookInto(dataDir, (raw) => {
    const { pairs, overlaps } = countOverlaps(raw)
    const occupied = countOccupiedTwice(raw)
    const unkept = count(
      raw,
      `select count(*) from appointment join calendar on calendar.id = calendar_id where status <> 'cancelled' and not exists
       (select 1 from occupancy where appointment_id = appointment.id and occupancy.resource_id = calendar.resource_id
        and live = 1 and occupancy.starts_at = appointment.starts_at and occupancy.ends_at = appointment.ends_at)`,
    )
    const inSeries = count(raw, 'select count(*) from appointment where series_number > 1')
    const moved = count(raw, 'select count(*) from appointment_change where together_with is not null')
    const strange = [...new Set([...plain.strange, ...web.strange])]
    const words = [
      `${overlaps + occupied} overlaps in ${pairs} pairs`,
      `${unkept} appointments that occupy nothing`,
      `${plain.done + web.done} writes done, ${plain.refused + web.refused} refused`,
      `${inSeries} booked and ${moved} moved as a series`,
      `strange refusals: ${strange.slice(0, 3).join('; ') || 'none'}`,
    ]
    const sound = isSound(raw)
    const pass =
      overlaps + occupied + unkept + strange.length === 0 &&
      sound &&
      plain.done > 0 &&
      web.done > 0 &&
      inSeries > 0 &&
      moved > 0
    const name = 'random overlapping writes: web, staff (book, move, cancel, undo), series, plain SQL'
    return {
      name,
      count: `${plain.tried + web.tried} writes (${web.tried} on the web)`,
      found: `${words.join(', ')}${sound ? '' : ', NOT sound'}`,
      pass,
    }
  })
}

function countOccupiedTwice(raw: Database.Database): number {
  const rows = raw
    .prepare<[], { resource_id: number; starts_at: number; ends_at: number }>(
      'select resource_id, starts_at, ends_at from occupancy where live = 1 and on_purpose = 0',
    )
    .all()
  return rows.reduce((found, one, index) => {
    const hits = rows
      .slice(index + 1)
      .filter((other) => other.resource_id === one.resource_id)
      .filter((other) => one.starts_at < other.ends_at && other.starts_at < one.ends_at)
    return found + hits.length
  }, 0)
}

async function bookOnTheWeb(ledig: Ledig, random: Random, goOn: { readonly now: boolean }): Promise<Tally> {
  const tally: Tally = { tried: 0, done: 0, refused: 0, strange: [] }
  const slots = slotsFrom(firstDate, 15 * 14)
  const lane = async (): Promise<void> => {
    while (goOn.now) {
      const choice = {
        type: random.pick(['check-up', 'long-visit']),
        practitioner: random.pick(practitioners),
      }
      const n = tally.tried++
      const { token, answer } = await chooseTime(ledig.client, choice, random.pick(slots), fromNetwork(n))
      await pause(60)
      const last = token === '' ? answer : await confirm(ledig.client, token, n, fromNetwork(n))
      if (isBooked(last)) tally.done += 1
      else if (last.status === 409) tally.refused += 1
      else tally.strange.push(`web ${last.status}`)
    }
  }
  await Promise.all([lane(), lane(), lane(), lane()])
  return tally
}

function writeOnce(db: Db, random: Random, tally: Tally): void {
  tally.tried += 1
  try {
    const changes = random.pick(ways)(db, random)
    if (changes > 0) tally.done += 1
    else tally.refused += 1
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    if (/^refused: |^UNIQUE constraint failed: |^FOREIGN KEY constraint failed/.test(message))
      tally.refused += 1
    else tally.strange.push(message)
  }
}

/** Each command of staff as often as the other, and half of all is plain SQL. */
const ways = [
  byStaff,
  moving,
  cancelling,
  takingBack,
  asSeries,
  byPlainSql,
  byPlainSql,
  byPlainSql,
  byPlainSql,
] as const

function moving(db: Db, random: Random): number {
  const [appointmentId, startsAt] = [someAppointment(db, random), momentOf(random)]
  const endsAt = startsAt + random.whole(1, 24) * 300
  const place = { calendarId: random.whole(1, 4), locationId: 1, onPurpose: random.whole(1, 40) === 1 }
  const rest = { version: versionOf(db, appointmentId), tell: random.whole(1, 2) === 1 }
  return moveByStaff(db, { appointmentId, startsAt, endsAt, ...place, ...rest }, theSystem, monday).ok ? 1 : 0
}

function cancelling(db: Db, random: Random): number {
  const appointmentId = someAppointment(db, random)
  const rest = { version: versionOf(db, appointmentId), tell: random.whole(1, 2) === 1 }
  const cancellation = { appointmentId, by: 'staff', reason: '', ...rest } as const
  return cancelByStaff(db, cancellation, theSystem, monday).ok ? 1 : 0
}

function takingBack(db: Db, random: Random): number {
  const recent = db.raw
    .prepare<[], number>('select appointment_id from appointment_change order by id desc limit 20')
    .pluck()
    .all()
  const appointmentId = recent.length > 0 ? random.pick(recent) : 1
  return undoChange(db, appointmentId, theSystem, monday).ok ? 1 : 0
}

function someAppointment(db: Db, random: Random): number {
  return random.whole(1, Math.max(1, count(db.raw, 'select max(id) from appointment')))
}

function versionOf(db: Db, appointmentId: number): number {
  return count(db.raw, `select coalesce(max(row_version), 0) from appointment where id = ${appointmentId}`)
}

function byStaff(db: Db, random: Random): number {
  const keys = deriveKeys(Buffer.alloc(32, 7))
  const time = {
    ...{ typeId: random.whole(1, 3), calendarId: random.whole(1, 4), locationId: 1 },
    ...{ startsAt: momentOf(random), minutes: random.whole(1, 24) * 5 },
    // Now and then over anything, on purpose; that row alone may overlap.
    over: random.whole(1, 40) === 1 ? ('anything' as const) : ('buffers' as const),
  }
  const patient = random.whole(1, 40)
  const guest = { email: null, phone: null, language: 'en' as const }
  if (random.whole(1, 2) === 1)
    return bookByStaff(db, keys, { ...time, ...guest, patientId: patient }, theSystem, monday).ok ? 1 : 0
  const place = { kind: 'time' as const, booking: time }
  const form = { request: String(random.whole(1, 1_000_000)), place, patient, guest, keep: false }
  return bookAtDesk(db, keys, form, theSystem, monday).ok ? 1 : 0
}

/** A series is made of an appointment, or one and the following are moved. */
function asSeries(db: Db, random: Random): number {
  const id = random.whole(1, count(db.raw, 'select max(id) from appointment'))
  if (random.whole(1, 2) === 1) return repeatOnce(db, deriveKeys(Buffer.alloc(32, 7)), id, random, monday)
  const inSeries = count(
    db.raw,
    `select coalesce(min(id), 0) from appointment where id >= ${id} and series_id is not null`,
  )
  return shiftOnce(db, inSeries, random, monday)
}

function byPlainSql({ raw }: Db, random: Random): number {
  const startsAt = momentOf(random)
  const values = {
    id: random.whole(1, count(raw, 'select max(id) from appointment') + 5),
    calendar: random.whole(1, 4),
    starts: startsAt,
    ends: startsAt + random.whole(1, 24) * 300,
    local: localStamp(zone, startsAt),
    purpose: random.whole(1, 40) === 1 ? 1 : 0,
  }
  return raw.prepare(random.pick(statements)).run(values).changes
}

function momentOf(random: Random): number {
  return zone.instant(firstDate, 480) + random.whole(0, days - 1) * 86_400 + random.whole(0, 120) * 300
}

const row = `(type_id, calendar_id, location_id, starts_at, ends_at, local_start, origin, booked_at, on_purpose)
  values (1, @calendar, 1, @starts, @ends, @local, 'import', 0, @purpose)`
const known = `(id, type_id, calendar_id, location_id, starts_at, ends_at, local_start, origin, booked_at)
  values (@id, 1, @calendar, 1, @starts, @ends, @local, 'import', 0)`
const occupied = '(appointment_id, resource_id, starts_at, ends_at) values (@id, @calendar, @starts, @ends)'
const moved = 'set starts_at = @starts, ends_at = @ends'

const statements: readonly string[] = [
  ...['', 'or replace', 'or ignore', 'or abort', 'or fail', 'or rollback'].flatMap((or) => [
    `insert ${or} into appointment ${row}`,
    `insert ${or} into appointment ${known}`,
    `insert ${or} into occupancy ${occupied}`,
    `update ${or} appointment ${moved} where id = @id`,
    `update ${or} appointment set calendar_id = @calendar where id = @id`,
    `update ${or} occupancy ${moved} where appointment_id = @id`,
    `update ${or} occupancy set resource_id = @calendar where appointment_id = @id`,
  ]),
  `insert into appointment ${known} on conflict (id) do update ${moved}, calendar_id = @calendar`,
  `insert into occupancy ${occupied} on conflict do update ${moved}`,
  `update appointment ${moved}, calendar_id = @calendar where id between @id and @id + 3`,
  "update appointment set status = 'cancelled', cancelled_at = 1 where id = @id",
  "update appointment set status = 'booked', cancelled_at = null where id = @id",
  'update appointment set on_purpose = @purpose where id = @id',
  'update appointment set on_purpose = 0 where id = @id',
  'update occupancy set live = 0 where appointment_id = @id',
  'update occupancy set on_purpose = 1 where appointment_id = @id',
  'update occupancy set live = 1, on_purpose = 0 where appointment_id = @id',
  'delete from occupancy where appointment_id = @id',
  'delete from appointment where id = @id',
]
