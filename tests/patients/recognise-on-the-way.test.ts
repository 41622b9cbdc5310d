import { beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, everything, noor, type Typed, toBooked, toCheck } from '../helpers/booking.ts'
import { openBrowser } from '../helpers/browser.ts'
import { addCard, asks, bookWith, fillIn, goOn, landed } from '../helpers/cards.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp

beforeEach(() => {
  test = openApp()
  smallPractice(test.db, { identification: 'email-first', open_bookings_per_contact: 50 })
})

const { email: _, ...others } = noor
const address = { email: 'noor@example.org' }
const family = { email: 'family@example.org' }
const born = (day: number, month: number, year: number): Typed => ({
  'birthDate-day': day,
  'birthDate-month': month,
  'birthDate-year': year,
})
const sql = (text: string) => void test.db.raw.exec(text)

describe('changes on the way', () => {
  it('another address on the second page registers, and the booking finds the card by what was said', async () => {
    addCard(test, { contacts: ['family@example.org'] })
    addCard(test, { firstName: 'Ada', contacts: ['family@example.org'] })
    addCard(test, { firstName: 'Elin', birthDate: '1990-01-02', contacts: ['elin@example.org'] })
    const elin = { email: 'elin@example.org', firstName: 'Elin' }
    expect(asks(await fillIn(test, family, { ...elin, ...born(3, 1, 1990) }))).toBe('register')
    const right = { ...elin, ...born(2, 1, 1990) }
    expect(asks(await fillIn(test, family, right))).toBe('register')
    expect(await bookWith(test, family, right, { ...others, ...right })).toEqual({ on: 3, perhaps: [] })
  })

  it('a registration that changes to a known address takes nobody’s card but its own', async () => {
    addCard(test, { firstName: 'Elin' })
    const stranger = { ...others, ...address, ...born(1, 2, 1980) }
    expect(await bookWith(test, { email: 'new@example.org' }, stranger)).toEqual({ on: 2, perhaps: [] })
    const elin = { ...others, ...address, firstName: 'Elin' }
    expect(await bookWith(test, { email: 'newer@example.org' }, elin)).toEqual({ on: 1, perhaps: [] })
  })

  it('the address changed from the check page is looked up anew', async () => {
    addCard(test)
    const check = await fillIn(test, address)
    const page = await check.press({ name: 'edit', value: 'email' })
    expect([asks(page), page.field('email').value]).toEqual(['email', 'noor@example.org'])
    expect(asks(await goOn(test, page, { email: 'new@example.org' }))).toBe('register')
  })

  it.each([
    ['a second card with the address comes', () => addCard(test, { firstName: 'Ada' }), 'who'],
    ['the holder dies', () => sql("update patient set status = 'deceased'"), 'register'],
    ['the identity is protected', () => sql('update patient set protected = 1'), 'register'],
    ['the address is revoked', () => sql('update patient_contact set revoked_at = 1'), 'register'],
  ])(
    'between check and confirm %s: more is asked, nothing is booked, the time is kept',
    async (_, happen, more) => {
      addCard(test)
      const check = await fillIn(test, { ...address, message: 'hello' })
      happen()
      const before = everything(test.db)
      const page = await check.press('Book appointment')
      expect([asks(page), page.status, page.field('message').value]).toEqual([more, 200, 'hello'])
      expect(everything(test.db)).toEqual(before)
      const next = await goOn(
        test,
        page,
        more === 'who' ? { firstName: 'Noor', ...born(27, 3, 1979) } : others,
      )
      expect(landed(test, await next.press('Book appointment')).on).toBe(more === 'who' ? 1 : 2)
    },
  )

  it('the register changes while the last answer is held back: nobody else’s card is taken', async () => {
    let pausesToCome = Infinity
    const pause = async () => void (--pausesToCome === 0 && addCard(test, { firstName: 'Ada' }))
    test = openApp(test.now, { pause })
    smallPractice(test.db, { identification: 'email-first', bookings_per_hour_per_address: 1 })
    addCard(test)
    const browser = openBrowser(test, { ip: '198.51.100.7' })
    landed(test, await toBooked(test, browser, address))
    const check = await toCheck(test, browser, address)
    // After the look-up the booking is held back.
    pausesToCome = 1
    const page = await check.press('Book appointment')
    expect([asks(page), page.status, count(test.db, 'appointment')]).toEqual(['who', 200, 1])
  })

  it('J17: whoever stops at the registration leaves neither patient nor appointment, and the time comes free', async () => {
    const before = everything(test.db)
    expect(asks(await fillIn(test, address, {}, { firstName: 'Noor' }))).toBe('register')
    expect(everything(test.db)).toEqual(before)
    expect(count(test.db, 'hold', 'given_up_at is null')).toBe(1)
    test.now += 601
    expect((await fillIn(test)).text).toContain('Monday 25 January, 10:30')
  })

  it('J17: the hold survives a registration of a quarter of an hour', async () => {
    const page = await fillIn(test, address)
    test.now += 550
    const again = await goOn(test, page, {})
    test.now += 550
    const check = await goOn(test, again, others)
    expect(landed(test, await check.press('Book appointment')).on).toBe(1)
    expect(count(test.db, 'hold')).toBe(1)
  })

  it('J46: the terms are agreed to once, however many pages ask', async () => {
    sql("update practice set terms_url = 'https://example.org/terms'")
    const page = await fillIn(test, { ...address, terms: true })
    expect([asks(page), page.field('terms').values]).toEqual(['register', ['yes']])
    const check = await goOn(test, page, others)
    expect(landed(test, await check.press('Book appointment')).on).toBe(1)
    expect((await fillIn(test, address)).errors()).toEqual(['Read the terms and tick the box to agree'])
  })

  it('the time is taken meanwhile: another one keeps everything typed, and what it asked', async () => {
    const check = await fillIn(test, { ...address, message: 'hello' }, others)
    const taken = await check.press({ name: 'edit', value: 'time' })
    const again = await taken.form('form:has(button[name=slot])').press({ name: 'slot' })
    expect([again.heading, again.texts('dd.own')]).toEqual([check.heading, check.texts('dd.own')])
    test.now += 20
    expect(landed(test, await again.press('Book appointment')).on).toBe(1)
  })

  it.each([
    ['a known patient', [address]],
    ['a new one', [address, others]],
  ])('the same form of %s sent again leads to the same receipt', async (_, forms) => {
    if (forms.length === 1) addCard(test)
    const check = await fillIn(test, ...forms)
    const booked = await check.press('Book appointment')
    const again = await check.press('Book appointment')
    expect([again.path, again.heading]).toEqual([booked.path, booked.heading])
    expect([count(test.db, 'appointment'), count(test.db, 'patient')]).toEqual([1, 1])
  })

  it('J21: two browsers register the same new patient at once: one card, two appointments', async () => {
    const [one, other] = [await fillIn(test, address, others), await fillIn(test, address, others)]
    const pages = await Promise.all([one, other].map((check) => check.press('Book appointment')))
    expect(pages.map((page) => page.heading)).toEqual(Array(2).fill('Your appointment is booked'))
    expect([count(test.db, 'patient'), count(test.db, 'attendee', 'patient_id = 1')]).toEqual([1, 2])
    expect(count(test.db, 'follow_up')).toBe(0)
  })
})

