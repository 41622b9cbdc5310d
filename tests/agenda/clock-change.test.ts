import { beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { changePractice } from '../../src/practice/practice.commands.ts'
import { setDatedWeb } from '../../src/schedule/schedule.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { everything } from '../helpers/booking.ts'
import type { Page } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'
import { addBooking } from './bookings.ts'

const spring = '2027-03-28'
const autumn = '2027-10-31'
let test: TestApp
let small: SmallPractice

beforeEach(() => {
  test = openApp()
  small = smallPractice(test.db)
})

const sql = (text: string) => test.db.raw.exec(text)

/** Anna's Monday mornings become the night from Saturday to Sunday, midnight to six. */
function nights(): void {
  sql(
    'update template_block set weekday = 7, from_minute = 0, to_minute = 360 where weekday = 1 and from_minute = 540 and template_id = 1',
  )
  sql('delete from template_block where weekday = 1')
}

async function rehearsal(role: 'owner' | 'reception' | 'practitioner' = 'owner'): Promise<Page> {
  return (await signedIn(test, role)).visit('/staff/schedule/clock-change')
}

/** What is said of each of the two changes. */
async function changes(): Promise<readonly string[]> {
  return (await rehearsal()).texts('main section')
}

describe('the rehearsal of the clock changes', () => {
  it('shows the next two with what the clock does', async () => {
    const page = await rehearsal()
    expect(page.texts('main section h2')).toEqual(['Sunday 28 March 2027', 'Sunday 31 October 2027'])
    expect(page.texts('main section b')).toEqual([
      'At 02:00 the clock goes forward to 03:00. The time between does not exist; the day has 23 hours.',
      'At 03:00 the clock goes back to 02:00. Between 02:00 and 03:00 it shows every minute twice; the day has 25 hours.',
    ])
    for (const each of await changes()) {
      expect(each).toContain('Nobody has blocks on this day.')
      expect(each).toContain('Nothing between 02:00 and 03:00.')
      expect(each).toContain('Nothing is booked.')
    }
  })

  it('plays the blocks through: how long they really are, and what is offered in that hour', async () => {
    nights()
    const [first = '', second = ''] = await changes()
    expect(first).toContain('00:00–06:00')
    expect(first).toContain('300 minutes, 60 less than the clock says')
    expect(first).toContain('Nothing between 02:00 and 03:00.')
    expect(second).toContain('420 minutes, 60 more than the clock says')
    for (const each of [
      '02:00, the first time',
      '02:30, the first time',
      '02:00, the second time',
      '02:30, the second time',
    ])
      expect(second).toContain(`${each}: Consult, Anna de Vries`)
    expect(second.match(/Consult, Anna/g)).toHaveLength(4)
  })

  it('offers nothing in that hour where the block is not bookable online', async () => {
    nights()
    const day = { calendarId: small.anna, date: autumn, position: 0, web: false }
    setDatedWeb(test.db, day, theSystem, test.now)
    expect((await changes())[1]).toContain('Nothing between 02:00 and 03:00.')
  })

  it('lists the appointments of that day in local time, without a name', async () => {
    addBooking(test.db, small, { date: spring, from: '09:00', to: '09:30', people: ['Noor Bakker'] })
    addBooking(test.db, small, { date: spring, from: '11:00', to: '11:30', status: 'cancelled' })
    addBooking(test.db, small, { date: '2027-03-29', from: '09:00', to: '09:30' })
    const page = await rehearsal()
    expect(page.text).toContain('1 appointment is booked. It keeps the time that was promised.')
    expect(page.link('09:00–09:30, Anna de Vries').href).toBe('/staff/appointments/1')
    expect(page.html).not.toMatch(/Noor|Bakker/)
    expect((await page.link(/1 appointment is booked/).click()).text).toContain('09:00 Noor Bakker')
  })

  it.each([
    [600, 'leave at 10:00, as on every other day.', 'leave at 10:00, as on every other day.'],
    [
      150,
      'are due at 02:30, a time that does not exist: they leave at 03:30.',
      'leave at 02:30. The clock shows that twice: they leave the first time, and only once.',
    ],
  ])('says when reminders of minute %i really leave', async (minute, first, second) => {
    changePractice(test.db, { reminder_minute: minute, messages_on: 1, reminder_on: 1 }, theSystem, test.now)
    addBooking(test.db, small, { date: '2027-03-30', from: '09:00', to: '09:30' })
    const said = await changes()
    expect(said[0]).toContain(`Reminders for Tuesday 30 March 2027 ${first} So far 1 appointment gets one.`)
    expect(said[1]).toContain(
      `Reminders for Tuesday 2 November 2027 ${second} There are none to send so far.`,
    )
  })

  it('says that reminders are off', async () => {
    changePractice(test.db, { reminder_on: 0 }, theSystem, test.now)
    expect((await changes())[0]).toContain('Reminders are off.')
  })

  it.each([
    ['UTC', 'The clock does not change in UTC: there is nothing to rehearse.'],
    ['Asia/Kolkata', 'The clock does not change in Asia/Kolkata: there is nothing to rehearse.'],
  ])('says so where the clock does not change: %s', async (zone, text) => {
    sql(`update practice set time_zone = '${zone}'`)
    expect((await rehearsal()).text).toContain(text)
  })

  it('tells half an hour of half an hour (Lord Howe)', async () => {
    sql(`update practice set time_zone = 'Australia/Lord_Howe'`)
    expect((await rehearsal()).texts('main section b')).toEqual([
      'At 02:00 the clock goes back to 01:30. Between 01:30 and 02:00 it shows every minute twice; the day has 24.5 hours.',
      'At 02:00 the clock goes forward to 02:30. The time between does not exist; the day has 23.5 hours.',
    ])
  })

  it('is open to everybody at work, found from the schedule, and changes nothing', async () => {
    const before = everything(test.db, ['session', 'staff_user', 'audit'])
    for (const role of ['owner', 'reception', 'practitioner'] as const) {
      expect((await rehearsal(role)).status).toBe(200)
      const week = await (await signedIn(test, role)).visit('/staff/schedule')
      expect((await week.link('When the clock changes').click()).heading).toBe('When the clock changes')
    }
    expect(everything(test.db, ['session', 'staff_user', 'audit'])).toEqual(before)
  })
})
