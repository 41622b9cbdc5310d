import { beforeEach, describe, expect, it } from 'vitest'
import { bookByStaff } from '../../src/appointments/book-by-staff.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import {
  addTemplate,
  type NewTemplateBlock,
  putIntoForce,
  replaceHours,
} from '../../src/schedule/schedule.commands.ts'
import { addCalendar, addResource } from '../../src/staff/calendars.commands.ts'
import { addBlockKind, setKindTypes, setKindWeb } from '../../src/types/block-kinds.commands.ts'
import { addType, type NewType } from '../../src/types/types.commands.ts'
import { addPatient, at } from '../agenda/bookings.ts'
import { mondayMorning, openApp, type TestApp } from '../helpers/app.ts'
import {
  count,
  noor,
  slotAt,
  toBooked,
  toDetails,
  type WidePractice,
  widePractice,
} from '../helpers/booking.ts'
import { openBrowser, type Page } from '../helpers/browser.ts'
import { practitioner, type SmallPractice, smallPractice } from '../helpers/world.ts'

let test: TestApp
let small: SmallPractice
const sql = (text: string) => void test.db.raw.exec(text)
const later = Date.parse('2026-12-14T07:00:00Z') / 1000

function begin(now = mondayMorning): void {
  test = openApp(now)
  small = smallPractice(test.db, { horizon_days: 60 })
}

beforeEach(() => begin())

const visit = (address: string, n = 1): Promise<Page> =>
  openBrowser(test, { ip: `198.51.100.${n}` }).visit(address)

/** The days and the first and last time of each that a page of times shows, over so many pages. */
async function offered(address: string, pages = 2): Promise<readonly string[]> {
  const shown: string[] = []
  let page = await visit(address)
  for (let n = 0; n < pages; n++) {
    const slots = page.document
      .querySelectorAll('.slots button')
      .map((each) => each.getAttribute('value') ?? '')
    for (const day of new Set(slots.map((slot) => slot.slice(0, 10)))) {
      const times = slots.filter((slot) => slot.startsWith(day)).map((slot) => slot.slice(11, 16))
      shown.push(`${day} ${times[0]}–${times.at(-1)}`)
    }
    if (!page.text.includes('Later days')) break
    page = await page.link('Later days').click()
  }
  return shown
}

const slots = (page: Page) =>
  page.document.querySelectorAll('.slots button').map((each) => each.getAttribute('value')?.slice(11, 16))

/** All the times of one date. */
async function day(date: string, query = 'type=portal&practitioner=any'): Promise<readonly string[]> {
  const page = await visit(`/book/times?${query}&from=${date}&day=${date}`)
  const values = page.document
    .querySelectorAll('.slots button')
    .map((each) => each.getAttribute('value') ?? '')
  return values.filter((value) => value.startsWith(date)).map((value) => value.slice(11, 16))
}

function type(changes: Partial<NewType> = {}): number {
  const length = { minutes: 60, gridMinutes: 60, online: true, calendarIds: [small.anna] }
  return addType(test.db, { name: 'Portal', publicNames: {}, ...length, ...changes }, theSystem, test.now)
}

type Part = readonly [weekday: number, from: number, to: number, more?: Partial<NewTemplateBlock>]

function week(
  calendarId: number,
  parts: readonly Part[],
  from = '2027-01-01',
  dayBefore = '2026-12-31',
): void {
  const blocks = parts.map(([weekday, fromHour, toHour, more]) => ({
    ...{ weekday, fromMinute: fromHour * 60, toMinute: toHour * 60 },
    ...{ kindId: small.general, locationId: small.locationId, ...more },
  }))
  replaceHours(test.db, { calendarId, name: 'Week', from, dayBefore, blocks }, theSystem, test.now)
}

