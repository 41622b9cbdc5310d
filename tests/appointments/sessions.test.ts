import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { bookOnline } from '../../src/appointments/book.commands.ts'
import { giveUpHold, makeHold } from '../../src/appointments/hold.commands.ts'
import { findHold } from '../../src/appointments/hold.queries.ts'
import type { TypedPerson } from '../../src/appointments/person.ts'
import { findSession, joinedAt } from '../../src/appointments/session.queries.ts'
import { freeDays, freeTimesAt, whyNotAt } from '../../src/availability/free.queries.ts'
import { listSessions } from '../../src/availability/sessions.queries.ts'
import type { Wish } from '../../src/availability/wish.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { addLocation } from '../../src/practice/practice.commands.ts'
import { addAbsence } from '../../src/schedule/schedule.commands.ts'
import { addResource } from '../../src/staff/calendars.commands.ts'
import { findCalendar } from '../../src/staff/calendars.queries.ts'
import { setKindTypes, setKindWeb } from '../../src/types/block-kinds.commands.ts'
import { addType, type NewType } from '../../src/types/types.commands.ts'
import { findType } from '../../src/types/types.queries.ts'
import { at } from '../agenda/bookings.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { anyone, count, noor, rows, slotAt, toBooked, toCheck, withAnna } from '../helpers/booking.ts'
import { openBrowser } from '../helpers/browser.ts'
import { plansOf } from '../helpers/plan.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'
import { amsterdam } from '../messages/desk.ts'

const tuesday = '2027-01-26'
let test: TestApp
let small: SmallPractice

/** Back training, an hour on the hour: so many places. */
function begin(places = 2, type: Partial<NewType> = {}): void {
  test = openApp()
  small = smallPractice(test.db, {}, { minutes: 60, gridMinutes: 60, places, ...type })
}

beforeEach(() => begin())

const sql = (text: string) => void test.db.raw.exec(text)
const ten = slotAt('10:00', tuesday)
const kim = { ...noor, firstName: 'Kim', lastName: 'Visser', email: 'kim@example.org', mobile: '06 87654321' }
const lou = { ...noor, firstName: 'Lou', lastName: 'Smit', email: 'lou@example.org', mobile: '06 11223344' }

const visitor = (n: number) => openBrowser(test, { ip: `198.51.100.${n}` })

async function isOffered(slot: string, times = withAnna): Promise<boolean> {
  const page = await visitor(200).visit(`${times}&from=${tuesday}&day=${tuesday}`)
  return page.html.includes(`value="${slot}"`)
}

function wish(typeId = small.consult, changes: Partial<Wish> = {}): Wish {
  const [type, anna] = [findType(test.db, typeId), findCalendar(test.db, small.anna)]
  if (!type || !anna) throw new Error('no type or calendar')
  const where = { locationId: small.locationId, zone: amsterdam }
  return { type, calendars: [anna], ...where, now: test.now, ...changes }
}

const why = (time: string, of = wish()) =>
  of.calendars.flatMap((calendar) => whyNotAt(test.db, of, calendar, at(tuesday, time)))

const starts = (of = wish()) =>
  [...freeDays(test.db, of, tuesday, tuesday)].flatMap(({ times }) =>
    times.map(({ startsAt }) => amsterdam.local(startsAt).minute / 60),
  )

/** A session as staff would make it, with nobody in it yet. */
function addSession(from: string, to: string, places = 3, locationId = small.locationId): number {
  const [startsAt, endsAt] = [at(tuesday, from), at(tuesday, to)]
  const what = `${small.consult}, ${small.anna}, ${locationId}, ${startsAt}, ${endsAt}, 'x', 'staff'`
  sql(`insert into appointment (type_id, calendar_id, location_id, starts_at, ends_at, local_start, origin, places, booked_at)
    values (${what}, ${places}, 0)`)
  return Number(test.db.raw.prepare('select max(id) from appointment').pluck().get())
}

function hold(n: number, startsAt: number, of = wish()) {
  const key = Buffer.from(`visitor ${n}`)
  const by = { visitor: { visitorKey: key, networkKey: key, near: true }, anyPractitioner: false }
  return makeHold(test.db, { wish: of, startsAt, token: `token ${n}`, minutes: 10, ...by }, test.now)
}

