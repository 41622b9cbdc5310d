import { beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { addLocation } from '../../src/practice/practice.commands.ts'
import { listCalendars } from '../../src/staff/calendars.queries.ts'
import { findRoom, listRooms } from '../../src/staff/rooms.queries.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { noor, rows, slotAt, toBooked, withAnna } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'

const address = '/staff/settings/rooms'
let test: TestApp
let practice: SmallPractice
let olga: Browser

beforeEach(async () => {
  test = openApp()
  practice = smallPractice(test.db)
  olga = await signedIn(test, 'owner')
})

type Typed = Parameters<Page['fill']>[0]

async function add(typed: Typed): Promise<Page> {
  return (await olga.visit(address)).form('[novalidate]').fill(typed).press('Add a room or device')
}

async function addChair(): Promise<number> {
  await add({ name: 'Chair 1', location: String(practice.locationId) })
  return listRooms(test.db).at(-1)?.id ?? 0
}

async function save(id: number, typed: Typed): Promise<Page> {
  return (await olga.visit(`${address}/${id}`)).form('main form').fill(typed).press('Save')
}

describe('rooms and devices', () => {
  it('are added at a location or without a fixed place', async () => {
    expect((await olga.visit(address)).text).toContain('There is no room or device yet.')
    await add({ kind: 'room', name: 'Chair 1', location: String(practice.locationId) })
    const page = await add({ kind: 'device', name: 'Laser', location: '' })
    expect(listRooms(test.db)).toMatchObject([
      { kind: 'room', name: 'Chair 1', locationId: practice.locationId, active: true },
      { kind: 'device', name: 'Laser', locationId: null, active: true },
    ])
    expect(page.texts('tbody tr').map((row) => row.replace(/\s+/g, ' '))).toEqual([
      'Chair 1 Room De Linde',
      expect.stringContaining('Laser Device'),
    ])
  })

  it('a service such as a laboratory gets a calendar that patients can book', async () => {
    const page = await add({ kind: 'service', name: 'Laboratory' })
    const service = listCalendars(test.db).at(-1)
    expect(service).toMatchObject({ kind: 'service', publicName: 'Laboratory', online: true })
    expect(page.path).toBe(`/staff/settings/practitioners/${service?.id}`)
    const list = await olga.visit(address)
    expect(list.link('Laboratory', 'main').href).toBe(page.path)
  })

  it('need a name and a place that is there', async () => {
    const answer = await add({ kind: 'device', name: ' ' })
    expect([answer.status, answer.errors()]).toEqual([422, ['Name: Enter a name']])
    expect(answer.field('kind').value).toBe('device')
    const body = new URLSearchParams({ kind: 'chair', name: 'Chair', location: '99' })
    const headers = { 'sec-fetch-site': 'same-origin' }
    const refused = await olga.send(address, { method: 'POST', body, headers })
    expect([refused.status, listRooms(test.db)]).toEqual([422, []])
  })

  it('are renamed and moved', async () => {
    const chair = await addChair()
    const haven = addLocation(test.db, { name: 'De Haven', address: '', phone: null }, theSystem, test.now)
    const saved = await save(chair, { name: 'Chair by the window', location: String(haven) })
    expect(saved.heading).toBe('Chair by the window')
    expect(findRoom(test.db, chair)).toMatchObject({ name: 'Chair by the window', locationId: haven })
    const [line] = rows(
      test.db,
      "select action, detail from audit where object = 'resource' order by id desc",
    )
    expect(line).toEqual({ action: 'changed', detail: '{"settings":"name location_id"}' })
  })

  it('stay at a location that is no longer in use', async () => {
    const chair = await addChair()
    addLocation(test.db, { name: 'De Haven', address: '', phone: null }, theSystem, test.now)
    test.db.raw.prepare('update location set active = 0 where id = ?').run(practice.locationId)
    expect((await olga.visit(`${address}/${chair}`)).text).toContain('De Linde (no longer in use)')
    await save(chair, { name: 'Old chair' })
    expect(findRoom(test.db, chair)?.locationId).toBe(practice.locationId)
    expect((await olga.visit(address)).texts('#location option')).toEqual(['No fixed place', 'De Haven'])
  })

  it('are not overwritten unseen', async () => {
    const chair = await addChair()
    const page = () => olga.visit(`${address}/${chair}`)
    const [one, other] = [await page(), await page()]
    await one.form('main form').fill({ name: 'First' }).press('Save')
    const answer = await other.form('main form').fill({ name: 'Second' }).press('Save')
    expect([answer.status, findRoom(test.db, chair)?.name]).toEqual([409, 'First'])
    await answer.form('main form').press('Save')
    expect(findRoom(test.db, chair)?.name).toBe('Second')
  })

  it('are not there where they are not, nor as a practitioner', async () => {
    for (const id of ['0', '99', 'x', '1']) expect((await olga.visit(`${address}/${id}`)).status).toBe(404)
  })
})

describe('a room out of use', () => {
  const isOffered = async () => (await openBrowser(test).visit(withAnna)).heading !== 'No free times online'

  async function needing(...means: readonly number[]): Promise<void> {
    const page = await olga.visit(`/staff/settings/types/${practice.consult}`)
    await page
      .form('main form')
      .fill({ 'need-0': 'Chair', 'means-0': means.map(String) })
      .press('Save')
  }

  it('says before what uses it; nothing new is planned in it, and what was booked keeps it (rule 14)', async () => {
    const chair = await addChair()
    expect((await olga.visit(`${address}/${chair}`)).text).toContain('Nothing uses it.')
    await needing(chair)
    await toBooked(test, openBrowser(test), noor, slotAt('10:00', '2027-01-26'), withAnna)
    const page = await olga.visit(`${address}/${chair}`)
    expect(page.text).toContain('In use: 1 appointment to come; appointment types Consult.')
    const saved = await save(chair, { active: false })
    expect(saved.texts('.note.warn')).toEqual([
      'No longer in use, yet named by Consult. These types now need another of their rooms or devices.',
    ])
    expect(await isOffered()).toBe(false)
    expect(rows(test.db, `select live from occupancy where resource_id = ${chair}`)).toEqual([{ live: 1 }])
    await save(chair, { active: true })
    expect(await isOffered()).toBe(true)
  })

  it('is replaced by another one that meets the need; the type keeps both', async () => {
    const [one, two] = [await addChair(), await addChair()]
    await needing(one, two)
    await save(one, { active: false })
    expect(await isOffered()).toBe(true)
    await toBooked(test, openBrowser(test), noor, slotAt('10:00', '2027-01-26'), withAnna)
    expect(rows(test.db, `select resource_id from occupancy where resource_id in (${one}, ${two})`)).toEqual([
      { resource_id: two },
    ])
    const type = await olga.visit(`/staff/settings/types/${practice.consult}`)
    expect(type.field('means-0').values).toEqual([String(one), String(two)])
    expect(type.text).toContain('Chair 1 (no longer in use)')
  })
})
