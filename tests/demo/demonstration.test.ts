import { beforeAll, describe, expect, it } from 'vitest'
import { blocksOf } from '../../src/availability/blocks.queries.ts'
import { freeDays } from '../../src/availability/free.queries.ts'
import type { Wish } from '../../src/availability/wish.ts'
import { type Choice, choose, wishOf } from '../../src/booking/choice.ts'
import { readOffering } from '../../src/booking/offering.queries.ts'
import type { Db } from '../../src/db/run.ts'
import { makeDemonstration } from '../../src/demo/practice.ts'
import { typeTexts } from '../../src/demo/texts.ts'
import { languages } from '../../src/i18n/languages.ts'
import { addDays, type IsoDate, today, zoneOf } from '../../src/lib/calendar.ts'
import { nationalIdMark, readNationalId } from '../../src/lib/national-id.ts'
import { unseal } from '../../src/lib/seal.ts'
import { findPractice, listLocations } from '../../src/practice/settings.queries.ts'
import { listTypes } from '../../src/types/types.queries.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { openBrowser } from '../helpers/browser.ts'
import { signIn } from '../helpers/staff.ts'

const zone = zoneOf('Europe/Amsterdam')
const day = 86_400
/** In milliseconds, for machines with other things to do; the limit itself counts the processor only. */
const patience = 240_000

const MOMENTS = [
  { when: 'a Monday morning in January', now: '2027-01-25T07:00:00Z' },
  { when: 'the week of the clock change', now: '2027-03-26T15:30:00Z' },
  { when: 'a Sunday evening in July', now: '2026-07-12T19:00:00Z' },
  { when: 'week 53', now: '2026-12-28T12:00:00Z' },
]

async function demonstrate(instant: string): Promise<{ test: TestApp; seconds: number }> {
  const test = openApp(Date.parse(instant) / 1000)
  const before = process.cpuUsage()
  await makeDemonstration(test.db, test.world.keys, test.now)
  const { user, system } = process.cpuUsage(before)
  return { test, seconds: (user + system) / 1e6 }
}

function count(db: Db, sql: string, ...parameters: readonly (string | number)[]): number {
  return Number(
    db.raw
      .prepare(sql)
      .pluck()
      .get(...parameters),
  )
}

/** Every row of every table; password hashes are salted, and no two sealings of a number are alike. */
function everything(db: Db): string {
  const names = db.raw
    .prepare("select name from sqlite_schema where type = 'table' order by name")
    .pluck()
    .all()
  const tables = names.map((name) => [name, db.raw.prepare(`select * from "${String(name)}"`).all()])
  const salted = ['password_hash', 'number_sealed']
  const plain = (key: string, value: unknown): unknown => (salted.includes(key) ? '' : value)
  return JSON.stringify(tables, plain, 1)
}

/** Every way on that the public pages offer for a type, down to the times. */
function wishesFor(db: Db, typeSlug: string, now: number): readonly Wish[] {
  const offering = readOffering(db)
  const named = (location: string, practitioner: string): Choice =>
    choose(offering, { type: typeSlug, location, practitioner })
  const practitioners = ['any', ...offering.calendars.map((calendar) => calendar.slug)]
  return listLocations(db).flatMap(({ slug }) =>
    practitioners.flatMap((practitioner) => wishOf(named(slug, practitioner), zone, now) ?? []),
  )
}

function freeTimesOf(test: TestApp, wish: Wish) {
  const from = today(zone, test.now)
  return [...freeDays(test.db, wish, from, addDays(from, 120))].flatMap((each) => each.times)
}

