import { beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { addLocation } from '../../src/practice/practice.commands.ts'
import { addBooking } from '../agenda/bookings.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, everything, rows } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'

const list = '/staff/schedule/closures'
const tuesday = '2027-01-26'
let test: TestApp
let practice: SmallPractice
let ines: Browser

beforeEach(async () => {
  test = openApp()
  practice = smallPractice(test.db)
  ines = await signedIn(test, 'reception')
})

const add = async (values: Readonly<Record<string, string>>): Promise<Page> =>
  (await ines.visit(list)).form(`[action="${list}"]`).fill(values).press('Add closed days')
const state = () => everything(test.db, ['hold', 'hold_resource', 'session', 'access_log'])

async function isOffered(date: string): Promise<boolean> {
  const page = await openBrowser(test).visit(`/book/times?practitioner=any&from=${date}&day=${date}`)
  return page.has(`button[name="slot"][value^="${date}"]`)
}

describe('rule 24: closed days', () => {
  it('take their times off the web and tell patients, in their language, who covers', async () => {
    const page = await add({
      from: tuesday,
      to: '2027-01-27',
      'text-en': 'We are on holiday',
      'text-nl': 'We hebben vakantie',
      coverName: 'Praktijk De Beuk',
      coverPhone: '020 765 43 21',
    })
    expect([page.via.map(({ status }) => status), page.heading]).toEqual([[303], 'Closed 26 – 27 January.'])
    expect([await isOffered(tuesday), await isOffered('2027-01-27'), await isOffered('2027-01-28')]).toEqual([
      false,
      false,
      true,
    ])
    const front = await openBrowser(test).visit('/')
    for (const words of ['Closed 26 – 27 January.', 'We are on holiday', 'Praktijk De Beuk', '020 765 43 21'])
      expect(front.text).toContain(words)
    expect((await openBrowser(test).visit('/?lang=nl')).text).toContain('We hebben vakantie')
    expect((await ines.visit(list)).text).toContain('Praktijk De Beuk, 020 765 43 21')
  })

  it('say what is booked on them; nothing is moved', async () => {
    addBooking(test.db, practice, { date: tuesday, from: '09:00', to: '09:30' })
    addBooking(test.db, practice, { date: tuesday, from: '10:00', to: '10:30', status: 'cancelled' })
    const before = test.db.raw.prepare('select * from appointment').all()
    const page = await add({ from: tuesday })
    expect(page.text).toContain('1 appointment is booked. Nothing is moved.')
    expect(page.link('Tuesday 26 January 2027 09:00–09:30').href).toBe('/staff/appointments/1')
    expect((await ines.visit(list)).texts('td .st')).toEqual(['1 appointment is booked.'])
    expect(test.db.raw.prepare('select * from appointment').all()).toEqual(before)
  })

  it('may be those of one location', async () => {
    const haven = addLocation(
      test.db,
      { name: 'De Haven', address: 'Kade 2', phone: null },
      theSystem,
      test.now,
    )
    addBooking(test.db, practice, { date: tuesday, from: '09:00', to: '09:30' })
    const page = await add({ location: String(haven), from: tuesday })
    expect(page.heading).toBe('De Haven is closed on 26 January.')
    expect(page.text).toContain('No appointments are booked.')
    expect(await isOffered(tuesday)).toBe(true)
    await page.form('.card select').fill({ location: 'all' }).press('Save')
    expect(await isOffered(tuesday)).toBe(false)
  })

  it('are changed and taken back, not unseen', async () => {
    const page = await add({ from: tuesday, 'text-en': 'Course', 'text-nl': 'Cursus' })
    const other = await ines.visit(page.path)
    await page.form('textarea').fill({ from: '2027-02-02', 'text-nl': '' }).press('Save')
    expect(rows(test.db, 'select from_date, to_date, texts from closure')).toEqual([
      { from_date: '2027-02-02', to_date: '2027-02-02', texts: '{"en":"Course"}' },
    ])
    const answer = await other.form('textarea').fill({ from: '2027-02-03' }).press('Save')
    expect([answer.status, answer.field('from').value]).toEqual([409, '2027-02-03'])
    expect((await other.press('Open again on these days')).status).toBe(409)
    const left = await (await ines.visit(page.path)).press('Open again on these days')
    expect([left.path, count(test.db, 'closure'), await isOffered('2027-02-02')]).toEqual([list, 0, true])
  })

  it.each([
    [{ from: '' }, 'First closed day: Enter a date'],
    [{ from: '2027-01-24' }, 'First closed day: Enter a date from today on'],
    [{ from: '2027-01-10', to: '2027-01-24' }, 'Last closed day: Enter a date from today on'],
    [{ to: '2027-01-25' }, 'Last closed day: The last day must not come before the first'],
    [{ coverPhone: 'ask Jan' }, 'Phone of the covering practice: Enter a phone number with its area code'],
    [
      { 'text-en': 'x'.repeat(501) },
      'What patients read, English: Use at most 500 characters; there are 501',
    ],
  ])('say what is wrong with %o, keep it and change nothing', async (typed, said) => {
    await ines.visit(list)
    const before = state()
    const answer = await add({ from: tuesday, coverName: 'De Beuk', ...typed })
    expect([answer.status, answer.errors(), answer.field('coverName').value]).toEqual([
      422,
      [said],
      'De Beuk',
    ])
    for (const [name, value] of Object.entries(typed)) expect(answer.field(name).value).toBe(value)
    expect(state()).toEqual(before)
  })

  it('take 112 and 1177 for a phone', async () => {
    expect((await add({ from: tuesday, coverPhone: '1177' })).status).toBe(200)
  })
})

describe('public holidays', () => {
  it('are offered for this year and the next, ticked where somebody would work', async () => {
    const page = await ines.visit(list)
    const boxes = page.document.querySelectorAll('[name="holiday"]')
    const ticked = boxes.filter((box) => box.hasAttribute('checked')).map((box) => box.getAttribute('value'))
    expect(boxes[0]?.getAttribute('value')).toBe('2027-03-26')
    expect(ticked).toEqual([
      '2027-03-29',
      '2027-04-27',
      '2027-05-06',
      '2027-05-17',
      '2028-04-17',
      '2028-04-27',
      '2028-05-25',
      '2028-06-05',
      '2028-12-25',
      '2028-12-26',
    ])
    expect(page.text).toContain('Wednesday 5 May 2027: Liberation DayNot a day off for everybody')
    expect(page.text).toContain('Saturday 25 December 2027: Christmas DayNobody works on this day')
  })

  it('close the practice, once, with their names in its languages', async () => {
    const page = await ines.visit(list)
    const form = page.form('[name="holiday"]').fill({ holiday: ['2027-03-29', '2027-04-27'] })
    const saved = await form.press('Close on these days')
    expect(saved.via.map(({ status }) => status)).toEqual([303])
    expect(rows(test.db, 'select location_id, from_date, to_date, texts from closure')).toEqual([
      {
        location_id: null,
        from_date: '2027-03-29',
        to_date: '2027-03-29',
        texts: '{"en":"Easter Monday","nl":"Tweede paasdag","sv":"Annandag påsk","nb":"Andre påskedag"}',
      },
      {
        location_id: null,
        from_date: '2027-04-27',
        to_date: '2027-04-27',
        texts: '{"en":"King’s Day","nl":"Koningsdag","sv":"Kungens dag","nb":"Kongens dag"}',
      },
    ])
    expect(saved.has('[name="holiday"][value="2027-03-29"]')).toBe(false)
    expect(saved.text).toContain('Closed Monday 29 March 2027: Easter Monday')
    await form.press('Close on these days')
    expect(count(test.db, 'closure')).toBe(2)
    expect(await isOffered('2027-03-29')).toBe(false)
  })

  it('are those of the practice’s country, or of another on asking', async () => {
    const page = await (await ines.visit(list)).link('Sweden').click()
    expect(page.text).toContain('Friday 25 June 2027: Midsummer Eve')
    test.db.raw.prepare("update practice set country = 'DE'").run()
    const german = await ines.visit(list)
    expect([german.has('[name="holiday"]'), german.link('Norway').href]).toEqual([
      false,
      `${list}?country=NO#holidays`,
    ])
  })

  it('take no harm from a forged form', async () => {
    const body = new URLSearchParams({ country: 'XX', holiday: '2027-03-29' })
    const init = { method: 'POST', headers: { 'sec-fetch-site': 'same-origin' } }
    expect((await ines.send(`${list}/holidays`, { ...init, body })).status).toBe(404)
    const odd = new URLSearchParams({ country: 'NL', holiday: '2027-03-30' })
    expect((await ines.send(`${list}/holidays`, { ...init, body: odd })).status).toBe(303)
    expect(count(test.db, 'closure')).toBe(0)
  })
})
