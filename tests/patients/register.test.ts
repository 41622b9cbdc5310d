import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Candidate, type Claim, matchByDetails } from '../../src/patients/match.ts'
import { foldContact, registerPatient } from '../../src/patients/patients.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, noor, rows, type Typed, toBooked } from '../helpers/booking.ts'
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

const claim = (firstName: string, contacts: readonly string[]): Claim => ({
  ...{ firstName, contacts, birthDate: '1979-03-27', number: undefined, byOther: false },
  lastFolded: 'bakker',
})

describe('any register', () => {
  const candidate = fc.record({
    id: fc.nat(50),
    firstName: fc.constantFrom('Noor', 'Noortje', 'N', 'Elin', 'nöör', ''),
    birthDate: fc.constantFrom('1979-03-27', null),
    numbers: fc.constantFrom([], ['aa']),
    status: fc.constantFrom('registered', 'active', 'inactive', 'deceased'),
    protected: fc.boolean(),
    lastFolded: fc.constant('bakker'),
    contacts: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }),
    ownContacts: fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }),
  }) satisfies fc.Arbitrary<Candidate>
  const register = fc.uniqueArray(candidate, { maxLength: 8, selector: (each) => each.id })

  it('matches one card at most, only with a contact in common, never the deceased or protected', () => {
    fc.assert(
      fc.property(
        register,
        fc.constantFrom('Noor', 'Noo', 'Elin', ''),
        fc.subarray(['a', 'b', 'c']),
        (cards, name, contacts) => {
          const { patientId, perhaps } = matchByDetails(cards, claim(name, contacts))
          const found = cards.find((each) => each.id === patientId)
          if (patientId !== undefined) {
            expect(found?.contacts.some((contact) => contacts.includes(contact))).toBe(true)
            expect([found?.status === 'deceased', found?.protected, perhaps]).toEqual([false, false, []])
          }
          if (contacts.length === 0 || name === '') expect(patientId).toBeUndefined()
        },
      ),
    )
  })

  it('the order of the cards decides nothing, and who is doubted was never matched', () => {
    fc.assert(
      fc.property(register, fc.subarray(['a', 'b', 'c']), (cards, contacts) => {
        const one = matchByDetails(cards, claim('Noor', contacts))
        const other = matchByDetails(cards.toReversed(), claim('Noor', contacts))
        expect(other.patientId).toBe(one.patientId)
        expect([...other.perhaps].sort()).toEqual([...one.perhaps].sort())
        expect(one.patientId === undefined || one.perhaps.length === 0).toBe(true)
      }),
    )
  })

  it('counts cards by the database alone: nothing of the unlucky is written', async () => {
    card({ contacts: ['else@example.org'] })
    await book()
    expect(count(test.db, 'patient_contact', 'patient_id = 1')).toBe(1)
  })
})
