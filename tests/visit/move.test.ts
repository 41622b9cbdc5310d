import { beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { changePractice } from '../../src/practice/practice.commands.ts'
import { addBlockKind } from '../../src/types/block-kinds.commands.ts'
import { count, everything, form, rows, slotAt } from '../helpers/booking.ts'
import { openBrowser, type Page } from '../helpers/browser.ts'
import { at } from '../messages/desk.ts'
import {
  appointment,
  type Booked,
  book,
  bookAtDesk,
  type House,
  history,
  last,
  monday,
  openHouse,
} from './kit.ts'

let house: House

beforeEach(() => {
  house = openHouse()
})

const slotsOn = async (path: string, date: string): Promise<readonly string[]> => {
  const page = await house.browser.visit(`${path}/move?from=${date}&day=${date}`)
  return page.document
    .querySelectorAll('.slots button')
    .map((button) => button.getAttribute('value') ?? '')
    .filter((value) => value.startsWith(date))
    .map((value) => value.slice(11, 16))
}

/** Presses a time: the page that shows old and new. */
async function choose(path: string, slot: string, browser = house.browser): Promise<Page> {
  const day = slot.slice(0, 10)
  const page = await browser.visit(`${path}/move?from=${day}&day=${day}`)
  return page.form('form:has(.slots)').press({ name: 'slot', value: slot })
}

async function move({ path }: Booked, slot: string): Promise<Page> {
  return (await choose(path, slot)).press('Take this time')
}

const friday = slotAt('14:30', '2027-01-29')

describe('F57, F62: another time', () => {
  it('is chosen in two steps, and the old one stays until the new one is taken', async () => {
    const booked = await book(house)
    const list = await (await house.browser.visit(booked.path)).link('Choose another time').click()
    expect(list.text).toContain('Your time now: Thursday 28 January 2027 at 10:00, with Anna de Vries')
    const check = await choose(booked.path, friday)
    expect([check.heading, check.path]).toEqual(['Check your new time', `${booked.path}/move/check`])
    expect(check.text).toMatch(/Friday\s*29\s*January 2027\s*14:30–15:00/)
    expect(appointment(house, booked.appointmentId).starts_at).toBe(at('2027-01-28', '10:00'))
    const done = await check.press('Take this time')
    expect(done.via).toEqual([{ status: 303, location: `${booked.path}?said=moved` }])
    expect(done.texts('[role="status"]')).toEqual(['Your appointment has moved. This is your new time.'])
    expect(appointment(house, booked.appointmentId)).toMatchObject({
      starts_at: at('2027-01-29', '14:30'),
      ends_at: at('2027-01-29', '15:00'),
      local_start: '2027-01-29T14:30+01:00',
      moved_from_starts_at: at('2027-01-28', '10:00'),
      schedule_version: 2,
      status: 'booked',
      origin: 'web',
      self_booked: 1,
      cancelled_at: null,
    })
    expect(history(house, booked.appointmentId)).toEqual(['booked patient-web', 'moved patient-web'])
    const [event] = rows(house.db, "select * from appointment_event where action = 'moved'")
    expect(event).toMatchObject({
      from_starts_at: at('2027-01-28', '10:00'),
      to_starts_at: at('2027-01-29', '14:30'),
      attendee_id: booked.attendeeId,
    })
    expect(await slotsOn((await book(house, slotAt('09:00', '2027-01-26'))).path, '2027-01-28')).toContain(
      '10:00',
    )
  })

  it('keeps practitioner and length: Anna’s times only, and as long as it was', async () => {
    const booked = bookAtDesk(house, { startsAt: at('2027-01-28', '09:00') })
    house.set('appointment_type', house.practice.consult, { self_service: 1 })
    house.set('appointment', booked.appointmentId, { ends_at: at('2027-01-28', '10:00') })
    // Selim alone is free at 15:00.
    bookAtDesk(house, { startsAt: at('2027-01-29', '15:00') })
    const offered = await slotsOn(booked.path, '2027-01-29')
    expect(offered).not.toContain('15:00')
    // An hour does not fit before 15:00 any more, nor at half past eleven.
    expect([offered.includes('14:30'), offered.includes('14:00'), offered.includes('11:30')]).toEqual([
      false,
      true,
      false,
    ])
    await move(booked, slotAt('14:00', '2027-01-29'))
    expect(appointment(house, booked.appointmentId)).toMatchObject({
      calendar_id: house.practice.anna,
      ends_at: at('2027-01-29', '15:00'),
    })
  })

  it('counts its own time as free, so that it can shift a little; its own start is no other time', async () => {
    house = openHouse({}, { gridMinutes: 15 })
    const booked = await book(house)
    const offered = await slotsOn(booked.path, '2027-01-28')
    expect([offered.includes('09:45'), offered.includes('10:00'), offered.includes('10:15')]).toEqual([
      true,
      false,
      true,
    ])
    await move(booked, slotAt('10:15', '2027-01-28'))
    expect(appointment(house, booked.appointmentId).starts_at).toBe(at('2027-01-28', '10:15'))
    expect(count(house.db, 'occupancy', 'live = 1')).toBe(1)
  })

  it('keeps to lead time, horizon, closed days and what blocks allow', async () => {
    const booked = await book(house)
    changePractice(house.db, { lead_hours: 26, horizon_days: 10 }, theSystem, house.now)
    expect(await slotsOn(booked.path, '2027-01-26')).toEqual(
      [
        ...[
          '10:30',
          '11:00',
          '11:30',
          '13:00',
          '13:30',
          '14:00',
          '14:30',
          '15:00',
          '15:30',
          '16:00',
          '16:30',
        ],
      ].filter((time) => at('2027-01-26', time) >= house.now + 26 * 3600),
    )
    expect((await slotsOn(booked.path, '2027-02-04')).length).toBeGreaterThan(0)
    expect(await slotsOn(booked.path, '2027-02-05')).toEqual([])
    house.db.raw.prepare("insert into closure (from_date, to_date) values ('2027-01-29', '2027-01-29')").run()
    expect(await slotsOn(booked.path, '2027-01-29')).toEqual([])
    house.db.raw.prepare("update block_kind set types_mode = 'listed'").run()
    expect((await house.browser.visit(`${booked.path}/move`)).heading).toBe('No other time is free online')
    house.db.raw.prepare("update block_kind set types_mode = 'all', web = 0").run()
    expect((await house.browser.visit(`${booked.path}/move`)).heading).toBe('No other time is free online')
  })

  it('keeps to what is shown: the first time of a day', async () => {
    const booked = await book(house)
    changePractice(house.db, { visibility: 'first' }, theSystem, house.now)
    expect(await slotsOn(booked.path, '2027-01-29')).toEqual(['09:00'])
  })

  it('asks neither whether the type is online nor how many somebody may book', async () => {
    const booked = await book(house)
    changePractice(house.db, { max_own_bookings: 0, new_booking_on: 0 }, theSystem, house.now)
    house.set('appointment_type', house.practice.consult, { online: 0 })
    expect(await slotsOn(booked.path, '2027-01-29')).toContain('14:30')
    expect((await move(booked, friday)).heading).toBe('Your appointment')
    expect(appointment(house, booked.appointmentId).starts_at).toBe(at('2027-01-29', '14:30'))
  })

  it('a confirmed one is to be confirmed anew; a recall stays a recall and gains W', async () => {
    const booked = bookAtDesk(house)
    house.set('appointment', booked.appointmentId, { origin: 'recall', status: 'confirmed', on_purpose: 1 })
    await move(booked, friday)
    expect(appointment(house, booked.appointmentId)).toMatchObject({
      ...{ status: 'booked', origin: 'recall', self_booked: 1, on_purpose: 0 },
    })
  })

  it('where nothing is free: keep it, say what would fit, cancel, or phone', async () => {
    const booked = await book(house)
    house.db.raw.prepare('update block_kind set web = 0').run()
    const page = await house.browser.visit(`${booked.path}/move`)
    expect(page.heading).toBe('No other time is free online')
    expect(page.link('Keep my time').href).toBe(booked.path)
    expect(page.link('Cancel appointment').href).toBe(`${booked.path}/cancel`)
    expect(page.text).toContain('020 123 45 67')
  })

  it('what would fit is said without a word of what the appointment is for (rules 19, 20)', async () => {
    const { path } = await book(house)
    const times = await house.browser.visit(`${path}/move`)
    const asked = await times.link('Tell us which times would suit you').click()
    expect([asked.status, asked.link('Back').href]).toEqual([200, `${path}/move`])
    const sent = await house.browser.send(`${path}/wish`, form({ weekday: '3', part: 'evening' }))
    expect([sent.status, sent.headers.get('location')]).toEqual([303, `${path}/wish/thanks`])
    const thanks = await house.browser.visit(`${path}/wish/thanks`)
    for (const { html } of [times, asked, thanks]) expect(html).not.toMatch(/consult/i)
    expect(rows(house.db, 'select type_id, calendar_id, weekdays, parts from unmet_demand')).toEqual([
      {
        type_id: house.practice.consult,
        calendar_id: house.practice.anna,
        weekdays: '[3]',
        parts: '["evening"]',
      },
    ])
    for (let more = 0; more < 5; more += 1) await house.browser.send(`${path}/wish`, form({ weekday: '3' }))
    expect(count(house.db, 'unmet_demand', 'true')).toBe(3)
    expect(appointment(house, last(house).appointmentId).starts_at).toBe(at('2027-01-28', '10:00'))
    changePractice(house.db, { rebook_on: 0 }, theSystem, house.now)
    expect((await house.browser.visit(`${path}/wish`)).status).toBe(404)
  })
})

describe('F35, F38, rule 19: filters are for new bookings', () => {
  it('F35: an emergency may go to any block that is for the web', async () => {
    const emergency = addBlockKind(house.db, { name: 'Emergency', colour: 3, web: true }, theSystem, monday)
    const booked = await book(house)
    house.set('appointment_type', house.practice.consult, { block_kind_id: emergency })
    const anew = await openBrowser(house).visit('/book/times?practitioner=anna-de-vries')
    expect(anew.has('button[name="slot"]')).toBe(false)
    expect(await slotsOn(booked.path, '2027-01-29')).toContain('14:30')
    await move(booked, friday)
    expect(appointment(house, booked.appointmentId).starts_at).toBe(at('2027-01-29', '14:30'))
  })

  it('F38: a child moves and cancels what the age filter keeps it from booking', async () => {
    const { consult } = house.practice
    house.set('appointment_type', consult, { age_from: 24, class: 'recall' })
    const booked = bookAtDesk(house, {}, { firstName: 'Tim', birthDate: '2017-05-03' })
    await move(booked, friday)
    expect(appointment(house, booked.appointmentId).starts_at).toBe(at('2027-01-29', '14:30'))
    const page = await house.browser.visit(`${booked.path}/cancel`)
    expect((await page.press('Cancel appointment')).status).toBe(410)
  })
})

describe('rule 19: the practitioner has left or is away', () => {
  it('left: colleagues who do it, and the pages say so', async () => {
    const booked = await book(house)
    const { resource_id: resource } =
      rows(house.db, `select resource_id from calendar where id = ${house.practice.anna}`)[0] ?? {}
    house.set('resource', Number(resource), { active: 0 })
    const list = await house.browser.visit(`${booked.path}/move?from=2027-01-29&day=2027-01-29`)
    expect(list.text).toContain('Anna de Vries no longer sees patients for this appointment.')
    const check = await choose(booked.path, friday)
    expect(check.text).toContain('This time is with Selim Aydin.')
    await check.press('Take this time')
    expect(appointment(house, booked.appointmentId).calendar_id).toBe(house.practice.selim)
    const held = rows(house.db, 'select resource_id from occupancy where live = 1').map(
      (row) => row.resource_id,
    )
    expect(held).toEqual(
      rows(house.db, `select resource_id from calendar where id = ${house.practice.selim}`).map(
        (row) => row.resource_id,
      ),
    )
  })

  it('left: takes a colleague’s time although the colleague is busy at the old one', async () => {
    const booked = await book(house)
    bookAtDesk(house, { calendarId: house.practice.selim, startsAt: at('2027-01-28', '10:00') })
    house.db.raw.prepare("update resource set to_date = '2027-01-24' where name = 'Anna de Vries'").run()
    await move(booked, friday)
    expect(appointment(house, booked.appointmentId)).toMatchObject({
      calendar_id: house.practice.selim,
      starts_at: at('2027-01-29', '14:30'),
    })
  })

  it('away at that time: a colleague’s times, too', async () => {
    const booked = await book(house)
    const anna = `select resource_id from calendar where id = ${house.practice.anna}`
    house.db.raw
      .prepare(
        `insert into absence (resource_id, starts_at, ends_at, created_at) values ((${anna}), ?, ?, ?)`,
      )
      .run(at('2027-01-28', '00:00'), at('2027-01-30', '00:00'), house.now)
    const list = await house.browser.visit(`${booked.path}/move?from=2027-01-29&day=2027-01-29`)
    expect(list.text).toContain('Anna de Vries is away at the time of your appointment.')
    expect((await choose(booked.path, friday)).text).toContain('This time is with Selim Aydin.')
  })
})

describe('rule 17, two at once', () => {
  it('holds the new time for the visitor: nobody else is offered it', async () => {
    const booked = await book(house)
    await choose(booked.path, friday)
    const other = await openBrowser(house).visit(
      '/book/times?practitioner=anna-de-vries&from=2027-01-29&day=2027-01-29',
    )
    expect(other.has(`button[value="${friday}"]`)).toBe(false)
    house.now += 601
    const later = await openBrowser(house).visit(
      '/book/times?practitioner=anna-de-vries&from=2027-01-29&day=2027-01-29',
    )
    expect(later.has(`button[value="${friday}"]`)).toBe(true)
  })

  it('a lapsed hold is taken all the same while the time is free', async () => {
    const booked = await book(house)
    const check = await choose(booked.path, friday)
    house.now += 3600
    expect((await check.press('Take this time')).heading).toBe('Your appointment')
    expect(appointment(house, booked.appointmentId).starts_at).toBe(at('2027-01-29', '14:30'))
  })

  it('taken meanwhile: 409 with fresh times, and the old time is kept', async () => {
    const booked = await book(house)
    const check = await choose(booked.path, friday)
    house.now += 3600
    bookAtDesk(house, { startsAt: at('2027-01-29', '14:30') })
    const page = await check.press('Take this time')
    expect([page.status, page.heading]).toEqual([409, 'That time has just been taken'])
    expect(page.text).toContain('Your time is still Thursday 28 January 2027 at 10:00')
    expect(appointment(house, booked.appointmentId)).toMatchObject({ schedule_version: 1, status: 'booked' })
    const again = await page.form('form:has(.first)').press({ name: 'slot' })
    expect((await again.press('Take this time')).via[0]?.location).toBe(`${booked.path}?said=moved`)
  })

  it('a time that was never offered, or is no time: refused with others to choose from', async () => {
    const booked = await book(house)
    for (const [slot, status] of [
      ['2027-01-29T03:00+01:00', 409],
      ['tomorrow', 422],
      ['', 422],
      ['2027-01-28T10:00+01:00', 422],
    ] as const) {
      const page = await house.browser.send(`${booked.path}/move`, form({ slot }))
      expect([slot, page.status]).toEqual([slot, status])
    }
    expect(appointment(house, booked.appointmentId).schedule_version).toBe(1)
  })

  it('the same again is one move, one event and one message', async () => {
    const booked = await book(house)
    const check = await choose(booked.path, friday)
    for (const _ of [1, 2, 3]) expect((await check.press('Take this time')).status).toBe(200)
    expect(count(house.db, 'appointment_event', "action = 'moved'")).toBe(1)
    expect(count(house.db, 'message', "kind = 'moved'")).toBe(1)
  })

  it('two browsers on one link: the second is told what the first has done', async () => {
    const booked = await book(house)
    const [one, other] = [openBrowser(house), openBrowser(house)]
    const late = await choose(booked.path, slotAt('16:00', '2027-01-29'), other)
    await (await choose(booked.path, friday, one)).press('Take this time')
    const told = await late.press('Take this time')
    expect([told.status, told.has('[role="alert"]')]).toEqual([409, true])
    expect(told.text).toContain('Your time now: Friday 29 January 2027 at 14:30')
    expect(appointment(house, booked.appointmentId).starts_at).toBe(at('2027-01-29', '14:30'))
    await told.press('Take this time')
    expect(appointment(house, booked.appointmentId).starts_at).toBe(at('2027-01-29', '16:00'))
  })

  it('a hold for something else, or nobody’s, leads back to the times', async () => {
    const booked = await book(house)
    for (const hold of ['', 'x', 'AAAAAAAAAAAAAAAAAAAAAA']) {
      const answer = await house.browser.send(`${booked.path}/move/confirm`, form({ hold }))
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `${booked.path}/move`])
    }
    expect(count(house.db, 'appointment_event', "action = 'moved'")).toBe(0)
  })

  it('a hold is its appointment’s own: neither a booking page nor another’s link takes it (rules 19, 20)', async () => {
    const booked = await book(house)
    const other = await book(house, slotAt('11:00', '2027-01-28'), {
      ...{ firstName: 'Tim', lastName: 'Visser', 'birthDate-day': '1', 'birthDate-month': '2' },
      ...{ 'birthDate-year': '1990', email: 'tim@example.org', mobile: '' },
    })
    const check = await choose(booked.path, friday)
    const hold = check.document.querySelector('[name="hold"]')?.getAttribute('value') ?? ''
    expect(hold).toMatch(/^[\w-]{22}$/)
    const details = await house.browser.visit(`/book/details?hold=${hold}`)
    expect([details.status, details.text.includes('Consult')]).toEqual([404, false])
    const stolen = await house.browser.send(`${other.path}/move/confirm`, form({ hold }))
    expect([stolen.status, stolen.headers.get('location')]).toEqual([303, `${other.path}/move`])
    const times = await house.browser.visit(
      '/book/times?practitioner=anna-de-vries&from=2027-02-01&day=2027-02-01',
    )
    const web = await times
      .form('form:has(.slots)')
      .press({ name: 'slot', value: slotAt('10:00', '2027-02-01') })
    const fresh = web.document.querySelector('[name="hold"]')?.getAttribute('value') ?? ''
    expect(fresh).toMatch(/^[\w-]{22}$/)
    const taken = await house.browser.send(`${other.path}/move/confirm`, form({ hold: fresh }))
    expect([taken.status, taken.headers.get('location')]).toEqual([303, `${other.path}/move`])
    expect(count(house.db, 'appointment_event', "action = 'moved'")).toBe(0)
    expect((await check.press('Take this time')).status).toBe(200)
    expect(appointment(house, booked.appointmentId).starts_at).toBe(at('2027-01-29', '14:30'))
  })

  it('a write that fails half-way leaves the old time as it was', async () => {
    const booked = await book(house)
    const check = await choose(booked.path, friday)
    house.db.raw.exec(
      "create trigger boom before insert on message when new.kind = 'moved' begin select raise(abort, 'boom'); end",
    )
    const before = everything(house.db)
    expect((await check.press('Take this time')).status).toBe(500)
    expect(everything(house.db)).toEqual(before)
  })
})