describe.each(MOMENTS)('the demonstration on $when', ({ now: instant }) => {
  let test: TestApp
  let seconds = 0
  beforeAll(async () => {
    const made = await demonstrate(instant)
    test = made.test
    seconds = made.seconds
  }, patience)

  it('has what surface.md promises', () => {
    const tables = 'location calendar appointment_type patient staff_user absence dated_day'.split(' ')
    const counts = Object.fromEntries(
      tables.map((name) => [name, count(test.db, `select count(*) from ${name}`)]),
    )
    expect(counts).toEqual({
      // Of two cards that were one person's, one stands.
      ...{ location: 2, calendar: 4, appointment_type: 8, patient: 401 },
      ...{ staff_user: 3, absence: 1, dated_day: 1 },
    })
    expect(count(test.db, 'select count(*) from patient where merged_into is null')).toBe(400)
    expect(count(test.db, "select count(*) from resource where kind = 'room'")).toBe(3)
    expect(count(test.db, 'select count(*) from appointment_type where online = 0')).toBe(1)
    expect(count(test.db, 'select count(distinct cycle) from schedule_period')).toBe(3)
  })

  it('uses every limit that a type can have', () => {
    const used = (column: string): number =>
      count(test.db, `select count(*) from appointment_type where ${column} is not null and ${column} <> 0`)
    const columns =
      'lead_hours horizon_days buffer_before buffer_after block_kind_id release_hours visiting_address'
    for (const column of `${columns} max_own_bookings ask_known`.split(' '))
      expect([column, used(column)]).not.toEqual([column, 0])
    for (const column of ['practitioner_choice', 'who_may_book', 'visibility'])
      expect([column, count(test.db, `select count(distinct ${column}) from appointment_type`)]).toEqual([
        column,
        3,
      ])
    expect(count(test.db, 'select count(*) from appointment_type where age_from = 24')).toBe(1)
    expect(count(test.db, 'select count(*) from appointment_type where places > 1')).toBe(1)
    expect(count(test.db, 'select count(distinct type_id) from type_need')).toBeGreaterThan(1)
    expect(count(test.db, 'select count(*) from appointment_type where price_cents = 0')).toBe(1)
    expect(count(test.db, 'select count(*) from appointment_type where price_cents is null')).toBe(1)
  })

  it('speaks four languages about everything patients read', () => {
    const types = listTypes(test.db)
    for (const { publicNames, descriptions } of types) {
      expect(Object.keys(publicNames).sort()).toEqual(['en', 'nb', 'nl', 'sv'])
      expect(Object.keys(descriptions).sort()).toEqual(['en', 'nb', 'nl', 'sv'])
    }
  })

  it('occupies nobody and nothing twice', () => {
    const pairs = 'from occupancy one join occupancy other on one.resource_id = other.resource_id'
    const apart = 'one.appointment_id < other.appointment_id and one.starts_at < other.ends_at'
    expect(count(test.db, `select count(*) ${pairs} where ${apart} and other.starts_at < one.ends_at`)).toBe(
      0,
    )
  })

  it('sends no patient to two places on one day', () => {
    const rows = `select patient_id, substr(local_start, 1, 10) as date from attendee
      join appointment on appointment.id = attendee.appointment_id`
    const twice = `select count(*) from (select 1 from (${rows}) group by patient_id, date having count(*) > 1)`
    expect(count(test.db, twice)).toBe(0)
  })

  it('gives every appointment the chair or room that its type needs', () => {
    const needs = 'select count(*) from type_need where type_need.type_id = appointment.type_id'
    const has = 'select count(*) - 1 from occupancy where occupancy.appointment_id = appointment.id'
    expect(count(test.db, `select count(*) from appointment where (${needs}) <> (${has})`)).toBe(0)
  })

  it('gives every patient a number that passes the 11-test, from staff, and asks for none on the web', () => {
    const { db, world, now } = test
    const cards = db.raw
      .prepare<[], { number_sealed: Buffer; number_hmac: Buffer; source: string }>(
        'select * from identity_number',
      )
      .all()
    expect(count(db, 'select count(distinct patient_id) from identity_number')).toBe(400)
    expect(cards).toHaveLength(400)
    for (const { number_sealed, number_hmac, source } of cards) {
      const text = unseal(world.keys.identity, number_sealed, 'bsn') ?? ''
      const read = readNationalId(text, ['bsn'], today(zone, now))
      expect([text, read.ok, source]).toEqual([text, true, 'staff'])
      if (read.ok) expect(nationalIdMark(world.keys.identityLookup, read.value)).toEqual(number_hmac)
    }
    const practice = findPractice(db)
    expect([practice?.identification, practice?.fields.nationalId, practice?.termsUrl]).toEqual([
      'details',
      'hidden',
      null,
    ])
  })

  it('J18: lets parents book for their children, and nobody else for a child on the web', () => {
    const bookings = `from attendee join appointment on appointment.id = attendee.appointment_id
      join patient on patient.id = attendee.patient_id where appointment.origin = 'web'`
    const by = (whose: string): number =>
      count(test.db, `select count(*) ${bookings} and contact_whose = ? and booker_last_name <> ''`, whose)
    expect(by('parent')).toBeGreaterThan(10)
    expect(by('carer')).toBeGreaterThan(0)
    const youngest = `${Number(today(zone, test.now).slice(0, 4)) - 15}-01-01`
    const alone = `${bookings} and contact_whose = 'own' and birth_date > ?`
    expect(count(test.db, `select count(*) ${alone}`, youngest)).toBe(0)
  })

  it('rules 4, 16: asks of whom a type is for what it asks, and puts two wrong answers on the follow-up list', () => {
    const follow = 'select count(*) from follow_up where category = ?'
    expect([count(test.db, follow, 'says-new'), count(test.db, follow, 'says-known')]).toEqual([1, 1])
    const young = `select count(*) from attendee join appointment on appointment.id = attendee.appointment_id
      join appointment_type as type on type.id = appointment.type_id
      join patient on patient.id = attendee.patient_id
      where age_from is not null and appointment.origin = 'web'
      and birth_date > date(booked_at, 'unixepoch', '-24 years')`
    expect(count(test.db, young)).toBe(0)
  })

  it('rule 10: fills its classes, each with a place left', () => {
    const classes = `select places, count(*) as people from appointment
      join attendee on attendee.appointment_id = appointment.id where places > 1 group by appointment.id`
    expect(count(test.db, `select max(people) from (${classes})`)).toBeGreaterThan(2)
    expect(count(test.db, `select count(*) from (${classes}) where people >= places`)).toBe(0)
  })

  it('is well filled now and thins out', () => {
    const share = (from: number, to: number): number => filledShare(test.db, test.now, from, to)
    expect(share(-28, 0)).toBeGreaterThan(0.55)
    expect(share(-28, 0)).toBeLessThan(0.85)
    expect(share(1, 7)).toBeGreaterThan(0.5)
    expect(share(50, 56)).toBeGreaterThan(0.05)
    expect(share(50, 56)).toBeLessThan(0.3)
  })

  it('was booked before it began, on the web and by staff', () => {
    const late = 'select count(*) from appointment where booked_at >= min(starts_at, ?)'
    expect(count(test.db, late, test.now)).toBe(0)
    for (const origin of ['web', 'staff'])
      expect(count(test.db, 'select count(*) from appointment where origin = ?', origin)).toBeGreaterThan(300)
  })

  it('reaches four weeks back and eight ahead', () => {
    const first = count(test.db, 'select min(starts_at) from appointment')
    const last = count(test.db, 'select max(starts_at) from appointment')
    expect((first - test.now) / day).toBeLessThan(-24)
    expect((last - test.now) / day).toBeGreaterThan(52)
  })

  it('has something free for every way of booking a type online', () => {
    const online = listTypes(test.db).filter((type) => type.online)
    expect(online).toHaveLength(7)
    for (const type of online) {
      const free = wishesFor(test.db, type.slug, test.now).flatMap((wish) => freeTimesOf(test, wish))
      expect([type.name, free.length]).not.toEqual([type.name, 0])
    }
  })

  it('offers emergencies in emergency blocks and nothing else there', () => {
    const kind = count(test.db, "select id from block_kind where name = 'Emergency'")
    for (const type of listTypes(test.db).filter((each) => each.online)) {
      const times = wishesFor(test.db, type.slug, test.now).flatMap((wish) => freeTimesOf(test, wish))
      const kinds = times.flatMap(({ startsAt, choices }) =>
        choices.map(({ calendarId, blockId }) =>
          kindAt(test.db, calendarId, zone.local(startsAt).date, blockId),
        ),
      )
      expect([type.name, kinds.some((each) => (each === kind) !== (type.slug === 'emergency'))]).toEqual([
        type.name,
        false,
      ])
    }
  })

  it('has its post behind it', () => {
    // What the desk did a moment ago still waits, in case it is taken back (rule 29).
    const open =
      "select count(*) from message where state not in ('sent', 'skipped', 'failed') and created_at <= ?"
    expect(count(test.db, open, test.now - 1800)).toBe(0)
    expect(
      count(test.db, "select count(*) from message where state = 'sent' and kind = 'reminder'"),
    ).toBeGreaterThan(20)
    expect(count(test.db, 'select count(*) from message where created_at > ?', test.now)).toBe(0)
  })

  it('lets people come and go: of the last days nobody is forgotten, and nobody has come before the time', () => {
    const lately = 'starts_at between ? and ?'
    const forgotten = `select count(*) from appointment where status in ('booked', 'confirmed') and ${lately}`
    expect(count(test.db, forgotten, test.now - 4 * day, test.now - 1800)).toBe(0)
    const early = `select count(*) from appointment where status not in ('booked', 'confirmed', 'cancelled') and starts_at > ?`
    expect(count(test.db, early, test.now + 720)).toBe(0)
    const known = `select count(*) from appointment_event where action = 'arrived' and user_id is null`
    expect(count(test.db, known)).toBe(0)
  })

  it('shows what the desk does: a series, one who takes no part, a call to make', () => {
    const later = 'select count(*) from appointment where series_number > 1 and starts_at > ?'
    expect(count(test.db, later, test.now)).toBeGreaterThan(1)
    const absent = 'select count(*) from attendee join appointment on appointment.id = appointment_id'
    expect(count(test.db, `${absent} where present = 0 and places > 1`)).toBe(1)
    const calls = "select count(*) from follow_up where category = 'to-phone' and closed_at is null"
    expect(count(test.db, calls)).toBe(1)
  })

  it('E37: shows online what was booked, moved and cancelled, some of it seen', () => {
    const online = 'select count(*) from online_entry where what = ?'
    expect(count(test.db, online, 'booked')).toBeGreaterThan(100)
    expect([count(test.db, online, 'moved'), count(test.db, online, 'cancelled')]).toEqual([3, 2])
    const unseen = "select count(*) from online_entry where what <> 'booked' and seen_at is null"
    expect(count(test.db, unseen)).toBe(4)
    const order = 'select count(*) from online_entry one, online_entry other'
    expect(count(test.db, `${order} where one.event_id < other.event_id and one.at > other.at`)).toBe(0)
  })

  it('says that a practitioner runs late where somebody still comes today', () => {
    const date = today(zone, test.now)
    const still = `select count(*) > 0 from appointment join calendar on calendar.id = calendar_id
      where public_name like 'Youssef%' and starts_at >= ? and substr(local_start, 1, 10) = ?`
    const said = 'select count(*) from running_late where local_date = ? and minutes = 15'
    expect(count(test.db, said, date)).toBe(count(test.db, still, test.now, date))
  })

  it('leaves no time held', () => {
    expect(
      count(test.db, 'select count(*) from hold where given_up_at is null and expires_at > ?', test.now),
    ).toBe(0)
  })

  it('takes less than five seconds', () => {
    expect(seconds).toBeLessThan(5)
  })
})

