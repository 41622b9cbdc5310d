import { beforeEach, describe, expect, it } from 'vitest'
import { listTypes } from '../../src/types/types.queries.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { type Browser, openBrowser } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'

let test: TestApp
let practice: SmallPractice
let olga: Browser
const address = '/staff/settings/types'
const form = '[novalidate]'

beforeEach(async () => {
  test = openApp()
  practice = smallPractice(test.db)
  olga = await signedIn(test, 'owner')
})

const added = () => listTypes(test.db).find(({ id }) => id !== practice.consult)

describe('a new appointment type', () => {
  it('is made of what was filled in and can be booked at once', async () => {
    const page = await olga.visit(address)
    const filled = page.form(form).fill({
      name: ' Driving  exam ',
      minutes: '45',
      gridMinutes: '15',
      bufferBefore: '5',
      bufferAfter: '10',
      price: '€ 62,50',
      visitingAddress: 'Kade 1',
      'publicName-nl': 'Rijbewijskeuring',
      'description-nl': 'Neem uw bril mee\nen de brief',
      'information-en': 'Bring your glasses',
      calendar: [String(practice.anna)],
    })
    const saved = await filled.press('Add an appointment type')
    expect(saved.via.map(({ status }) => status)).toEqual([303])
    expect(saved.text).toContain('Driving exam')
    expect(added()).toMatchObject({
      name: 'Driving exam',
      slug: 'driving-exam',
      publicNames: { en: 'Driving exam', nl: 'Rijbewijskeuring' },
      descriptions: { nl: 'Neem uw bril mee\nen de brief' },
      information: { en: 'Bring your glasses' },
      minutes: 45,
      gridMinutes: 15,
      bufferBefore: 5,
      bufferAfter: 10,
      priceCents: 6250,
      visitingAddress: 'Kade 1',
      calendarIds: [practice.anna],
      online: true,
      notify: true,
    })
    expect((await openBrowser(test).visit('/book?lang=nl')).text).toContain('Rijbewijskeuring')
  })

  it('needs little', async () => {
    const page = await olga.visit(address)
    await page
      .form(form)
      .fill({ name: 'Intake', minutes: '60', gridMinutes: '', online: false })
      .press('Add an appointment type')
    expect(added()).toMatchObject({
      gridMinutes: 15,
      bufferAfter: 0,
      priceCents: null,
      visitingAddress: null,
      online: false,
    })
    expect(added()?.calendarIds).toEqual([practice.anna, practice.selim])
    expect(added()?.publicNames).toEqual({ en: 'Intake' })
  })

  it('says what is wrong beside the fields, keeps everything and changes nothing', async () => {
    const page = await olga.visit(address)
    const typed = {
      name: '   ',
      minutes: '7',
      gridMinutes: 'x',
      bufferAfter: '-5',
      price: 'free',
      'publicName-en': 'Öppet <b>hus</b>',
      'description-en': 'å'.repeat(501),
    }
    const answer = await page
      .form(form)
      .fill({ ...typed, calendar: [], online: false, notify: false })
      .press('Add an appointment type')
    expect(answer.status).toBe(422)
    expect(answer.title).toMatch(/^Error: /)
    expect(answer.errors()).toEqual([
      'Name: Enter a name',
      'Minutes: Enter a number of minutes from 5 to 720, in steps of five',
      'Minutes between times on offer: Enter a number from 5 to 720',
      'Minutes to tidy up after: Enter a number from 0 to 240',
      'Done by: Tick at least one practitioner',
      'Description, English: Use at most 500 characters; there are 501',
      'Price in EUR: Enter an amount, such as 62 or 62,50',
    ])
    for (const [name, value] of Object.entries(typed)) expect(answer.field(name).value).toBe(value)
    expect(answer.has(`${form} input[type="checkbox"][checked]`)).toBe(false)
    expect(added()).toBeUndefined()
  })

  it('may leave its patients without notifications (J25)', async () => {
    const page = await olga.visit(address)
    await page
      .form(form)
      .fill({ name: 'Quiet talk', minutes: '30', notify: false })
      .press('Add an appointment type')
    expect(added()).toMatchObject({ name: 'Quiet talk', notify: false })
  })

  it('counts a description as its readers do (F27)', async () => {
    const page = await olga.visit(address)
    const family = '👩‍👩‍👧'.repeat(500)
    await page
      .form(form)
      .fill({ name: 'Long', minutes: '30', 'description-en': family })
      .press('Add an appointment type')
    expect(added()?.descriptions).toEqual({ en: family })
  })

  it.each([
    ['62', 6200],
    ['62,5', 6250],
    ['62.50', 6250],
    ['62,-', 6200],
    ['kr 500', 50_000],
    ['0', 0],
    ['', null],
  ])('costs %s', async (price, cents) => {
    const page = await olga.visit(address)
    await page.form(form).fill({ name: 'Priced', minutes: '30', price }).press('Add an appointment type')
    expect(added()?.priceCents).toBe(cents)
  })

  it.each(['-1', '1.234,56', '62,505', '1e3', '99999999'])('cannot cost %s', async (price) => {
    const page = await olga.visit(address)
    const answer = await page
      .form(form)
      .fill({ name: 'Priced', minutes: '30', price })
      .press('Add an appointment type')
    expect(answer.field('price').error).toBe('Enter an amount, such as 62 or 62,50')
  })

  it('takes no practitioner who is not there', async () => {
    const body = new URLSearchParams({ name: 'Forged', minutes: '30', calendar: '99' })
    const answer = await olga.send(address, {
      method: 'POST',
      body,
      headers: { 'sec-fetch-site': 'same-origin' },
    })
    expect(answer.status).toBe(422)
  })
})

describe('a type', () => {
  it('is taken offline and put online again', async () => {
    const page = await olga.visit(address)
    const off = await page.press('Take offline: Consult')
    expect(off.via.map(({ status }) => status)).toEqual([303])
    expect(listTypes(test.db)[0]?.online).toBe(false)
    await off.press('Put online: Consult')
    expect(listTypes(test.db)[0]?.online).toBe(true)
  })

  it('that is not there is a page that is not there', async () => {
    const init = {
      method: 'POST',
      body: new URLSearchParams({ online: 'no' }),
      headers: { 'sec-fetch-site': 'same-origin' },
    }
    for (const id of ['99', '0', 'x', '1x', '99999999999999999999'])
      expect((await olga.send(`${address}/${id}/online`, init)).status).toBe(404)
  })
})