describe('J19: attempts', () => {
  it.each([
    ['on the first page', (n: number) => ({ email: `try${n}@example.org` }), 'Continue'],
    [
      'with another time',
      (n: number) => ({ email: `try${n}@example.org`, slot: '2027-01-25T15:00+01:00' }),
      'Continue',
    ],
  ])('%s are held back ever longer once there are many', async (_, typed, button) => {
    sql('update practice set bookings_per_hour_per_address = 5')
    const browser = openBrowser(test, { ip: '198.51.100.7' })
    const page = await browser.visit('/book/times?practitioner=any')
    const details = await page.form('form:has(.slots)').press({ name: 'slot' })
    for (let n = 0; n < 23; n++) await details.form().tamper(typed(n)).press(button)
    expect(test.pauses).toEqual([250, 500, 750])
  })

  it('posted straight to the last page are held back as well, and book nothing', async () => {
    sql('update practice set bookings_per_hour_per_address = 5')
    const check = await fillIn(test, address, others)
    const confirm = check.form('form[action^="/book/confirm"]')
    for (let n = 0; n < 23; n++)
      await confirm.tamper({ asked: 'email', email: `try${n}@example.org` }).press('Book appointment')
    expect(test.pauses.length).toBeGreaterThan(2)
    expect(test.pauses).toEqual(test.pauses.toSorted((one, other) => one - other))
    expect(count(test.db, 'appointment')).toBe(0)
  })
})
