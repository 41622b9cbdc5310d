import { beforeEach, describe, expect, it } from 'vitest'
import { bookByStaff } from '../../src/appointments/book-by-staff.commands.ts'
import { translator } from '../../src/i18n/translate.ts'
import { theSystem } from '../../src/practice/actor.ts'
import type { PracticeChanges } from '../../src/practice/practice.commands.ts'
import type { NewType } from '../../src/types/types.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { anyone, count, everything, noor, rows, type Typed, toBooked, toCheck } from '../helpers/booking.ts'
import { openBrowser, type Page } from '../helpers/browser.ts'
import { addCard, bookWith, fillIn } from '../helpers/cards.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp

function begin(changes: PracticeChanges = {}, type: Partial<NewType> = {}): void {
  test = openApp()
  smallPractice(test.db, changes, type)
}

beforeEach(() => begin())

const t = translator('en')
const sql = (text: string) => void test.db.raw.exec(text)
const entries = () =>
  rows(test.db, "select category, patient_id as card from follow_up where category like 'says%'")

describe('rule 4: “is it the first visit?”', () => {
  it('is asked where the type asks it, and answered before the check page', async () => {
    expect((await fillIn(test)).has('[name=known]')).toBe(false)
    begin({}, { asksKnown: true })
    const page = await fillIn(test, noor)
    expect([page.status, page.errors()]).toEqual([422, [t('person.error.known')]])
    expect(page.field('known')).toMatchObject({ error: t('person.error.known') })
    const check = await fillIn(test, { ...noor, known: 'new' })
    expect(check.texts('dd.own')).toContain(t('person.known.new'))
  })

  it.each<[string, 'new' | 'known', boolean, readonly object[]]>([
    ['known, and there is a card', 'known', true, []],
    ['new, and there is none', 'new', false, []],
    ['known, and there is none', 'known', false, [{ category: 'says-known', card: 1 }]],
    ['new, and there is a card', 'new', true, [{ category: 'says-new', card: 1 }]],
  ])('%s: is booked, and a mismatch goes to follow-up', async (_, known, isCard, expected) => {
    begin({}, { asksKnown: true })
    if (isCard) addCard(test)
    expect((await bookWith(test, { ...noor, known })).on).toBe(1)
    expect(entries()).toEqual(expected)
    expect(rows(test.db, 'select known_answer from attendee')).toEqual([{ known_answer: known }])
  })

  it.each([
    ['new', 'known', 'This appointment is for new patients'],
    ['known', 'new', 'This appointment is for people who have been here before'],
  ] as const)(
    'a type for %s patients is refused to who says otherwise, before anything is written',
    async (who, said, heading) => {
      begin({}, { whoMayBook: who })
      addCard(test)
      const before = everything(test.db)
      const page = await fillIn(test, { ...noor, known: said })
      expect([page.status, page.heading]).toEqual([422, heading])
      expect(page.text).toContain('020 123 45 67')
      expect(page.text).toContain('We have not booked anything and have not stored what you filled in.')
      expect(everything(test.db)).toEqual(before)
      const again = await page.press({ name: 'edit' })
      expect([again.heading, again.field('known').values]).toEqual(['Your details', [said]])
      expect((await again.fill({ known: who }).press('Continue')).heading).toBe('Check and book')
    },
  )

  it('the answer is taken at its word: who says new to a type for new patients is booked on a known card', async () => {
    begin({}, { whoMayBook: 'new' })
    addCard(test)
    expect((await bookWith(test, { ...noor, known: 'new' })).on).toBe(1)
    expect(entries()).toEqual([{ category: 'says-new', card: 1 }])
  })

  it.each(['new', 'known'] as const)('a type for %s patients says so beside its times', async (who) => {
    begin({}, { whoMayBook: who })
    const words = { new: 'For new patients only.', known: 'Only for people who have been here before.' }
    expect((await openBrowser(test).visit(anyone)).text).toContain(words[who])
  })
})

/** The last press of somebody who has booked once, in a practice that allows no more. */
async function secondBooking(typed: Typed = noor): Promise<Page> {
  await bookWith(test, noor)
  return lastPress(typed)
}

async function lastPress(typed: Typed = noor): Promise<Page> {
  const browser = openBrowser(test, { ip: '198.51.100.7' })
  const check = await toCheck(test, browser, typed, '2027-01-26T14:00+01:00')
  expect([check.status, check.heading]).toEqual([200, 'Check and book'])
  const before = everything(test.db, [])
  const page = await check.press('Book appointment')
  if (page.status !== 200) expect(everything(test.db, [])).toEqual(before)
  return page
}

const bytesOf = (page: Page) =>
  `${page.status}\n${[...page.headers].join('\n')}\n${page.html}`.replace(
    /[\w-]{21}[AQgw](?![\w-])/g,
    'TOKEN',
  )
const refused = [422, 'This cannot be booked online']
const about = (page: Page) => [page.status, page.heading]

