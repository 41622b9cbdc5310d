import { beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, noor, rows, type Typed } from '../helpers/booking.ts'
import { addCard, asks, bookWith, type CardMade, fillIn, goOn, landed } from '../helpers/cards.ts'
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

describe('J15–J18: the e-mail address comes first', () => {
  it('is all that the first page asks, beside whom the appointment is for', async () => {
    const page = await fillIn(test)
    expect(page.texts('main label')).toEqual([
      'E-mail',
      'For me',
      'For someone else, for example my child',
      'Message to the practice (optional)',
      'Leave this empty',
    ])
    expect((await goOn(test, page, {})).errors()).toEqual(['Enter your e-mail address'])
    expect((await goOn(test, page, { email: 'noor@' })).errors()).toEqual([
      'Enter an e-mail address like name@example.com',
    ])
  })

  it('J18: one card: nothing more is asked, and the appointment goes on it', async () => {
    addCard(test)
    const check = await fillIn(test, address)
    expect([check.status, asks(check)]).toEqual([200, 'nothing'])
    expect(landed(test, await check.press('Book appointment'))).toEqual({ on: 1, perhaps: [] })
    expect(count(test.db, 'patient')).toBe(1)
  })

  it('the check page for a known address shows nothing of the card', async () => {
    addCard(test, { firstName: 'Sanne', lastName: 'Quist', contacts: ['noor@example.org', '+31612345678'] })
    const check = await fillIn(test, address)
    expect(check.texts('dt')).toEqual(['Who is the appointment for?', 'E-mail', 'Message to the practice'])
    for (const secret of ['Sanne', 'Quist', '1979', 'March', '12345678', '12 34 56 78'])
      expect(check.html).not.toContain(secret)
  })

  it('J17: no card: registers, the address and the message kept; J21–J23: the card is new', async () => {
    const page = await fillIn(test, { ...address, message: 'hello' })
    expect([asks(page), page.errors(), page.status]).toEqual(['register', [], 200])
    expect([page.field('email').value, page.field('message').value]).toEqual(['noor@example.org', 'hello'])
    const check = await goOn(test, page, others)
    expect(check.texts('dt')).toEqual([
      'Name',
      'Date of birth',
      'Phone number',
      'E-mail',
      'Message to the practice',
    ])
    expect(landed(test, await check.press('Book appointment'))).toEqual({ on: 1, perhaps: [] })
    expect(rows(test.db, 'select number, status, first_name, last_name, origin from patient')).toEqual([
      { number: 0, status: 'registered', first_name: 'Noor', last_name: 'Bakker', origin: 'web' },
    ])
  })

  it('J23: the second booking finds the Registered card by the address alone', async () => {
    await bookWith(test, address, others)
    expect(await bookWith(test, address)).toEqual({ on: 1, perhaps: [] })
  })

  it('what the registration lacks is said', async () => {
    const page = await fillIn(test, address, {})
    expect([asks(page), page.errors()]).toEqual([
      'register',
      ['Enter your first name', 'Enter your last name', 'Enter your date of birth'],
    ])
  })

  it.each([
    ['in other case', 'NOOR@Example.ORG', 'noor@example.org'],
    ['with spaces around it', '  noor@example.org ', 'noor@example.org'],
    ['of a domain in its own letters', 'Post@Bücher.example', 'post@xn--bcher-kva.example'],
    ['of a domain in decomposed letters', 'post@bu\u0308cher.example', 'post@xn--bcher-kva.example'],
    ['of a domain in full width', 'post@ｂücher.example', 'post@xn--bcher-kva.example'],
  ])('J16: an address %s is the same', async (_, email, stored) => {
    addCard(test, { contacts: ['else@example.org', stored] })
    expect(await bookWith(test, { email })).toEqual({ on: 1, perhaps: [] })
  })

  it.each<[string, CardMade, readonly number[]]>([
    ['the deceased (rule 8)', { more: "status = 'deceased'" }, [1]],
    ['a protected identity (rule 9)', { more: 'protected = 1' }, [1]],
    ['an erased card', { more: 'erased_at = 1' }, []],
  ])('of %s is as unknown: a new card, and staff compare', async (_, made, perhaps) => {
    addCard(test, made)
    const page = await fillIn(test, address)
    expect(asks(page)).toBe('register')
    const check = await goOn(test, page, others)
    expect(landed(test, await check.press('Book appointment'))).toEqual({ on: 2, perhaps })
  })

  it.each([
    ['revoked', 'revoked_at = 1', false],
    ['filled in by the web later', "source = 'web', created_at = 5", false],
    ['filled in by the web and checked', "source = 'web', created_at = 5, checked_at = 6", true],
    ['filled in by the web and confirmed', "source = 'web', created_at = 5, confirmed_at = 6", true],
  ])('rule 2: an address %s', async (_, change, counts) => {
    addCard(test)
    sql(`update patient_contact set ${change}`)
    expect(asks(await fillIn(test, address))).toBe(counts ? 'nothing' : 'register')
  })
})

