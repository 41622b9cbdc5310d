import { beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { changePractice } from '../../src/practice/practice.commands.ts'
import { listBlocks, listPeriods } from '../../src/schedule/blocks.queries.ts'
import { addTemplate, putIntoForce, setDatedWeb } from '../../src/schedule/schedule.commands.ts'
import { addBooking } from '../agenda/bookings.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { rows } from '../helpers/booking.ts'
import type { Browser, Page } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'
import { offered } from './offered.ts'

const list = '/staff/schedule/templates'
const tuesday = '2027-01-26'
let test: TestApp
let practice: SmallPractice
let ines: Browser

beforeEach(async () => {
  test = openApp()
  practice = smallPractice(test.db)
  changePractice(test.db, { template_changes: 'at-once' }, theSystem, test.now)
  ines = await signedIn(test, 'reception')
})

const starts = (date: string) => listBlocks(test.db, practice.anna, date).map(({ fromMinute }) => fromMinute)
const periods = () =>
  listPeriods(test.db, practice.anna).map(({ templateId, from, to }) => [templateId, from, to])
const add = (page: Page, values: Parameters<Page['fill']>[0]) =>
  page.form('[action$="/blocks"]').fill(values).press('Add a block')
/** The page of a block of a template by its place in the week. */
const block = async (page: Page, place: number): Promise<Page> =>
  ines.visit(page.document.querySelectorAll('tbody a')[place]?.getAttribute('href') ?? '')

describe('7.9: week templates that are changed at once (J36)', () => {
  it('act from today, and what has been stays as it was', async () => {
    const page = await ines.visit(`${list}/1`)
    expect(page.text).toContain('Changes here act at once, from today.')
    const saved = await add(page, { weekday: ['2', '6'], from: '18', to: '20' })
    expect(saved.texts('[role="status"]')).toEqual(['Saved.'])
    expect([starts('2027-01-19'), starts(tuesday), starts('2027-01-30')]).toEqual([
      [540, 780],
      [540, 780, 1080],
      [1080],
    ])
    const after = Number(/\d+$/.exec(saved.path)?.[0])
    expect(periods()).toEqual([
      [1, '2026-12-01', '2027-01-24'],
      [after, '2027-01-25', null],
    ])
    expect(await offered(test, 'consult', tuesday, tuesday)).toContain(`${tuesday} 19:30`)
    expect((await ines.visit(`${list}/1`)).has('[action$="/blocks"]')).toBe(false)
  })

  it('a second change on the same day makes no second copy', async () => {
    const first = await add(await ines.visit(`${list}/1`), { weekday: ['2'], from: '18', to: '20' })
    const count = rows(test.db, 'select id from schedule_template').length
    const moved = await (await block(first, 4)).form('.card').fill({ from: '19' }).press('Save')
    expect([moved.path, starts(tuesday)]).toEqual([first.path, [540, 780, 1140]])
    const gone = await (await block(moved, 4)).press('Remove this block')
    expect([gone.path, starts(tuesday)]).toEqual([first.path, [540, 780]])
    expect(rows(test.db, 'select id from schedule_template')).toHaveLength(count)
  })

  it('only what patients may book, changed, makes no copy at all', async () => {
    const saved = await (await block(await ines.visit(`${list}/1`), 0))
      .form('.card')
      .choose('web', 'no')
      .press('Save')
    expect([saved.path, periods()]).toEqual([`${list}/1`, [[1, '2026-12-01', null]]])
    expect(listBlocks(test.db, practice.anna, '2027-02-01')[0]?.web).toBe(false)
  })

  it('lists the appointments that lie outside now; none is moved', async () => {
    addBooking(test.db, practice, { date: tuesday, from: '16:00', to: '16:30' })
    const before = rows(test.db, 'select * from appointment')
    const page = await ines.visit(`${list}/1`)
    expect(page.text).not.toContain('outside the blocks')
    const saved = await (await block(page, 3)).form('.card').fill({ to: '16' }).press('Save')
    expect(saved.text).toContain(
      '1 booked appointment lies outside the blocks from now on. Nothing is moved.',
    )
    expect(saved.has('.note.warn a[href^="/staff/appointments/"]')).toBe(true)
    expect(rows(test.db, 'select * from appointment')).toEqual(before)
  })

  it('a day with blocks of its own stays; where it says nothing it follows the new block', async () => {
    const day = '2027-02-02'
    const tick = { calendarId: practice.anna, date: day, position: 0, web: false }
    setDatedWeb(test.db, tick, theSystem, test.now)
    const saved = await add(await ines.visit(`${list}/1`), { weekday: ['2'], from: '18', to: '20' })
    expect(starts(day)).toEqual([540, 780])
    await (await block(saved, 3)).form('.card').choose('web', 'no').press('Save')
    expect(listBlocks(test.db, practice.anna, day).map(({ web }) => web)).toEqual([false, false])
  })

  it('refuses a block that another template in force has in its way', async () => {
    const place = { kindId: practice.general, locationId: practice.locationId }
    const blocks = [{ weekday: 2, fromMinute: 1080, toMinute: 1200, ...place }]
    const evening = { calendarId: practice.anna, name: 'Evenings', blocks }
    const templateId = addTemplate(test.db, evening, theSystem, test.now)
    const force = { calendarId: practice.anna, templateId, from: '2027-02-01', cycle: 'iso-even' } as const
    putIntoForce(test.db, force, theSystem, test.now)
    const answer = await add(await ines.visit(`${list}/1`), { weekday: ['2'], from: '19', to: '21' })
    expect([answer.status, answer.errors()]).toEqual([
      422,
      ['From: A block of another template in force is in the way'],
    ])
    expect([answer.field('from').value, starts(tuesday)]).toEqual(['19', [540, 780]])
    const page = await block(await ines.visit(`${list}/1`), 3)
    expect((await page.form('.card').fill({ to: '19' }).press('Save')).status).toBe(422)
    expect(periods()[0]).toEqual([1, '2026-12-01', null])
  })

  it('is not overwritten unseen', async () => {
    const page = await ines.visit(`${list}/1`)
    const [one, other] = [await block(page, 0), await block(page, 0)]
    await one.form('.card').fill({ from: '10' }).press('Save')
    const answer = await other.form('.card').fill({ from: '11' }).press('Save')
    expect([answer.status, starts('2027-02-01')]).toEqual([409, [600, 780]])
  })

  it('bad times are refused beside the field as everywhere', async () => {
    const answer = await add(await ines.visit(`${list}/1`), { weekday: ['2'], from: '22', to: '2' })
    expect(answer.errors()).toEqual([
      'To: The end must come after the start. What goes past midnight is two blocks',
    ])
  })

  it('switched off again, changes wait for “Put into force” as before', async () => {
    changePractice(test.db, { template_changes: 'on-update' }, theSystem, test.now)
    const page = await ines.visit(`${list}/1`)
    expect([page.has('[action$="/blocks"]'), page.has('[action$="/draft"]')]).toEqual([false, true])
  })
})