describe('rule 10: a session with places', () => {
  it('two visitors who hold the same fresh time both get it: one appointment with two attendees', async () => {
    const first = await toCheck(test, visitor(1), noor, ten, withAnna)
    const second = await toCheck(test, visitor(2), kim, ten, withAnna)
    expect(await isOffered(ten)).toBe(false)
    for (const page of [second, first])
      expect((await page.press('Book appointment')).heading).toBe('Your appointment is booked')
    expect(rows(test.db, 'select places, starts_at from appointment')).toEqual([
      { places: 2, starts_at: at(tuesday, '10:00') },
    ])
    expect(rows(test.db, 'select appointment_id from attendee')).toEqual([
      { appointment_id: 1 },
      { appointment_id: 1 },
    ])
    expect(count(test.db, 'occupancy')).toBe(1)
  })

  it('is offered while places remain, and another time beside it is not', async () => {
    await toBooked(test, visitor(1), noor, ten, withAnna)
    expect(starts()).toContain(10)
    sql('update appointment_type set minutes = 90')
    expect(starts()).toEqual([10, 13, 14, 15])
    await toBooked(test, visitor(2), kim, ten, withAnna)
    expect(starts()).toEqual([13, 14, 15])
    expect(why('10:00')).toEqual([{ name: 'occupied', by: 'appointment' }])
  })

  it('a place that is given back is offered again', async () => {
    await toBooked(test, visitor(1), noor, ten, withAnna)
    await toBooked(test, visitor(2), kim, ten, withAnna)
    sql('update attendee set cancelled_at = 1 where id = 1')
    expect(await isOffered(ten)).toBe(true)
    await toBooked(test, visitor(3), lou, ten, withAnna)
    expect([count(test.db, 'appointment'), count(test.db, 'attendee')]).toEqual([1, 3])
  })

  it('holds of others take places until they lapse or are given up', () => {
    const free = () => freeTimesAt(test.db, wish(), at(tuesday, '10:00')).length
    const first = hold(1, at(tuesday, '10:00'))
    expect([free(), hold(2, at(tuesday, '10:00')).ok, free()]).toEqual([1, true, 0])
    expect(hold(3, at(tuesday, '10:00'))).toEqual({ ok: false, reason: 'slot-taken' })
    expect(why('10:00')).toEqual([{ name: 'occupied', by: 'hold' }])
    if (first.ok) giveUpHold(test.db, first.value, test.now)
    expect(free()).toBe(1)
    test.now += 601
    expect([free(), why('10:00')]).toEqual([1, []])
  })

  it('what visitors hold for a session occupies the practitioner for everything else', () => {
    const talk = { name: 'Talk', publicNames: {}, minutes: 60, gridMinutes: 60, online: true }
    const other = addType(test.db, { ...talk, calendarIds: [small.anna] }, theSystem, test.now)
    hold(1, at(tuesday, '10:00'))
    expect(starts(wish(other))).not.toContain(10)
    sql('update appointment_type set grid_minutes = 30')
    expect(starts()).toEqual([9, 10, 11, 13, 13.5, 14, 14.5, 15, 15.5, 16])
  })

  it('the last place is taken while the form is filled in: 409, and the next times', async () => {
    addSession('10:00', '11:00', 1)
    const check = await toCheck(test, visitor(1), noor, ten, withAnna)
    sql(`insert into patient (id, first_name, last_name, first_folded, last_folded, created_at) values (9, 'A', 'B', 'a', 'b', 0);
      insert into attendee (appointment_id, patient_id) values (1, 9)`)
    const page = await check.press('Book appointment')
    expect([page.status, page.heading]).toEqual([409, 'That time has just been taken'])
    expect([count(test.db, 'attendee'), count(test.db, 'appointment')]).toEqual([1, 1])
  })

  it('nobody’s page or file names another', async () => {
    const pages = [
      await toBooked(test, visitor(1), noor, ten, withAnna),
      await toBooked(test, visitor(2), kim, ten, withAnna),
    ]
    for (const [index, page] of pages.entries()) {
      const again = await page.reload()
      const file = await visitor(index + 1).send(`${page.path}/calendar.ics`)
      const text = `${page.html}${again.html}${await file.text()}`
      for (const name of ['Noor', 'Bakker', 'Kim', 'Visser', '@example.org']) expect(text).not.toContain(name)
    }
  })

  it('without a preference joins the session of whoever gets the booking', async () => {
    addSession('10:00', '11:00')
    sql(`insert into appointment (type_id, calendar_id, location_id, starts_at, ends_at, local_start, origin, booked_at)
      values (1, ${small.selim}, 1, ${at(tuesday, '13:00')}, ${at(tuesday, '15:00')}, 'x', 'staff', 0)`)
    await toBooked(test, visitor(1), noor, ten, anyone)
    expect(rows(test.db, 'select appointment_id from attendee')).toEqual([{ appointment_id: 1 }])
  })
})