describe('J19: several cards with the address', () => {
  it('are told apart by birth date and first name; no card is named', async () => {
    addCard(test, { firstName: 'Ada', contacts: ['family@example.org'] })
    addCard(test, { firstName: 'Björn', birthDate: '1981-05-06', contacts: ['family@example.org'] })
    const page = await fillIn(test, { ...family, message: 'hello' })
    expect([asks(page), page.status, page.errors()]).toEqual(['who', 200, []])
    expect(page.texts('main label')).toEqual([
      'E-mail',
      'For me',
      'For someone else, for example my child',
      'First name',
      'Day',
      'Month',
      'Year',
      'Message to the practice (optional)',
      'Leave this empty',
    ])
    expect(page.text).not.toMatch(/Ada|Björn|Bakker|1981/)
    expect([page.field('email').value, page.field('message').value]).toEqual([family.email, 'hello'])
    expect((await goOn(test, page, {})).errors()).toEqual([
      'Enter your first name',
      'Enter your date of birth',
    ])
    const check = await goOn(test, page, { firstName: 'bjorn', ...born(6, 5, 1981) })
    expect(check.texts('dd.own').slice(0, 2)).toEqual(['bjorn', '6 May 1981'])
    expect(check.html).not.toContain('Björn')
    expect(landed(test, await check.press('Book appointment'))).toEqual({ on: 2, perhaps: [] })
  })

  it.each([
    ['in capitals', 'ADA-LÉONIE'],
    ['without accents and hyphen', 'ada leonie'],
    ['as short as it is used', 'Ada'],
    ['longer than on the card', 'Ada-Léonie Maria'],
  ])('a first name %s fits', async (_, firstName) => {
    addCard(test, { firstName: 'Ada-Léonie', contacts: ['family@example.org'] })
    addCard(test, { firstName: 'Björn', contacts: ['family@example.org'] })
    expect(await bookWith(test, family, { firstName, ...born(27, 3, 1979) })).toEqual({ on: 1, perhaps: [] })
  })

  it('twins have their own cards, also where one name begins the other', async () => {
    for (const firstName of ['Jan', 'Janneke']) addCard(test, { firstName, contacts: ['family@example.org'] })
    const twin = (firstName: string) => bookWith(test, family, { firstName, ...born(27, 3, 1979) })
    expect(await twin('Janneke')).toEqual({ on: 2, perhaps: [] })
    expect(await twin('Jan')).toEqual({ on: 1, perhaps: [] })
  })

  it.each([
    ['another first name', { firstName: 'Ula', ...born(27, 3, 1979) }],
    ['another birth date', { firstName: 'Ada', ...born(28, 3, 1979) }],
    ['one’s first name and the other’s birth date', { firstName: 'Ada', ...born(6, 5, 1981) }],
  ])('none fits by %s: registers, what was typed kept, nothing told', async (_, who) => {
    addCard(test, { firstName: 'Ada', contacts: ['family@example.org'] })
    addCard(test, { firstName: 'Björn', birthDate: '1981-05-06', contacts: ['family@example.org'] })
    const page = await fillIn(test, family, who)
    expect([asks(page), page.status, page.errors()]).toEqual(['register', 200, []])
    for (const [name, value] of Object.entries({ ...family, ...who }))
      expect(page.field(name).value).toBe(String(value))
    expect(page.text).not.toContain('Björn')
    const check = await goOn(test, page, { lastName: 'Quist' })
    expect(landed(test, await check.press('Book appointment'))).toEqual({ on: 3, perhaps: [] })
  })

  it('two cards of one person: the active, then the newest, and staff compare', async () => {
    const one = { contacts: ['family@example.org'] }
    addCard(test, { ...one, more: "status = 'active'" })
    addCard(test, { ...one, more: "status = 'registered'" })
    addCard(test, { ...one, more: "status = 'inactive'" })
    const who = { firstName: 'Noor', ...born(27, 3, 1979) }
    expect(await bookWith(test, family, who)).toEqual({ on: 1, perhaps: [2, 3] })
    sql("update patient set status = 'active'")
    expect(await bookWith(test, family, who)).toEqual({ on: 3, perhaps: [1, 2] })
    expect(count(test.db, 'patient')).toBe(3)
  })

  it('of two cards one is dead: the other one’s alone', async () => {
    addCard(test, { more: "status = 'deceased'" })
    addCard(test, { firstName: 'Ada', birthDate: '1981-05-06' })
    expect(await bookWith(test, address)).toEqual({ on: 2, perhaps: [] })
  })
})