describe('the demonstration', () => {
  const instant = '2027-01-25T07:00:00Z'
  let test: TestApp
  beforeAll(async () => {
    test = (await demonstrate(instant)).test
  }, patience)

  it(
    'is the same every time',
    async () => {
      const again = await demonstrate(instant)
      expect(everything(again.test.db)).toBe(everything(test.db))
    },
    patience,
  )

  it.each(['owner', 'reception', 'practitioner'])('lets the %s in', async (role) => {
    const browser = openBrowser(test)
    await signIn(browser, `${role}@example.test`, 'demonstration')
    expect(browser.cookies.get('ledig')).toBeDefined()
  })

  it.each(languages)('offers patients what is online, in %s', async (language) => {
    const page = await openBrowser(test).visit(`/book?lang=${language}`)
    const { emergency, wisdomTooth } = typeTexts
    expect(page.text).toContain(emergency.name[language])
    expect(page.text).toContain(emergency.description[language])
    expect(page.text).not.toContain(wisdomTooth.name[language])
  })

  it('says before the times whom a type is for', async () => {
    const page = await openBrowser(test).visit('/book?lang=en')
    for (const said of [
      'From 24 years of age.',
      'For new patients only.',
      'Only for people who have been here',
    ])
      expect(page.text).toContain(said)
  })

  it('refuses a database that has a practice', async () => {
    await expect(makeDemonstration(test.db, test.world.keys, test.now)).rejects.toThrow('already-set-up')
  })

  it('leaves the database as safe as it found it', () => {
    expect(test.db.raw.pragma('synchronous', { simple: true })).toBe(2)
  })
})

