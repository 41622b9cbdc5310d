import { beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { addLocation, changePractice } from '../../src/practice/practice.commands.ts'
import { resolveLimits } from '../../src/practice/settings.queries.ts'
import { addCalendar, addResource } from '../../src/staff/calendars.commands.ts'
import { addBlockKind, setKindTypes } from '../../src/types/block-kinds.commands.ts'
import { addType } from '../../src/types/types.commands.ts'
import { findBlockKind, findType, listNeeds } from '../../src/types/types.queries.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { rows, toBooked } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'

let test: TestApp
let practice: SmallPractice
let olga: Browser
let address: string

beforeEach(async () => {
  test = openApp()
  practice = smallPractice(test.db)
  olga = await signedIn(test, 'owner')
  address = `/staff/settings/types/${practice.consult}`
})

type Typed = Parameters<Page['fill']>[0]

const type = () => findType(test.db, practice.consult)
const kind = (id = practice.general) => findBlockKind(test.db, id)
const limits = () => resolveLimits(test.db, practice.consult, practice.anna, practice.locationId)
const save = async (typed: Typed): Promise<Page> =>
  (await olga.visit(address)).form('main form').fill(typed).press('Save')
const stored = () => test.db.raw.prepare('select * from appointment_type where id = ?').get(practice.consult)
const times = (query = '') => openBrowser(test).visit(`/book/times?type=consult&practitioner=any${query}`)

function addSecondType(name = 'Intake', blockKindId: number | null = null): number {
  const length = { minutes: 60, gridMinutes: 30, online: true, calendarIds: [practice.anna] }
  return addType(test.db, { name, publicNames: {}, blockKindId, ...length }, theSystem, test.now)
}

describe('the page of an appointment type', () => {
  it('is reached from the list, and says what there is', async () => {
    const page = await (await olga.visit('/staff/settings/types')).link('Consult').click()
    expect([page.path, page.heading]).toEqual([address, 'Consult'])
    expect(page.texts('nav.sub [aria-current]')).toEqual(['Appointment types'])
    expect(page.field('minutes').value).toBe('30')
    expect(page.field('publicName-nl').value).toBe('Consult')
    expect(page.field('calendar').values).toEqual([practice.anna, practice.selim].map(String))
    expect(page.link('See as a patient').href).toBe('/staff/schedule/as-patient?type=1&from=type')
  })

  it('changes nothing where nothing was changed', async () => {
    const before = type()
    const saved = await save({})
    expect(saved.via.map(({ location }) => location)).toEqual([`${address}?saved=1`])
    expect(saved.texts('[role="status"]')).toEqual(['Saved.'])
    expect({ ...type(), rowVersion: 0 }).toEqual({ ...before, rowVersion: 0 })
    const line = rows(
      test.db,
      "select detail from audit where object = 'appointment-type' order by id desc",
    )[0]
    expect(line?.detail).toBe('{"settings":""}')
  })

  it('J31, F23–F26: changes names, length and people, at once for patients', async () => {
    const saved = await save({
      name: 'Consult, short',
      'publicName-en': 'A short visit <b>now</b>',
      'publicName-nl': '',
      'description-en': 'Bring\nyour card',
      'information-en': 'Do not eat',
      minutes: '15',
      gridMinutes: '20',
      bufferAfter: '5',
      price: '62,50',
      visitingAddress: 'Kade 1',
      calendar: [String(practice.anna)],
    })
    expect(saved.heading).toBe('Consult, short')
    expect(type()).toMatchObject({
      slug: 'consult',
      name: 'Consult, short',
      publicNames: { en: 'A short visit <b>now</b>' },
      descriptions: { en: 'Bring\nyour card' },
      information: { en: 'Do not eat' },
      minutes: 15,
      gridMinutes: 20,
      bufferAfter: 5,
      priceCents: 6250,
      visitingAddress: 'Kade 1',
      calendarIds: [practice.anna],
    })
    expect(saved.field('price').value).toBe('62.50')
    const patient = await times()
    expect(patient.text).toContain('A short visit <b>now</b>')
    expect(patient.text).toContain('€62.50')
    expect(patient.has('button[value*="T09:20"]')).toBe(true)
    expect(rows(test.db, 'select detail from audit order by id desc limit 1')[0]?.detail).toContain(
      'calendars',
    )
  })

  it('J31: leaves booked appointments and their history as they are', async () => {
    await toBooked(test, openBrowser(test))
    const booked = () => [
      rows(test.db, 'select * from appointment'),
      rows(test.db, 'select * from appointment_event'),
    ]
    const before = booked()
    await save({ name: 'Another name', minutes: '60', calendar: [String(practice.selim)], active: false })
    expect(booked()).toEqual(before)
  })

  it('keeps the texts of a language that is not offered for a while', async () => {
    changePractice(test.db, { languages: '["en"]' }, theSystem, test.now)
    await save({ 'publicName-en': 'Visit' })
    expect(type()?.publicNames).toEqual({ en: 'Visit', nl: 'Consult' })
  })

  it('F27: takes 500 characters, whatever their bytes, and says how many there are', async () => {
    const long = '👩‍👩‍👧'.repeat(250) + 'å'.repeat(250)
    const saved = await save({ 'description-sv': long })
    expect(type()?.descriptions.sv).toBe(long)
    expect(saved.field('description-sv').describedBy).toContain('500 of at most 500 characters')
    const answer = await save({ 'description-sv': `${long}å` })
    expect([answer.status, answer.field('description-sv').error]).toEqual([
      422,
      'Use at most 500 characters; there are 501',
    ])
    expect(answer.field('description-sv').value).toBe(`${long}å`)
    expect(answer.has('details[open] [name="description-sv"]')).toBe(true)
    expect(type()?.descriptions.sv).toBe(long)
  })

  it('says what is wrong beside the fields, keeps everything and changes nothing', async () => {
    const before = stored()
    const typed = {
      name: '  ',
      minutes: '7',
      price: 'free',
      places: '0',
      leadHours: '1.5',
      horizonDays: 'far',
      releaseHours: '0',
      maxOwnBookings: 'two',
      ageFrom: '121',
      'publicName-en': '<script>',
    }
    const answer = await save({ ...typed, ageFilter: true, blockFilter: true, calendar: [], online: false })
    expect([answer.status, answer.title.slice(0, 7)]).toEqual([422, 'Error: '])
    expect(answer.errors()).toEqual([
      'Name: Enter a name',
      'Price in EUR: Enter an amount, such as 62 or 62,50',
      'Minutes: Enter a number of minutes from 5 to 720, in steps of five',
      'Places: Enter a number from 1 to 500',
      'Done by: Tick at least one practitioner',
      'Kind of block: Choose which block, or untick the filter',
      'Age in years: Enter a number from 1 to 120',
      'Hours before the start: Enter a number from 0 to 8760',
      'Days ahead: Enter a number from 0 to 3650',
      'Hours before the start when a time appears: Enter a number from 1 to 8760',
      'Own bookings at most: Enter a number from 0 to 1000',
    ])
    for (const [name, value] of Object.entries(typed)) {
      expect(answer.field(name).value).toBe(value)
      if (name !== 'publicName-en') expect(answer.errors().join('\n')).toContain(answer.field(name).error)
    }
    expect(answer.has('input[name="ageFilter"][checked]')).toBe(true)
    expect(answer.has('input[name="online"][checked]')).toBe(false)
    expect(stored()).toEqual(before)
  })

  it('is not overwritten unseen', async () => {
    const [one, other] = [await olga.visit(address), await olga.visit(address)]
    await one.form('main form').fill({ name: 'First' }).press('Save')
    const answer = await other.form('main form').fill({ name: 'Second', minutes: '45' }).press('Save')
    expect([answer.status, type()?.name, type()?.minutes]).toEqual([409, 'First', 30])
    expect(answer.text).toContain('Not saved yet: someone else has changed these settings meanwhile.')
    expect([answer.field('name').value, answer.field('minutes').value]).toEqual(['Second', '45'])
    await answer.form('main form').press('Save')
    expect([type()?.name, type()?.minutes]).toEqual(['Second', 45])
  })

  it('is not there for a type that is not, nor for anybody but the owner', async () => {
    for (const id of ['0', '99', 'x', '99999999999999999999'])
      expect((await olga.visit(`/staff/settings/types/${id}`)).status).toBe(404)
    const ines = await signedIn(test, 'reception')
    expect((await ines.visit(address)).status).toBe(404)
  })

  it('F16, P11, 7.11: sets how late patients may change or cancel, 0 included; empty is as above', async () => {
    const page = await olga.visit(address)
    expect(page.field('rebookHours').describedBy).toContain(
      'as above, now 24 hours before the start (practice)',
    )
    await save({ rebookHours: '48', cancelHours: '0' })
    expect([limits().rebookHours, limits().cancelHours]).toEqual([
      { value: 48, level: 'type' },
      { value: 0, level: 'type' },
    ])
    expect((await olga.visit(address)).field('cancelHours').value).toBe('0')
    const answer = await save({ rebookHours: '-1', cancelHours: '8761' })
    expect(answer.errors()).toEqual([
      'Hours before the start until which patients may choose another time: Enter a number from 0 to 8760',
      'Hours before the start until which patients may cancel: Enter a number from 0 to 8760',
    ])
    await save({ rebookHours: '', cancelHours: '' })
    expect(limits().rebookHours).toEqual({ value: 24, level: 'practice' })
  })

  it('F58, F59, 7.19: says what sort of visit it is, and whether patients change it themselves', async () => {
    expect(type()).toMatchObject({ class: 'ordinary', selfService: false })
    const page = await olga.visit(address)
    await page.form('main form').fill({ selfService: true }).choose('class', 'surgery').press('Save')
    expect(type()).toMatchObject({ class: 'surgery', selfService: true })
    expect((await olga.visit(address)).field('class').value).toBe('surgery')
    const forged = await (await olga.visit(address)).form('main form').tamper({ class: 'vip' }).press('Save')
    expect([forged.status, forged.errors()]).toEqual([
      422,
      ['What kind of appointment it is: Choose one from the list'],
    ])
    expect(type()?.class).toBe('surgery')
  })

  it('F27: says how much of the 500 characters a description uses; 500 fit, 501 do not, an emoji is one', async () => {
    const saved = await save({ 'description-en': '👩‍⚕️'.repeat(500) })
    expect(saved.field('description-en').describedBy).toContain('500 of at most 500 characters')
    const answer = await save({ 'description-en': 'å'.repeat(501) })
    expect(answer.errors()).toEqual(['Description, English: Use at most 500 characters; there are 501'])
    expect(answer.field('description-en').describedBy).toContain('501 of at most 500 characters')
    expect(answer.field('description-en').value).toBe('å'.repeat(501))
  })

  it('J30: takes the type offline, and out of use, and back', async () => {
    await save({ online: false })
    expect((await openBrowser(test).visit('/book?type=consult')).text).not.toContain('Consult')
    const retired = await save({ online: true, active: false })
    expect(retired.texts('.st')).toEqual(['No longer in use'])
    const list = await olga.visit('/staff/settings/types')
    expect(list.has('tbody tr')).toBe(false)
    const again = await (await list.link('Consult').click())
      .form('main form')
      .fill({ active: true })
      .press('Save')
    expect(again.texts('.st')).toEqual(['Bookable online'])
  })

  it('takes no practitioner, place, block or room that is not there', async () => {
    const page = await olga.visit(address)
    const form = page.form('main form').fill({ calendar: [] })
    const answer = await form
      .tamper({ calendar: '99', location: '99', 'need-0': 'Laser', 'means-0': '99' })
      .press('Save')
    expect(answer.errors().map((error) => error.split(':')[0])).toEqual([
      'Done by',
      'Any one of these will do',
    ])
  })
})

describe('the block filter (F28–F34)', () => {
  it('F33: ties the type to one kind of block and keeps that for it (rule 15)', async () => {
    const emergency = addBlockKind(test.db, { name: 'Emergency', colour: 5, web: true }, theSystem, test.now)
    expect((await times()).has('button[name="slot"]')).toBe(true)
    const saved = await save({ blockFilter: true, blockKind: String(emergency) })
    expect(type()?.blockKindId).toBe(emergency)
    expect(kind(emergency)?.types).toEqual(new Set([practice.consult]))
    expect(kind()?.types).toBe('all')
    expect(saved.has('input[name="keepsBlock"][checked]')).toBe(true)
    expect((await times()).has('button[name="slot"]')).toBe(false)
  })

  it('keeps the block for all types that are tied to it', async () => {
    const intake = addSecondType('Intake', practice.general)
    await save({ blockFilter: true, blockKind: String(practice.general) })
    expect(kind()?.types).toEqual(new Set([practice.consult, intake]))
  })

  it('leaves the block open to others where that is wanted, and opens it again', async () => {
    await save({ blockFilter: true, blockKind: String(practice.general), keepsBlock: false })
    expect([type()?.blockKindId, kind()?.types]).toEqual([practice.general, 'all'])
    await save({ keepsBlock: true })
    expect(kind()?.types).toEqual(new Set([practice.consult]))
    await save({ keepsBlock: false })
    expect(kind()?.types).toBe('all')
  })

  it('leaves a list that somebody made for other types, and warns where the type is not in it', async () => {
    const intake = addSecondType()
    setKindTypes(test.db, practice.general, [intake], theSystem, test.now)
    const saved = await save({ blockFilter: true, blockKind: String(practice.general), keepsBlock: false })
    expect(kind()?.types).toEqual(new Set([intake]))
    expect(saved.texts('.note.warn')).toEqual([expect.stringContaining('does not let in this type')])
    await save({ name: 'Renamed' })
    expect(kind()?.types).toEqual(new Set([intake]))
  })

  it('lets in all again when the filter of the only type goes, and says so', async () => {
    await save({ blockFilter: true, blockKind: String(practice.general) })
    const saved = await save({ blockFilter: false })
    expect(type()?.blockKindId).toBeNull()
    expect(kind()?.types).toBe('all')
    expect(saved.texts('.note li')).toEqual(['General takes all appointment types online again.'])
  })

  it('takes only its own type from a kept block when the filter goes or another block is chosen', async () => {
    const intake = addSecondType('Intake', practice.general)
    await save({ blockFilter: true, blockKind: String(practice.general) })
    const saved = await save({ blockFilter: false })
    expect(kind()?.types).toEqual(new Set([intake]))
    expect(saved.texts('.note li')).toEqual([
      'General is now kept online for: Intake.',
      'Consult can no longer be booked online in General.',
    ])
    const checkUps = addBlockKind(test.db, { name: 'Check-ups', colour: 5, web: true }, theSystem, test.now)
    await save({ blockFilter: true, blockKind: String(practice.general) })
    const moved = await save({ blockKind: String(checkUps) })
    expect([kind()?.types, kind(checkUps)?.types]).toEqual([new Set([intake]), new Set([practice.consult])])
    expect(moved.texts('.note li')).toEqual([
      'General is now kept online for: Intake.',
      'Consult can no longer be booked online in General.',
      'Check-ups is now kept online for: Consult.',
    ])
  })

  it('leaves a list alone that was made by hand, when the filter goes', async () => {
    const intake = addSecondType()
    await save({ blockFilter: true, blockKind: String(practice.general), keepsBlock: false })
    setKindTypes(test.db, practice.general, [practice.consult, intake], theSystem, test.now)
    const saved = await save({ blockFilter: false })
    expect(kind()?.types).toEqual(new Set([practice.consult, intake]))
    expect(saved.has('.note li')).toBe(false)
  })

  it('says beforehand and afterwards which types lose a block that is kept', async () => {
    addSecondType('Check-up')
    const retired = addSecondType('Old visit')
    test.db.raw.prepare('update appointment_type set active = 0 where id = ?').run(retired)
    const checkUps = addBlockKind(test.db, { name: 'Check-ups', colour: 5, web: true }, theSystem, test.now)
    expect((await olga.visit(address)).text).toContain('all others can no longer be booked online in them')
    const saved = await save({ blockFilter: true, blockKind: String(checkUps) })
    expect(saved.texts('.note li')).toEqual([
      'Check-ups is now kept online for: Consult.',
      'Check-up can no longer be booked online in Check-ups.',
    ])
    expect((await save({ minutes: '45' })).has('.note li')).toBe(false)
    expect((await save({ keepsBlock: false })).texts('.note li')).toEqual([
      'Check-ups takes all appointment types online again.',
    ])
  })

  it('says nothing untrue for an address that somebody made up', async () => {
    const page = await olga.visit(`${address}?saved=1&turned=99.1&turned=${practice.general}.1&turned=x`)
    expect(page.texts('.note li')).toEqual(['General takes all appointment types online again.'])
  })

  it('keeps what a colleague made of the block while the page was open', async () => {
    const checkUp = addSecondType('Check-up')
    await save({ blockFilter: true, blockKind: String(practice.general) })
    for (const typeIds of [[practice.consult, checkUp], undefined]) {
      const opened = await olga.visit(address)
      setKindTypes(test.db, practice.general, typeIds, theSystem, test.now)
      const wrong = await opened.form('main form').fill({ name: '' }).press('Save')
      const saved = await wrong.form('main form').fill({ name: 'Consult' }).press('Save')
      expect([saved.status, kind()?.types]).toEqual([200, typeIds ? new Set(typeIds) : 'all'])
      setKindTypes(test.db, practice.general, [practice.consult], theSystem, test.now)
    }
    const opened = await olga.visit(address)
    setKindTypes(test.db, practice.general, [practice.consult, checkUp], theSystem, test.now)
    await opened.form('main form').fill({ keepsBlock: false }).press('Save')
    expect(kind()?.types).toEqual(new Set([practice.consult, checkUp]))
    const saved = await save({ keepsBlock: true })
    expect(kind()?.types).toEqual(new Set([practice.consult]))
    expect(saved.texts('.note li')).toContain('Check-up can no longer be booked online in General.')
  })

  it('F30: warns of a kind that is not bookable online or no longer in use', async () => {
    const phone = addBlockKind(test.db, { name: 'Phone', colour: 6, web: false }, theSystem, test.now)
    const saved = await save({ blockFilter: true, blockKind: String(phone) })
    expect(saved.texts('.note.warn')).toEqual([expect.stringContaining('Phone is not bookable online')])
    test.db.raw.prepare('update block_kind set active = 0, web = 1 where id = ?').run(phone)
    expect((await olga.visit(address)).texts('.note.warn')).toEqual([
      expect.stringContaining('Phone is no longer in use'),
    ])
  })

  it('F33: is refused without a block', async () => {
    const answer = await save({ blockFilter: true, blockKind: '' })
    expect([answer.status, answer.field('blockKind').error]).toEqual([
      422,
      'Choose which block, or untick the filter',
    ])
    expect(type()?.blockKindId).toBeNull()
  })
})

describe('who may book', () => {
  it('rule 4: everybody, new patients or known ones, and whether they are asked', async () => {
    await save({ whoMayBook: 'new' })
    expect(type()).toMatchObject({ whoMayBook: 'new', asksKnown: true })
    await save({ whoMayBook: 'both', asksKnown: false })
    expect(type()).toMatchObject({ whoMayBook: 'both', asksKnown: false })
    await save({ asksKnown: true })
    expect(type()?.asksKnown).toBe(true)
  })

  it('F36, F37, rule 16: only from an age on, 24 being offered, counted in one of two ways', async () => {
    const page = await olga.visit(address)
    expect([page.field('ageFrom').value, page.has('input[name="ageFilter"][checked]')]).toEqual(['24', false])
    await save({ ageFilter: true })
    expect(type()).toMatchObject({ ageFrom: 24, ageCountsFrom: 'birthday' })
    await save({ ageFrom: '16', ageCountsFrom: 'year' })
    expect(type()).toMatchObject({ ageFrom: 16, ageCountsFrom: 'year' })
    await save({ ageFilter: false, ageFrom: 'none' })
    expect(type()?.ageFrom).toBeNull()
  })

  it('the choice of practitioner is free, none or required', async () => {
    await save({ practitionerChoice: 'none' })
    expect((await openBrowser(test).visit('/book?type=consult')).text).not.toContain('Selim Aydin')
    await save({ practitionerChoice: 'required' })
    const asked = await openBrowser(test).visit('/book?type=consult')
    expect([asked.text.includes('Selim Aydin'), asked.text.includes('No preference')]).toEqual([true, false])
  })
})

describe('the limits of a type (rule 11)', () => {
  it('are as above while empty, and the page says what that is and whose', async () => {
    addCalendar(
      test.db,
      {
        kind: 'practitioner',
        name: 'Bo',
        publicName: 'Bo Lind',
        profession: {},
        online: true,
        leadHours: 48,
      },
      theSystem,
      test.now,
    )
    const page = await olga.visit(address)
    for (const [name, above] of [
      ['leadHours', '2 hours (practice)'],
      ['horizonDays', '56 days (practice)'],
      ['maxOwnBookings', 'no limit (practice)'],
      ['visibility', 'All free times (practice)'],
    ] as const) {
      expect([name, page.field(name).value]).toEqual([name, ''])
      expect(page.field(name).describedBy).toContain(above)
    }
    const all = page.document
      .querySelectorAll('input[name="calendar"]')
      .map((box) => box.getAttribute('value') ?? '')
    const saved = await save({ calendar: all })
    expect(saved.field('leadHours').describedBy).toContain('2 hours (practice), 48 hours (Bo Lind)')
  })

  it('P9, P10: are its own days ahead and hours before the start', async () => {
    await save({ leadHours: '72', horizonDays: '2' })
    expect(limits()).toMatchObject({
      leadHours: { value: 72, level: 'type' },
      horizonDays: { value: 2, level: 'type' },
    })
    expect((await times()).has('button[name="slot"]')).toBe(false)
    await save({ leadHours: '0', horizonDays: '', horizonNone: true })
    expect(limits()).toMatchObject({
      leadHours: { value: 0, level: 'type' },
      horizonDays: { value: null, level: 'type' },
    })
    const page = await save({ leadHours: '', horizonNone: false })
    expect(limits()).toMatchObject({ leadHours: { level: 'practice' }, horizonDays: { level: 'practice' } })
    expect(page.has('input[name="horizonNone"][checked]')).toBe(false)
  })

  it('P8: are its own maximum, or none', async () => {
    changePractice(test.db, { max_own_bookings: 2 }, theSystem, test.now)
    expect(limits().maxOwnBookings).toEqual({ value: 2, level: 'practice' })
    await save({ maxOwnBookings: '1' })
    expect(limits().maxOwnBookings).toEqual({ value: 1, level: 'type' })
    const page = await save({ maxOwnBookings: '', maxOwnNone: true })
    expect(limits().maxOwnBookings).toEqual({ value: null, level: 'type' })
    expect(page.has('input[name="maxOwnNone"][checked]')).toBe(true)
  })

  it('refuse a number together with "no limit"', async () => {
    const answer = await save({ horizonDays: '5', horizonNone: true, maxOwnBookings: '2', maxOwnNone: true })
    expect([answer.status, answer.field('horizonDays').error, answer.field('maxOwnBookings').error]).toEqual([
      422,
      'Enter a number or tick that there is no limit, not both',
      'Enter a number or tick that there is no limit, not both',
    ])
    expect(limits().horizonDays.level).toBe('practice')
  })

  it('rule 12: are its own way of showing times', async () => {
    await save({ visibility: 'compact' })
    expect(limits().visibility).toEqual({ value: 'compact', level: 'type' })
    await save({ visibility: '' })
    expect(limits().visibility.level).toBe('practice')
  })

  it('rule 15: let times appear late', async () => {
    await save({ releaseHours: '1' })
    expect(type()?.releaseHours).toBe(1)
    expect((await times()).has('button[name="slot"]')).toBe(false)
    await save({ releaseHours: '' })
    expect(type()?.releaseHours).toBeNull()
  })
})

describe('where and with what', () => {
  it('some locations, or none ticked for all', async () => {
    const haven = addLocation(
      test.db,
      { name: 'De Haven', address: 'Kade 2', phone: null },
      theSystem,
      test.now,
    )
    await save({ location: [String(haven)] })
    expect(type()?.locationIds).toEqual([haven])
    expect((await times()).has('button[name="slot"]')).toBe(false)
    await save({ location: [] })
    expect(type()?.locationIds).toEqual([])
  })

  it('keeps who and what is no longer in use, and says so', async () => {
    test.db.raw.prepare('update resource set active = 0 where name = ?').run('Selim Aydin')
    const page = await olga.visit(address)
    expect(page.text).toContain('Selim Aydin (no longer in use)')
    await save({ minutes: '45' })
    expect(type()?.calendarIds).toEqual([practice.anna, practice.selim])
  })

  it('rule 14: needs are met by any one of their rooms; one is added and removed by its line', async () => {
    expect((await olga.visit(address)).texts('h2')).not.toContain('Rooms and devices')
    const add = (name: string) =>
      addResource(test.db, { kind: 'room', name, locationId: practice.locationId }, theSystem, test.now)
    const [one, two] = [add('Chair 1'), add('Chair 2')]
    const first = await save({ 'need-0': 'Chair', 'means-0': [String(one), String(two)] })
    expect(listNeeds(test.db, practice.consult)).toEqual([{ name: 'Chair', resourceIds: [one, two] }])
    await first
      .form('main form')
      .fill({ 'need-1': 'Window', 'means-1': [String(two)] })
      .press('Save')
    expect(type()?.needs).toEqual([[one, two], [two]])
    await save({ 'need-0': '', 'means-0': [] })
    expect(listNeeds(test.db, practice.consult)).toEqual([{ name: 'Window', resourceIds: [two] }])
    const half = await save({ 'need-0': 'Window', 'means-0': [], 'means-1': [String(one)] })
    expect(half.errors()).toEqual([
      'Any one of these will do: Tick at least one room or device',
      'Need: Enter a name',
    ])
    expect(listNeeds(test.db, practice.consult)).toEqual([{ name: 'Window', resourceIds: [two] }])
  })

  it('rule 10, J25: places and notifications', async () => {
    await save({ places: '8', notify: false, colour: '3' })
    expect(type()).toMatchObject({ places: 8, notify: false, colour: 3 })
  })
})
