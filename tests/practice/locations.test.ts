import { beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { changePractice } from '../../src/practice/practice.commands.ts'
import { findLocation, listLocations, resolveLimits } from '../../src/practice/settings.queries.ts'
import { addResource } from '../../src/staff/calendars.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { noor, rows, slotAt, toBooked, type WidePractice, widePractice } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'

const list = '/staff/settings/locations'
let test: TestApp
let practice: WidePractice
let olga: Browser
let address: string

beforeEach(async () => {
  test = openApp()
  practice = widePractice(test.db)
  olga = await signedIn(test, 'owner')
  address = `${list}/${practice.haven}`
})

type Typed = Parameters<Page['fill']>[0]

const haven = () => findLocation(test.db, practice.haven)
const limits = () => resolveLimits(test.db, 0, 0, practice.haven)
const save = async (typed: Typed, path = address): Promise<Page> =>
  (await olga.visit(path)).form('main form').fill(typed).press('Save')
const names = () => listLocations(test.db).map(({ name }) => name)
const stored = () => rows(test.db, `select * from location where id = ${practice.haven}`)

describe('the locations', () => {
  it('are added, and found by patients', async () => {
    const page = await olga.visit(list)
    const typed = { name: 'De Brug', address: 'Brugweg 1', phone: '020 765 43 21' }
    const saved = await page.form('[novalidate]').fill(typed).press('Add a location')
    expect([saved.status, saved.heading]).toEqual([200, 'De Brug'])
    expect(listLocations(test.db).at(-1)).toMatchObject({ ...typed, slug: 'de-brug', newBookingOn: true })
  })

  it('need a name and a phone that can be dialled', async () => {
    const answer = await (await olga.visit(list))
      .form('[novalidate]')
      .fill({ address: 'Brugweg 1', phone: '12' })
      .press('Add a location')
    expect([answer.status, answer.errors()]).toEqual([
      422,
      ['Name of the location: Enter a name', 'Phone: Enter a phone number with its area code'],
    ])
    expect(answer.field('address').value).toBe('Brugweg 1')
    expect(names()).toEqual(['De Linde', 'De Haven'])
  })

  it('are put in order', async () => {
    await (await olga.visit(list)).press('Up: De Haven')
    expect(names()).toEqual(['De Haven', 'De Linde'])
    const page = await olga.visit(list)
    expect(page.form(`[action="${address}/move"]`).buttons()).toEqual(['Down: De Haven'])
  })
})

describe('the page of a location', () => {
  it('changes nothing where nothing was changed', async () => {
    const before = haven()
    const page = await (await olga.visit(list)).link('De Haven').click()
    const saved = await page.form('main form').press('Save')
    expect(saved.via.map(({ location }) => location)).toEqual([`${address}?saved=1`])
    expect({ ...haven(), rowVersion: 0 }).toEqual({ ...before, rowVersion: 0 })
    const line = rows(test.db, "select action, detail from audit where object = 'location' order by id desc")
    expect(line[0]).toEqual({ action: 'changed', detail: '{"settings":""}' })
  })

  it('rule 24: tells patients where it is and whom to phone out of hours', async () => {
    await save({
      name: 'De Haven Zuid',
      address: 'Kade 3',
      phone: '020 765 43 21',
      'directions-en': 'Behind the church',
      outOfHoursPhone: '112',
      'outOfHours-en': 'Out of hours phone the out-of-hours post',
    })
    expect(haven()).toMatchObject({
      name: 'De Haven Zuid',
      slug: 'de-haven',
      address: 'Kade 3',
      phone: '020 765 43 21',
      directions: { en: 'Behind the church' },
      outOfHoursPhone: '112',
      outOfHours: { en: 'Out of hours phone the out-of-hours post' },
    })
    const front = await openBrowser(test).visit('/')
    expect(front.text).toContain('Out of hours phone the out-of-hours post')
    expect(front.links().map(({ href }) => href)).toContain('tel:112')
    await save({ phone: '', outOfHoursPhone: '', 'outOfHours-en': '' })
    expect(haven()).toMatchObject({ phone: null, outOfHoursPhone: null, outOfHours: {} })
  })

  it('keeps texts of a language that is not offered for a while', async () => {
    await save({ 'directions-nl': 'Achter de kerk' })
    changePractice(test.db, { languages: '["en"]' }, theSystem, test.now)
    await save({ 'directions-en': 'Behind the church' })
    expect(haven()?.directions).toEqual({ nl: 'Achter de kerk', en: 'Behind the church' })
  })

  it('says what is wrong beside the fields, keeps everything and changes nothing', async () => {
    const before = stored()
    const typed = {
      name: '',
      phone: '112',
      outOfHoursPhone: 'the post',
      'directions-en': 'x'.repeat(501),
      leadHours: '8761',
      horizonDays: 'x',
      rebookHours: '-1',
      cancelHours: '1.5',
    }
    const answer = await save({ ...typed, rebook: 'on' })
    expect(answer.status).toBe(422)
    expect(answer.errors().map((error) => error.split(':')[0])).toEqual([
      'Name of the location',
      'Phone',
      'How to get there, English',
      'Phone out of hours',
      'Hours before the start',
      'Days ahead',
      'Hours before the start until which patients may choose another time',
      'Hours before the start until which patients may cancel',
    ])
    for (const [name, value] of Object.entries({ ...typed, rebook: 'on' }))
      expect([name, answer.field(name).value]).toEqual([name, value])
    expect(stored()).toEqual(before)
  })

  it('is not overwritten unseen', async () => {
    const [one, other] = [await olga.visit(address), await olga.visit(address)]
    await one.form('main form').fill({ name: 'First' }).press('Save')
    const answer = await other.form('main form').fill({ name: 'Second' }).press('Save')
    expect([answer.status, haven()?.name, answer.field('name').value]).toEqual([409, 'First', 'Second'])
    await answer.form('main form').press('Save')
    expect(haven()?.name).toBe('Second')
  })

  it('is not there for a location that is not, nor for anybody but the owner', async () => {
    for (const id of ['0', '99', 'x']) expect((await olga.visit(`${list}/${id}`)).status).toBe(404)
    expect((await (await signedIn(test, 'reception')).visit(address)).status).toBe(404)
  })
})

describe('out of use instead of deleted', () => {
  it('says what uses it, takes it from patients, keeps what is booked, and comes back', async () => {
    addResource(test.db, { kind: 'room', name: 'Chair 1', locationId: practice.haven }, theSystem, test.now)
    test.db.raw.prepare('insert into type_location values (?, ?)').run(practice.massage, practice.haven)
    const times = '/book/times?type=massage&location=de-haven&practitioner=bo-lind'
    await toBooked(test, openBrowser(test), noor, slotAt('10:00', '2027-01-26'), times)
    const page = await olga.visit(address)
    expect(page.text).toContain(
      'In use: 1 appointment to come; weekly hours of Bo Lind; appointment types Massage; rooms and devices Chair 1.',
    )
    const saved = await save({ active: false })
    expect(saved.texts('.note.warn')).toEqual([expect.stringContaining('with 1 appointment still to come')])
    expect((await openBrowser(test).visit(times)).has('button[name="slot"]')).toBe(false)
    expect(rows(test.db, 'select count(*) as n from appointment where cancelled_at is null')).toEqual([
      { n: 1 },
    ])
    const again = await (await olga.visit(list)).link('De Haven').click()
    await again.form('main form').fill({ active: true }).press('Save')
    expect(names()).toEqual(['De Linde', 'De Haven'])
  })

  it('leaves one location at least', async () => {
    await save({ active: false })
    const last = `${list}/${practice.locationId}`
    const answer = await save({ active: false }, last)
    expect([answer.status, answer.field('active').error]).toEqual([
      422,
      'This is the only location in use. A practice keeps at least one',
    ])
    expect(names()).toEqual(['De Linde'])
    expect((await save({ name: 'De Oude Linde' }, last)).status).toBe(200)
  })
})

describe('the limits of a location (rule 11)', () => {
  it('are as the practice while empty, and the page says what that is', async () => {
    const page = await olga.visit(address)
    for (const [name, above] of [
      ['leadHours', '2 hours (practice)'],
      ['horizonDays', '56 days (practice)'],
      ['rebookHours', '24 hours before the start (practice)'],
      ['cancelHours', '24 hours before the start (practice)'],
    ] as const) {
      expect([name, page.field(name).value]).toEqual([name, ''])
      expect(page.field(name).describedBy).toContain(above)
    }
  })

  it('P9, P10, F16: are its own, "no limit" and 0 included', async () => {
    await save({ leadHours: '72', horizonDays: '3', rebookHours: '0', cancelHours: '48' })
    expect(limits()).toMatchObject({
      leadHours: { value: 72, level: 'location' },
      horizonDays: { value: 3, level: 'location' },
      rebookHours: { value: 0, level: 'location' },
      cancelHours: { value: 48, level: 'location' },
    })
    expect(resolveLimits(test.db, 0, 0, practice.locationId).leadHours.level).toBe('practice')
    const page = await save({ leadHours: '', horizonDays: '', horizonNone: true })
    expect(limits()).toMatchObject({
      leadHours: { level: 'practice' },
      horizonDays: { value: null, level: 'location' },
    })
    expect(page.has('input[name="horizonNone"][checked]')).toBe(true)
    expect((await save({ horizonDays: '5' })).field('horizonDays').error).toBe(
      'Enter a number or tick that there is no limit, not both',
    )
  })
})

describe('the switches of a location (F39)', () => {
  const atHaven = '/book/times?type=massage&location=de-haven&practitioner=bo-lind'
  const isOpen = async () => (await openBrowser(test).visit(atHaven)).has('button[name="slot"]')

  it('are as the practice, on or off, each on its own', async () => {
    expect(haven()?.functions).toEqual({ newBooking: true, view: false, rebook: false, cancel: false })
    await save({ newBooking: 'off', rebook: 'on' })
    expect(haven()).toMatchObject({
      newBookingOn: false,
      functions: { newBooking: false, view: true, rebook: true, cancel: false },
      choices: { newBooking: false, view: null, rebook: true, cancel: null },
    })
    expect(await isOpen()).toBe(false)
    const page = await save({ newBooking: '', rebook: 'off', view: 'on', cancel: 'on' })
    expect(haven()?.functions).toEqual({ newBooking: true, view: true, rebook: false, cancel: true })
    expect(await isOpen()).toBe(true)
    expect(page.text).toContain('They can cancel an appointment themselves, until 24 hours before the start.')
  })

  it('say what the practice has, and beat it', async () => {
    changePractice(test.db, { new_booking_on: 0, cancel_on: 1 }, theSystem, test.now)
    const page = await olga.visit(address)
    expect(page.texts('#newBooking option')).toEqual(['As the practice: off', 'On', 'Off'])
    expect(page.texts('#cancel option')).toEqual(['As the practice: on', 'On', 'Off'])
    expect((await openBrowser(test).visit('/book')).heading).toBe('Online booking is closed')
    await save({ newBooking: 'on' })
    expect(await isOpen()).toBe(true)
    const elsewhere = '/book/times?type=vaccination&location=de-linde&practitioner=any'
    expect((await openBrowser(test).visit(elsewhere)).has('button[name="slot"]')).toBe(false)
  })

  it('leave nothing to book where the last open location closes', async () => {
    await save({ newBooking: 'off' })
    await save({ newBooking: 'off' }, `${list}/${practice.locationId}`)
    expect((await openBrowser(test).visit('/book')).heading).toBe('Nothing to book online')
  })

  it('take nothing else', async () => {
    const page = await olga.visit(address)
    const fields = { ...Object.fromEntries(page.form('main form').entries()), rebook: 'maybe' }
    const headers = { 'sec-fetch-site': 'same-origin' }
    const answer = await olga.send(address, { method: 'POST', body: new URLSearchParams(fields), headers })
    expect([answer.status, haven()?.choices.rebook]).toEqual([422, null])
  })
})