describe('a type of its own for the portal', () => {
  const mornings: readonly Part[] = [1, 2, 3, 4, 5].map((weekday) => [weekday, 9, 12])

  it('J35, J38: only Wednesday afternoon is open: ticked there, unticked in all other rosters', async () => {
    const portal = type()
    setKindTypes(test.db, small.general, [small.consult], theSystem, test.now)
    week(small.anna, [...mornings, [3, 13, 17, { typeIds: [portal] }], [2, 13, 17]])
    expect(await offered('/book/times?type=portal')).toEqual([
      '2027-01-27 13:00–16:00',
      '2027-02-03 13:00–16:00',
      '2027-02-10 13:00–16:00',
      '2027-02-17 13:00–16:00',
      '2027-02-24 13:00–16:00',
      '2027-03-03 13:00–16:00',
    ])
    expect((await offered('/book/times?type=consult&practitioner=anna-de-vries', 1))[0]).toContain(
      '2027-01-25',
    )
  })

  it('J39, J40: Wednesday and Saturday afternoon, each a roster of its own; unticking one closes its days', async () => {
    const portal = type()
    const saturdays = addBlockKind(test.db, { name: 'Saturday', colour: 2, web: true }, theSystem, test.now)
    setKindTypes(test.db, small.general, [], theSystem, test.now)
    setKindTypes(test.db, saturdays, [portal], theSystem, test.now)
    week(small.anna, [...mornings, [3, 13, 17, { typeIds: [portal] }], [6, 13, 17, { kindId: saturdays }]])
    expect(await offered('/book/times?type=portal', 1)).toEqual([
      '2027-01-27 13:00–16:00',
      '2027-01-30 13:00–16:00',
      '2027-02-03 13:00–16:00',
    ])
    setKindTypes(test.db, saturdays, [], theSystem, test.now)
    expect((await offered('/book/times?type=portal', 1))[1]).toBe('2027-02-03 13:00–16:00')
  })

  it('J36: a type made later is let in where all are allowed, and only there', async () => {
    week(small.anna, [
      [2, 9, 12, { typeIds: [small.consult] }],
      [3, 9, 12],
    ])
    type()
    expect((await offered('/book/times?type=portal', 1))[0]).toBe('2027-01-27 09:00–11:00')
  })
})

describe('a kind of booking tied to a kind of block', () => {
  let emergency: number

  /** Emergency blocks Monday to Friday 16:00–17:00, the type tied to them. */
  function emergencies(changes: Partial<NewType> = {}): void {
    emergency = addBlockKind(test.db, { name: 'Emergency', colour: 3, web: true }, theSystem, test.now)
    type({ name: 'Emergency', minutes: 20, gridMinutes: 20, blockKindId: emergency, ...changes })
    week(small.anna, [
      [1, 9, 12],
      [1, 16, 17, { kindId: emergency }],
      [2, 16, 17, { kindId: emergency }],
    ])
  }

  it('F28, F29, F33, F34: is free only there; other kinds may use the block as well', async () => {
    emergencies()
    expect((await offered('/book/times?type=emergency', 1)).slice(0, 2)).toEqual([
      '2027-01-25 16:00–16:40',
      '2027-01-26 16:00–16:40',
    ])
    expect(await day('2027-01-26', 'type=consult&practitioner=anna-de-vries')).toContain('16:00')
    setKindTypes(test.db, emergency, [2], theSystem, test.now)
    expect(await day('2027-01-26', 'type=consult&practitioner=anna-de-vries')).not.toContain('16:00')
  })

  it.each([
    ['is not web-bookable', () => setKindWeb(test.db, emergency, false, theSystem, test.now)],
    ['is not used any more', () => sql(`update block_kind set active = 0 where id = ${emergency}`)],
    ['is in no schedule', () => sql(`update template_block set kind_id = 1`)],
  ])('F30: a filter on a block that %s leaves no times, and the phone', async (_, arrange) => {
    emergencies()
    arrange()
    const page = await visit('/book/times?type=emergency')
    expect([page.status, page.heading]).toEqual([200, 'No free times online'])
    expect(page.text).toContain('020 123 45 67')
  })

  it('F31: a template that is changed acts once it is put into force, from its date on', async () => {
    emergencies()
    const blocks = [{ weekday: 4, fromMinute: 600, toMinute: 660, kindId: emergency, locationId: 1 }]
    const template = { calendarId: small.anna, name: 'More', blocks }
    const templateId = addTemplate(test.db, template, theSystem, test.now)
    expect(await day('2027-02-04', 'type=emergency')).not.toContain('10:00')
    putIntoForce(test.db, { calendarId: small.anna, templateId, from: '2027-02-04' }, theSystem, test.now)
    expect((await offered('/book/times?type=emergency&from=2027-01-28', 1))[0]).toContain('2027-02-01')
    expect(await day('2027-02-04', 'type=emergency')).toContain('10:00')
  })

  it('rule 15: its times appear so many hours before, and not sooner', async () => {
    emergencies({ releaseHours: 24 })
    expect(await offered('/book/times?type=emergency', 1)).toEqual(['2027-01-25 16:00–16:40'])
    test.now += 8 * 3600 + 1200
    expect(await offered('/book/times?type=emergency', 1)).toEqual(['2027-01-26 16:00–16:20'])
  })
})

