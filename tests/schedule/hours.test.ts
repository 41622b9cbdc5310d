import { beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { parseClock } from '../../src/practice/clock.ts'
import { listBlocks } from '../../src/schedule/blocks.queries.ts'
import { addTemplate, putIntoForce } from '../../src/schedule/schedule.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import type { Browser } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { practitioner, type SmallPractice, smallPractice } from '../helpers/world.ts'

let test: TestApp
let practice: SmallPractice
let olga: Browser

beforeEach(async () => {
  test = openApp()
  practice = smallPractice(test.db)
  olga = await signedIn(test, 'owner')
})

const open = (calendar: number) => olga.visit(`/staff/settings/hours?calendar=${calendar}`)
const times = (calendarId: number, date: string) =>
  listBlocks(test.db, calendarId, date).map(({ fromMinute, toMinute }) => [fromMinute, toMinute])

describe('a time on the clock', () => {
  it.each([
    ['9', 540],
    ['9:00', 540],
    ['9.00', 540],
    ['09:00', 540],
    ['0900', 540],
    ['900', 540],
    ['9h30', 570],
    ['930', 570],
    [' 17.05 ', 1025],
    ['12', 720],
    ['0', 0],
    ['24:00', 1440],
    ['24', 1440],
    ['24:05', undefined],
    ['25', undefined],
    ['9:60', undefined],
    ['9:5', undefined],
    ['9 uur', undefined],
    ['-9', undefined],
    ['', undefined],
    ['12345', undefined],
    ['９', undefined],
  ])('"%s" is %s', (text, minute) => {
    expect(parseClock(text)).toBe(minute)
  })
})

describe('the plain form of weekly hours', () => {
  it('shows the hours in force', async () => {
    const page = await open(practice.anna)
    expect(page.heading).toBe('Weekly hours of Anna de Vries')
    expect(page.field('day1-from1').value).toBe('09:00')
    expect(page.field('day5-to2').value).toBe('17:00')
    expect(page.field('day6-from1')).toMatchObject({ value: '', label: 'Saturday, Hours, from' })
    expect(page.field('from').value).toBe('2027-01-25')
  })

  it('gives a new practitioner hours from a day on', async () => {
    const noor = practitioner(test.db, 'Noor Bos')
    const page = await open(noor)
    expect(page.field('day1-from1').value).toBe('')
    const hours = { 'day2-from1': '8', 'day2-to1': '1230', 'day2-from2': '13.15', 'day2-to2': '17:00' }
    const saved = await page
      .form()
      .fill({ ...hours, from: '2027-02-01' })
      .press('Save')
    expect(saved.via.map(({ status }) => status)).toEqual([303])
    expect(times(noor, '2027-02-02')).toEqual([
      [480, 750],
      [795, 1020],
    ])
    expect(times(noor, '2027-01-26')).toEqual([])
    expect((await open(noor)).field('day2-from2').value).toBe('13:15')
  })

  it('replaces what was in force, from that day on only', async () => {
    const page = await open(practice.anna)
    const rest = [1, 3, 4, 5].flatMap((day) => [
      `day${day}-from1`,
      `day${day}-to1`,
      `day${day}-from2`,
      `day${day}-to2`,
    ])
    const empty = Object.fromEntries(rest.map((name) => [name, '']))
    await page
      .form()
      .fill({ ...empty, from: '2027-02-01' })
      .press('Save')
    expect(times(practice.anna, '2027-01-25')).toHaveLength(2)
    expect(times(practice.anna, '2027-02-01')).toEqual([])
    expect(times(practice.anna, '2027-02-02')).toHaveLength(2)
    expect(times(practice.selim, '2027-02-01')).toHaveLength(2)
    const again = await open(practice.anna)
    expect([again.field('from').value, again.field('day1-from1').value]).toEqual(['2027-02-01', ''])
    expect(again.text).not.toContain('more than this form can show')
  })

  it('says what is wrong beside the field, keeps everything and changes nothing', async () => {
    const page = await open(practice.anna)
    const typed = {
      'day1-from1': '25',
      'day2-to1': '',
      'day3-to2': '8',
      'day4-from2': '11:00',
      'day5-from1': '9:03',
      from: '2027-01-24',
    }
    const answer = await page.form().fill(typed).press('Save')
    expect(answer.status).toBe(422)
    expect(answer.errors()).toEqual([
      'Monday: Enter a time, such as 9:00 or 13:30',
      'Tuesday: Enter a time, such as 9:00 or 13:30',
      'Wednesday: The end must come after the start',
      'Thursday: The two times of this day overlap',
      'Friday: Times go in steps of five minutes',
      'From: Enter a date from today on',
    ])
    for (const [name, value] of Object.entries(typed)) expect(answer.field(name).value).toBe(value)
    for (const name of ['day1-from1', 'day2-to1', 'day3-to2', 'day4-from2', 'day5-from1', 'from'])
      expect(answer.field(name).invalid).toBe(true)
    expect(answer.field('day2-from1').value).toBe('09:00')
    expect(times(practice.anna, '2027-01-25')).toHaveLength(2)
  })

  it('wants at least one hour, and a kind and location that are there', async () => {
    const noor = practitioner(test.db, 'Noor Bos')
    const page = await open(noor)
    const answer = await page.form().tamper({ kind: '99', location: 'x' }).press('Save')
    expect(answer.status).toBe(422)
    expect(answer.errors()).toContain('Monday: Fill in the hours of at least one day')
    const forged = new URLSearchParams({
      calendar: String(noor),
      kind: '99',
      location: 'x',
      from: '2027-02-01',
      'day1-from1': '9',
      'day1-to1': '10',
    })
    const init = { method: 'POST', body: forged, headers: { 'sec-fetch-site': 'same-origin' } }
    const refused = await (await olga.send('/staff/settings/hours', init)).text()
    expect(refused.match(/Choose one from the list/g)).toHaveLength(4)
  })

  it('warns where the schedule says more than it can show', async () => {
    const block = {
      weekday: 1,
      fromMinute: 540,
      toMinute: 600,
      kindId: practice.general,
      locationId: practice.locationId,
    }
    const odd = addTemplate(
      test.db,
      { calendarId: practice.anna, name: 'Odd', blocks: [block] },
      theSystem,
      test.now,
    )
    putIntoForce(
      test.db,
      { calendarId: practice.anna, templateId: odd, from: '2027-01-01', cycle: 'iso-odd' },
      theSystem,
      test.now,
    )
    expect((await open(practice.anna)).text).toContain(
      'The schedule in force says more than this form can show.',
    )
    expect((await open(practice.selim)).text).not.toContain('more than this form can show')
  })

  it('is not there for a calendar that is not', async () => {
    for (const calendar of ['99', 'x', '1 or 1=1'])
      expect((await olga.visit(`/staff/settings/hours?calendar=${calendar}`)).status).toBe(404)
  })
})
