import { beforeEach, describe, expect, it } from 'vitest'
import { addLink } from '../../src/booking/links.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { addLocation, changePractice } from '../../src/practice/practice.commands.ts'
import { stampOf } from '../../src/schedule/block.ts'
import { listBlocks, listTemplateBlocks } from '../../src/schedule/blocks.queries.ts'
import { chooseForWeekBlock, setTemplateWeb } from '../../src/schedule/choice.commands.ts'
import { addClosure } from '../../src/schedule/closures.commands.ts'
import { addAbsence, setDatedWeb } from '../../src/schedule/schedule.commands.ts'
import { draftOf } from '../../src/schedule/templates.commands.ts'
import { addResource, setCalendarOnline } from '../../src/staff/calendars.commands.ts'
import { addBlockKind, setKindTypes, setKindWeb } from '../../src/types/block-kinds.commands.ts'
import { type NewType, setTypeOnline } from '../../src/types/types.commands.ts'
import { addBooking, at } from '../agenda/bookings.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { everything, toDetails, withAnna } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page, type Value } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'

const tuesday = '2027-01-26'
let test: TestApp
let small: SmallPractice
let owner: Browser

async function open(type: Partial<NewType> = {}, now?: number): Promise<void> {
  test = openApp(now)
  small = smallPractice(test.db, {}, type)
  owner = await signedIn(test, 'owner')
}

beforeEach(() => open())

const sql = (text: string) => test.db.raw.exec(text)

interface Row {
  readonly state: string
  readonly text: string
  readonly source: string
  readonly href: string
}

/** The rules of one time as the page shows them. */
function rulesOf(page: Page): readonly Row[] {
  return page.document.querySelectorAll('main tbody tr').map((row) => {
    const [state, rule, from] = row.querySelectorAll('td')
    const link = from?.querySelector('a')
    const href = (link?.getAttribute('href') ?? '').replaceAll('&amp;', '&')
    link?.remove()
    return {
      state: state?.text.trim() ?? '',
      text: rule?.text.trim() ?? '',
      source: from?.text.trim() ?? '',
      href,
    }
  })
}

/** Staff ask about Anna's consult on that Tuesday, or about something else. */
async function ask(time: string, changes: Readonly<Record<string, string>> = {}, by = owner): Promise<Page> {
  const asked = {
    type: String(small.consult),
    practitioner: String(small.anna),
    date: tuesday,
    time,
    ...changes,
  }
  return by.visit(`/staff/schedule/why?${new URLSearchParams(asked)}`)
}

async function inTheWay(time: string, changes: Readonly<Record<string, string>> = {}) {
  const rules = rulesOf(await ask(time, changes))
  return rules
    .filter(({ state }) => state === 'In the way')
    .map(({ text, source, href }) => [text, source, href])
}

/** What the public page lists of Anna's times on a date. */
async function listed(date = tuesday): Promise<readonly string[]> {
  const page = await openBrowser(test).visit(`${withAnna}&from=${date}&day=${date}`)
  const slots = page.document
    .querySelectorAll('button[name="slot"]')
    .map((each) => each.getAttribute('value') ?? '')
  return [...new Set(slots.filter((each) => each.startsWith(date)).map((each) => each.slice(11, 16)))].sort()
}

async function save(path: string, fields: Readonly<Record<string, Value>>): Promise<void> {
  const page = await owner.visit(path)
  const saved = await page.form(`form[action="${path}"]`).fill(fields).press('Save')
  expect([path, saved.status, saved.query.get('saved')]).toEqual([path, 200, '1'])
}

const type = () => `/staff/settings/types/${small.consult}`
const anna = () => `/staff/settings/practitioners/${small.anna}`
const location = () => `/staff/settings/locations/${small.locationId}`
const blockOfDay = (position = 0) => `/staff/schedule/days/${small.anna}/${tuesday}/${position}`
function templateBlock(): string {
  const [block] = listBlocks(test.db, small.anna, tuesday)
  return `/staff/schedule/templates/1/blocks/${block?.id}`
}
const practice = '/staff/settings/practice'
const functions = '/staff/settings/functions'

