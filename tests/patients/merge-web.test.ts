import { beforeEach, describe, expect, it } from 'vitest'
import { countOwnBookings } from '../../src/appointments/own-bookings.queries.ts'
import {
  isExcluded,
  listEmailBearers,
  listNamesakes,
  listNumberBearers,
} from '../../src/patients/patients.queries.ts'
import { addBooking } from '../agenda/bookings.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, noor, rows, slotAt, type Typed, toBooked, withAnna } from '../helpers/booking.ts'
import { openBrowser } from '../helpers/browser.ts'
import { addCard, bookWith } from '../helpers/cards.ts'
import { bsn } from '../helpers/national-ids.ts'
import { plansOf } from '../helpers/plan.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp

const sql = (text: string) => void test.db.raw.exec(text)
const number = bsn(11122233)
const held = ['bsn', number] as const
const withNumber = { ...noor, nationalId: number }
const numbered = { field_national_id: 'required', national_id_kinds: '["bsn"]' } as const

/** Card 1 is merged into card 2: Noor de Wit, who was Noor Bakker. */
function married(
  merged: Parameters<typeof addCard>[1] = {},
  standing: Parameters<typeof addCard>[1] = {},
): void {
  addCard(test, merged)
  addCard(test, { lastName: 'de Wit', contacts: ['+31687654321'], ...standing })
  sql('update patient set merged_into = 2 where id = 1')
}

describe('rule 1: whose cards were merged is recognised as the one that stands', () => {
  describe('by names and birth date', () => {
    beforeEach(() => {
      test = openApp()
      smallPractice(test.db, { open_bookings_per_contact: 50 })
    })

    it.each<[string, Typed]>([
      ['the name and contact of the merged card', noor],
      [
        'the name of the merged and the contact of the other card',
        { ...noor, email: 'else@example.org', mobile: '06 87654321' },
      ],
      ['the name of the standing and the contact of the merged card', { ...noor, lastName: 'de Wit' }],
    ])('%s', async (_, typed) => {
      married()
      expect(await bookWith(test, typed)).toEqual({ on: 2, perhaps: [] })
      expect(count(test.db, 'patient')).toBe(2)
    })

    it('F54: a contact that stands on the merged card fills no blank and is no offer', async () => {
      married({ contacts: ['noor@example.org', '+31612345678'] }, { contacts: [] })
      expect(await bookWith(test, noor)).toEqual({ on: 2, perhaps: [] })
      expect(count(test.db, 'patient_contact', 'patient_id = 2')).toBe(0)
      expect(count(test.db, 'follow_up')).toBe(0)
    })

    it('a namesake is asked about once, as the card that stands', async () => {
      married({ contacts: [] }, { lastName: 'Bakker' })
      expect(await bookWith(test, noor)).toEqual({ on: 3, perhaps: [2] })
    })

    it('a card that stands and has died, or is protected, is not matched through the merged one either', async () => {
      married({}, { more: "status = 'deceased'" })
      expect(await bookWith(test, noor)).toEqual({ on: 3, perhaps: [2] })
      sql("update patient set status = 'active' where id = 2; update patient set protected = 1 where id = 2")
      sql('update patient set erased_at = 1 where id = 3')
      expect(await bookWith(test, noor)).toEqual({ on: 4, perhaps: [2] })
    })

    it('rule 4: who may not book online by one card may not by the other', async () => {
      married()
      sql('update patient set excluded_online = 1 where id = 2')
      expect([1, 2].map((id) => isExcluded(test.db, id))).toEqual([true, true])
      expect((await toBooked(test, openBrowser(test), noor)).status).toBe(422)
      expect(count(test.db, 'appointment')).toBe(0)
    })

    it('nobody has two places in one session, whichever card they were booked on', async () => {
      sql('update appointment_type set places = 5')
      married()
      await toBooked(test, openBrowser(test), noor, slotAt('13:30'), withAnna)
      sql('update attendee set patient_id = 1')
      const again = await toBooked(test, openBrowser(test), noor, slotAt('13:30'), withAnna)
      expect([again.status, count(test.db, 'attendee')]).toEqual([422, 1])
    })
  })

  it('by the e-mail address alone, where the two cards are one person', async () => {
    test = openApp()
    smallPractice(test.db, { identification: 'email-first' })
    married({}, { contacts: ['noor@example.org'] })
    expect(await bookWith(test, { email: 'noor@example.org' })).toEqual({ on: 2, perhaps: [] })
    expect(count(test.db, 'patient')).toBe(2)
    expect(count(test.db, 'follow_up', "category = 'other'")).toBe(0)
  })

  it('by the number on the merged card; its name is not "another name"', async () => {
    test = openApp()
    smallPractice(test.db, { ...numbered, identification: 'national-id' })
    married({ number: held })
    expect(await bookWith(test, withNumber)).toEqual({ on: 2, perhaps: [] })
    expect(count(test.db, 'follow_up', "category = 'other'")).toBe(0)
    expect(rows(test.db, 'select patient_id from identity_number')).toEqual([{ patient_id: 1 }])
  })

  it('P8: own bookings are counted on both cards, by the number on either', async () => {
    test = openApp()
    const small = smallPractice(test.db, { ...numbered, max_own_bookings: 1 })
    married({ number: held })
    addBooking(test.db, small, { date: '2027-02-01', from: '10:00', to: '10:30', people: [2], web: true })
    sql("insert into booking_request (key_hash, person_hash, attendee_id, at) values (x'01', x'01', 1, 1)")
    const scope = { level: 'practice', typeId: small.consult, calendarId: small.anna } as const
    const identity = { kind: 'bsn', number, birthDate: null } as const
    const own = () =>
      countOwnBookings(test.db, test.world.keys, { email: null, phone: null, identity }, scope, test.now)
    expect(own()).toBe(1)
    sql('update patient set merged_into = null')
    expect(own()).toBe(0)
  })
})

it('finds people by index, however many there are', () => {
  test = openApp()
  smallPractice(test.db)
  married()
  const find = () => [
    listNamesakes(test.db, '1979-03-27', 'bakker'),
    listEmailBearers(test.db, 'noor@example.org'),
    listNumberBearers(test.db, 'bsn', Buffer.alloc(32), test.world.keys.id),
  ]
  expect(plansOf(test.db, find).filter((step) => step.startsWith('SCAN'))).toEqual([])
})
