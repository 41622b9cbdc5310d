import { beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { listBlocks } from '../../src/schedule/blocks.queries.ts'
import { replaceHours } from '../../src/schedule/schedule.commands.ts'
import { setCalendarOnline } from '../../src/staff/calendars.commands.ts'
import { addBlockKind, setKindWeb } from '../../src/types/block-kinds.commands.ts'
import { addType } from '../../src/types/types.commands.ts'
import { listBlockKinds } from '../../src/types/types.queries.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { noor, slotAt, toBooked } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'

const tuesday = '2027-01-26'
const nextTuesday = '2027-02-02'
let test: TestApp
let practice: SmallPractice
let ines: Browser

beforeEach(async () => {
  test = openApp()
  practice = smallPractice(test.db)
  ines = await signedIn(test, 'reception')
})

const blocks = '[action="/staff/schedule"]'
const kinds = '[action="/staff/schedule/kinds"]'
const week = (browser: Browser = ines): Promise<Page> => browser.visit(`/staff/schedule?week=${tuesday}`)

/** The tick box of a block: calendar, date and place of that day. */
const box = (calendar: number, date: string, position: number) => `${calendar}_${date}_${position}`

function tick(page: Page, form: string, value: string, on: boolean): Page {
  const input = page.document.querySelector(`${form} input[name="web"][value="${value}"]`)
  if (!input) throw new Error(`no box ${value}`)
  if (on) input.setAttribute('checked', '')
  else input.removeAttribute('checked')
  return page
}

const isTicked = (page: Page, value: string) => page.has(`${blocks} input[value="${value}"][checked]`)

/** Whether a patient is offered a time of that Tuesday, with somebody or with anybody. */
async function isOffered(time: string, slug = 'any'): Promise<boolean> {
  const page = await openBrowser(test).visit(`/book/times?type=consult&practitioner=${slug}&from=${tuesday}`)
  return page.has(`button[name="slot"][value^="${tuesday}T${time}"]`)
}

const rows = (table: string) => test.db.raw.prepare(`select count(*) from ${table}`).pluck().get()

describe('the ticks of dated blocks', () => {
  it('show the week with one box a block', async () => {
    const page = await week()
    expect(page.heading).toBe('Which blocks may patients book?')
    expect(page.document.querySelectorAll(`${blocks} input[type="checkbox"]`)).toHaveLength(20)
    expect(page.texts('.grp th')).toContain('Tuesday 26 January')
    expect(page.text).toContain('70 of 70 hours this week are open to patients.')
  })

  it('act at once, on that one block only (F18)', async () => {
    expect(await isOffered('09:00', 'anna-de-vries')).toBe(true)
    const answer = await tick(await week(), blocks, box(practice.anna, tuesday, 0), false)
      .form(blocks)
      .press('Save')
    expect(answer.via.map(({ status }) => status)).toEqual([303])
    expect(isTicked(answer, box(practice.anna, tuesday, 0))).toBe(false)
    expect(answer.text).toContain('67 of 70 hours this week are open to patients.')
    expect(await isOffered('09:00', 'anna-de-vries')).toBe(false)
    expect(await isOffered('13:00', 'anna-de-vries')).toBe(true)
    expect(await isOffered('09:00', 'selim-aydin')).toBe(true)
    expect(listBlocks(test.db, practice.anna, nextTuesday).every(({ web }) => web === null)).toBe(true)
    expect(listBlocks(test.db, practice.selim, tuesday).every(({ web }) => web === null)).toBe(true)
  })

  it('write nothing where nothing changed', async () => {
    const audits = rows('audit')
    await (await week()).form(blocks).press('Save')
    expect([rows('dated_day'), rows('dated_block'), rows('audit')]).toEqual([0, 0, audits])
  })

  it('write only what changed', async () => {
    await tick(await week(), blocks, box(practice.anna, tuesday, 1), false)
      .form(blocks)
      .press('Save')
    expect(rows('dated_day')).toBe(1)
    expect(listBlocks(test.db, practice.anna, tuesday).map(({ web }) => web)).toEqual([null, false])
  })

  it('beat their kind, and follow it again where they say the same', async () => {
    const place = box(practice.anna, tuesday, 0)
    setKindWeb(test.db, practice.general, false, theSystem, test.now)
    expect(await isOffered('09:00')).toBe(false)
    await tick(await week(), blocks, place, true)
      .form(blocks)
      .press('Save')
    expect(listBlocks(test.db, practice.anna, tuesday).map(({ web }) => web)).toEqual([true, null])
    expect([await isOffered('09:00'), await isOffered('13:00')]).toEqual([true, false])
    await tick(await week(), blocks, place, false)
      .form(blocks)
      .press('Save')
    expect(listBlocks(test.db, practice.anna, tuesday).map(({ web }) => web)).toEqual([null, null])
  })

  it('keep what somebody else saved meanwhile', async () => {
    const [hers, his] = [await week(), await week(await signedIn(test, 'owner'))]
    await tick(his, blocks, box(practice.anna, tuesday, 0), false)
      .form(blocks)
      .press('Save')
    await tick(hers, blocks, box(practice.anna, tuesday, 1), false)
      .form(blocks)
      .press('Save')
    expect(listBlocks(test.db, practice.anna, tuesday).map(({ web }) => web)).toEqual([false, false])
  })

  it('are as good as done where somebody else did the same', async () => {
    const [hers, his] = [await week(), await week(await signedIn(test, 'owner'))]
    const place = box(practice.anna, tuesday, 0)
    await tick(his, blocks, place, false).form(blocks).press('Save')
    const answer = await tick(hers, blocks, place, false).form(blocks).press('Save')
    expect(answer.status).toBe(200)
    expect(isTicked(answer, place)).toBe(false)
  })

  it('are refused, all of them, where another block stands there by now; what was ticked is kept', async () => {
    const page = await week()
    newHours(practice.anna)
    tick(page, blocks, box(practice.selim, tuesday, 0), false)
    const answer = await tick(page, blocks, box(practice.anna, tuesday, 0), false)
      .form(blocks)
      .press('Save')
    expect(answer.status).toBe(409)
    expect(answer.text).toContain('Nothing was saved: someone else has changed the schedule meanwhile.')
    expect(answer.texts('td small')).toEqual(['Changed by someone else meanwhile: this is how it is now'])
    expect(rows('dated_day')).toBe(0)
    expect(isTicked(answer, box(practice.selim, tuesday, 0))).toBe(false)
    expect(isTicked(answer, box(practice.anna, tuesday, 0))).toBe(true)
    await answer.form(blocks).press('Save')
    expect(listBlocks(test.db, practice.selim, tuesday)[0]?.web).toBe(false)
  })

  it('pass over a block that went, where nothing was asked of it', async () => {
    const page = await week()
    newHours(practice.anna)
    const answer = await tick(page, blocks, box(practice.selim, tuesday, 0), false)
      .form(blocks)
      .press('Save')
    expect(answer.status).toBe(200)
    expect(listBlocks(test.db, practice.selim, tuesday)[0]?.web).toBe(false)
  })

  it('never change a booked appointment', async () => {
    await toBooked(test, openBrowser(test), noor, slotAt('09:00', tuesday))
    const before = test.db.raw.prepare('select * from appointment').all()
    expect(before).toHaveLength(1)
    await tick(await week(), kinds, String(practice.general), false)
      .form(kinds)
      .press('Save the kinds')
    expect(test.db.raw.prepare('select * from appointment').all()).toEqual(before)
  })

  it('say where a practitioner is not online at all, and leave past days alone', async () => {
    setCalendarOnline(test.db, practice.anna, false, theSystem, test.now)
    const page = await ines.visit(`/staff/schedule?week=${tuesday}&calendar=${practice.anna}`)
    expect(page.texts('td small')[0]).toBe('This practitioner is not bookable online')
    expect(page.document.querySelectorAll(`${blocks} input[type="checkbox"]`)).toHaveLength(10)
    expect(
      (await ines.visit('/staff/schedule?week=2027-01-18')).has(`${blocks} input[type="checkbox"]`),
    ).toBe(false)
  })

  it.each([
    '',
    'x',
    '1',
    '1_2027-01-26_0',
    '1_2027-01-26_0_540-720-1_2',
    '1_2027-99-99_0_540-720-1_1',
    '9_2027-01-26_77_1-2-3_1',
    "1_2027-01-26_0_540-720-1_1'--",
  ])('take no harm from %s', async (shown) => {
    const body = new URLSearchParams([
      ['shown', shown],
      ['web', shown],
    ])
    const answer = await ines.send('/staff/schedule', {
      method: 'POST',
      body,
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    expect([303, 409]).toContain(answer.status)
    expect(rows('dated_day')).toBe(0)
  })

  it('can be read, not set, by a practitioner', async () => {
    const anna = await signedIn(test, 'practitioner')
    const page = await week(anna)
    expect(page.has('main input[type="checkbox"], main button')).toBe(false)
    expect(page.texts('td')).toContain('Online')
    const body = new URLSearchParams({
      shown: `${box(practice.anna, tuesday, 0)}_540-720-${practice.general}_1`,
    })
    const answer = await anna.send('/staff/schedule', {
      method: 'POST',
      body,
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    expect(answer.status).toBe(404)
    expect(rows('dated_day')).toBe(0)
  })
})

describe('the ticks of the kinds of block', () => {
  it('act at once in every block of the kind (F18)', async () => {
    expect(await isOffered('09:00')).toBe(true)
    const page = await tick(await week(), kinds, String(practice.general), false)
      .form(kinds)
      .press('Save the kinds')
    expect(page.query.get('week')).toBe('2027-01-25')
    expect(page.text).toContain('0 of 70 hours this week are open to patients.')
    expect(await isOffered('09:00')).toBe(false)
    await tick(page, kinds, String(practice.general), true).form(kinds).press('Save the kinds')
    expect(await isOffered('09:00')).toBe(true)
  })

  it('do not undo what somebody else saved meanwhile', async () => {
    const emergency = addBlockKind(test.db, { name: 'Emergency', colour: 5, web: false }, theSystem, test.now)
    const page = await week()
    setKindWeb(test.db, practice.general, false, theSystem, test.now)
    await tick(page, kinds, String(emergency), true).form(kinds).press('Save the kinds')
    expect(listBlockKinds(test.db).map(({ web }) => web)).toEqual([false, true])
  })
})

describe('a new kind of block', () => {
  it('is made for some types and can be used (F19)', async () => {
    const olga = await signedIn(test, 'owner')
    const intake = addType(
      test.db,
      {
        name: 'Intake',
        publicNames: {},
        minutes: 60,
        gridMinutes: 30,
        online: true,
        calendarIds: [practice.anna],
      },
      theSystem,
      test.now,
    )
    const form = (await (await olga.visit('/staff/schedule')).link('Add a kind of block').click()).form()
    const page = await form
      .fill({ name: '  Web  only ' })
      .choose('colour', '4')
      .choose('Only these:')
      .choose('Intake')
      .press('Add a kind of block')
    expect(page.texts('#kinds + p + form th[scope="row"]')).toEqual(['General', 'Web only'])
    expect(listBlockKinds(test.db)[1]).toMatchObject({
      name: 'Web only',
      colour: 4,
      web: true,
      types: new Set([intake]),
    })
    expect((await olga.visit('/staff/settings/hours')).text).toContain('Web only')
  })

  it('says what is wrong and keeps what was typed', async () => {
    const olga = await signedIn(test, 'owner')
    const form = (await olga.visit('/staff/schedule/kinds/new')).form()
    const page = await form
      .fill({ name: 'GENERAL', web: false })
      .choose('colour', '3')
      .choose('Only these:')
      .press('Add a kind of block')
    expect(page.status).toBe(422)
    expect(page.errors()).toEqual([
      'Name: There is one with this name already',
      'What patients may book in it: Tick at least one appointment type, or choose all',
    ])
    expect(page.field('name')).toMatchObject({
      value: 'GENERAL',
      error: 'There is one with this name already',
    })
    expect(page.has('input[name="colour"][value="3"][checked]')).toBe(true)
    expect(page.has('input[name="web"][checked]')).toBe(false)
    expect(page.has('input[name="mode"][value="listed"][checked]')).toBe(true)
    expect(listBlockKinds(test.db)).toHaveLength(1)
  })

  it('is for the owner to make', async () => {
    expect((await week()).text).not.toContain('Add a kind of block')
    expect((await ines.visit('/staff/schedule/kinds/new')).status).toBe(404)
  })
})

function newHours(calendarId: number): void {
  const block = {
    weekday: 2,
    fromMinute: 600,
    toMinute: 720,
    kindId: practice.general,
    locationId: practice.locationId,
  }
  const hours = { calendarId, name: 'New', from: '2027-01-25', dayBefore: '2027-01-24', blocks: [block] }
  replaceHours(test.db, hours, theSystem, test.now)
}