describe('why a time is not offered', () => {
  it('shows every rule of a time that is offered, each with its level and the way to its setting', async () => {
    const page = await ask('10:00')
    expect(page.heading).toBe('Why is this time not offered?')
    expect(page.texts('main .tools .st')).toEqual(['Offered'])
    expect(rulesOf(page).map(({ state, ...rule }) => [state, ...Object.values(rule)])).toEqual([
      ['Fits', 'Online booking is open.', 'Practice', functions],
      ['Fits', 'Anna de Vries can be booked online.', 'Practitioner', anna()],
      ['Fits', '“Consult” can be booked online.', 'Appointment type', type()],
      ['Fits', 'Anna de Vries does “Consult”.', 'Appointment type', type()],
      ['Fits', 'De Linde takes new bookings online.', 'Practice', functions],
      ['Fits', 'It lies in the block General, 09:00–12:00.', 'Week template', templateBlock()],
      ['Fits', 'The block “General” is bookable online.', 'Kind of block', '/staff/schedule/kinds/1'],
      ['Fits', '“Consult” is allowed in the block “General”.', 'Kind of block', '/staff/schedule/kinds/1'],
      ['Fits', 'At least 2 hours ahead, as asked.', 'Practice', practice],
      ['Fits', 'Within 56 days ahead: Monday 22 March 2027 is the last day.', 'Practice', practice],
      ['Fits', 'Anna de Vries is free.', '', ''],
      ['Fits', 'All free times are shown.', 'Practice', practice],
    ])
  })

  it.each<[string, () => unknown, string, string, string, () => string]>([
    [
      'F14: a portal that is closed',
      () => changePractice(test.db, { portal_open: 0 }, theSystem, test.now),
      '10:00',
      'Online booking is closed.',
      'Practice',
      () => functions,
    ],
    [
      'F15: new bookings that are off for the practice',
      () => changePractice(test.db, { new_booking_on: 0 }, theSystem, test.now),
      '10:00',
      'De Linde takes no new bookings online.',
      'Practice',
      () => functions,
    ],
    [
      'F39: new bookings that are off at the location',
      () => save(location(), { newBooking: 'off' }),
      '10:00',
      'De Linde takes no new bookings online.',
      'Location',
      location,
    ],
    [
      'P2: a practitioner who is not online',
      () => setCalendarOnline(test.db, small.anna, false, theSystem, test.now),
      '10:00',
      'Anna de Vries cannot be booked online.',
      'Practitioner',
      anna,
    ],
    [
      'P3, J30: a type that is not online',
      () => setTypeOnline(test.db, small.consult, false, theSystem, test.now),
      '10:00',
      '“Consult” cannot be booked online.',
      'Appointment type',
      type,
    ],
    [
      'J30: a type that is retired',
      () => save(type(), { active: false }),
      '10:00',
      '“Consult” is no longer in use.',
      'Appointment type',
      type,
    ],
    [
      'F26: a type that somebody else does',
      () => sql(`delete from type_calendar where calendar_id = ${small.anna}`),
      '10:00',
      'Anna de Vries does not do “Consult”.',
      'Appointment type',
      type,
    ],
    [
      'P8: a practitioner with whom nobody may book online',
      () => save(anna(), { maxOwnBookings: '0' }),
      '10:00',
      'Nobody may book online: the most own bookings is 0.',
      'Practitioner',
      anna,
    ],
    [
      'rule 4: a type for those who have been here before',
      () => save(type(), { whoMayBook: 'known' }),
      '10:00',
      '“Consult” is only for those who have been here before.',
      'Appointment type',
      type,
    ],
    [
      'J32: a time outside the blocks',
      () => undefined,
      '12:30',
      'No block is planned at this time in the week template.',
      'Week template',
      () => `/staff/schedule/days?calendar=${small.anna}&date=${tuesday}`,
    ],
    [
      'P4: no week template in force',
      () => sql(`update schedule_period set from_date = '2027-06-01' where calendar_id = ${small.anna}`),
      '10:00',
      'No week template of Anna de Vries is in force on this day.',
      'Week template',
      () => '/staff/schedule/templates',
    ],
    [
      'rule 35: a practitioner who begins later',
      () => save(anna(), { fromDate: '2027-02-01' }),
      '10:00',
      'Anna de Vries begins on Monday 1 February 2027.',
      'Practitioner',
      anna,
    ],
    [
      'rule 35: a practitioner who has left',
      () => save(anna(), { toDate: '2027-01-25' }),
      '10:00',
      'Anna de Vries was here until Monday 25 January 2027.',
      'Practitioner',
      anna,
    ],
    [
      'J32: closed days of the practice',
      () => close(null),
      '10:00',
      'Closed from Monday 25 January to Tuesday 26 January.',
      'Practice',
      () => '/staff/schedule/closures/1',
    ],
    [
      'J32: closed days of the location',
      () => close(small.locationId),
      '10:00',
      'Closed from Monday 25 January to Tuesday 26 January.',
      'Location',
      () => '/staff/schedule/closures/1',
    ],
    [
      'F18, rule 11: a kind of block that is not online',
      () => setKindWeb(test.db, small.general, false, theSystem, test.now),
      '10:00',
      'The block “General” is not bookable online.',
      'Kind of block',
      () => '/staff/schedule/kinds/1',
    ],
    [
      'F18, rule 11: a block of the week template that is not online',
      () => offline(),
      '10:00',
      'The block “General” is not bookable online.',
      'Week template',
      templateBlock,
    ],
    [
      'F19, rule 11: a block of this day that is not online',
      () => untick(0),
      '10:00',
      'The block “General” is not bookable online.',
      'Block of this day',
      () => blockOfDay(),
    ],
    [
      'J36, J37: a type that is not allowed in the kind',
      () => setKindTypes(test.db, small.general, [], theSystem, test.now),
      '10:00',
      '“Consult” is not allowed in the block “General”.',
      'Kind of block',
      () => '/staff/schedule/kinds/1',
    ],
    [
      'J38, J40: a type that is not allowed in the block of the week template',
      () => nothingAllowed(),
      '10:00',
      '“Consult” is not allowed in the block “General”.',
      'Week template',
      templateBlock,
    ],
    [
      'F33, F34: a type that is tied to another kind of block',
      () => tie(),
      '10:00',
      '“Consult” is only for blocks of the kind “Check-ups”; this one is “General”.',
      'Appointment type',
      type,
    ],
    [
      'J33: a start too late for its block',
      () => sql('update appointment_type set minutes = 45'),
      '11:30',
      '45 minutes do not fit before the block ends at 12:00.',
      'Appointment type',
      type,
    ],
    [
      'F25: a start beside the grid',
      () => undefined,
      '10:10',
      'Starts are 30 minutes apart, counted from 09:00.',
      'Appointment type',
      type,
    ],
    [
      'J50, P10: the type’s lead time',
      () => save(type(), { leadHours: '48' }),
      '10:00',
      'Patients may book until 48 hours before the start.',
      'Appointment type',
      type,
    ],
    [
      'J50, P10: the practitioner’s lead time',
      () => save(anna(), { leadHours: '47' }),
      '10:00',
      'Patients may book until 47 hours before the start.',
      'Practitioner',
      anna,
    ],
    [
      'J50, P10: the location’s lead time',
      () => save(location(), { leadHours: '46' }),
      '10:00',
      'Patients may book until 46 hours before the start.',
      'Location',
      location,
    ],
    [
      'J50, P10: the practice’s lead time',
      () => changePractice(test.db, { lead_hours: 45 }, theSystem, test.now),
      '10:00',
      'Patients may book until 45 hours before the start.',
      'Practice',
      () => practice,
    ],
    [
      'J49, P9: the horizon',
      () => save(type(), { horizonDays: '0' }),
      '10:00',
      'Patients may book today only: Monday 25 January 2027 is the last day.',
      'Appointment type',
      type,
    ],
    [
      'rule 15: times that appear late',
      () => save(type(), { releaseHours: '3' }),
      '10:00',
      'Times of “Consult” appear 3 hours before they start.',
      'Appointment type',
      type,
    ],
    [
      'J32: an appointment',
      () =>
        addBooking(test.db, small, { date: tuesday, from: '10:00', to: '10:30', people: ['Noor Bakker'] }),
      '10:00',
      'Booked, 10:00–10:30.',
      '',
      () => '/staff/appointments/1',
    ],
    [
      'rule 14: the minutes around an appointment',
      () => {
        sql('update appointment_type set buffer_after = 10')
        addBooking(test.db, small, { date: tuesday, from: '09:30', to: '10:00' })
      },
      '10:00',
      'The minutes kept free around the appointment of 09:30–10:00 are in the way.',
      '',
      () => '/staff/appointments/1',
    ],
    [
      'rule 17: a visitor who is booking it',
      () => toDetails(openBrowser(test), `${tuesday}T10:00+01:00`, withAnna),
      '10:00',
      'A visitor is booking 10:00–10:30 and has it held until 08:10.',
      '',
      () => `/staff/agenda?date=${tuesday}`,
    ],
    [
      'J32: an absence',
      () => away('09:45', '10:15'),
      '10:00',
      'Anna de Vries is away: 09:45–10:15.',
      '',
      () => '/staff/schedule/absences/1',
    ],
    [
      'F9, rule 14: a room that is taken',
      () => need(true),
      '10:00',
      'Nothing that meets the need “Laser” is free: Laser 1.',
      'Appointment type',
      type,
    ],
    [
      'F9: a need that nothing meets',
      () => need(false),
      '10:00',
      'No room or device in use meets the need “Laser”.',
      'Appointment type',
      type,
    ],
    [
      'P6, rule 12: only the first time of the day is shown',
      () => save(type(), { visibility: 'first' }),
      '10:00',
      'Free, but only the first free time of the day is shown.',
      'Appointment type',
      type,
    ],
    [
      'P7, rule 12: the kind of block keeps times close',
      () =>
        sql(`update block_kind set visibility = 'compact'; update appointment_type set grid_minutes = 10`),
      '09:10',
      'Free, but it would leave a gap: only times that leave no gaps are shown.',
      'Kind of block',
      () => '/staff/schedule/kinds/1',
    ],
  ])('says so of %s', async (_what, arrange, time, text, source, href) => {
    await arrange()
    const visitor = text.includes('been here before') ? { visitor: 'new' } : {}
    expect(await inTheWay(time, visitor)).toEqual([[text, source, href()]])
    const page = await ask(time, visitor)
    expect(page.texts('main .tools .st')).toEqual(['Not offered'])
    if (Object.keys(visitor).length === 0) expect(await listed()).not.toContain(time)
  })

  function close(locationId: number | null): void {
    const days = { from: '2027-01-25', to: tuesday, texts: {}, coverName: null, coverPhone: null }
    addClosure(test.db, { locationId, ...days }, theSystem, test.now)
  }

  /** Anna's Tuesday morning, as of every week. */
  function weekBlock() {
    const [planned] = listBlocks(test.db, small.anna, tuesday)
    return listTemplateBlocks(test.db, 1).find(({ id }) => id === planned?.id)
  }

  function offline(): void {
    const block = weekBlock()
    if (block) setTemplateWeb(test.db, block, false, theSystem, test.now)
  }

  function untick(position: number): void {
    const day = { calendarId: small.anna, date: tuesday, position, web: false }
    setDatedWeb(test.db, day, theSystem, test.now)
  }

  /** In Anna's Tuesday morning, as of every week, nothing is allowed. */
  function nothingAllowed(): void {
    const block = weekBlock()
    const choice = { web: null, types: new Set<number>() }
    if (block) chooseForWeekBlock(test.db, block, stampOf(block), choice, theSystem, test.now)
  }

  async function tie(): Promise<void> {
    const kind = addBlockKind(test.db, { name: 'Check-ups', colour: 2, web: true }, theSystem, test.now)
    await save(type(), { blockFilter: true, blockKind: String(kind) })
  }

  function away(from: string, to: string, resourceId = 1): void {
    const absence = { resourceId, startsAt: at(tuesday, from), endsAt: at(tuesday, to), reason: 'Course' }
    addAbsence(test.db, absence, theSystem, test.now)
  }

  function need(there: boolean): void {
    sql(`insert into type_need (id, type_id, name) values (1, ${small.consult}, 'Laser')`)
    if (!there) return
    const laser = { kind: 'device', name: 'Laser 1', locationId: small.locationId } as const
    const id = addResource(test.db, laser, theSystem, test.now)
    sql(`insert into type_need_resource values (1, ${id})`)
    away('10:00', '11:00', id)
  }

  it('rule 11: a dated block without a word of its own has that of its template', async () => {
    offline()
    untick(1)
    const [first] = await inTheWay('10:00')
    expect(first?.slice(0, 2)).toEqual(['The block “General” is not bookable online.', 'Week template'])
    expect((await inTheWay('13:00'))[0]?.[1]).toBe('Block of this day')
  })

  it('P5: a draft that waits to be put into force is named where a block is missing', async () => {
    draftOf(test.db, 1, theSystem, test.now)
    const ways = await inTheWay('12:30')
    expect(ways.map(([text]) => text)).toEqual([
      'No block is planned at this time in the week template.',
      'Changed times wait in a draft. They act once you put it into force.',
    ])
    expect(ways[1]?.[2]).toBe('/staff/schedule/templates/3')
  })

  it('says everything at once, in the order of judging', async () => {
    sql('update appointment_type set lead_hours = 48')
    addBooking(test.db, small, { date: tuesday, from: '10:00', to: '10:30' })
    away('10:00', '12:00')
    expect((await inTheWay('10:10')).map(([text]) => text)).toEqual([
      'Starts are 30 minutes apart, counted from 09:00.',
      'Patients may book until 48 hours before the start.',
      'Booked, 10:00–10:30.',
      'Anna de Vries is away: 10:00–12:00.',
    ])
  })

  it('what has gone by', async () => {
    expect((await inTheWay('10:00', { date: '2027-01-22' })).map(([text]) => text)).toEqual([
      'This time has gone by.',
    ])
  })

  it('rule 10: a group that is full, until a place comes free', async () => {
    await open({ minutes: 60, gridMinutes: 60, places: 1 })
    sql('update appointment_type set places = 2')
    addBooking(test.db, small, {
      date: tuesday,
      from: '10:00',
      to: '11:00',
      people: ['Noor Bakker', 'Jo Smit'],
    })
    sql('update appointment set places = 2')
    expect(await inTheWay('10:00')).toEqual([
      ['The group at 10:00 is full (2 places).', '', '/staff/appointments/1'],
    ])
    sql('update attendee set cancelled_at = 1 where id = 2')
    expect(await inTheWay('10:00')).toEqual([])
  })

  it('rule 12: with no preference the first time is one over all', async () => {
    await save(type(), { visibility: 'first' })
    addBooking(test.db, small, { date: tuesday, from: '09:00', to: '09:30' })
    const page = await ask('09:30', { practitioner: '' })
    expect(page.texts('main .tools h2, main .tools .st')).toEqual([
      'Consult, Anna de Vries, 09:30–10:00',
      'Not offered',
      'Consult, Selim Aydin, 09:30–10:00',
      'Not offered',
    ])
    expect(page.text).toContain('Free, but only the first free time of the day is shown.')
    expect((await ask('09:30')).texts('main .tools .st')).toEqual(['Offered'])
  })

  it('F36, P8: what is judged of the person is told, and nobody is named', async () => {
    await save(type(), { ageFilter: true, ageFrom: '24', maxOwnBookings: '2' })
    const page = await ask('10:00')
    expect(page.texts('main .two ul li').map((text) => text.replace(/ Change.*/, ''))).toEqual([
      '“Consult” is for patients of 24 and older. (Appointment type)',
      'One person may have 2 own bookings to come. (Appointment type)',
      'One contact may have 6 open bookings. (Practice)',
    ])
    addBooking(test.db, small, { date: tuesday, from: '10:00', to: '10:30', people: ['Noor Bakker'] })
    for (const time of ['10:00', '']) expect((await ask(time)).html).not.toMatch(/Noor|Bakker/)
  })
})