describe('P39: a link for one service', () => {
  it('with its own type and calendar: straight to the times, and to the booking', async () => {
    const service = {
      kind: 'service',
      name: 'Vaccinations',
      publicName: 'Vaccinations',
      online: true,
    } as const
    const calendarId = addCalendar(test.db, { ...service, profession: {} }, theSystem, test.now)
    week(calendarId, [[6, 10, 12]])
    const names = { name: 'Influenza vaccine', publicNames: { en: 'Flu vaccine' } }
    type({ ...names, minutes: 5, gridMinutes: 5, calendarIds: [calendarId] })
    const link = '/book?type=influenza-vaccine&practitioner=vaccinations'
    const page = await visit(link)
    expect([page.path, page.texts('.sofar')[0]]).toEqual([
      '/book/times',
      expect.stringContaining('Flu vaccine'),
    ])
    expect((await offered(link, 1))[0]).toBe('2027-01-30 10:00–10:25')
    const times = '/book/times?type=influenza-vaccine&practitioner=vaccinations'
    const booked = await toBooked(test, openBrowser(test), noor, slotAt('10:05', '2027-01-30'), times)
    expect(booked.heading).toBe('Your appointment is booked')
  })
})

describe('odd and even weeks', () => {
  it('2026 has a week 53: two odd weeks in a row, and no even one between', async () => {
    begin(later)
    const bo = practitioner(test.db, 'Bo Lind')
    for (const [cycle, from] of [
      ['iso-odd', 9],
      ['iso-even', 14],
    ] as const) {
      const [fromMinute, toMinute] = [from * 60, from * 60 + 60]
      const blocks = [
        { weekday: 1, fromMinute, toMinute, kindId: small.general, locationId: small.locationId },
      ]
      const templateId = addTemplate(test.db, { calendarId: bo, name: cycle, blocks }, theSystem, test.now)
      putIntoForce(test.db, { calendarId: bo, templateId, from: '2026-12-01', cycle }, theSystem, test.now)
    }
    type({ calendarIds: [bo] })
    expect(await offered('/book/times?type=portal&from=2026-12-15')).toEqual([
      '2026-12-21 14:00–14:00',
      '2026-12-28 09:00–09:00',
      '2027-01-04 09:00–09:00',
      '2027-01-11 14:00–14:00',
      '2027-01-18 09:00–09:00',
      '2027-01-25 14:00–14:00',
    ])
  })
})

