import { beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../helpers/app.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'
import { offered, offeredDays } from './offered.ts'

let test: TestApp
let practice: SmallPractice
let olga: Browser

beforeEach(async () => {
  test = openApp()
  practice = smallPractice(test.db)
  olga = await signedIn(test, 'owner')
})

type Typed = Parameters<Page['fill']>[0]

/** The next Monday from the Monday the clock stands at. */
const monday = '2027-02-01'

async function addType(name: string, typed: Typed = {}): Promise<Page> {
  const page = await olga.visit('/staff/settings/types')
  const filled = page.form('[novalidate]').fill({
    name,
    minutes: '30',
    gridMinutes: '30',
    calendar: [String(practice.anna)],
    ...typed,
  })
  const list = await filled.press('Add an appointment type')
  return list.link(name).click()
}

async function addKind(name: string, web: boolean): Promise<void> {
  const page = await (await olga.visit('/staff/schedule')).link('Add a kind of block').click()
  await page.form('main form').fill({ name, web }).press('Add a kind of block')
}

/** Anna's Monday begins at 10 and has a block of a kind from 9 to 10: a draft, until it is put into force. */
async function makeRoomOnMondays(kind: string): Promise<Page> {
  const draft = await (await olga.visit('/staff/schedule/templates/1')).press('Change the times')
  const first = await draft.document.querySelectorAll('tbody a')[0]?.getAttribute('href')
  await (await olga.visit(first ?? '')).form('.card').fill({ from: '10' }).press('Save')
  const page = await olga.visit(draft.path)
  return page
    .form('[action$="/blocks"]')
    .fill({ weekday: ['1'], from: '9', to: '10' })
    .choose(kind)
    .press('Add a block')
}

async function putIntoForce(page: Page): Promise<void> {
  const asked = await (await page.link('Put into force').click()).press('Show what changes')
  await asked.form('[name="stamp"]').press(/^Put into force from/)
}

describe('F28–F34: emergency care is kept apart, on the pages alone', () => {
  it('F19, F28–F31, F33, F34: its block is made, scheduled and put into force; it is free only there', async () => {
    await addKind('Emergency', true)
    const draft = await makeRoomOnMondays('Emergency')
    const type = await addType('Emergency care')
    const tied = await type
      .form('main form')
      .fill({ blockFilter: true, keepsBlock: false })
      .choose('blockKind', 'Emergency')
      .press('Save')
    expect(tied.texts('[role="status"]')).toEqual(['Saved.'])
    expect(await offered(test, 'emergency-care', monday)).toEqual([])
    await putIntoForce(draft)
    expect(await offered(test, 'emergency-care', monday, monday)).toEqual([
      '2027-02-01 09:00',
      '2027-02-01 09:30',
    ])
    expect(await offeredDays(test, 'emergency-care', monday)).toEqual([
      '2027-02-01',
      '2027-02-08',
      '2027-02-15',
    ])
    // The filter limits the type, not the block, unless the block is kept for it (rule 15).
    expect((await offered(test, 'consult', monday, monday)).slice(0, 3)).toEqual([
      '2027-02-01 09:00',
      '2027-02-01 09:30',
      '2027-02-01 10:00',
    ])
    const kept = await (await olga.visit(tied.path))
      .form('main form')
      .fill({ keepsBlock: true })
      .press('Save')
    expect(kept.text).toContain('Emergency')
    expect((await offered(test, 'consult', monday, monday))[0]).toBe('2027-02-01 10:00')
  })

  it('F33: ticked without a block it is refused, and everything typed is kept', async () => {
    const type = await addType('Emergency care')
    const answer = await type.form('main form').fill({ blockFilter: true, name: 'Acute' }).press('Save')
    expect([answer.status, answer.errors()]).toEqual([
      422,
      ['Kind of block: Choose which block, or untick the filter'],
    ])
    expect([answer.field('name').value, answer.field('blockFilter').value]).toEqual(['Acute', 'yes'])
  })

  it('F30, F32: a block that is scheduled but not bookable online gives nothing; ticking it suffices', async () => {
    await addKind('Emergency', false)
    await putIntoForce(await makeRoomOnMondays('Emergency'))
    const type = await addType('Emergency care')
    const tied = await type
      .form('main form')
      .fill({ blockFilter: true })
      .choose('blockKind', 'Emergency (not online)')
      .press('Save')
    expect(tied.texts('.note.warn').join()).toContain('Emergency')
    expect(await offered(test, 'emergency-care', monday)).toEqual([])
    const week = await olga.visit('/staff/schedule')
    await week
      .form('[action="/staff/schedule/kinds"]')
      .fill({ web: ['1', '2'] })
      .press('Save the kinds')
    expect((await offered(test, 'emergency-care', monday, monday))[0]).toBe('2027-02-01 09:00')
  })
})

it('P39: a link for influenza vaccine leads straight to its times, and to nothing else', async () => {
  await addType('Influenza vaccine', { minutes: '15', gridMinutes: '15' })
  const page = await olga.visit('/staff/settings/links/new')
  const link = await page
    .form('main form')
    .fill({ slug: 'flu-jab', fixed: true })
    .choose('type', 'Influenza vaccine')
    .press('Add a link')
  expect(link.heading).toBe('flu-jab')
  const patient = await openBrowser(test).visit('/to/flu-jab')
  expect(patient.text).toContain('Influenza vaccine')
  expect([patient.has('button[name="slot"]'), patient.text.includes('Consult')]).toEqual([true, false])
})
