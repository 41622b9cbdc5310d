import { beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, noor, slotAt, toBooked, toCheck, toDetails } from '../helpers/booking.ts'
import { type Browser, openBrowser } from '../helpers/browser.ts'
import { smallPractice } from '../helpers/world.ts'
import { openHouse } from '../visit/kit.ts'

let test: TestApp
let browser: Browser

beforeEach(() => {
  test = openApp()
  smallPractice(test.db)
  browser = openBrowser(test)
})

describe('the details page in another language', () => {
  it('keeps what was typed, finds no fault with it, and goes on in that language', async () => {
    const details = await toDetails(browser)
    const some = { firstName: 'Noor', lastName: '<i>Åse "B"', email: 'not yet', 'birthDate-day': '31' }
    const page = await details.form().fill(some).press('Svenska')
    expect([page.status, page.lang]).toEqual([200, 'sv'])
    for (const [name, value] of Object.entries(some)) expect(page.field(name).value).toBe(value)
    expect(page.errors()).toEqual([])
    const back = await page.form().press('Norsk bokmål')
    expect([back.lang, back.field('lastName').value]).toEqual(['nb', some.lastName])
    expect(count(test.db, 'hold')).toBe(1)
    const check = await back.form().fill(noor).press('Fortsett')
    expect([check.status, check.lang]).toEqual([200, 'nb'])
  })

  it('is there beside mistakes, too; Enter in a field goes on instead', async () => {
    const details = await toDetails(browser)
    const wrong = await details.form().fill({ firstName: 'Noor' }).enter()
    expect(wrong.status).toBe(422)
    expect(wrong.form().buttons()[0]).toBe('Continue')
    const page = await wrong.form().press('Nederlands')
    expect([page.lang, page.field('firstName').value, page.errors()]).toEqual(['nl', 'Noor', []])
  })

  it('is asked for at the form alone, so that no link above or below it forgets what was typed', async () => {
    const details = await toDetails(browser)
    expect(details.has('[hreflang]')).toBe(false)
    const head = details.texts('#bar a[href="#languages"]')
    expect(head).toEqual(['Nederlands', 'Svenska', 'Norsk bokmål'])
    expect(details.texts('#languages button')).toEqual(head)
    test.db.raw.exec(`update practice set languages = '["en"]'`)
    const only = await openBrowser(test).visit('/book')
    expect(only.has('[hreflang]')).toBe(false)
  })
})

describe('E28: whom to tell that one cannot come', () => {
  const later = slotAt('10:00', '2027-02-01')

  it('is the link of the confirmation or the phone, where the visit can be changed online', async () => {
    const house = openHouse()
    const says = 'Can’t come? Use the link in the confirmation, or phone 020 123 45 67.'
    expect((await toCheck(house, house.browser, noor, later)).text).toContain(says)
    const booked = await toBooked(house, openBrowser(house), noor, slotAt('11:00', '2027-02-01'))
    expect(booked.heading).toBe('Your appointment is booked')
    expect(booked.text).toContain(says)
  })

  it.each([
    ['it is too late to change it online', {}, slotAt('14:00', '2027-01-25')],
    ['no confirmation is sent', { confirmation_on: 0 }, later],
    ['nothing can be changed online', { rebook_on: 0, cancel_on: 0 }, later],
  ] as const)('is the phone alone where %s', async (_, changes, slot) => {
    const house = openHouse(changes)
    const check = await toCheck(house, house.browser, noor, slot)
    expect(check.text).toContain('Can’t come? Phone 020 123 45 67.')
  })
})