describe('what a type needs', () => {
  const tuesday = '2027-01-26'
  const portal = 'type=portal&practitioner='

  it('F9, rule 14: two practitioners share one laser and two chairs', async () => {
    const add = (name: string) =>
      addResource(test.db, { kind: 'device', name, locationId: small.locationId }, theSystem, test.now)
    const [laser, one, two] = [add('Laser'), add('Chair 1'), add('Chair 2')]
    const chair = { name: 'Chair', resourceIds: [one, two] }
    const needs = [chair, { name: 'Laser', resourceIds: [laser] }]
    type({ needs, calendarIds: [small.anna, small.selim] })
    type({ name: 'Plain', needs: [chair], calendarIds: [small.anna, small.selim] })
    await toBooked(
      test,
      openBrowser(test),
      noor,
      slotAt('10:00', tuesday),
      `/book/times?${portal}anna-de-vries`,
    )
    expect(await day(tuesday, `${portal}selim-aydin`)).not.toContain('10:00')
    expect(await day(tuesday, 'type=plain&practitioner=selim-aydin')).toContain('10:00')
    const [startsAt, endsAt] = [at(tuesday, '10:00'), at(tuesday, '11:00')]
    const absent = `(${two}, ${startsAt}, ${endsAt}, 0)`
    sql(`insert into absence (resource_id, starts_at, ends_at, created_at) values ${absent}`)
    expect(await day(tuesday, 'type=plain&practitioner=selim-aydin')).not.toContain('10:00')
  })

  it('rule 14: buffers keep practitioner and room free around it, outside the block too', async () => {
    const room = { kind: 'room', name: 'Room', locationId: small.locationId } as const
    const id = addResource(test.db, room, theSystem, test.now)
    const needs = [{ name: 'Room', resourceIds: [id] }]
    const length = { minutes: 30, gridMinutes: 30, bufferBefore: 5, bufferAfter: 10 }
    type({ ...length, needs, calendarIds: [small.anna, small.selim] })
    await toBooked(
      test,
      openBrowser(test),
      noor,
      slotAt('10:00', tuesday),
      `/book/times?${portal}anna-de-vries`,
    )
    for (const who of ['anna-de-vries', 'selim-aydin']) {
      const times = await day(tuesday, portal + who)
      expect(['09:00', '09:30', '10:00', '10:30', '11:00'].filter((each) => times.includes(each))).toEqual([
        '09:00',
        '11:00',
      ])
    }
    expect(await day(tuesday, `${portal}anna-de-vries`)).toContain('11:30')
  })
})

describe('which of the free times are shown', () => {
  const [monday, any] = ['2027-01-25', '/book/times?practitioner=any']
  const anna = '/book/times?practitioner=anna-de-vries'

  it('P6: only the first of each day; once it is held the next one appears; two visitors see the same', async () => {
    sql("update practice set visibility = 'first'")
    const both = await Promise.all([visit(anna, 1), visit(anna, 2)])
    expect(both.map(slots)).toEqual([
      ['10:00', '09:00', '09:00'],
      ['10:00', '09:00', '09:00'],
    ])
    const details = await both[0]?.form('form:has(.slots)').press({ name: 'slot' })
    expect(details?.path).toBe('/book/details')
    const late = await both[1]?.form('form:has(.slots)').press({ name: 'slot' })
    expect([late?.status, late?.heading]).toEqual([409, 'That time has just been taken'])
    expect(slots(await visit(anna, 3))[0]).toBe('10:30')
  })

  it('P6, rule 12: without a preference one a day over all', async () => {
    sql("update practice set visibility = 'first'")
    await toDetails(openBrowser(test), slotAt('10:00', monday), anna)
    expect((await day(monday, 'practitioner=any'))[0]).toBe('10:00')
    expect(slots(await visit(any))).toHaveLength(3)
    await toDetails(openBrowser(test, { ip: '198.51.100.9' }), slotAt('10:00', monday), any)
    expect((await day(monday, 'practitioner=any'))[0]).toBe('10:30')
  })

  it('P6: a free time that was not shown cannot be held by whoever knows its address', async () => {
    const page = await visit(anna)
    sql("update practice set visibility = 'first'")
    const answer = await page.form('form:has(.slots)').press({ name: 'slot', value: slotAt('11:00', monday) })
    expect([answer.status, answer.heading]).toEqual([409, 'This time cannot be booked'])
    expect(count(test.db, 'hold')).toBe(0)
  })

  it('P7: compact shows what leaves no hole', async () => {
    sql(
      "update calendar set visibility = 'compact'; update appointment_type set minutes = 45, grid_minutes = 15",
    )
    expect((await day('2027-01-26', 'practitioner=anna-de-vries')).slice(0, 8)).toEqual([
      '09:00',
      '09:45',
      '10:00',
      '10:15',
      '10:30',
      '11:15',
      '13:00',
      '13:45',
    ])
  })
})