describe('J18: for someone else', () => {
  const child = { ...others, firstName: 'Kim', ...born(5, 6, 2019) }
  const parent = { bookerFirstName: 'Noor', bookerLastName: 'Bakker', relation: 'parent' }

  it('the address of the card’s holder says nothing: the child gets a new card, never the parent’s', async () => {
    addCard(test)
    const page = await fillIn(test, { ...address, for: 'other' })
    expect([asks(page), page.field('for').values]).toEqual(['register', ['other']])
    const check = await goOn(test, page, { ...child, ...parent })
    expect(landed(test, await check.press('Book appointment'))).toEqual({ on: 2, perhaps: [] })
  })

  it('a child who is called like the parent, too', async () => {
    addCard(test)
    expect(
      await bookWith(test, { ...address, for: 'other' }, { ...child, ...parent, firstName: 'Noor' }),
    ).toEqual({ on: 2, perhaps: [] })
  })

  it('the child’s own card is found by its birth date and first name', async () => {
    addCard(test)
    addCard(test, { firstName: 'Kim', birthDate: '2019-06-05', whose: 'parent' })
    expect(await bookWith(test, { ...address, for: 'other' }, { ...child, ...parent })).toEqual({
      on: 2,
      perhaps: [],
    })
  })

  it('said only on the second page asks everything as well', async () => {
    addCard(test)
    addCard(test, { firstName: 'Kim', birthDate: '2019-06-05' })
    const page = await fillIn(test, address, { firstName: 'Kim', ...born(5, 6, 2019), for: 'other' })
    expect(asks(page)).toBe('register')
  })

  it('whoever booked for a child first is no child when booking for themselves', async () => {
    await bookWith(test, { ...address, for: 'other' }, { ...child, ...parent })
    const page = await fillIn(test, address)
    expect(asks(page)).toBe('who')
    const mine = { firstName: 'Noor', ...born(27, 3, 1979) }
    const check = await goOn(test, page, mine, others)
    expect(landed(test, await check.press('Book appointment'))).toEqual({ on: 2, perhaps: [] })
    expect(await bookWith(test, address, mine)).toEqual({ on: 2, perhaps: [] })
    expect(await bookWith(test, address, { firstName: 'Kim', ...born(5, 6, 2019) })).toEqual({
      on: 1,
      perhaps: [],
    })
  })
})