/** Booked minutes in all blocks that take bookings, between two days counted from today. */
function filledShare(db: Db, now: number, from: number, to: number): number {
  const calendars = db.raw
    .prepare<[], { id: number; resource_id: number }>('select id, resource_id from calendar')
    .all()
  const closed = new Set(
    db.raw.prepare("select id from block_kind where name in ('Phone', 'Emergency')").pluck().all(),
  )
  const emergencies = "(select id from appointment_type where slug = 'emergency')"
  let [open, taken] = [0, 0]
  for (let ahead = from; ahead <= to; ahead++) {
    const date = addDays(today(zone, now), ahead)
    for (const { id, resource_id } of calendars) {
      const away = 'select count(*) from absence where resource_id = ? and starts_at <= ? and ends_at > ?'
      const noon = zone.instant(date, 720)
      if (count(db, away, resource_id, noon, noon) > 0) continue
      const booked = `select coalesce(sum(ends_at - starts_at), 0) from appointment
        where calendar_id = ? and local_start like ? and type_id <> ${emergencies}`
      taken += count(db, booked, id, `${date}%`)
      for (const block of blocksOf(db, zone, id, date).filter((each) => !closed.has(each.kindId)))
        open += block.endsAt - block.startsAt
    }
  }
  return taken / open
}

function kindAt(db: Db, calendarId: number, date: IsoDate, blockId: string): number | undefined {
  return blocksOf(db, zone, calendarId, date).find((block) => block.id === blockId)?.kindId
}