describe('F16, F17, F65: until when', () => {
  const open = async (booked: Booked) => (await house.browser.visit(`${booked.path}/move`)).heading
  const late = 'It is too late to change this online'

  it('exactly at the limit it is in time, a second later it is not', async () => {
    const booked = await book(house)
    house.now = at('2027-01-27', '10:00')
    expect(await open(booked)).toBe('Choose a time')
    house.now += 1
    const page = await house.browser.visit(`${booked.path}/move`)
    expect([page.status, page.heading]).toEqual([200, late])
    expect(page.text).toContain('You could choose another time until Wednesday 27 January 2027 at 10:00.')
    expect(page.link('020 123 45 67', 'main').href).toMatch(/^tel:/)
  })

  it('type beats calendar beats location beats practice', async () => {
    const booked = await book(house)
    house.now = at('2027-01-28', '08:00')
    const { consult, anna, locationId } = house.practice
    expect(await open(booked)).toBe(late)
    house.set('location', locationId, { rebook_deadline_hours: 1 })
    expect(await open(booked)).toBe('Choose a time')
    house.set('calendar', anna, { rebook_deadline_hours: 12 })
    expect(await open(booked)).toBe(late)
    house.set('appointment_type', consult, { rebook_deadline_hours: 2 })
    expect(await open(booked)).toBe('Choose a time')
  })

  it('0 is up to the start and never after it', async () => {
    const booked = await book(house)
    house.set('practice', 1, { rebook_deadline_hours: 0, cancel_deadline_hours: 0 })
    house.now = at('2027-01-28', '10:00') - 1
    expect(await open(booked)).toBe('Choose a time')
    house.now += 1
    expect((await house.browser.visit(`${booked.path}/move`)).heading).toBe(late)
    expect((await house.browser.send(`${booked.path}/cancel`, { method: 'POST' })).status).toBe(422)
  })

  it('counts hours of the clock over a weekend and over the change of the clocks', async () => {
    house = openHouse({ horizon_days: 120 })
    const booked = await book(house, '2027-03-29T10:00+02:00')
    house.now = at('2027-03-28', '10:00')
    expect(await open(booked)).toBe('Choose a time')
    const next = await book(house, '2027-04-05T10:00+02:00')
    house.set('practice', 1, { rebook_deadline_hours: 48 })
    house.set('appointment', booked.appointmentId, { starts_at: at('2027-03-29', '09:00') })
    // 48 hours before nine on the Monday it was eight on the Saturday: the night between lost an hour.
    house.now = at('2027-03-27', '08:00')
    expect(await open(booked)).toBe('Choose a time')
    house.now += 1
    expect([await open(booked), await open(next)]).toEqual([late, 'Choose a time'])
  })

  it('is asked again when the form comes: too late in the meantime changes nothing and stands in the history', async () => {
    const booked = await book(house)
    house.now = at('2027-01-27', '09:59')
    const check = await choose(booked.path, friday)
    house.now = at('2027-01-27', '10:01')
    const page = await check.press('Take this time')
    expect([page.status, page.heading]).toEqual([422, late])
    expect(appointment(house, booked.appointmentId).schedule_version).toBe(1)
    expect(history(house, booked.appointmentId)).toEqual([
      'booked patient-web',
      'refused-too-late patient-web',
    ])
  })

  it('a session is left for another one, alone, and its place is free', async () => {
    house = openHouse({}, { places: 3 })
    const first = await book(house)
    const second = await book(house, slotAt('10:00', '2027-01-28'), {
      ...{ firstName: 'Tim', lastName: 'Visser', 'birthDate-day': '1', 'birthDate-month': '2' },
      ...{ 'birthDate-year': '1990', email: 'tim@example.org', mobile: '' },
    })
    expect(second.appointmentId).toBe(first.appointmentId)
    await move(second, friday)
    const [row] = rows(
      house.db,
      `select appointment_id, session_moves from attendee where id = ${second.attendeeId}`,
    )
    expect(row?.appointment_id).not.toBe(first.appointmentId)
    expect(appointment(house, first.appointmentId)).toMatchObject({
      status: 'booked',
      starts_at: at('2027-01-28', '10:00'),
    })
    expect(appointment(house, Number(row?.appointment_id))).toMatchObject({
      starts_at: at('2027-01-29', '14:30'),
      places: 3,
    })
    await move(first, friday)
    expect(appointment(house, first.appointmentId).status).toBe('cancelled')
    expect(
      count(house.db, 'attendee', `appointment_id = ${row?.appointment_id} and cancelled_at is null`),
    ).toBe(2)
    expect((await house.browser.visit(first.path)).text).toMatch(/Friday\s*29/)
  })
})
