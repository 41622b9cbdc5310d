import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { nameWords } from '../../src/lib/fold.ts'
import { phoneBeginnings } from '../../src/lib/phone.ts'
import { indexMissingNames } from '../../src/patients/names.commands.ts'
import { listPatients } from '../../src/patients/search.queries.ts'
import { readSearch } from '../../src/patients/search.ts'
import { addBooking } from '../agenda/bookings.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, form, rows } from '../helpers/booking.ts'
import type { Browser, Page } from '../helpers/browser.ts'
import { addCard } from '../helpers/cards.ts'
import { bsn, swedish } from '../helpers/national-ids.ts'
import { plansOf } from '../helpers/plan.ts'
import { signedIn } from '../helpers/staff.ts'
import { type SmallPractice, smallPractice } from '../helpers/world.ts'

let test: TestApp
let small: SmallPractice
let desk: Browser

beforeEach(async () => {
  test = openApp()
  small = smallPractice(test.db)
  desk = await signedIn(test, 'reception')
})

const address = '/staff/patients'
const namesOn = (page: Page) => page.texts('#hits tbody th')

async function find(q: string, more: Readonly<Record<string, string>> = {}): Promise<Page> {
  const page = await desk.visit(address)
  return page
    .form('#find')
    .fill({ q, ...more })
    .enter()
}

const found = async (q: string) => namesOn(await find(q))

