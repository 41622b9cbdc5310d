import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { addDays, zoneOf } from '../../src/lib/calendar.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { parseAbsence } from '../../src/schedule/absences.forms.ts'
import { absenceValues } from '../../src/schedule/absences-page.ts'
import { addResource } from '../../src/staff/calendars.commands.ts'
import { formOf } from '../../src/web/form.ts'
import { addBooking } from '../agenda/bookings.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, everything } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'

const list = '/staff/schedule/absences'
const tuesday = '2027-01-26'
let test: TestApp
let practice: SmallPractice
let ines: Browser

beforeEach(async () => {
  test = openApp()
  practice = smallPractice(test.db)
  ines = await signedIn(test, 'reception')
})

const add = async (values: Readonly<Record<string, string>>): Promise<Page> =>
  (await ines.visit(list)).form(`[action="${list}"]`).fill(values).press('Add an absence')
const state = () => everything(test.db, ['hold', 'hold_resource', 'session', 'access_log'])

async function isOffered(time: string): Promise<boolean> {
  const page = await openBrowser(test).visit(
    `/book/times?type=consult&practitioner=anna-de-vries&from=${tuesday}&day=${tuesday}`,
  )
  return page.has(`button[name="slot"][value^="${tuesday}T${time}"]`)
}

describe('an absence', () => {
  it('J32: of a practitioner takes its time off the web; what is booked is listed and stays', async () => {
    addBooking(test.db, practice, { date: tuesday, from: '14:00', to: '14:30' })
    addBooking(test.db, practice, { date: tuesday, from: '12:45', to: '13:00' })
    addBooking(test.db, practice, {
      date: tuesday,
      from: '14:00',
      to: '14:30',
      calendarId: practice.selim,
    })
    const before = test.db.raw.prepare('select * from appointment').all()
    const times = { fromDate: tuesday, fromTime: '13', toTime: '15:00', reason: 'Dentist herself' }
    const page = await add({ resource: '1', ...times })
    expect(page.via.map(({ status }) => status)).toEqual([303])
    expect(page.heading).toBe('Anna de Vries is away')
    expect(page.text).toContain('Tuesday 26 January 2027 13:00–15:00')
    expect(page.text).toContain('1 appointment is booked. Nothing is moved.')
    expect(page.link('Tuesday 26 January 2027 14:00–14:30').href).toBe('/staff/appointments/1')
    expect([await isOffered('13:00'), await isOffered('15:00'), await isOffered('09:00')]).toEqual([
      false,
      true,
      true,
    ])
    expect(test.db.raw.prepare('select * from appointment').all()).toEqual(before)
    const public_ = await openBrowser(test).visit(`/book/times?practitioner=anna-de-vries&from=${tuesday}`)
    expect(public_.text).not.toContain('Dentist herself')
  })

  it('without times is whole days; a room can be away too', async () => {
    const room = addResource(
      test.db,
      { kind: 'room', name: 'Chair 1', locationId: practice.locationId },
      theSystem,
      test.now,
    )
    const page = await add({ resource: String(room), fromDate: '2027-02-01', toDate: '2027-02-05' })
    expect(page.text).toContain('Monday 1 February 2027 – Friday 5 February 2027')
    expect(page.text).toContain('No appointments are booked.')
    const row = test.db.raw.prepare('select starts_at, ends_at from absence').get()
    expect(row).toEqual({
      starts_at: Date.parse('2027-01-31T23:00:00Z') / 1000,
      ends_at: Date.parse('2027-02-05T23:00:00Z') / 1000,
    })
    expect((await ines.visit(list)).text).toContain('Chair 1')
  })

  it('is changed and removed', async () => {
    const page = await add({ resource: '1', fromDate: tuesday })
    expect(await isOffered('09:00')).toBe(false)
    await page.form('.card').fill({ fromTime: '12' }).press('Save')
    expect([await isOffered('09:00'), await isOffered('13:00')]).toEqual([true, false])
    expect((await page.press('Remove this absence')).status).toBe(409)
    const left = await (await ines.visit(page.path)).press('Remove this absence')
    expect([left.path, count(test.db, 'absence'), await isOffered('13:00')]).toEqual([list, 0, true])
    expect((await ines.visit(page.path)).status).toBe(404)
  })

  it.each([
    [{ resource: '' }, 'Who or what: Choose one from the list'],
    [{ fromDate: '' }, 'First day: Enter a date'],
    [{ fromDate: '2027-02-29' }, 'First day: Enter a date'],
    [{ toDate: '2027-01-25' }, 'Last day: The end must come after the start'],
    [{ fromTime: '12', toTime: '9' }, 'Until what time: The end must come after the start'],
    [{ fromTime: '25' }, 'From what time: Enter a time, such as 9:00 or 13:30'],
  ])('says what is wrong with %o, keeps it and changes nothing', async (typed, said) => {
    await ines.visit(list)
    const before = state()
    const answer = await add({ resource: '1', fromDate: tuesday, reason: 'Course', ...typed })
    expect([answer.status, answer.errors(), answer.field('reason').value]).toEqual([422, [said], 'Course'])
    for (const [name, value] of Object.entries(typed)) expect(answer.field(name).value).toBe(value)
    expect(state()).toEqual(before)
  })

  it('comes out of its form as it went in, on any day, that of a clock change too', () => {
    const zone = zoneOf('Europe/Amsterdam')
    const days = fc.integer({ min: 0, max: 800 }).map((day) => addDays('2026-01-01', day))
    const minutes = fc.integer({ min: 0, max: 1435 / 5 }).map((five) => five * 5)
    fc.assert(
      fc.property(days, minutes, fc.integer({ min: 0, max: 30 }), minutes, (date, from, length, to) => {
        const startsAt = zone.instant(date, from)
        const endsAt = zone.instant(addDays(date, length), to)
        fc.pre(endsAt > startsAt)
        // An hour that the clock shows twice is read as the earlier.
        fc.pre(zone.instant(zone.local(startsAt).date, zone.local(startsAt).minute) === startsAt)
        fc.pre(zone.instant(zone.local(endsAt).date, zone.local(endsAt).minute) === endsAt)
        const values = absenceValues({ id: 1, resourceId: 1, startsAt, endsAt, reason: 'x' }, zone)
        const parsed = parseAbsence(formOf(new URLSearchParams(values)), [1], zone)
        expect(parsed).toEqual({ ok: true, value: { resourceId: 1, startsAt, endsAt, reason: 'x' } })
      }),
    )
  })
})
