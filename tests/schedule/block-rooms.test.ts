import { beforeEach, describe, expect, it } from 'vitest'
import { bookByStaff } from '../../src/appointments/book-by-staff.commands.ts'
import { parseStamp } from '../../src/lib/calendar.ts'
import { registerPatient } from '../../src/patients/patients.commands.ts'
import { byUser, theSystem } from '../../src/practice/actor.ts'
import { addLocation } from '../../src/practice/practice.commands.ts'
import { listBlocks, listTemplateBlocks } from '../../src/schedule/blocks.queries.ts'
import { addResource } from '../../src/staff/calendars.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { noor, rows, slotAt, toBooked, withAnna } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'
import { offered } from './offered.ts'

const tuesday = '2027-01-26'
let test: TestApp
let practice: SmallPractice
let one: number
let two: number
let laser: number
let ines: Browser

beforeEach(async () => {
  test = openApp()
  const room = (name: string, kind: 'room' | 'device' = 'room') =>
    addResource(test.db, { kind, name, locationId: practice.locationId }, theSystem, test.now)
  practice = smallPractice(test.db)
  one = room('Chair 1')
  two = room('Chair 2')
  laser = room('Laser', 'device')
  ines = await signedIn(test, 'reception')
  await needing([one, two])
})

/** Consult needs a chair, or what else is said. */
async function needing(...needs: readonly (readonly number[])[]): Promise<void> {
  const olga = await signedIn(test, 'owner')
  for (const [index, means] of needs.entries()) {
    const page = await olga.visit(`/staff/settings/types/${practice.consult}`)
    const typed = { [`need-${index}`]: `Need ${index}`, [`means-${index}`]: means.map(String) }
    await page.form('main form').fill(typed).press('Save')
  }
}

const dayBlock = (position = 0) => `/staff/schedule/days/${practice.anna}/${tuesday}/${position}`
const save = async (address: string, typed: Parameters<Page['fill']>[0]): Promise<Page> =>
  (await ines.visit(address)).form('.card').fill(typed).press('Save')
const chairs = () =>
  rows(
    test.db,
    `select resource_id from occupancy where resource_id in (${one}, ${two}, ${laser}) and live = 1 order by resource_id`,
  ).map(({ resource_id: id }) => id)
const book = (time: string) => toBooked(test, openBrowser(test), noor, slotAt(time, tuesday), withAnna)

