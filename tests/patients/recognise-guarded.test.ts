import { beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../helpers/app.ts'
import {
  count,
  fieldsOf,
  form,
  noor,
  rows,
  slotAt,
  toBooked,
  toCheck,
  toDetails,
} from '../helpers/booking.ts'
import { openBrowser, type Page } from '../helpers/browser.ts'
import { addCard } from '../helpers/cards.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp

beforeEach(() => {
  test = openApp()
  smallPractice(test.db, { identification: 'email-first', open_bookings_per_contact: 50 })
})

const address = { email: 'noor@example.org' }
const sql = (text: string) => void test.db.raw.exec(text)

function asks(page: Page): string {
  if (page.has('#lastName')) return 'register'
  return page.has('#firstName') ? 'who' : page.has('#email') ? 'email' : page.heading
}

/** What a made-up form gets for an answer. */
async function made(fields: Readonly<Record<string, string>>): Promise<string> {
  const details = await toDetails(openBrowser(test))
  const hold = fieldsOf(details, 0).hold ?? ''
  const answer = await test.request('/book/check', form({ hold, for: 'me', ...address, ...fields }))
  const text = await answer.text()
  return `${answer.status} ${text.includes('id="lastName"') ? 'register' : text.includes('id="firstName"') ? 'who' : 'other'}`
}

const { 'birthDate-day': _d, 'birthDate-month': _m, 'birthDate-year': _y, ...named } = noor
const born = { 'birthDate-day': '27', 'birthDate-month': '3', 'birthDate-year': '1979' }
const bornElse = { ...born, 'birthDate-day': '28' }

describe('email-first: nothing of a card can be tried out bit by bit', () => {
  it('a form that says it asked what nobody was asked is compared with nothing', async () => {
    addCard(test)
    const answers = [
      await made({ asked: 'who', firstName: 'N' }),
      await made({ asked: 'who', firstName: 'Noor' }),
      await made({ asked: 'who', firstName: 'Noor', ...born }),
      await made({ asked: 'who', firstName: 'Kim', ...bornElse }),
    ]
    expect(new Set(answers)).toEqual(new Set(['200 register']))
  })

  it('half an answer is asked to be whole, right or wrong alike', async () => {
    addCard(test)
    addCard(test, { firstName: 'Kim', birthDate: '2015-06-01' })
    const answers = [
      await made({ asked: 'who', firstName: 'Noor' }),
      await made({ asked: 'who', firstName: 'Xaver' }),
    ]
    expect(new Set(answers)).toEqual(new Set(['422 who']))
    const dates = [await made({ asked: 'who', ...born }), await made({ asked: 'who', ...bornElse })]
    expect(new Set(dates)).toEqual(new Set(['422 who']))
  })

  it('an initial is no first name', async () => {
    addCard(test)
    addCard(test, { firstName: 'Kim', birthDate: '2015-06-01' })
    expect(await made({ asked: 'who', firstName: 'N', ...born })).toBe('200 register')
  })

  it('after five wrong answers a right one is no better for an hour', async () => {
    addCard(test)
    addCard(test, { firstName: 'Kim', birthDate: '2015-06-01' })
    const right = { asked: 'who', firstName: 'Noor', ...born }
    expect(await made(right)).toBe('200 other')
    for (let day = 1; day <= 5; day++)
      expect(await made({ ...right, 'birthDate-day': String(day) })).toBe('200 register')
    expect(await made(right)).toBe('200 register')
    test.now += 3601
    expect(await made(right)).toBe('200 other')
  })

  it('the check page says whose the appointment is, where nothing else was asked', async () => {
    addCard(test)
    const check = await toCheck(test, openBrowser(test), address)
    expect(check.text).toContain('The person this e-mail address belongs to')
    expect(asks(await check.press({ name: 'edit', value: 'for' }))).toBe('email')
  })
})

describe('what was typed and is not as the card has it', () => {
  const entries = () => rows(test.db, "select patient_id, comment from follow_up where category = 'other'")

  it('goes to staff with the appointment, in national-id mode', async () => {
    sql(
      `update practice set identification = 'national-id', field_national_id = 'required', field_birth_date = 'hidden', national_id_kinds = '["bsn"]'`,
    )
    await toBooked(test, openBrowser(test), { ...named, nationalId: '111222333' })
    test.now += 60
    await toBooked(test, openBrowser(test), { ...named, nationalId: '111222333' })
    expect(entries()).toEqual([])
    await toBooked(test, openBrowser(test), {
      ...named,
      firstName: 'Honest',
      lastName: 'Victim',
      nationalId: '111222333',
    })
    expect(entries()).toEqual([{ patient_id: 1, comment: 'The form said: Honest Victim' }])
    expect(count(test.db, 'attendee', 'patient_id = 1')).toBe(3)
  })

  it('a last name, too, in email-first mode', async () => {
    addCard(test)
    addCard(test, { firstName: 'Kim', birthDate: '2015-06-01' })
    const details = await toDetails(openBrowser(test))
    test.now += 20
    const check = await details
      .form()
      .tamper({ asked: 'register', ...address, ...born, firstName: 'Noor', lastName: 'Wrong', for: 'me' })
      .press('Continue')
    await check.press('Book appointment')
    expect(entries()).toEqual([{ patient_id: 1, comment: 'The form said: Noor Wrong 1979-03-27' }])
  })

  it('a number that is optional leaves names and birth date to tell who it is', async () => {
    sql(
      `update practice set identification = 'national-id', field_national_id = 'optional', field_birth_date = 'hidden', national_id_kinds = '["personnummer"]'`,
    )
    const details = await toDetails(openBrowser(test))
    expect(details.has('#birthDate-day')).toBe(true)
    await toBooked(test, openBrowser(test))
    await toBooked(test, openBrowser(test))
    expect(count(test.db, 'patient')).toBe(1)
  })
})

describe('a session', () => {
  it('rule 10: one person gets one place; the page is that of rule 4', async () => {
    test = openApp()
    smallPractice(test.db, { open_bookings_per_contact: 50 }, { places: 3 })
    const times = '/book/times?practitioner=anna-de-vries'
    await toBooked(test, openBrowser(test), noor, slotAt('15:00'), times)
    const again = await toBooked(test, openBrowser(test), noor, slotAt('15:00'), times)
    expect([again.status, again.heading]).toEqual([422, 'This cannot be booked online'])
    expect(count(test.db, 'attendee')).toBe(1)
    const changed = await again.press('Change what you filled in')
    expect(changed.field('firstName').value).toBe('Noor')
    const kim = { ...noor, firstName: 'Kim', 'birthDate-year': '1990', email: 'kim@example.org', mobile: '' }
    const other = await toBooked(test, openBrowser(test), kim, slotAt('15:00'), times)
    expect(other.heading).toBe('Your appointment is booked')
    expect([count(test.db, 'appointment'), count(test.db, 'attendee')]).toEqual([1, 2])
  })
})

describe('rule 17: a hold that was taken again after more than an hour', () => {
  it('is renewed by the next press like a new one', async () => {
    const browser = openBrowser(test)
    addCard(test)
    const check = await toCheck(test, browser, address, slotAt('15:00'))
    test.now += 4000
    const edit = await check.press({ name: 'edit', value: 'email' })
    const again = await edit.press('Continue')
    expect(again.heading).toBe('Check and book')
    await again.press({ name: 'edit', value: 'email' })
    expect(rows(test.db, `select expires_at - ${test.now} as seconds from hold`)).toEqual([{ seconds: 600 }])
  })
})
