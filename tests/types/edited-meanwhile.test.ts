import { beforeEach, describe, expect, it } from 'vitest'
import { findLocation, findPractice } from '../../src/practice/settings.queries.ts'
import { findUser } from '../../src/staff/accounts.queries.ts'
import { findCalendar } from '../../src/staff/calendars.queries.ts'
import { findBlockKind, findType } from '../../src/types/types.queries.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import type { Browser, Page } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'

let test: TestApp
let practice: SmallPractice

beforeEach(() => {
  test = openApp()
  practice = smallPractice(test.db)
})

type Typed = Parameters<Page['fill']>[0]

interface Case {
  readonly name: string
  readonly address: () => string
  readonly theirs: Typed
  readonly mistake: Typed
  readonly correction: Typed
  /** Whether what the other one saved is still there. */
  readonly stands: () => boolean
}

const cases: readonly Case[] = [
  {
    name: 'an appointment type',
    address: () => `/staff/settings/types/${practice.consult}`,
    theirs: { minutes: '45' },
    mistake: { name: '' },
    correction: { name: 'Mine' },
    stands: () => findType(test.db, practice.consult)?.minutes === 45,
  },
  {
    name: 'a kind of block',
    address: () => `/staff/schedule/kinds/${practice.general}`,
    theirs: { web: false },
    mistake: { name: '' },
    correction: { name: 'Mine' },
    stands: () => findBlockKind(test.db, practice.general)?.web === false,
  },
  {
    name: 'how patients are recognised',
    address: () => '/staff/settings/patients',
    theirs: { message: 'hidden' },
    mistake: { nationalId: 'optional' },
    correction: { nationalId: 'hidden' },
    stands: () => findPractice(test.db)?.fields.message === 'hidden',
  },
  {
    name: 'the facts of the practice',
    address: () => '/staff/settings/practice',
    theirs: { phone: '020 765 43 21' },
    mistake: { name: '' },
    correction: { name: 'Mine' },
    stands: () => findPractice(test.db)?.phone === '020 765 43 21',
  },
  {
    name: 'what patients can do',
    address: () => '/staff/settings/functions',
    theirs: { cancel: true },
    mistake: { rebookHours: 'soon' },
    correction: { rebookHours: '12' },
    stands: () => findPractice(test.db)?.functions.cancel === true,
  },
  {
    name: 'the fine-tuning',
    address: () => '/staff/settings/fine-tuning',
    theirs: { holdMinutes: '20' },
    mistake: { idleOwner: '' },
    correction: { idleOwner: '60' },
    stands: () => findPractice(test.db)?.holdMinutes === 20,
  },
  {
    name: 'a practitioner',
    address: () => `/staff/settings/practitioners/${practice.anna}`,
    theirs: { publicName: 'Dr. De Vries' },
    mistake: { name: '' },
    correction: { name: 'Mine' },
    stands: () => findCalendar(test.db, practice.anna)?.publicName === 'Dr. De Vries',
  },
  {
    name: 'a location',
    address: () => `/staff/settings/locations/${practice.locationId}`,
    theirs: { address: 'Kade 2' },
    mistake: { name: '' },
    correction: { name: 'Mine' },
    stands: () => findLocation(test.db, practice.locationId)?.address === 'Kade 2',
  },
  {
    name: 'an account',
    address: () => '/staff/settings/accounts/1',
    theirs: { mailOnBooking: true },
    mistake: { name: '' },
    correction: { name: 'Mine' },
    stands: () => findUser(test.db, 1)?.mailOnBooking === true,
  },
]

describe('two people who change the same settings', () => {
  it.each(cases)('$name: a mistake that is corrected overwrites nothing unseen', async (each) => {
    const [one, other] = await owners()
    const opened = await one.visit(each.address())
    await save(await other.visit(each.address()), each.theirs)
    const wrong = await save(opened, each.mistake)
    expect([wrong.status, wrong.errors().length]).toEqual([422, 1])
    const answer = await save(wrong, each.correction)
    expect([answer.status, each.stands()]).toEqual([409, true])
    expect(answer.text).toContain('someone else has changed these settings meanwhile')
    expect(answer.texts('.note li').length).toBeGreaterThan(0)
    expect((await save(answer, {})).status).toBe(200)
    expect(each.stands()).toBe(false)
  })

  it.each(cases)('$name: a mistake of one alone is corrected at once', async (each) => {
    const [one] = await owners()
    const wrong = await save(await one.visit(each.address()), each.mistake)
    expect([wrong.status, (await save(wrong, each.correction)).status]).toEqual([422, 200])
  })
})

it('the second one is told what is saved now, where it differs from what was typed', async () => {
  const [one, other] = await owners()
  const address = `/staff/settings/types/${practice.consult}`
  const opened = await one.visit(address)
  const changed = (await other.visit(address)).form('main form')
  await changed
    .fill({ minutes: '45', name: '<b>Intake</b>', online: false })
    .choose('class', 'recall')
    .press('Save')
  const answer = await save(opened, { price: '62' })
  expect(answer.texts('.note li')).toEqual([
    'Name: <b>Intake</b>',
    'Price in EUR: –',
    'Minutes: 45',
    'Patients may book this type themselves',
    'What kind of appointment it is',
  ])
})

async function owners(): Promise<[Browser, Browser]> {
  return [await signedIn(test, 'owner'), await signedIn(test, 'owner')]
}

function save(page: Page, typed: Typed): Promise<Page> {
  return page.form('main form[novalidate]').fill(typed).press('Save')
}
