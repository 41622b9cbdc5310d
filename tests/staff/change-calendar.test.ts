import { beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { changePractice } from '../../src/practice/practice.commands.ts'
import { resolveLimits } from '../../src/practice/settings.queries.ts'
import { addCalendar } from '../../src/staff/calendars.commands.ts'
import { findCalendar, listCalendars } from '../../src/staff/calendars.queries.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { noor, rows, slotAt, toBooked, withAnna } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { addStaff, signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'

let test: TestApp
let practice: SmallPractice
let olga: Browser
let address: string

beforeEach(async () => {
  test = openApp()
  practice = smallPractice(test.db)
  olga = await signedIn(test, 'owner')
  address = `/staff/settings/practitioners/${practice.anna}`
})

type Typed = Parameters<Page['fill']>[0]

const anna = () => findCalendar(test.db, practice.anna)
const limits = () => resolveLimits(test.db, practice.consult, practice.anna, practice.locationId)
const save = async (typed: Typed): Promise<Page> =>
  (await olga.visit(address)).form('main form').fill(typed).press('Save')
const times = (date = '2027-01-25') => openBrowser(test).visit(`${withAnna}&from=${date}&day=${date}`)
/** A page on which nothing is free may offer a colleague instead: it does not count. */
const isOffered = async (date?: string) => {
  const page = await times(date)
  return page.status === 200 && page.heading !== 'No free times online'
}
const book = (date: string) => toBooked(test, openBrowser(test), noor, slotAt('10:00', date), withAnna)

describe('the page of a calendar', () => {
  it('is reached from the list and says what there is', async () => {
    const page = await (await olga.visit('/staff/settings/practitioners')).link('Anna de Vries').click()
    expect([page.path, page.heading]).toEqual([address, 'Anna de Vries'])
    expect([page.field('name').value, page.field('profession-en').value]).toEqual(['Anna de Vries', 'GP'])
    expect(page.has('input[name="online"][checked]')).toBe(true)
    expect(page.link('See as a patient').href).toBe(
      '/staff/schedule/as-patient?practitioner=1&from=practitioner',
    )
  })

  it('changes nothing where nothing was changed', async () => {
    const before = anna()
    const saved = await save({})
    expect(saved.via.map(({ location }) => location)).toEqual([`${address}?saved=1`])
    expect({ ...anna(), rowVersion: 0 }).toEqual({ ...before, rowVersion: 0 })
    expect(audit()).toMatchObject({ action: 'changed', detail: '{"settings":""}' })
  })

  it('changes names, texts and whether patients book here (P2)', async () => {
    await save({
      name: 'A. de Vries',
      publicName: 'Dr Anna de Vries',
      'profession-nl': 'Huisarts',
      'about-en': 'Speaks Dutch\nand English',
      online: false,
    })
    expect(anna()).toMatchObject({
      name: 'A. de Vries',
      publicName: 'Dr Anna de Vries',
      slug: 'anna-de-vries',
      profession: { en: 'GP', nl: 'Huisarts' },
      about: { en: 'Speaks Dutch\nand English' },
      online: false,
    })
    expect(audit().detail).toBe('{"settings":"public_name profession_texts about_texts online name"}')
    expect(await isOffered()).toBe(false)
  })

  it('takes the name for patients from the name where it is left empty', async () => {
    await save({ name: 'Anna Bos', publicName: '' })
    expect(anna()).toMatchObject({ name: 'Anna Bos', publicName: 'Anna Bos' })
  })

  it('shows what patients read of the practitioner when they choose', async () => {
    await save({ 'about-en': 'Speaks <Dutch>' })
    expect((await openBrowser(test).visit('/book?type=consult')).text).toContain('Speaks <Dutch>')
  })

  it('keeps texts of a language that is not offered for a while', async () => {
    await save({ 'about-nl': 'Over Anna' })
    changePractice(test.db, { languages: '["en"]' }, theSystem, test.now)
    await save({ name: 'Anna' })
    expect(anna()?.about).toEqual({ nl: 'Over Anna' })
  })

  it('says what is wrong beside the fields, keeps everything and changes nothing', async () => {
    const before = stored()
    const typed = {
      name: ' ',
      fromDate: '2027-02-30',
      leadHours: '-1',
      horizonDays: '3651',
      maxOwnBookings: '1001',
      rebookHours: 'x',
      cancelHours: '8761',
      'about-en': 'x'.repeat(1001),
      publicName: '<b>',
    }
    const answer = await save({ ...typed, online: false })
    expect([answer.status, answer.title.slice(0, 7)]).toEqual([422, 'Error: '])
    expect(answer.errors()).toEqual([
      'Name: Enter a name',
      'First day with the practice: Enter a date, such as 2027-02-15',
      'About, English: Use at most 1000 characters; there are 1001',
      'Hours before the start: Enter a number from 0 to 8760',
      'Days ahead: Enter a number from 0 to 3650',
      'Own bookings at most: Enter a number from 0 to 1000',
      'Hours before the start until which patients may choose another time: Enter a number from 0 to 8760',
      'Hours before the start until which patients may cancel: Enter a number from 0 to 8760',
    ])
    for (const [name, value] of Object.entries(typed)) expect(answer.field(name).value).toBe(value)
    expect(answer.has('input[name="online"][checked]')).toBe(false)
    expect(stored()).toEqual(before)
  })

  it('is not overwritten unseen', async () => {
    const [one, other] = [await olga.visit(address), await olga.visit(address)]
    await one.form('main form').fill({ name: 'First' }).press('Save')
    const answer = await other.form('main form').fill({ name: 'Second', leadHours: '5' }).press('Save')
    expect([answer.status, anna()?.name]).toEqual([409, 'First'])
    expect(answer.text).toContain('Not saved yet: someone else has changed these settings meanwhile.')
    expect([answer.field('name').value, answer.field('leadHours').value]).toEqual(['Second', '5'])
    await answer.form('main form').press('Save')
    expect([anna()?.name, limits().leadHours.value]).toEqual(['Second', 5])
  })

  it('is not there for a calendar that is not, nor for anybody but the owner', async () => {
    for (const id of ['0', '99', 'x', '99999999999999999999'])
      expect((await olga.visit(`/staff/settings/practitioners/${id}`)).status).toBe(404)
    const ines = await signedIn(test, 'reception')
    expect((await ines.visit(address)).status).toBe(404)
  })
})

describe('the days with the practice (rule 35)', () => {
  it('bound what patients are offered, both days included', async () => {
    await save({ fromDate: '2027-01-26', toDate: '2027-01-27' })
    const offers = async (date: string) =>
      (await isOffered(date)) && (await times(date)).has(`button[name="slot"][value^="${date}"]`)
    const offered: boolean[] = []
    for (const date of ['2027-01-25', '2027-01-26', '2027-01-27', '2027-01-28'])
      offered.push(await offers(date))
    expect(offered).toEqual([false, true, true, false])
    await save({ fromDate: '', toDate: '' })
    expect([anna()?.fromDate, anna()?.toDate]).toEqual([null, null])
  })

  it('say how many booked appointments lie beyond, and leave them', async () => {
    for (const date of ['2027-01-26', '2027-01-28', '2027-01-29']) await book(date)
    const saved = await save({ toDate: '2027-01-27' })
    expect(saved.texts('.note.warn')).toEqual([
      '2 booked appointments lie after the last day. They stay until you move or cancel them.',
    ])
    expect(rows(test.db, 'select count(*) as n from appointment where cancelled_at is null')).toEqual([
      { n: 3 },
    ])
    const other = await save({ toDate: '2027-01-29', fromDate: '2027-01-28' })
    expect(other.texts('.note.warn')).toEqual([
      '1 booked appointment lies before the first day. They stay until you move or cancel them.',
    ])
    expect((await save({ fromDate: '', toDate: '2027-01-29' })).texts('.note.warn')).toEqual([])
  })

  it('come in their order; one day alone will do', async () => {
    const answer = await save({ fromDate: '2027-02-02', toDate: '2027-02-01' })
    expect([answer.status, answer.field('toDate').error]).toEqual([
      422,
      'The last day must not lie before the first',
    ])
    expect((await save({ fromDate: '2027-02-02', toDate: '2027-02-02' })).status).toBe(200)
  })
})

describe('out of use instead of deleted', () => {
  it('says what uses it, takes it off the web and out of the list, and brings it back', async () => {
    await book('2027-01-26')
    const page = await olga.visit(address)
    expect(page.text).toContain('In use: 1 appointment to come; appointment types Consult.')
    const saved = await save({ active: false })
    expect(saved.texts('.st')).toEqual(['No longer in use'])
    expect(saved.texts('.note.warn')).toEqual([
      'No longer in use, with 1 appointment still to come. Move or cancel them in the agenda.',
    ])
    expect(await isOffered()).toBe(false)
    const list = await olga.visit('/staff/settings/practitioners')
    expect(list.texts('tbody th a')).toEqual(['Selim Aydin'])
    await (await list.link('Anna de Vries').click()).form('main form').fill({ active: true }).press('Save')
    expect(await isOffered()).toBe(true)
  })

  it('says that nothing uses it', async () => {
    const id = addCarla()
    expect((await olga.visit(`/staff/settings/practitioners/${id}`)).text).toContain('Nothing uses it.')
  })
})

describe('the limits of a calendar (rule 11)', () => {
  it('are as above while empty, and the page says what that is', async () => {
    const page = await olga.visit(address)
    for (const [name, above] of [
      ['leadHours', '2 hours (practice)'],
      ['horizonDays', '56 days (practice)'],
      ['maxOwnBookings', 'no limit (practice)'],
      ['visibility', 'All free times (practice)'],
      ['rebookHours', '24 hours before the start (practice)'],
      ['cancelHours', '24 hours before the start (practice)'],
    ] as const) {
      expect([name, page.field(name).value]).toEqual([name, ''])
      expect(page.field(name).describedBy).toContain(above)
    }
  })

  it('P9, P10, F16, rule 12: are its own', async () => {
    await save({ leadHours: '0', horizonDays: '0', rebookHours: '48', cancelHours: '0', visibility: 'first' })
    expect(limits()).toMatchObject({
      leadHours: { value: 0, level: 'calendar' },
      horizonDays: { value: 0, level: 'calendar' },
      rebookHours: { value: 48, level: 'calendar' },
      cancelHours: { value: 0, level: 'calendar' },
      visibility: { value: 'first', level: 'calendar' },
    })
    const page = await save({ horizonDays: '', horizonNone: true, leadHours: '' })
    expect(limits()).toMatchObject({
      leadHours: { level: 'practice' },
      horizonDays: { value: null, level: 'calendar' },
    })
    expect(page.has('input[name="horizonNone"][checked]')).toBe(true)
  })

  it('P8: with 0 patients book nothing here themselves; "no limit" beats a maximum of the practice', async () => {
    await save({ maxOwnBookings: '0' })
    expect(limits().maxOwnBookings).toEqual({ value: 0, level: 'calendar' })
    expect(await isOffered()).toBe(false)
    changePractice(test.db, { max_own_bookings: 1 }, theSystem, test.now)
    await save({ maxOwnBookings: '', maxOwnNone: true })
    expect(limits().maxOwnBookings).toEqual({ value: null, level: 'calendar' })
    const both = await save({ maxOwnBookings: '2', horizonDays: '3', horizonNone: true })
    expect(both.errors()).toHaveLength(2)
  })
})

describe('the order', () => {
  const list = '/staff/settings/practitioners'
  const order = () => listCalendars(test.db).map(({ publicName }) => publicName)

  it('is changed a place at a time; the ends go no further', async () => {
    addCarla()
    const page = await olga.visit(list)
    expect(page.forms().flatMap((form) => form.buttons())).not.toContain('Up: Anna de Vries')
    await page.press('Down: Anna de Vries')
    expect(order()).toEqual(['Selim Aydin', 'Anna de Vries', 'Carla Bos'])
    await (await olga.visit(list)).press('Up: Carla Bos')
    expect(order()).toEqual(['Selim Aydin', 'Carla Bos', 'Anna de Vries'])
    await post(`${list}/${practice.anna}/move`, { to: 'down' })
    expect(order()).toEqual(['Selim Aydin', 'Carla Bos', 'Anna de Vries'])
  })

  it('skips who is no longer in use', async () => {
    addCarla()
    test.db.raw.prepare('update resource set active = 0 where name = ?').run('Selim Aydin')
    await (await olga.visit(list)).press('Up: Carla Bos')
    expect(order()).toEqual(['Carla Bos', 'Anna de Vries', 'Selim Aydin'])
  })
})

describe('the account behind a calendar (J47, J48)', () => {
  it('is chosen here; whether it gets e-mails is said, off by default', async () => {
    const account = await addStaff(test.db, 'practitioner', test.now)
    const saved = await save({ account: String(account) })
    expect(anna()?.userId).toBe(account)
    expect(saved.text).toContain('Anna de Vries gets no e-mail when someone else books in this calendar.')
    test.db.raw.prepare('update staff_user set mail_on_booking = 1').run()
    expect((await olga.visit(address)).text).toContain('Anna de Vries gets an e-mail when someone else')
    await save({ account: '' })
    expect(anna()?.userId).toBeNull()
  })

  it('must be one that is there; a closed one stays with its calendar only', async () => {
    const answer = await post(address, { name: 'Anna', visibility: '', account: '99', version: '1' })
    expect(answer.status).toBe(422)
    const account = await addStaff(test.db, 'practitioner', test.now)
    await save({ account: String(account) })
    test.db.raw.prepare('update staff_user set active = 0 where id = ?').run(account)
    expect((await olga.visit(address)).text).toContain('Anna de Vries (no longer in use)')
    const selim = await olga.visit(`/staff/settings/practitioners/${practice.selim}`)
    expect(selim.text).not.toContain('no longer in use')
  })
})

function addCarla(): number {
  const carla = { kind: 'practitioner', name: 'Carla Bos', publicName: 'Carla Bos', profession: {} } as const
  return addCalendar(test.db, { ...carla, online: true }, theSystem, test.now)
}

function post(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  const headers = { 'sec-fetch-site': 'same-origin' }
  return olga.send(path, { method: 'POST', body: new URLSearchParams(fields), headers })
}

function stored() {
  return [
    rows(test.db, `select * from calendar where id = ${practice.anna}`),
    rows(test.db, "select * from resource where name = 'Anna de Vries'"),
  ]
}

function audit() {
  return rows(test.db, "select action, detail from audit where object = 'calendar' order by id desc")[0] ?? {}
}
