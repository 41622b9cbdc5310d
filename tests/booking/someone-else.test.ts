import { beforeEach, describe, expect, it } from 'vitest'
import { mondayMorning } from '../helpers/app.ts'
import { count, noor, rows } from '../helpers/booking.ts'
import { addCard, bookWith, fillIn, goOn, landed } from '../helpers/cards.ts'
import { type Desk, openDesk, openPost } from '../messages/desk.ts'

let test: Desk

beforeEach(() => {
  test = openDesk(mondayMorning)
})

const parent = { for: 'other', relation: 'parent', bookerFirstName: 'Noor', bookerLastName: 'Bakker' }
const kim = {
  ...noor,
  firstName: 'Kim',
  lastName: 'Quist',
  'birthDate-day': 5,
  'birthDate-month': 6,
  'birthDate-year': 2019,
}
const forKim = { ...kim, ...parent }

describe('rule 3, J18: an appointment for someone else', () => {
  it('asks the patient’s name and birth date first, then the booker’s name and contact', async () => {
    const page = await fillIn(test)
    const names = page
      .form()
      .entries()
      .map(([name]) => name)
    const order = [
      'for',
      'firstName',
      'lastName',
      'birthDate-year',
      'relation',
      'bookerFirstName',
      'mobile',
      'email',
    ]
    expect(names.filter((name) => order.includes(name))).toEqual(order)
    expect(page.field('relation').label).toBe('Your relationship to the patient (optional)')
    expect(page.text).toContain(
      'For someone else: first the patient’s name and date of birth, then your own name.',
    )
  })

  it('says whose name is missing', async () => {
    const page = await fillIn(test, { for: 'other' })
    expect(page.errors()).toEqual([
      'Enter the patient’s first name',
      'Enter the patient’s last name',
      'Enter the patient’s date of birth',
      'Enter your own first name',
      'Enter your own last name',
      'Enter your phone number or your e-mail address',
    ])
    expect(page.field('for').values).toEqual(['other'])
    expect(page.field('bookerLastName')).toMatchObject({ error: 'Enter your own last name', invalid: true })
  })

  it.each([
    ['bookerFirstName', 'Shorten your own first name'],
    ['bookerLastName', 'Shorten your own last name'],
  ])('a %s of 101 letters is too long', async (field, error) => {
    expect((await fillIn(test, { ...forKim, [field]: 'é'.repeat(101) })).errors()).toEqual([error])
    expect((await fillIn(test, { ...forKim, [field]: 'é'.repeat(100) })).heading).toBe('Check and book')
  })

  it('shows both on the check page, each with its way to change it', async () => {
    const check = await fillIn(test, forKim)
    expect(check.texts('dt')).toContain('Patient')
    expect(check.texts('dd.own')).toEqual(
      expect.arrayContaining(['Kim Quist', '5 June 2019', 'Noor Bakker (parent)']),
    )
    const page = await check.press({ name: 'edit', value: 'bookerFirstName' })
    expect([page.field('bookerFirstName').value, page.field('relation').value]).toEqual(['Noor', 'parent'])
    expect(page.field('for').values).toEqual(['other'])
  })

  it('keeps whose the contact is, and the booker’s name, with the appointment; the card is the patient’s', async () => {
    expect(await bookWith(test, forKim)).toEqual({ on: 1, perhaps: [] })
    expect(
      rows(
        test.db,
        'select contact_whose as whose, booker_first_name as first, booker_last_name as last, contact_email as email from attendee',
      ),
    ).toEqual([{ whose: 'parent', first: 'Noor', last: 'Bakker', email: 'noor@example.org' }])
    expect(rows(test.db, 'select first_name, last_name, birth_date from patient')).toEqual([
      { first_name: 'Kim', last_name: 'Quist', birth_date: '2019-06-05' },
    ])
    expect(rows(test.db, 'select whose from patient_contact')).toEqual([
      { whose: 'parent' },
      { whose: 'parent' },
    ])
  })

  it.each(['parent', 'guardian', 'carer', 'partner'])('by a %s', async (relation) => {
    await bookWith(test, { ...forKim, relation })
    expect(rows(test.db, 'select contact_whose as whose from attendee')).toEqual([{ whose: relation }])
  })

  it('by somebody who claims to be something else is by a carer', async () => {
    const page = await fillIn(test)
    page.fill(forKim).form().tamper({ relation: 'own' })
    landed(test, await (await goOn(test, page, {})).press('Book appointment'))
    expect(rows(test.db, 'select contact_whose as whose from attendee')).toEqual([{ whose: 'carer' }])
  })

  it('“for me” says nothing of a booker, whatever stands in the fields that are not shown', async () => {
    const check = await fillIn(test, { ...noor, ...parent, bookerFirstName: 'Mallory', for: 'me' })
    expect(check.texts('dd.own').join()).not.toContain('Mallory')
    landed(test, await check.press('Book appointment'))
    expect(rows(test.db, 'select contact_whose as whose, booker_first_name as first from attendee')).toEqual([
      { whose: 'own', first: null },
    ])
  })

  it('one contact may serve several patients, the booker among them: a card each', async () => {
    await bookWith(test, noor)
    await bookWith(test, forKim)
    await bookWith(test, { ...forKim, firstName: 'Robin' })
    await bookWith(test, noor)
    expect(
      rows(test.db, 'select patient_id as card from attendee order by id').map((row) => row.card),
    ).toEqual([1, 2, 3, 1])
  })

  it('the messages greet the booker and never name the patient', async () => {
    await bookWith(test, forKim)
    const { gateway, mails } = openPost()
    await test.sender(gateway).tick()
    expect(mails).toHaveLength(1)
    const mail = JSON.stringify(mails[0])
    expect(mail).toContain('Noor Bakker')
    expect(mail).not.toMatch(/Kim|Quist|2019/)
  })

  it('who books for the patient on a card fills its blanks as theirs, and changes no name', async () => {
    addCard(test, {
      firstName: 'Kim',
      lastName: 'Quist',
      birthDate: '2019-06-05',
      contacts: ['+31612345678'],
    })
    expect(await bookWith(test, forKim)).toEqual({ on: 1, perhaps: [] })
    expect(rows(test.db, 'select value, whose, source from patient_contact')).toEqual([
      { value: '+31612345678', whose: 'own', source: 'staff' },
      { value: 'noor@example.org', whose: 'parent', source: 'web' },
    ])
    expect(count(test.db, 'consent')).toBe(0)
  })

  it('rule 1: the booker’s name decides nothing', async () => {
    addCard(test)
    expect(await bookWith(test, forKim)).toEqual({ on: 2, perhaps: [] })
  })
})

describe('rule 27: a message greets nobody by a name that its reader did not give', () => {
  it('a number typed by a stranger does not tell whose it is', async () => {
    test = openDesk(mondayMorning, {
      ...{ identification: 'national-id', field_national_id: 'required', national_id_kinds: '["bsn"]' },
    })
    addCard(test, { contacts: [], number: ['bsn', '111222333'] })
    await bookWith(test, { ...kim, nationalId: '111222333', email: 'mallory@example.net' })
    const { gateway, mails } = openPost()
    await test.sender(gateway).tick()
    expect(mails).toHaveLength(1)
    expect(JSON.stringify(mails[0])).not.toMatch(/Noor|Bakker/)
  })
})