describe('why, for a link of the practice (P37)', () => {
  it.each([
    ['one that is out of use', { active: false }, 'The link “here” is not in use.'],
    ['one that is for somebody else', { calendarId: 2 }, 'The link “here” is for something else only.'],
    ['one that leads here', {}, undefined],
  ])('%s', async (_what, changes, text) => {
    const facts = {
      typeId: null,
      locationId: null,
      calendarId: null,
      slug: 'here',
      fixed: true,
      active: true,
    }
    addLink(test.db, { ...facts, ...changes }, theSystem, test.now)
    const ways = await inTheWay('10:00', { link: '1' })
    expect(ways).toEqual(text ? [[text, '', '/staff/settings/links/1']] : [])
    if (!text) expect((await ask('10:00', { link: '1' })).text).toContain('The link “here” offers this.')
  })

  it('one that leads to nothing', async () => {
    const facts = { typeId: small.consult, locationId: null, calendarId: null }
    addLink(test.db, { ...facts, slug: 'here', fixed: true, active: true }, theSystem, test.now)
    setTypeOnline(test.db, small.consult, false, theSystem, test.now)
    expect((await inTheWay('10:00', { link: '1' })).map(([text]) => text)).toEqual([
      'The link “here” leads to nothing that can be booked.',
      '“Consult” cannot be booked online.',
    ])
  })
})