describe('the rooms and devices of a block (rule 14)', () => {
  it('are taken before others of the same sort, in that block only', async () => {
    await save(dayBlock(), { resource: [String(two)] })
    expect((await book('10:00')).heading).toBe('Your appointment is booked')
    expect(chairs()).toEqual([two])
    await book('14:00')
    expect(chairs()).toEqual([one, two])
  })

  it('taken, leave no time there although another of the sort is free; why-not and staff know', async () => {
    await save(dayBlock(), { resource: [String(two)] })
    test.db.raw
      .prepare('insert into absence (resource_id, starts_at, ends_at, created_at) values (?, ?, ?, 0)')
      .run(two, parseStamp(slotAt('09:00', tuesday)) ?? 0, parseStamp(slotAt('11:00', tuesday)) ?? 0)
    const times = await offered(test, 'consult', tuesday, tuesday)
    expect([times.includes(`${tuesday} 10:30`), times.includes(`${tuesday} 11:00`)]).toEqual([false, true])
    const patientId = registerPatient(
      test.db,
      { firstName: 'Noor', lastName: 'Bakker', birthDate: '1979-03-27', language: 'nl', origin: 'staff' },
      test.now,
    )
    const place = { typeId: practice.consult, calendarId: practice.anna, locationId: practice.locationId }
    const who = { patientId, email: null, phone: '+31612345678', language: 'nl' as const }
    const book = (time: string) =>
      bookByStaff(
        test.db,
        test.world.keys,
        { ...place, ...who, startsAt: parseStamp(slotAt(time, tuesday)) ?? 0 },
        byUser(1),
        test.now,
      )
    expect([book('10:00').ok, chairs()]).toEqual([true, [one]])
    expect([book('11:30').ok, chairs()]).toEqual([true, [one, two]])
  })

  it('that no need names, or that are out of use, change nothing', async () => {
    await save(dayBlock(), { resource: [String(laser)] })
    await book('10:00')
    expect(chairs()).toEqual([one])
    await save(dayBlock(), { resource: [String(two)] })
    test.db.raw.prepare('update resource set active = 0 where id = ?').run(two)
    test.db.write(() => undefined)
    await book('11:00')
    expect(chairs()).toEqual([one, one])
  })

  it('meet one need while the others are met as everywhere', async () => {
    await needing([one, two], [laser])
    await save(dayBlock(), { resource: [String(two)] })
    await book('10:00')
    expect(chairs()).toEqual([two, laser])
  })

  it('are part of a template’s block: copied to a draft and to a date, shown in the list', async () => {
    const draft = await (await ines.visit('/staff/schedule/templates/1')).press('Change the times')
    const href = draft.document.querySelectorAll('tbody a')[0]?.getAttribute('href') ?? ''
    const saved = await save(href, { resource: [String(one), String(laser)] })
    expect(saved.text).toContain('De Linde, Chair 1, Laser')
    const id = Number(/\d+$/.exec(draft.path)?.[0])
    expect(listTemplateBlocks(test.db, id).find(({ weekday }) => weekday === 1)?.resources).toEqual([
      one,
      laser,
    ])
    expect(listBlocks(test.db, practice.anna, '2027-02-01')[0]?.resources).toEqual([])
    const asked = await (await saved.link('Put into force').click()).press('Show what changes')
    await asked.form('[name="stamp"]').press(/^Put into force from/)
    expect(listBlocks(test.db, practice.anna, '2027-02-01')[0]?.resources).toEqual([one, laser])
    const day = `/staff/schedule/days/${practice.anna}/2027-02-01/1`
    await save(day, { resource: [String(two)] })
    expect(listBlocks(test.db, practice.anna, '2027-02-01').map(({ resources }) => resources)).toEqual([
      [one, laser],
      [two],
    ])
    expect((await ines.visit(day)).field('resource').values).toEqual([String(two)])
  })

  it('must be at the block’s location; a made-up one is left out', async () => {
    const haven = addLocation(test.db, { name: 'De Haven', address: '', phone: null }, theSystem, test.now)
    const far = addResource(
      test.db,
      { kind: 'room', name: 'Far room', locationId: haven },
      theSystem,
      test.now,
    )
    const answer = await save(dayBlock(), { resource: [String(far), String(one)] })
    expect([answer.status, answer.errors()]).toEqual([
      422,
      ['Rooms and devices used in this block: Far room is at another location than this block'],
    ])
    expect(answer.field('resource').values).toEqual([String(one), String(far)])
    const forged = await (await ines.visit(dayBlock())).form('.card').tamper({ resource: '99' }).press('Save')
    expect(forged.status).toBe(200)
    expect(listBlocks(test.db, practice.anna, tuesday)[0]?.resources).toEqual([])
  })

  it('are not overwritten unseen', async () => {
    const [mine, other] = [await ines.visit(dayBlock()), await ines.visit(dayBlock())]
    await mine
      .form('.card')
      .fill({ resource: [String(one)] })
      .press('Save')
    const answer = await other
      .form('.card')
      .fill({ resource: [String(two)] })
      .press('Save')
    expect([answer.status, listBlocks(test.db, practice.anna, tuesday)[0]?.resources]).toEqual([409, [one]])
  })

  it('a chair in another house meets no need', async () => {
    const haven = addLocation(test.db, { name: 'De Haven', address: '', phone: null }, theSystem, test.now)
    test.db.raw.prepare('update resource set location_id = ? where id = ?').run(haven, one)
    test.db.write(() => undefined)
    await book('10:00')
    expect(chairs()).toEqual([two])
  })
})