describe('rule 10: a session made by staff', () => {
  it('is offered beside the grid, with its own length, and joined', async () => {
    addSession('10:20', '11:05')
    expect(starts()).toEqual([9, 10 + 1 / 3, 13, 14, 15, 16])
    const booked = await toBooked(test, visitor(1), noor, slotAt('10:20', tuesday), withAnna)
    expect(booked.text).toContain('10:20–11:05')
    expect([count(test.db, 'appointment'), count(test.db, 'attendee')]).toEqual([1, 1])
  })

  it.each<[string, () => void, readonly unknown[]]>([
    [
      'in a block that is not for the web',
      () => setKindWeb(test.db, small.general, false, theSystem, test.now),
      [expect.objectContaining({ name: 'block-not-web' })],
    ],
    [
      'in a block that is for other types',
      () => setKindTypes(test.db, small.general, [], theSystem, test.now),
      [expect.objectContaining({ name: 'type-not-allowed' })],
    ],
    [
      'before the lead time',
      () => sql('update practice set lead_hours = 50'),
      [{ name: 'lead-time', level: 'practice' }],
    ],
    [
      'on a closed day',
      () => sql(`insert into closure (from_date, to_date) values ('${tuesday}', '${tuesday}')`),
      [expect.objectContaining({ name: 'closed' })],
    ],
    [
      'while the practitioner will be away',
      () => {
        const [startsAt, endsAt] = [at(tuesday, '08:00'), at(tuesday, '10:30')]
        const resourceId = findCalendar(test.db, small.anna)?.resourceId ?? 0
        addAbsence(test.db, { resourceId, startsAt, endsAt, reason: '' }, theSystem, test.now)
      },
      [{ name: 'occupied', by: 'absence' }],
    ],
  ])('is not offered %s', (_, arrange, reasons) => {
    addSession('10:20', '11:20')
    expect(starts()).toContain(10 + 1 / 3)
    arrange()
    expect(starts()).not.toContain(10 + 1 / 3)
    expect(why('10:20')).toEqual(reasons)
  })

  it('is not offered where it runs out of its block, nor at another location', () => {
    const haven = { name: 'De Haven', address: '', phone: null }
    addSession('11:20', '12:20')
    addSession('13:20', '14:20', 3, addLocation(test.db, haven, theSystem, test.now))
    expect(starts()).toEqual([9, 10, 15, 16])
    expect(why('11:20').map(({ name }) => name)).toEqual(['outside-block'])
  })

  it('is joined no longer once it is cancelled', async () => {
    addSession('10:00', '11:00')
    sql("update appointment set status = 'cancelled', cancelled_at = 1")
    await toBooked(test, visitor(1), noor, ten, withAnna)
    expect(rows(test.db, 'select id, origin, places from appointment')).toEqual([
      { id: 1, origin: 'staff', places: 3 },
      { id: 2, origin: 'web', places: 2 },
    ])
    expect(rows(test.db, 'select appointment_id from attendee')).toEqual([{ appointment_id: 2 }])
  })

  it('has its room: joining needs none', () => {
    const room = { kind: 'room', name: 'Hall', locationId: small.locationId } as const
    const hall = addResource(test.db, room, theSystem, test.now)
    sql(`insert into type_need (id, type_id, name) values (1, ${small.consult}, 'room');
      insert into type_need_resource values (1, ${hall})`)
    addSession('10:00', '11:00')
    const [startsAt, endsAt] = [at(tuesday, '08:00'), at(tuesday, '12:00')]
    addAbsence(test.db, { resourceId: hall, startsAt, endsAt, reason: '' }, theSystem, test.now)
    expect(starts().filter((hour) => hour < 12)).toEqual([10])
    expect(why('09:00')).toEqual([{ name: 'resource-occupied', need: 0 }])
  })

  it('is none to whoever is moved out of it: the time is a fresh one', () => {
    const id = addSession('10:00', '11:00')
    expect(starts(wish(small.consult, { except: { appointmentId: id } }))).toContain(10)
    expect(
      freeTimesAt(test.db, wish(small.consult, { except: { appointmentId: id } }), at(tuesday, '10:00'))[0]
        ?.endsAt,
    ).toBe(at(tuesday, '11:00'))
  })
})

describe('looking for sessions', () => {
  it('goes by the calendar and the start, however many years of appointments there are', () => {
    const [of, time] = [wish(), { calendarId: small.anna, locationId: 1, startsAt: at(tuesday, '10:00') }]
    const plans = plansOf(test.db, () => {
      for (const each of of.calendars) listSessions(test.db, of, each, time.startsAt, time.startsAt + 1)
      findSession(test.db, of.type, time)
      joinedAt(test.db, 1, 1)
    })
    expect(plans.filter((step) => /appointment/.test(step)).length).toBeGreaterThan(3)
    expect(plans.filter((step) => /^SCAN/.test(step))).toEqual([])
  })
})