/** "09:00–10:00 Offered 2 times" and so on. */
function stretches(page: Page): readonly string[] {
  return page.document.querySelectorAll('main tbody tr').map((row) => {
    for (const hidden of row.querySelectorAll('.vh')) hidden.remove()
    const cells = row.querySelectorAll('th, td').map((cell) =>
      cell.text
        .replace(/\u2060/g, '')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    return cells.join(' ').trim()
  })
}

describe('a whole day', () => {
  it('is grouped by what is in the way, and offers exactly what patients find', async () => {
    addBooking(test.db, small, { date: tuesday, from: '09:00', to: '10:00' })
    setDatedWeb(
      test.db,
      { calendarId: small.anna, date: tuesday, position: 1, web: false },
      theSystem,
      test.now,
    )
    const page = await ask('')
    expect(stretches(page)).toEqual([
      '09:00–10:00 Not offered Booked, 09:00–10:00. Open',
      '10:00–12:00 Offered 4 times',
      '13:00–17:00 Not offered The block “General” is not bookable online. (Block of this day) Change',
    ])
    expect(page.text).toContain('Offered at 4 times on this day.')
    expect(await listed()).toEqual(['10:00', '10:30', '11:00', '11:30'])
    const detail = await page.link(/^10:00/).click()
    expect([detail.query.get('time'), detail.texts('main .tools .st')]).toEqual(['10:00', ['Offered']])
    expect((await detail.link('The whole day').click()).query.get('time')).toBeNull()
  })

  it('says once what keeps all of it closed', async () => {
    setCalendarOnline(test.db, small.anna, false, theSystem, test.now)
    changePractice(test.db, { portal_open: 0 }, theSystem, test.now)
    const page = await ask('')
    expect(page.texts('main ul.note li').map((text) => text.replace(/ Change.*/, ''))).toEqual([
      'Online booking is closed. (Practice)',
      'Anna de Vries cannot be booked online. (Practitioner)',
    ])
    expect(page.text).toContain('Not offered at all on this day.')
    expect(stretches(page)).toEqual(['09:00–12:00 Not offered', '13:00–17:00 Not offered'])
  })

  it('without blocks says what is missing', async () => {
    const page = await ask('', { date: '2027-01-31' })
    expect(page.texts('main ul.note li')[0]).toContain(
      'No block is planned at this time in the week template.',
    )
    expect(stretches(page)).toEqual([])
  })

  it('beyond the horizon says where that ends', async () => {
    const page = await ask('', { date: '2027-04-06' })
    expect(stretches(page)[0]).toBe(
      '09:00–12:00 Not offered Patients may book 56 days ahead: Monday 22 March 2027 is the last day. (Practice) Change',
    )
  })

  it('of somebody who works in two places says where each block is', async () => {
    const haven = addLocation(
      test.db,
      { name: 'De Haven', address: 'Kade 2', phone: null },
      theSystem,
      test.now,
    )
    sql(`update template_block set location_id = ${haven} where from_minute = 780`)
    expect(stretches(await ask(''))).toEqual(['09:00–12:00 Offered 6 times', '13:00–17:00 Offered 8 times'])
    const here = stretches(await ask('', { location: String(small.locationId) }))
    expect(here[1]).toContain('13:00–17:00 Not offered The block is at De Haven, not at De Linde.')
    await save(type(), { location: [String(haven)] })
    expect((await inTheWay('10:00'))[0]).toEqual([
      '“Consult” is not given at De Linde.',
      'Appointment type',
      type(),
    ])
  })

  it('of every type of a practitioner is one line each', async () => {
    addBooking(test.db, small, { date: tuesday, from: '10:00', to: '10:30' })
    expect(stretches(await ask('', { type: '' }))).toEqual([
      'Consult Offered Offered at 13 times on this day.',
    ])
    expect(stretches(await ask('10:00', { type: '' }))).toEqual([
      'Consult Not offered Booked, 10:00–10:30. Open',
    ])
    expect((await ask('10:00', { type: '' })).link('Consult').href).toContain('type=1&practitioner=1')
  })
})

describe('the question', () => {
  it('is a form, filled in with what was asked', async () => {
    const page = await owner.visit('/staff/schedule/why')
    expect([page.status, page.text.includes('Choose an appointment type or a practitioner.')]).toEqual([
      200,
      true,
    ])
    const answer = await page
      .form('form[action="/staff/schedule/why"]')
      .fill({ type: '1', practitioner: '1', date: tuesday, time: '10.00' })
      .press('Show why')
    expect(answer.texts('main .tools .st')).toEqual(['Offered'])
    expect(['type', 'practitioner', 'date', 'time'].map((name) => answer.field(name).value)).toEqual([
      '1',
      '1',
      tuesday,
      '10.00',
    ])
  })

  it.each([
    [{ type: '99' }, 'Appointment type: Choose one from the list'],
    [{ type: 'x' }, 'Appointment type: Choose one from the list'],
    [{ practitioner: '-1' }, 'Practitioner: Choose one from the list'],
    [{ location: '7' }, 'Location: Choose one from the list'],
    [{ link: '3' }, 'The patient comes by: Choose one from the list'],
    [{ date: '2027-02-30' }, 'Date: Enter a date'],
    [{ date: 'tomorrow' }, 'Date: Enter a date'],
    [{ date: '99999-01-01' }, 'Date: Enter a date'],
    [{ time: '25:00' }, 'Time: Enter a time such as 9:30'],
    [{ time: '24:00' }, 'Time: Enter a time such as 9:30'],
    [{ time: '<script>' }, 'Time: Enter a time such as 9:30'],
  ])('with nonsense in it is told so: %o', async (changes, error) => {
    const page = await ask('10:00', changes)
    expect([page.status, page.texts('.es li')]).toEqual([422, [error]])
    expect(page.html).not.toContain('<script>"')
  })

  it.each(['1850-01-01', '2200-12-31', '2027-01-22', '2027-03-22', '2027-03-23'])(
    'may be about any date: %s',
    async (date) => {
      for (const time of ['', '10:00']) expect((await ask(time, { date })).status).toBe(200)
    },
  )

  it('about a time that the clock skips or shows twice is answered as it is', async () => {
    sql(
      'update template_block set weekday = 7, from_minute = 0, to_minute = 300 where from_minute = 540 and weekday = 1',
    )
    const skipped = await ask('02:30', { date: '2027-03-28' })
    expect(skipped.text).toContain('The clock skips 02:30 on Sunday 28 March 2027: that time does not exist.')
    changePractice(test.db, { horizon_days: -1 }, theSystem, test.now)
    const doubled = await ask('02:30', { date: '2027-10-31' })
    expect(doubled.texts('main .tools .st')).toEqual(['Offered', 'Offered'])
  })

  it('about a type that nobody does says so', async () => {
    sql('delete from type_calendar')
    expect((await ask('10:00', { practitioner: '' })).text).toContain('Nobody does “Consult”.')
  })

  it('is open to everybody at work; the ways to settings only to those who may change them', async () => {
    const hrefs = async (role: 'reception' | 'practitioner') => {
      const page = await ask('10:00', {}, await signedIn(test, role))
      return [...new Set(rulesOf(page).map(({ href }) => href))].filter(Boolean)
    }
    expect(await hrefs('reception')).toEqual([templateBlock(), blockOfDay()])
    expect(await hrefs('practitioner')).toEqual([])
  })

  it('changes nothing', async () => {
    const before = everything(test.db, ['session'])
    for (const changes of [{}, { type: '' }, { practitioner: '' }])
      for (const time of ['10:00', '']) expect((await ask(time, changes)).status).toBe(200)
    expect(everything(test.db, ['session'])).toEqual(before)
  })
})

describe('the ways to the question', () => {
  it('from the agenda: the day, a practitioner and a hold; a gap is for booking', async () => {
    const agenda = await owner.visit(`/staff/agenda?date=${tuesday}`)
    expect((await agenda.link('Why is a time not offered?').click()).query.get('date')).toBe(tuesday)
    expect(agenda.link(/^09:00 free/, '[aria-labelledby="c1"]').href).toContain('/staff/appointments/new?')
    const column = await agenda.link('Why? Anna de Vries').click()
    expect(Object.fromEntries(column.query)).toEqual({ practitioner: '1', date: tuesday })
    await toDetails(openBrowser(test), `${tuesday}T10:00+01:00`, withAnna)
    const held = await (await owner.visit(`/staff/agenda?date=${tuesday}`)).link(/^Held online/).click()
    expect([held.query.get('time'), held.text.includes('A visitor is booking 10:00–10:30')]).toEqual([
      '10:00',
      true,
    ])
  })

  it('from the schedule: the week, a block, a day', async () => {
    const week = await owner.visit('/staff/schedule')
    const block = await week.link(/^Why\? Tuesday 26 January, Anna de Vries, 13:00–17:00/).click()
    expect(Object.fromEntries(block.query)).toEqual({ practitioner: '1', date: tuesday, time: '13:00' })
    expect((await week.link('Why is a time not offered?').click()).path).toBe('/staff/schedule/why')
    const day = await owner.visit(`/staff/schedule/days?calendar=1&date=${tuesday}`)
    expect((await day.link('Why is a time not offered?').click()).query.get('practitioner')).toBe('1')
  })
})
