import { beforeEach, describe, expect, it } from 'vitest'
import { findPractice, listLocations, resolveLimits } from '../../src/practice/settings.queries.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { noor, rows, toBooked, toCheck } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'

const address = '/staff/settings/functions'
let test: TestApp
let olga: Browser

beforeEach(async () => {
  test = openApp()
  smallPractice(test.db)
  olga = await signedIn(test, 'owner')
})

type Typed = Parameters<Page['fill']>[0]

const save = async (typed: Typed): Promise<Page> =>
  (await olga.visit(address)).form('main form').fill(typed).press('Save')
const here = () => listLocations(test.db)[0]?.functions
const stored = () =>
  rows(
    test.db,
    'select portal_open, new_booking_on, view_on, rebook_on, cancel_on, rebook_deadline_hours, cancel_deadline_hours from practice',
  )[0]
const hours = () => {
  const { rebookHours, cancelHours } = resolveLimits(test.db, 0, 0, 0)
  return [rebookHours.value, cancelHours.value]
}

const combinations = [true, false].flatMap((newBooking) =>
  [true, false].flatMap((rebook) =>
    [true, false].flatMap((cancel) => [true, false].map((view) => ({ newBooking, view, rebook, cancel }))),
  ),
)

describe('F1, F12, F15: the functions', () => {
  it.each(combinations)('new $newBooking, view $view, rebook $rebook, cancel $cancel', async (chosen) => {
    const page = await save(chosen)
    expect(page.status).toBe(200)
    const view = chosen.view || chosen.rebook || chosen.cancel
    expect(here()).toEqual({ ...chosen, view })
    for (const [name, on] of Object.entries(chosen))
      expect([name, page.has(`input[name="${name}"][checked]`)]).toEqual([name, on])
    const said = page.texts('#can li')
    expect(said).toEqual([
      expect.stringContaining(chosen.newBooking ? 'can make new' : 'cannot make new'),
      expect.stringContaining(view ? 'can look at' : 'no page on which'),
      expect.stringContaining(chosen.rebook ? 'themselves, until 24 hours before' : 'cannot choose'),
      expect.stringContaining(chosen.cancel ? 'themselves, until 24 hours before' : 'cannot cancel'),
      expect.stringContaining(chosen.rebook || chosen.cancel ? 'a link' : 'no link'),
    ])
    const book = await openBrowser(test).visit('/book/times?practitioner=any')
    expect(book.has('button[name="slot"]')).toBe(chosen.newBooking)
  })

  it('7.2: start with new bookings only; viewing follows rebooking and goes with it', async () => {
    expect(here()).toEqual({ newBooking: true, view: false, rebook: false, cancel: false })
    await save({ rebook: true })
    expect([here()?.view, stored()?.view_on]).toEqual([true, 0])
    await save({ rebook: false })
    expect(here()?.view).toBe(false)
  })

  it('F14, J26: closed, every booking page answers politely and keeps what was typed; staff are unaffected', async () => {
    const check = await toCheck(test, openBrowser(test))
    const saved = await save({ portalOpen: false })
    expect(findPractice(test.db)).toMatchObject({
      portalOpen: false,
      functions: { portalOpen: false, newBooking: true },
    })
    expect(saved.texts('#can li')[0]).toContain('cannot make new appointments')
    for (const path of ['/book', '/book/times?practitioner=any']) {
      const page = await openBrowser(test).visit(path)
      expect([page.status, page.heading]).toEqual([200, 'Online booking is closed'])
      expect(page.text).toContain('020 123 45 67')
    }
    expect((await check.press('Book appointment')).status).toBe(422)
    expect((await olga.visit('/staff/agenda')).status).toBe(200)
    await save({ portalOpen: true })
    const booked = await toBooked(test, openBrowser(test), noor)
    expect(booked.heading).toBe('Your appointment is booked')
  })
})

describe('F16: how late patients may rebook or cancel', () => {
  it('is the same for both, or not', async () => {
    const page = await olga.visit(address)
    expect(page.has('input[name="sameDeadline"][checked]')).toBe(true)
    await save({ rebookHours: '48', cancelHours: 'whatever' })
    expect(hours()).toEqual([48, 48])
    const saved = await save({ sameDeadline: false, cancelHours: '12' })
    expect(hours()).toEqual([48, 12])
    expect([saved.has('input[name="sameDeadline"][checked]'), saved.field('cancelHours').value]).toEqual([
      false,
      '12',
    ])
  })

  it('is up to the start where it is empty or 0', async () => {
    const saved = await save({ rebookHours: '', sameDeadline: true, rebook: true })
    expect(hours()).toEqual([0, 0])
    expect(saved.text).toContain('They can choose another time themselves, up to the start.')
  })

  it.each(['-1', '8761', '1.5', 'a day'])(
    'refuses %s, keeps everything and changes nothing',
    async (typed) => {
      const before = stored()
      const answer = await save({
        ...{ rebookHours: typed, cancelHours: typed, sameDeadline: false, rebook: true, portalOpen: false },
      })
      expect([answer.status, answer.errors().length]).toEqual([422, 2])
      expect([answer.field('rebookHours').value, answer.field('cancelHours').error]).toEqual([
        typed,
        'Enter a number from 0 to 8760',
      ])
      expect(answer.has('input[name="rebook"][checked]')).toBe(true)
      expect(stored()).toEqual(before)
    },
  )
})

describe('the page', () => {
  it('names the locations that have a choice of their own', async () => {
    test.db.raw.exec('update location set cancel_on = 1')
    const page = await olga.visit(address)
    expect(page.link('De Linde', 'main').href).toBe('/staff/settings/locations/1')
  })

  it('is not overwritten unseen', async () => {
    const [one, other] = [await olga.visit(address), await olga.visit(address)]
    await one.form('main form').fill({ rebook: true }).press('Save')
    const answer = await other.form('main form').fill({ cancel: true }).press('Save')
    expect([answer.status, stored()?.cancel_on, stored()?.rebook_on]).toEqual([409, 0, 1])
    await answer.form('main form').press('Save')
    expect([stored()?.cancel_on, stored()?.rebook_on]).toEqual([1, 0])
  })

  it('leaves a line in the audit that names settings, not values', async () => {
    await save({ cancel: true })
    const [line] = rows(test.db, "select detail from audit where action = 'changed' order by id desc")
    expect(String(line?.detail)).toContain('cancel_on')
  })
})