describe('finding a patient', () => {
  beforeEach(() => {
    const sara = { firstName: 'Sara', lastName: 'Ek', birthDate: '1980-01-02', contacts: [] }
    addCard(test, {
      firstName: 'Anna-Karin',
      lastName: 'Berg',
      contacts: ['+31612345678', 'ak@berg.example'],
    })
    addCard(test, { firstName: 'Ånna', lastName: 'van den Berg', birthDate: '1950-12-31', contacts: [] })
    addCard(test, { ...sara, more: "status = 'active', number = 4711" })
    addCard(test, { firstName: 'Søren', lastName: 'O’Brien', birthDate: null, contacts: ['+4681234567'] })
  })

  it.each([
    ['berg anna', ['Berg, Anna-Karin', 'van den Berg, Ånna']],
    ['ANNA BERG', ['Berg, Anna-Karin', 'van den Berg, Ånna']],
    ['Ånna', ['Berg, Anna-Karin', 'van den Berg, Ånna']],
    ['karin', ['Berg, Anna-Karin']],
    ['annakar', ['Berg, Anna-Karin']],
    ['van den berg', ['van den Berg, Ånna']],
    ['vandenb', ['van den Berg, Ånna']],
    ['soren', ['O’Brien, Søren']],
    ['brien', ['O’Brien, Søren']],
    ["o'brien s", ['O’Brien, Søren']],
    ['  ek   ', ['Ek, Sara']],
    ['erg', []],
    ['anna ek', []],
  ])('by name, whatever the accents, case and order of words: %s', async (q, names) => {
    expect(await found(q)).toEqual(names)
  })

  it.each([
    ['2-1-1980', ['Ek, Sara']],
    ['1980-01-02', ['Ek, Sara']],
    ['19800102', ['Ek, Sara']],
    ['02011980', ['Ek, Sara']],
    ['2 januari 1980', ['Ek, Sara']],
    ['sara 2.1.1980', ['Ek, Sara']],
    ['anna 2.1.1980', []],
    ['06 1234', ['Berg, Anna-Karin']],
    ['06-12345678', ['Berg, Anna-Karin']],
    ['+31 6 12', ['Berg, Anna-Karin']],
    ['0046 8', ['O’Brien, Søren']],
    ['+46 8 123 45 67', ['O’Brien, Søren']],
    ['06 9', []],
    ['ak@', ['Berg, Anna-Karin']],
    ['AK@berg.example', ['Berg, Anna-Karin']],
    ['4711', ['Ek, Sara']],
    ['471', []],
    ['sara 4711', ['Ek, Sara']],
    ['0', []],
    ['!?', []],
    ['%', []],
    ['*', []],
  ])('by birth date, phone, e-mail or patient number: %s', async (q, names) => {
    expect(await found(q)).toEqual(names)
  })

  it('by the whole identity number, by its mark, and never by a part of it', async () => {
    const [number, dutch] = [swedish('19790327', '123'), bsn(11122233)]
    addCard(test, { firstName: 'Ida', lastName: 'Holm', birthDate: null, number: ['personnummer', number] })
    addCard(test, { firstName: 'Jan', lastName: 'Mol', birthDate: null, number: ['bsn', dutch] })
    expect(await found(number)).toEqual(['Holm, Ida'])
    expect(await found(`${number.slice(2, 8)}-${number.slice(8)}`)).toEqual(['Holm, Ida'])
    expect(await found(dutch)).toEqual(['Mol, Jan'])
    expect(await found(number.slice(0, 11))).toEqual([])
  })

  it('not by a contact that was withdrawn, nor a card that was erased; a merged one as the card that stands', async () => {
    test.db.raw.exec('update patient_contact set revoked_at = 1')
    expect(await found('ak@')).toEqual([])
    test.db.raw.exec("update patient set merged_into = 3 where first_name = 'Anna-Karin'")
    expect(await found('anna')).toEqual(['Ek, Sara also Berg, Anna-Karin', 'van den Berg, Ånna'])
    test.db.raw.exec("update patient set erased_at = 1 where first_name = 'Ånna'")
    expect(await found('anna')).toEqual(['Ek, Sara also Berg, Anna-Karin'])
    expect(namesOn(await desk.visit(address))).toEqual(['Ek, Sara also Berg, Anna-Karin', 'O’Brien, Søren'])
  })

  it('shows phone, birth date and the next appointment', async () => {
    addBooking(test.db, small, { date: '2027-02-01', from: '10:00', to: '10:30', people: [1] })
    addBooking(test.db, small, { date: '2027-01-18', from: '10:00', to: '10:30', people: [1] })
    const page = await find('karin')
    expect(page.texts('#hits tbody td').slice(0, 3)).toEqual([
      '27 March 1979',
      '06 12345678',
      'Mon 1 Feb 10:00',
    ])
    expect((await page.link('Berg, Anna-Karin').click()).heading).toBe('Anna-Karin Berg')
  })

  it('finds cards that were there before there was a search once they are indexed', async () => {
    test.db.raw.exec('delete from patient_word')
    expect(await found('karin')).toEqual([])
    expect([indexMissingNames(test.db), indexMissingNames(test.db)]).toEqual([4, 0])
    expect(await found('karin')).toEqual(['Berg, Anna-Karin'])
  })

  it('cannot be thrown by anything that is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 150 }), (text) => {
        const search = readSearch(text, 'NL', '2027-01-25')
        const wanted = { search, status: undefined, order: 'name', page: 1 } as const
        listPatients(test.db, test.world.keys, wanted, test.now)
      }),
      { numRuns: 300 },
    )
  })

  it('finds every name by the beginning of each of its words, in any order', () => {
    const word = fc.stringMatching(/^[A-Za-zÅÄÖØåäöøéü]{2,8}$/)
    fc.assert(
      fc.property(fc.array(word, { minLength: 2, maxLength: 4 }), fc.nat(7), (words, cut) => {
        const [firstName = '', ...rest] = words
        const id = addCard(test, { firstName, lastName: rest.join(' '), contacts: [] })
        const typed = words.toReversed().map((each) => each.slice(0, 2 + cut).toUpperCase())
        const search = readSearch(typed.join(' '), 'NL', '2027-01-25')
        const wanted = { search, status: undefined, order: 'newest', page: 1 } as const
        const { patients } = listPatients(test.db, test.world.keys, wanted, test.now)
        expect(patients.map((each) => each.id)).toContain(id)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the words of a name', () => {
  it('are those between spaces, hyphens and apostrophes, and the whole', () => {
    expect(nameWords('Anna-Karin', "d'Arc")).toEqual(['annakarin', 'anna', 'karin', 'darc', 'd', 'arc'])
    expect(nameWords('李', '…')).toEqual(['李'])
  })

  it.each([
    ['06 12', 'NL', ['+31612', '+310612', '+0612']],
    ['0046 8', 'NL', ['+468']],
    ['+46 (8) 12', 'NO', ['+46812']],
    ['912', 'NO', ['+47912', '+912']],
    ['12a', 'NL', []],
  ] as const)('and a phone number begins as it is dialled: %s', (text, country, beginnings) => {
    expect(phoneBeginnings(text, country)).toEqual(beginnings)
  })
})

describe('the list of patients', () => {
  it('J23: shows the newcomers that have to be processed', async () => {
    addCard(test, { firstName: 'Noor', lastName: 'Bakker' })
    addCard(test, { firstName: 'New', lastName: 'Comer', more: "status = 'registered'" })
    const page = await desk.visit(address)
    const newcomers = await page.link('1 new card to process').click()
    expect([namesOn(newcomers), newcomers.field('status').value]).toEqual([['Comer, New'], 'registered'])
    expect(namesOn(await find('', { status: 'active' }))).toEqual(['Bakker, Noor'])
    expect(namesOn(await find('noor', { status: 'registered' }))).toEqual([])
  })

  it('J22: shows number 0 as none yet, however many have it, and last in the order of numbers', async () => {
    for (const [lastName, number] of [
      ['Aa', 0],
      ['Bb', 12],
      ['Cc', 0],
      ['Dd', 3],
    ] as const)
      addCard(test, { lastName, more: `number = ${number}` })
    const page = await find('', { order: 'number' })
    expect(namesOn(page)).toEqual(['Dd, Noor', 'Bb, Noor', 'Aa, Noor', 'Cc, Noor'])
    expect(page.texts('#hits td:nth-child(5)')).toEqual(['3', '12', 'no number yet', 'no number yet'])
    expect(namesOn(await find('', { order: 'newest' }))).toEqual([
      'Dd, Noor',
      'Cc, Noor',
      'Bb, Noor',
      'Aa, Noor',
    ])
    expect(await found('0')).toEqual([])
  })

  it('has pages, also of what was looked for', async () => {
    for (let n = 10; n < 40; n++) addCard(test, { lastName: `Bakker${n}`, contacts: [] })
    let page = await find('noor bakker')
    expect([namesOn(page).length, page.texts('#count')]).toEqual([25, ['25 patients on page 1']])
    page = await page.form('#find').press('Next page')
    expect([namesOn(page)[0], namesOn(page).length, page.field('q').value]).toEqual([
      'Bakker35, Noor',
      5,
      'noor bakker',
    ])
    page = await page.form('#find').press('Previous page')
    expect(namesOn(page)[0]).toBe('Bakker10, Noor')
    expect(namesOn(await desk.visit(`${address}?page=99`))).toEqual([])
    expect((await desk.visit(`${address}?page=0&status=x&order=y&find=%00`)).status).toBe(200)
  })

  it('promise 4: what is looked for is in no address and no log, and can be read by nobody else', async () => {
    addCard(test)
    const page = await find('noor bakker')
    expect(page.via.map(({ status }) => status)).toEqual([303])
    expect(decodeURIComponent(page.url)).not.toMatch(/noor|bakker/i)
    expect(Buffer.from(page.query.get('find') ?? '', 'base64url').toString()).not.toMatch(/noor|bakker/i)
    expect(test.lines.join()).not.toMatch(/noor|bakker/i)
    expect((await page.reload()).field('q').value).toBe('noor bakker')
    const owner = await signedIn(test, 'owner')
    expect((await owner.visit(page.url)).field('q').value).toBe('')
  })

  it('writes each patient shown into the access log, once a day for each user', async () => {
    addCard(test)
    addCard(test, { lastName: 'Elsewhere' })
    const looks = () => rows(test.db, "select patient_id from access_log where view = 'patients'")
    await desk.send(address, form({ q: 'bakker' }, { 'sec-fetch-site': 'same-origin' }))
    expect(looks()).toEqual([])
    await find('bakker')
    expect(looks()).toEqual([{ patient_id: 1 }, { patient_id: 2 }])
    await find('bakker')
    expect(looks().length).toBe(2)
    test.now += 86_400
    desk = await signedIn(test, 'reception')
    await find('bakker')
    // The empty list is looked at before the search.
    expect(looks().length).toBe(4)
  })

  it('rule 9: hides the name of a protected identity, and finds it by something whole only', async () => {
    addCard(test, { contacts: ['noor@example.org'], more: "protected = 1, number = 9, status = 'active'" })
    const all = await desk.visit(address)
    expect(namesOn(all)).toEqual(['Protected'])
    expect(all.html).not.toMatch(/noor|bakker|1979|example\.org/i)
    for (const q of ['noor', 'bakker noor', 'noor@', 'b']) expect([q, await found(q)]).toEqual([q, []])
    for (const q of ['9', '27-3-1979', 'noor@example.org', 'bakker 27-3-1979'])
      expect([q, await found(q)]).toEqual([q, ['Protected']])
    expect(await found('jansen 27-3-1979')).toEqual([])
    // Else who knows the number on the list could guess the name letter by letter.
    for (const q of ['9 b', '27-3-1979 bakke', 'noor@example.org n'])
      expect([q, await found(q)]).toEqual([q, []])
  })

  it('never becomes an address that cannot be opened: what is too long is cut where nothing is read any more', async () => {
    addCard(test)
    const page = await desk.visit(address)
    const tampered = await page
      .form('#find')
      .tamper({ q: `Jansen ${'x'.repeat(50_000)}` })
      .enter()
    expect([tampered.url.length < 400, namesOn(tampered)]).toEqual([true, []])
    expect(tampered.field('q').value).toHaveLength(100)
  })

  it('finds the same whether a word is rare or begins a thousand names, and whatever stands beside it', async () => {
    const crowd = test.db.raw.prepare(
      "insert into patient (number, status, first_name, last_name, first_folded, last_folded, birth_date, language, origin, created_at) values (0, 'active', 'Anna', 'Zand', 'anna', 'zand', '1970-01-01', 'nl', 'staff', 0)",
    )
    for (let n = 0; n < 1001; n++) crowd.run()
    indexMissingNames(test.db)
    const rare = { firstName: 'Anna', lastName: 'Aalders', birthDate: '1960-05-04', contacts: [] }
    const [aalders, before] = [
      addCard(test, rare),
      addCard(test, { ...rare, firstName: 'Anneke', lastName: 'Zand' }),
    ]
    test.db.raw.exec(`update patient set merged_into = ${aalders} where id = ${before}`)
    const shielded = { ...rare, lastName: 'Geheim', more: "status = 'active', protected = 1" }
    addCard(test, shielded)
    for (const q of [
      'anna aalders',
      'aald ann',
      'anneke aalders',
      'anneke 4-5-1960 zand',
      'aalders 4-5-1960',
    ])
      expect([q, await found(q)]).toEqual([q, ['Aalders, Anna also Zand, Anneke']])
    expect(await found('anna zan')).toHaveLength(25)
    for (const q of ['anna geh', 'geheim', 'geh 4-5-1960']) expect([q, await found(q)]).toEqual([q, []])
    expect(await found('geheim 4-5-1960')).toEqual(['Protected'])
    expect(await found('anneke zand aalders')).toHaveLength(1)
    expect(await found('anneke zand nobody')).toEqual([])
  })

  it('is found by index, whatever is looked for', () => {
    for (const q of ['noor bakker', 'noor@', '06 12345', '27-3-1979', 'noor 4711', bsn(11122233)]) {
      const search = readSearch(q, 'NL', '2027-01-25')
      const wanted = { search, status: undefined, order: 'name', page: 1 } as const
      const steps = plansOf(test.db, () => listPatients(test.db, test.world.keys, wanted, test.now))
      expect([
        q,
        steps.filter((step) => /SCAN (patient|numbered|born|identity)|patient_by_name/.test(step)),
      ]).toEqual([q, []])
    }
    for (const order of ['name', 'number', 'newest'] as const)
      for (const status of [undefined, 'active'] as const) {
        const wanted = { search: undefined, status, order, page: 1 }
        const steps = plansOf(test.db, () => listPatients(test.db, test.world.keys, wanted, test.now))
        if (status === undefined || order === 'name')
          expect(steps.filter((step) => step.includes('TEMP B-TREE'))).toEqual([])
      }
  })

  it('makes a new card, and says first who may have one already', async () => {
    addCard(test)
    const page = await (await desk.visit(address)).link('New patient').click()
    const typed = { firstName: 'Nora', lastName: 'BAKKER', birthDate: '27-3-1979', phone: '06 87654321' }
    const asked = await page.fill(typed).press('Make the card')
    expect([asked.status, asked.texts('[role=alert] li'), asked.field('firstName').value]).toEqual([
      422,
      ['Noor'],
      'Nora',
    ])
    expect(count(test.db, 'patient')).toBe(1)
    const card = await asked.fill({ anyway: true }).press('Make the card')
    expect([card.path, card.heading]).toEqual(['/staff/patients/2', 'Nora BAKKER'])
    expect(card.text).toContain('no number yet')
    expect(await found('nora')).toEqual(['BAKKER, Nora'])
    expect(rows(test.db, 'select number, status, origin from patient where id = 2')).toEqual([
      { number: 0, status: 'registered', origin: 'staff' },
    ])
  })

  it('keeps what was typed of a new card that is not right', async () => {
    const page = await desk.visit(`${address}/new`)
    const typed = { firstName: '…', lastName: 'Bakker', birthDate: '31-2-1979', phone: '12', email: 'a@b' }
    const wrong = await page.fill(typed).press('Make the card')
    expect([wrong.status, wrong.errors().length, wrong.field('birthDate').value]).toEqual([
      422,
      4,
      '31-2-1979',
    ])
    expect(count(test.db, 'patient')).toBe(0)
  })
})
