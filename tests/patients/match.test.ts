import { beforeEach, describe, expect, it } from 'vitest'
import { foldContact, offerContact, registerPatient } from '../../src/patients/patients.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { noor, rows, type Typed, toBooked } from '../helpers/booking.ts'
import { openBrowser } from '../helpers/browser.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp
let visitors = 0

beforeEach(() => {
  test = openApp()
  smallPractice(test.db, { open_bookings_per_contact: 50 })
})

interface Card {
  readonly firstName?: string
  readonly lastName?: string
  readonly birthDate?: string
  readonly contacts?: readonly string[]
  readonly more?: string
}

/** A card as staff would have made it. */
function card({
  contacts = ['noor@example.org'],
  more = "status = 'active'",
  ...changes
}: Card = {}): number {
  const person = {
    firstName: 'Noor',
    lastName: 'Bakker',
    birthDate: '1979-03-27',
    language: 'en',
    origin: 'staff',
    ...changes,
  } as const
  const id = registerPatient(test.db, person, test.now - 86_400)
  const insert = test.db.raw.prepare(
    'insert into patient_contact (patient_id, channel, value, value_folded, created_at) values (?, ?, ?, ?, ?)',
  )
  for (const value of contacts) {
    const channel = value.includes('@') ? 'email' : 'phone'
    insert.run(id, channel, value, foldContact({ channel, value }), test.now - 86_400)
  }
  test.db.raw.exec(`update patient set ${more} where id = ${id}`)
  return id
}

/** Books through the front door and says on whose card the appointment is, and whom staff should compare. */
async function book(
  typed: Typed = {},
): Promise<{ readonly on: unknown; readonly perhaps: readonly unknown[] }> {
  const page = await toBooked(test, openBrowser(test, { ip: `203.0.113.${visitors++ % 250}` }), {
    ...noor,
    ...typed,
  })
  expect(page.heading).toBe('Your appointment is booked')
  const [last] = rows(test.db, 'select appointment_id, patient_id from attendee order by id desc limit 1')
  const asked = rows(
    test.db,
    `select other_patient_id as id from follow_up where appointment_id = ${last?.appointment_id} order by id`,
  )
  return { on: last?.patient_id, perhaps: asked.map((row) => row.id) }
}

const matched = { on: 1, perhaps: [] }
const doubtful = { on: 2, perhaps: [1] }
const unknown = { on: 2, perhaps: [] }

describe('rule 1: in details mode', () => {
  const branches: [string, Card, Typed, object][] = [
    ['birth date, names and e-mail equal', {}, {}, matched],
    ['the e-mail address in other case', {}, { email: 'NOOR@Example.Org' }, matched],
    [
      'the phone number equal, the e-mail address not',
      { contacts: ['+31612345678'] },
      { email: 'else@example.org' },
      matched,
    ],
    [
      'the phone number in another notation',
      { contacts: ['+31612345678'] },
      { mobile: '+31 (0)6-12 34 56 78', email: '' },
      matched,
    ],
    [
      'one of several contacts',
      { contacts: ['a@example.org', 'noor@example.org', '+31201234567'] },
      { mobile: '' },
      matched,
    ],
    [
      'the last name in other case, accents and spaces',
      { lastName: 'de la Bäkker' },
      { lastName: 'DELA BAKKER' },
      matched,
    ],
    ['the first name that begins the one on the card', { firstName: 'Noortje' }, {}, matched],
    ['the first name that the one on the card begins', { firstName: 'No' }, {}, matched],
    ['a second first name', { firstName: 'Noor Maria' }, {}, matched],
    ['no contact equal', { contacts: ['else@example.org'] }, {}, doubtful],
    ['no contact on the card', { contacts: [] }, {}, doubtful],
    ['another first name', { firstName: 'Elin' }, {}, unknown],
    ['a first name that only ends alike', { firstName: 'Eleanoor' }, {}, unknown],
    ['another last name', { lastName: 'Bakkers' }, {}, unknown],
    ['another birth date', { birthDate: '1979-03-28' }, {}, unknown],
    [
      'day and month exchanged',
      { birthDate: '1979-11-10' },
      { 'birthDate-day': '11', 'birthDate-month': '10' },
      unknown,
    ],
    ['a protected identity (rule 9)', { more: 'protected = 1' }, {}, doubtful],
    ['a card of the deceased (rule 8)', { more: "status = 'deceased'" }, {}, doubtful],
    ['an inactive card', { more: "status = 'inactive'" }, {}, matched],
    ['an erased card', { more: 'erased_at = 1' }, {}, unknown],
  ]

  it.each(branches)('with %s', async (_, given, typed, expected) => {
    card(given)
    expect(await book(typed)).toEqual(expected)
  })

  it('a card without a birth date is never matched', async () => {
    card()
    test.db.raw.exec('update patient set birth_date = null')
    expect(await book()).toEqual(unknown)
  })

  it('a contact that was revoked counts no more, and is not put back', async () => {
    card()
    test.db.raw.exec('update patient_contact set revoked_at = 1')
    expect(await book({ mobile: '' })).toEqual(doubtful)
    expect(offerContact(test.db, 1, { channel: 'email', value: 'noor@example.org' }, test.now)).toBe(
      'offered',
    )
  })

  it('two cards that both fit: a new card, and staff are asked about both', async () => {
    card()
    card()
    expect(await book()).toEqual({ on: 3, perhaps: [1, 2] })
  })

  it('of two cards the one with the contact', async () => {
    card({ contacts: ['else@example.org'] })
    card()
    expect(await book()).toEqual({ on: 2, perhaps: [] })
  })

  it('twins with the family’s e-mail address each have their own card', async () => {
    card({ firstName: 'Ada', contacts: ['family@example.org'] })
    card({ firstName: 'Ida', contacts: ['family@example.org'] })
    expect(await book({ firstName: 'Ida', email: 'family@example.org' })).toEqual({ on: 2, perhaps: [] })
    expect(await book({ firstName: 'Ada', email: 'family@example.org' })).toEqual({ on: 1, perhaps: [] })
    expect(await book({ firstName: 'Ula', email: 'family@example.org' })).toEqual({ on: 3, perhaps: [] })
  })

  it('twins of whom one name begins the other’s are for staff to tell apart', async () => {
    card({ firstName: 'Jan', contacts: ['family@example.org'] })
    card({ firstName: 'Janneke', contacts: ['family@example.org'] })
    expect(await book({ firstName: 'Jan', email: 'family@example.org' })).toEqual({ on: 3, perhaps: [1, 2] })
  })

  it('parent and child with one address are two people', async () => {
    card({ contacts: ['family@example.org'] })
    expect(await book({ firstName: 'Noor', 'birthDate-year': '2015', email: 'family@example.org' })).toEqual(
      unknown,
    )
  })
})