describe('rule 14: a held session with needs', () => {
  it('is one session: its visitors share the room, others do not', () => {
    const room = { kind: 'room', name: 'Hall', locationId: small.locationId } as const
    const hall = addResource(test.db, room, theSystem, test.now)
    const needs = [{ name: 'room', resourceIds: [hall] }]
    const yoga = { name: 'Yoga', publicNames: {}, minutes: 60, gridMinutes: 60, online: true, needs }
    const calendarIds = [small.anna, small.selim]
    const of = (id: number, calendarId: number) =>
      wish(id, { calendars: [findCalendar(test.db, calendarId)].flatMap((each) => each ?? []) })
    const id = addType(test.db, { ...yoga, places: 3, calendarIds }, theSystem, test.now)
    expect(hold(1, at(tuesday, '10:00'), of(id, small.anna)).ok).toBe(true)
    expect(starts(of(id, small.anna))).toContain(10)
    expect(starts(of(id, small.selim))).not.toContain(10)
  })
})

describe('whatever the order', () => {
  const people = Array.from({ length: 8 }, (_, n): TypedPerson => {
    const name = `${String.fromCharCode(65 + n)}nna`
    const contact = { email: `p${n}@example.org`, phone: null }
    const rest = { identity: null, booker: null, known: null, message: '', termsUrl: null }
    return { firstName: name, lastName: `Last${n}`, birthDate: '1980-01-01', ...contact, ...rest }
  })

  const steps = fc.array(
    fc.record({
      what: fc.constantFrom(
        'hold',
        'hold',
        'hold',
        'book',
        'book',
        'book',
        'give-up',
        'cancel',
        'wait',
        'session',
      ),
      who: fc.nat({ max: people.length - 1 }),
      hour: fc.constantFrom('09:00', '10:00', '10:00', '10:20', '11:00'),
    }),
    { minLength: 10, maxLength: 40, size: 'max' },
  )
  type Step = typeof steps extends fc.Arbitrary<(infer S)[]> ? S : never

  function take({ what, who, hour }: Step, tokens: Map<number, string>): void {
    const startsAt = at(tuesday, hour)
    const held = findHold(test.db, tokens.get(who) ?? '')
    if (what === 'hold') {
      const token = `${who} ${tokens.size} ${test.now}`
      const key = Buffer.from(`visitor ${who}`)
      const by = { visitor: { visitorKey: key, networkKey: key, near: true }, anyPractitioner: false }
      test.now += 1
      const made = makeHold(test.db, { wish: wish(), startsAt, token, minutes: 10, ...by }, test.now)
      if (made.ok) tokens.set(who, token)
    }
    if (what === 'book' && held) book(who, tokens.get(who) ?? '', held.id, held.startsAt)
    if (what === 'give-up' && held) giveUpHold(test.db, held.id, test.now)
    if (what === 'cancel') sql(`update attendee set cancelled_at = 1 where id = ${who + 1}`)
    if (what === 'wait') test.now += 400
    if (what === 'session')
      sql(`insert into appointment (type_id, calendar_id, location_id, starts_at, ends_at, local_start, origin, places, booked_at)
        select 1, 1, 1, ${startsAt}, ${startsAt + 3600}, 'x', 'staff', 2, 0 where not exists
        (select 1 from appointment where starts_at < ${startsAt + 3600} and ends_at > ${startsAt})`)
  }

  function book(who: number, token: string, holdId: number, startsAt: number): void {
    const person = people[who]
    if (!person) throw new Error('nobody')
    const booking = { token, holdId, startsAt, person, language: 'en' as const, marked: false }
    const booked = bookOnline(test.db, test.world.keys, { ...booking, wish: wish() }, test.now)
    if (!booked.ok) expect(['slot-taken', 'form-used', 'not-online']).toContain(booked.reason)
  }

  it('rule 10: there are never more people than places, never two sessions at once, and what is shown can be held', () => {
    const most = { together: 0 }
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 3 }), steps, (places, list) => {
        begin(places)
        sql('update practice set open_bookings_per_contact = 50')
        const tokens = new Map<number, string>()
        for (const step of list) {
          take(step, tokens)
          const sessions = rows(
            test.db,
            `select appointment.places, count(attendee.id) as people from appointment left join attendee
             on appointment_id = appointment.id and attendee.cancelled_at is null group by appointment.id`,
          )
          for (const each of sessions) expect(Number(each.people)).toBeLessThanOrEqual(Number(each.places))
          most.together = Math.max(most.together, ...sessions.map((each) => Number(each.people)))
        }
        for (const hour of starts().slice(0, 3)) {
          const made = hold(90 + hour, at(tuesday, '00:00') + hour * 3600)
          expect(made.ok).toBe(true)
          if (made.ok) giveUpHold(test.db, made.value, test.now)
        }
      }),
      { numRuns: 40 },
    )
    expect(most.together).toBeGreaterThan(1)
  })
})
