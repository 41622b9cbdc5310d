import { beforeEach, describe, expect, it } from 'vitest'
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

async function book(typed: Typed = {}): Promise<void> {
  const page = await toBooked(test, openBrowser(test, { ip: `203.0.113.${visitors++ % 250}` }), {
    ...noor,
    ...typed,
  })
  expect(page.heading).toBe('Your appointment is booked')
}

const contacts = () =>
  rows(
    test.db,
    'select patient_id as card, channel, value, source, checked_at as checked, confirmed_at as confirmed from patient_contact order by id',
  )
const cardsUsed = () =>
  rows(test.db, 'select patient_id as card from attendee order by id').map((row) => row.card)

describe('J21–J23: a card made on the web', () => {
  it('has number 0 and the status Registered, and the names as typed', async () => {
    await book({ firstName: ' Noor  Maria ', lastName: 'van ’t Hof' })
    expect(
      rows(
        test.db,
        'select number, status, first_name, last_name, birth_date, origin, protected from patient',
      ),
    ).toEqual([
      {
        number: 0,
        status: 'registered',
        first_name: 'Noor Maria',
        last_name: 'van ’t Hof',
        birth_date: '1979-03-27',
        origin: 'web',
        protected: 0,
      },
    ])
  })

  it('J22: many have number 0 at once', async () => {
    for (const name of ['Ada', 'Ida', 'Ula'])
      await book({ firstName: name, email: `${name}@example.org`, mobile: '' })
    expect(rows(test.db, 'select number from patient')).toEqual([{ number: 0 }, { number: 0 }, { number: 0 }])
  })

  it('J23: is found by the second booking of the same person, and the third', async () => {
    await book()
    await book({ mobile: '' })
    await book({ email: '', firstName: 'NOOR' })
    expect([cardsUsed(), count(test.db, 'follow_up')]).toEqual([[1, 1, 1], 0])
  })

  it('J23: is found as well when staff have made it Active since', async () => {
    await book()
    test.db.raw.exec("update patient set status = 'active', number = 1")
    await book()
    expect(cardsUsed()).toEqual([1, 1])
  })

  it('Registered twice: other contacts make a second card and a question; each is found by its own contact later', async () => {
    await book({ mobile: '' })
    await book({ email: 'second@example.org', mobile: '' })
    expect(rows(test.db, 'select patient_id, other_patient_id from follow_up')).toEqual([
      { patient_id: 2, other_patient_id: 1 },
    ])
    await book({ mobile: '' })
    await book({ email: 'second@example.org', mobile: '' })
    expect(cardsUsed()).toEqual([1, 2, 1, 2])
    expect(count(test.db, 'follow_up')).toBe(1)
  })

  it('F53: says with when that messages are welcome; a matched card’s own word is not overturned', async () => {
    await book()
    expect(rows(test.db, 'select patient_id, kind, given, source, at from consent')).toEqual(
      ['messages', 'sms', 'email'].map((kind) => ({
        patient_id: 1,
        kind,
        given: 1,
        source: 'web',
        at: test.now,
      })),
    )
    test.db.raw.exec('update patient set notifications = 0')
    await book()
    expect(count(test.db, 'consent')).toBe(3)
    expect(rows(test.db, 'select notifications from patient')).toEqual([{ notifications: 0 }])
  })

  it.each([
    ['phone number', { email: '' }, ['messages', 'sms']],
    ['e-mail address', { mobile: '' }, ['email', 'messages']],
  ])('F53: accepts no more than what was given: a %s', async (_, typed, kinds) => {
    await book(typed)
    expect(rows(test.db, 'select kind from consent order by kind').map((row) => row.kind)).toEqual(kinds)
  })
})

describe('rule 2: a contact typed on the web', () => {
  it('belongs to that appointment', async () => {
    await book()
    await book({ email: 'work@example.org' })
    expect(
      rows(
        test.db,
        'select contact_email as email, contact_folded as folded, patient_id from attendee order by id',
      ),
    ).toEqual([
      { email: 'noor@example.org', folded: 'noor@example.org', patient_id: 1 },
      { email: 'work@example.org', folded: 'work@example.org', patient_id: 1 },
    ])
  })

  it('F54: fills a blank on a matched card, from the web and unchecked', async () => {
    await book({ email: '' })
    test.now += 60
    await book({ email: 'new@example.org' })
    expect(contacts()).toEqual([
      { card: 1, channel: 'phone', value: '+31612345678', source: 'web', checked: null, confirmed: null },
      { card: 1, channel: 'email', value: 'new@example.org', source: 'web', checked: null, confirmed: null },
    ])
  })

  it('F54: never overwrites what is there, nor adds a second one', async () => {
    await book()
    const before = contacts()
    await book({ email: 'other@example.org' })
    await book({ mobile: '0687654321' })
    expect(contacts()).toEqual(before)
  })

  it('F54: names, birth date and language of the card never change from the web', async () => {
    await book({ firstName: 'Noortje' })
    const before = rows(test.db, 'select * from patient')
    await book({ firstName: 'NOOR', lastName: 'bäkker' })
    expect(rows(test.db, 'select * from patient')).toEqual(before)
  })

  it('that filled a blank is used for nothing else: it opens no door for the next booking until staff accept it', async () => {
    await book({ email: '' })
    test.now += 60
    await book({ email: 'mallory@example.net' })
    expect(cardsUsed()).toEqual([1, 1])
    await book({ email: 'mallory@example.net', mobile: '' })
    expect(cardsUsed()).toEqual([1, 1, 2])
    expect(rows(test.db, 'select patient_id, other_patient_id from follow_up')).toEqual([
      { patient_id: 2, other_patient_id: 1 },
    ])
  })

  it.each(['checked_at', 'confirmed_at'])('that filled a blank counts once it is %s', async (column) => {
    await book({ email: '' })
    test.now += 60
    await book({ email: 'new@example.org' })
    test.db.raw.exec(`update patient_contact set ${column} = 1 where channel = 'email'`)
    await book({ email: 'new@example.org', mobile: '' })
    expect(cardsUsed()).toEqual([1, 1, 1])
  })

  it('rule 3: may be that of several patients', async () => {
    await book({ firstName: 'Ada' })
    await book({ firstName: 'Ida' })
    expect(contacts().map((row) => [row.card, row.value])).toEqual([
      [1, 'noor@example.org'],
      [1, '+31612345678'],
      [2, 'noor@example.org'],
      [2, '+31612345678'],
    ])
  })
})
