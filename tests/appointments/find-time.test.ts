import { beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { addAbsence } from '../../src/schedule/schedule.commands.ts'
import { addResource } from '../../src/staff/calendars.commands.ts'
import { addBooking, at as instant } from '../agenda/bookings.ts'
import type { Page } from '../helpers/browser.ts'
import { type Desk, openDesk, tomorrow } from './desk.ts'

let desk: Desk

beforeEach(async () => {
  desk = await openDesk()
})

const find = (query = ''): Promise<Page> =>
  desk.browser.visit(`/staff/appointments/find?from=${tomorrow}&${query}`)
/** The times of the first day shown. */
const first = (page: Page): readonly string[] =>
  (page.document.querySelector('#times section')?.querySelectorAll('button') ?? []).map(({ textContent }) =>
    textContent.replace(/, .*/, '').trim(),
  )
const days = (page: Page): readonly string[] => page.texts('#times h2')

describe('find next free', () => {
  it('lists what fits by day, and leads to the form with everything filled in', async () => {
    const page = await find(`practitioner=1&patient=${desk.noor}`)
    expect(days(page)[0]).toBe('Tuesday 26 January 2027')
    expect(first(page).slice(0, 3)).toEqual(['09:00', '09:30', '10:00'])
    const form = await page.press(/^09:30, Tuesday 26/)
    const field = (name: string) => form.field(name).value
    expect([field('date'), field('time'), field('practitioner')]).toEqual([tomorrow, '09:30', '1'])
    expect(form.text).toContain('Noor Bakker')
    expect(form.text).toContain('09:30–10:00: free.')
  })

  it('by weekdays, part of the day and hours', async () => {
    const page = await find('practitioner=1&day=5&day=1&part=afternoon')
    expect(days(page).slice(0, 2)).toEqual(['Friday 29 January 2027', 'Monday 1 February 2027'])
    expect(first(page)[0]).toBe('13:00')
    expect(first(await find('practitioner=1&after=10:00&before=11:00'))).toEqual(['10:00', '10:30'])
    expect(first(await find('practitioner=1&part=morning')).at(-1)).toBe('11:30')
  })

  it('for anyone who does the type, with the name', async () => {
    expect(first(await find()).slice(0, 2)).toEqual(['09:00 Anna de Vries', '09:00 Selim Aydin'])
  })

  it('as long as it takes', async () => {
    addBooking(desk.test.db, desk.small, { date: tomorrow, from: '10:00', to: '10:30' })
    expect(first(await find('practitioner=1&minutes=90&part=morning'))).toEqual(['10:30'])
  })

  it('also right after something that ends off the grid, so that no gap is left', async () => {
    addBooking(desk.test.db, desk.small, { date: tomorrow, from: '09:00', to: '09:20' })
    expect(first(await find('practitioner=1')).slice(0, 3)).toEqual(['09:20', '09:30', '10:00'])
  })

  it('without regard to ticks for the web, notice and horizon; with them where that is asked for', async () => {
    desk.test.db.raw.exec(
      'update block_kind set web = 0; update appointment_type set online = 0, lead_hours = 72',
    )
    expect(first(await find('practitioner=1'))[0]).toBe('09:00')
    expect(days(await find('practitioner=1&offered=yes'))).toEqual([])
    desk.test.db.raw.exec('update block_kind set web = 1; update appointment_type set online = 1')
    expect(days(await find('practitioner=1&offered=yes'))[0]).toBe('Thursday 28 January 2027')
  })

  it('but not in a block that is not for the type, nor where somebody is away', async () => {
    const away = { startsAt: instant(tomorrow, '09:00'), endsAt: instant(tomorrow, '12:00'), reason: '' }
    addAbsence(desk.test.db, { resourceId: 1, ...away }, theSystem, desk.test.now)
    expect(first(await find('practitioner=1'))[0]).toBe('13:00')
    desk.test.db.raw.exec("update block_kind set types_mode = 'listed'")
    expect((await find('practitioner=1')).text).toContain('No free time until')
  })

  it('in a room that must be free', async () => {
    const room = addResource(
      desk.test.db,
      { kind: 'room', name: 'Blue room', locationId: null },
      theSystem,
      0,
    )
    const id = addBooking(desk.test.db, desk.small, {
      date: tomorrow,
      from: '09:00',
      to: '10:00',
      calendarId: 2,
    })
    desk.test.db.raw.exec(
      `insert into occupancy (appointment_id, resource_id, starts_at, ends_at)
       select id, ${room}, starts_at, ends_at from appointment where id = ${id}`,
    )
    expect(first(await find(`practitioner=1&room=${room}`))[0]).toBe('10:00')
    expect(
      (await (await find(`practitioner=1&room=${room}`)).press({ name: 'at' })).field('room').value,
    ).toBe(String(room))
  })

  it('rule 10: a session with places left is offered, a full one is not', async () => {
    desk = await openDesk({}, { places: 2 })
    desk.test.db.raw.exec('update appointment_type set places = 2')
    addBooking(desk.test.db, desk.small, { date: tomorrow, from: '09:00', to: '09:30' })
    desk.test.db.raw.exec('update appointment set places = 2')
    expect(first(await find('practitioner=1'))[0]).toBe('09:00')
    desk.test.db.raw.exec('update appointment set places = 1')
    expect(first(await find('practitioner=1'))[0]).toBe('09:30')
  })

  it('goes on with later days, and never looks at days that are over', async () => {
    const page = await find('practitioner=1')
    const later = await page.link('Later times').click()
    expect(days(later)[0]).not.toBe(days(page)[0])
    const past = await desk.browser.visit('/staff/appointments/find?from=2020-01-01&practitioner=1')
    expect(days(past)[0]).toBe('Monday 25 January 2027')
  })

  it.each([
    'from=x&day=9&part=no&after=99:99&minutes=0&type=0&location=7&room=-1',
    'practitioner=99&type=99&kept=%00',
  ])('takes an address made by hand: %s', async (query) => {
    expect((await desk.browser.visit(`/staff/appointments/find?${query}`)).status).toBe(200)
  })

  it('keeps what was typed on the way there and back', async () => {
    const form = await desk.visit(`practitioner=1&date=${tomorrow}&time=10:00`)
    const fresh = await form.press('New patient')
    const page = await fresh
      .fill({ firstName: 'Jip', lastName: 'Dam', note: 'Kept' })
      .press('Find a free time')
    expect(decodeURIComponent(page.url)).not.toMatch(/Jip|Dam|Kept/)
    const back = await page.press({ name: 'at' })
    expect([back.field('firstName').value, back.field('note').value]).toEqual(['Jip', 'Kept'])
  })
})