describe('closed', () => {
  const tuesday = '2027-01-26'

  it('a closure takes its days off the web; what is booked stays, and staff may book', async () => {
    await toBooked(test, openBrowser(test), noor, slotAt('10:00', tuesday), '/book/times?practitioner=any')
    const held = await toDetails(openBrowser(test), slotAt('11:00', tuesday), '/book/times?practitioner=any')
    sql(`insert into closure (from_date, to_date) values ('${tuesday}', '2027-01-27')`)
    expect((await offered('/book/times?practitioner=any', 1)).map((each) => each.slice(0, 10))).toEqual([
      '2027-01-25',
      '2027-01-28',
      '2027-01-29',
    ])
    test.now += 20
    const check = await held.fill({ ...noor, firstName: 'Kim' }).press('Continue')
    expect((await check.press('Book appointment')).status).toBe(409)
    expect(count(test.db, 'appointment', "status = 'booked'")).toBe(1)
    const where = { typeId: small.consult, calendarId: small.anna, locationId: small.locationId }
    const who = {
      patientId: addPatient(test.db, 'Kim Visser'),
      email: null,
      phone: null,
      language: 'en' as const,
    }
    const booking = { ...where, ...who, startsAt: at(tuesday, '14:00') }
    expect(bookByStaff(test.db, test.world.keys, booking, theSystem, test.now).ok).toBe(true)
  })
})

describe('F39: a location that takes no new bookings', () => {
  let wide: WidePractice

  beforeEach(() => {
    test = openApp()
    wide = widePractice(test.db)
    small = wide
  })

  const shut = (id: number) => sql(`update location set new_booking_on = 0 where id = ${id}`)

  it('is not offered, nor who works only there, nor what is done only there', async () => {
    shut(wide.haven)
    expect((await visit('/book')).texts('.pick b')).toEqual(['Consult', 'Flu jab'])
    expect((await visit('/book?type=consult')).texts('.pick b')).toEqual([
      'No preference',
      'Anna de Vries',
      'Selim Aydin',
    ])
    for (const address of ['/book?location=de-haven', '/book?type=massage', '/book?practitioner=bo-lind'])
      expect((await visit(address)).status).toBe(404)
  })

  it('a type for that location alone goes with it; with all of them there is nothing to book', async () => {
    sql(`insert into type_location values (${wide.vaccination}, ${wide.haven})`)
    shut(wide.haven)
    const page = await visit('/book')
    expect(page.path === '/book' ? page.texts('.pick b') : []).not.toContain('Flu jab')
    shut(wide.locationId)
    expect((await visit('/book')).heading).toBe('Nothing to book online')
  })

  it('refuses whoever has a form in hand when it is switched off', async () => {
    const times = '/book/times?type=consult&location=de-linde&practitioner=any'
    const details = await toDetails(openBrowser(test), slotAt('10:00', '2027-01-26'), times)
    test.now += 20
    const check = await details.fill(noor).press('Continue')
    shut(wide.locationId)
    expect((await check.press('Book appointment')).status).toBe(409)
    expect(count(test.db, 'appointment')).toBe(0)
  })
})

describe('P8: nobody may book themselves', () => {
  it('at a maximum of none there is nothing free, but with whom it is allowed', async () => {
    sql('update practice set max_own_bookings = 0')
    expect((await visit('/book/times?practitioner=any')).heading).toBe('No free times online')
    sql(`update calendar set max_own_bookings = -1 where id = ${small.selim}`)
    const details = await toDetails(openBrowser(test), slotAt('10:00'), '/book/times?practitioner=any')
    expect(details.text).toContain('Selim Aydin')
  })
})
