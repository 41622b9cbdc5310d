import { beforeEach, describe, expect, it } from 'vitest'
import { listBlocks } from '../../src/schedule/blocks.queries.ts'
import { addBooking } from '../agenda/bookings.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, everything } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'

const saturday = '2027-01-30'
const tuesday = '2027-01-26'
let test: TestApp
let practice: SmallPractice
let ines: Browser

beforeEach(async () => {
  test = openApp()
  practice = smallPractice(test.db)
  ines = await signedIn(test, 'reception')
})

const open = (date: string, calendar = practice.anna) =>
  ines.visit(`/staff/schedule/days?calendar=${calendar}&date=${date}`)
const add = (page: Page, values: Readonly<Record<string, string>>) =>
  page.form('[name="from"]').fill(values).press('Add a block on this day')
const times = (date: string, calendar = practice.anna) =>
  listBlocks(test.db, calendar, date).map(({ fromMinute, toMinute }) => [fromMinute, toMinute])
const state = () => everything(test.db, ['hold', 'hold_resource', 'session', 'access_log'])
const usual = [
  [540, 720],
  [780, 1020],
]

async function isOffered(date: string, time: string): Promise<boolean> {
  const page = await openBrowser(test).visit(
    `/book/times?type=consult&practitioner=anna-de-vries&from=${date}&day=${date}`,
  )
  return page.has(`button[name="slot"][value^="${date}T${time}"]`)
}

describe('one date', () => {
  it('J32, J39: gets an extra block, which patients see at once, and no other day does', async () => {
    expect(await isOffered(saturday, '10:00')).toBe(false)
    const page = await open(saturday)
    expect(page.text).toContain('This day follows the week template.')
    const saved = await add(page, { from: '10', to: '12' })
    expect(saved.via.map(({ status }) => status)).toEqual([303])
    expect(saved.text).toContain('This day has blocks of its own.')
    expect([await isOffered(saturday, '10:00'), await isOffered('2027-02-06', '10:00')]).toEqual([
      true,
      false,
    ])
    expect([times(saturday), times(saturday, practice.selim)]).toEqual([[[600, 720]], []])
  })

  it('copies the template’s blocks with its first change, and goes back to the template', async () => {
    const block = await (await open(tuesday)).link(/Change this block: Tuesday.*09:00/).click()
    expect([block.field('from').value, block.field('web').value]).toEqual(['09:00', ''])
    const saved = await block.form('.card').fill({ from: '8' }).press('Save')
    expect([saved.path, times(tuesday)]).toEqual([
      '/staff/schedule/days',
      [
        [480, 720],
        [780, 1020],
      ],
    ])
    expect(times('2027-02-02')).toEqual(usual)
    expect(listBlocks(test.db, practice.anna, tuesday).map(({ web, types }) => [web, types])).toEqual([
      [null, null],
      [null, null],
    ])
    await saved.press('Back to the template')
    expect([times(tuesday), count(test.db, 'dated_day'), count(test.db, 'dated_block')]).toEqual([
      usual,
      0,
      0,
    ])
  })

  it('loses a block; what is booked there is said and stays', async () => {
    addBooking(test.db, practice, { date: tuesday, from: '14:00', to: '14:30' })
    const before = test.db.raw.prepare('select * from appointment').all()
    const block = await (await open(tuesday)).link(/13:00/).click()
    const saved = await block.press('Remove this block')
    expect(times(tuesday)).toEqual([[540, 720]])
    expect(saved.text).toContain('1 appointment on this day lies outside the blocks. Nothing is moved.')
    expect(saved.link('Tuesday 26 January 2027 14:00–14:30').href).toBe('/staff/appointments/1')
    await (await saved.link(/09:00/).click()).press('Remove this block')
    expect(times(tuesday)).toEqual([])
    expect(await isOffered(tuesday, '09:00')).toBe(false)
    expect(test.db.raw.prepare('select * from appointment').all()).toEqual(before)
  })

  it('rule 11: its own word beats template and kind, and goes', async () => {
    const href = `/staff/schedule/days/${practice.anna}/${tuesday}/0`
    await (await ines.visit(href)).form('.card').choose('web', 'no').press('Save')
    expect([await isOffered(tuesday, '09:00'), await isOffered(tuesday, '13:00')]).toEqual([false, true])
    const page = await ines.visit(href)
    expect(page.field('web').value).toBe('no')
    await page.form('.card').choose('web', '').press('Save')
    expect(await isOffered(tuesday, '09:00')).toBe(true)
  })

  it.each([
    [{ from: '11:55', to: '13' }, 'From: There is a block at 09:00–12:00 already'],
    [{ from: '23', to: '1' }, 'To: The end must come after the start. What goes past midnight is two blocks'],
    [{ from: '7:02', to: '8' }, 'From: Times go in steps of five minutes'],
    [{ from: '', to: '8' }, 'From: Enter a time, such as 9:00 or 13:30'],
  ])('says what is wrong with %o, keeps it and changes nothing', async (typed, said) => {
    const page = await open(tuesday)
    const before = state()
    const answer = await add(page, typed)
    expect([answer.status, answer.errors()]).toEqual([422, [said]])
    expect([answer.field('from').value, answer.field('to').value]).toEqual([typed.from, typed.to])
    expect(state()).toEqual(before)
    const block = await ines.visit(`/staff/schedule/days/${practice.anna}/${tuesday}/1`)
    const again = await block.form('.card').fill(typed).press('Save')
    expect([again.status, again.errors(), state()]).toEqual([422, [said], before])
  })

  it('is not taken for changed where another of its blocks was', async () => {
    const href = (position: number) => `/staff/schedule/days/${practice.anna}/${tuesday}/${position}`
    const [one, other] = [await ines.visit(href(0)), await ines.visit(href(1))]
    await one.form('.card').fill({ from: '8' }).press('Save')
    expect((await other.form('.card').fill({ to: '16' }).press('Save')).path).toBe('/staff/schedule/days')
    expect(times(tuesday)).toEqual([
      [480, 720],
      [780, 960],
    ])
  })

  it('is not overwritten unseen', async () => {
    const href = `/staff/schedule/days/${practice.anna}/${tuesday}/0`
    const [one, other] = [await ines.visit(href), await ines.visit(href)]
    await one.form('.card').fill({ to: '11' }).press('Save')
    const answer = await other.form('.card').fill({ to: '10' }).press('Save')
    expect([answer.status, answer.field('to').value, times(tuesday)[0]]).toEqual([409, '10', [540, 660]])
    expect((await other.press('Remove this block')).status).toBe(409)
  })

  it('that has been is shown and does not change', async () => {
    const page = await open('2027-01-22')
    expect([
      page.status,
      page.has('[name="from"]'),
      page.text.includes('What has been does not change.'),
    ]).toEqual([200, false, true])
    for (const path of ['2027-01-22/0', '2027-13-01/0', `${tuesday}/7`])
      expect((await ines.visit(`/staff/schedule/days/${practice.anna}/${path}`)).status).toBe(404)
    expect((await ines.visit(`/staff/schedule/days/99/${tuesday}/0`)).status).toBe(404)
  })

  it('is chosen by practitioner and date', async () => {
    const page = await ines.visit('/staff/schedule/days')
    expect(page.heading).toBe('Anna de Vries, Monday 25 January 2027')
    const other = await page
      .form('[name="date"]')
      .fill({ calendar: String(practice.selim), date: saturday })
      .press('Show this day')
    expect(other.heading).toBe('Selim Aydin, Saturday 30 January 2027')
  })
})