describe('rule 4: exclusion, the maximum of own bookings and the limit of open ones', () => {
  const causes: [string, PracticeChanges, Partial<NewType>, string][] = [
    ['excluded by staff', {}, {}, 'update patient set excluded_online = 1'],
    ['at the practice’s maximum', { max_own_bookings: 1 }, {}, ''],
    ['at the calendar’s maximum', {}, {}, 'update calendar set max_own_bookings = 1'],
    ['at the type’s maximum', {}, { maxOwnBookings: 1 }, ''],
    ['at the limit of open bookings', { open_bookings_per_contact: 1 }, {}, ''],
  ]

  it('are one and the same page, to the byte, at the last press, and write nothing', async () => {
    const pages: string[] = []
    for (const [, changes, type, arrange] of causes) {
      begin(changes, type)
      await bookWith(test, noor)
      sql(arrange)
      const page = await lastPress()
      expect(about(page)).toEqual(refused)
      expect(page.text).toContain('020 123 45 67')
      pages.push(bytesOf(page))
    }
    expect(new Set(pages).size).toBe(1)
  })

  it.each(causes)('%s: another contact is booked', async (_, changes, type, arrange) => {
    begin(changes, type)
    await bookWith(test, noor)
    sql(arrange)
    const stranger = { ...noor, firstName: 'Kim', lastName: 'Quist', email: 'kim@example.org', mobile: '' }
    expect(about(await lastPress(stranger))).toEqual([200, 'Your appointment is booked'])
  })

  it('an exclusion is of the card: a namesake without its contact is nobody’s', async () => {
    addCard(test, { more: 'excluded_online = 1' })
    expect(about(await lastPress())).toEqual(refused)
    expect(about(await lastPress({ ...noor, email: 'else@example.org', mobile: '' }))).toEqual([
      200,
      'Your appointment is booked',
    ])
  })
})

describe('P8: the maximum of own bookings', () => {
  beforeEach(() => begin({ max_own_bookings: 1 }))

  it.each([
    ['the same e-mail address', { mobile: '' }],
    ['the address in other case', { mobile: '', email: 'NOOR@EXAMPLE.ORG' }],
    ['the same phone number in another notation', { email: '', mobile: '0031 6 1234 5678' }],
    ['the same contact under another name', { firstName: 'Kim', lastName: 'Quist' }],
  ])('counts %s', async (_, typed) => {
    expect(about(await secondBooking({ ...noor, ...typed }))).toEqual(refused)
  })

  it.each([
    ['cancelled', "update appointment set cancelled_at = 1, status = 'cancelled'", 200],
    ['cancelled by the attendee', "update attendee set cancelled_at = 1, cancelled_by = 'patient'", 200],
    ['moved by staff', 'update appointment set schedule_version = 2', 422],
  ])('one that was %s', async (_, change, status) => {
    await bookWith(test, noor)
    sql(change)
    expect((await lastPress()).status).toBe(status)
  })

  it('one that is over counts no more', async () => {
    await bookWith(test, noor)
    test.now = Date.parse('2027-01-25T10:00:00+01:00') / 1000
    expect((await lastPress()).status).toBe(200)
  })

  it('what staff booked never counts', async () => {
    const card = addCard(test)
    const slot = {
      typeId: 1,
      calendarId: 1,
      locationId: 1,
      startsAt: Date.parse('2027-01-25T16:00:00+01:00') / 1000,
    }
    const booking = {
      ...slot,
      patientId: card,
      email: 'noor@example.org',
      phone: null,
      language: 'en',
    } as const
    const booked = bookByStaff(test.db, test.world.keys, booking, theSystem, test.now)
    expect(booked.ok).toBe(true)
    expect((await lastPress()).status).toBe(200)
  })

  it('0 offers no time at all; the choice “none” at the type beats the practice', async () => {
    begin({ max_own_bookings: 0 })
    expect((await openBrowser(test).visit(anyone)).has('button[name=slot]')).toBe(false)
    begin({ max_own_bookings: 1 }, { maxOwnBookings: -1 })
    expect((await secondBooking()).status).toBe(200)
  })

  it('counts by the number, too, with other contacts each time', async () => {
    begin({
      ...{ max_own_bookings: 2, identification: 'national-id' },
      ...{ field_national_id: 'required', national_id_kinds: '["bsn"]' },
    })
    const typed = (at: number) => ({
      ...{
        ...noor,
        nationalId: '111222333',
        mobile: '',
        email: `noor${at}@example.org`,
        firstName: `N${'o'.repeat(at)}r`,
      },
    })
    for (const at of [1, 2]) await bookWith(test, typed(at))
    expect(about(await lastPress(typed(3)))).toEqual(refused)
    expect((await lastPress({ ...typed(3), nationalId: '123456782' })).status).toBe(200)
  })

  it('set for a type counts that type, for a calendar that calendar, for the practice all', async () => {
    const other =
      "insert into appointment_type (id, slug, name, minutes, grid_minutes, online) values (2, 'talk', 'Talk', 30, 30, 1); insert into type_calendar values (2, 1), (2, 2)"
    const talk = '/book/times?type=talk&practitioner=selim-aydin'
    const consult = '/book/times?type=consult&practitioner=anna-de-vries'
    const second = async (arrange: string, first = consult): Promise<number> => {
      begin()
      sql(`${other}; ${arrange}`)
      await toBooked(test, openBrowser(test, { ip: '198.51.100.8' }), noor, '2027-01-26T09:30+01:00', first)
      return (
        await toBooked(test, openBrowser(test, { ip: '198.51.100.9' }), noor, '2027-01-26T14:00+01:00', talk)
      ).status
    }
    expect(await second('update practice set max_own_bookings = 1')).toBe(422)
    expect(await second('update appointment_type set max_own_bookings = 1')).toBe(200)
    expect(await second('update appointment_type set max_own_bookings = 1', talk)).toBe(422)
    expect(await second('update calendar set max_own_bookings = 1')).toBe(200)
    expect(await second('update calendar set max_own_bookings = 1', talk)).toBe(422)
    expect(
      await second(
        'update appointment_type set max_own_bookings = 2; update practice set max_own_bookings = 1',
      ),
    ).toBe(200)
  })

  it('is judged at the last press only: none of the pages before tells', async () => {
    await bookWith(test, noor)
    expect((await fillIn(test, noor)).heading).toBe('Check and book')
    expect(count(test.db, 'appointment')).toBe(1)
  })
})
