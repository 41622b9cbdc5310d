import { beforeEach, describe, expect, it } from 'vitest'
import { findTraits, listOffers } from '../../src/follow-up/evidence.queries.ts'
import { openFollowUp } from '../../src/follow-up/follow-up.commands.ts'
import { deriveKeys } from '../../src/lib/token.ts'
import { addBooking } from '../agenda/bookings.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { noor, rows, slotAt, toBooked, withAnna } from '../helpers/booking.ts'
import { type Browser, openBrowser } from '../helpers/browser.ts'
import { addCard, addNumber, type CardMade } from '../helpers/cards.ts'
import { swedish } from '../helpers/national-ids.ts'
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

const list = () => desk.visit('/staff/follow-up')
const sql = (text: string) => void test.db.raw.exec(text)
const evidence = async () => (await list()).texts('tbody td:first-child > small')
const number = swedish('19790327', '123')
const another = swedish('19790327', '456')

/** What the list says of two cards that may be one person. */
async function between(one: CardMade, other: CardMade): Promise<readonly string[]> {
  const [patientId, otherPatientId] = [addCard(test, one), addCard(test, other)]
  openFollowUp(test.db, { category: 'same-person', patientId, otherPatientId }, test.now)
  return evidence()
}

describe('"the same person?" (rule 1)', () => {
  it('says what is equal', async () => {
    const card = { contacts: ['noor@example.org', '+31612345678'], number: ['personnummer', number] } as const
    const all = 'Same: date of birth, phone +31…78, e-mail n…@e….org, identity number.'
    expect(await between(card, card)).toContain(all)
    expect((await list()).html).not.toMatch(/noor@example|612345678/)
    expect((await list()).html).not.toContain(number.slice(-4))
  })

  it('says what differs, and what one of them lacks', async () => {
    const one = { birthDate: '1980-01-02', contacts: ['n@example.org', '+31612345678'] }
    const other = { contacts: ['ada@else.net'], number: ['personnummer', number] } as const
    expect(await between(one, other)).toContain(
      'Different: date of birth 2 January 1980 / 27 March 1979, phone +31…78 / none, e-mail n…@e….org / a…@e….net, identity number no / yes.',
    )
  })

  it.each([
    ['another number', another, undefined, 'Different: identity number yes / another.'],
    ['the same number', number, undefined, 'Same: identity number.'],
    ['a number under a key that is lost', number, 9, 'Different: identity number yes / yes.'],
  ])('compares the numbers without reading them: %s', async (_, digits, key, said) => {
    const bare = { birthDate: null, contacts: [] }
    const [patientId, otherPatientId] = [addCard(test, bare), addCard(test, bare)]
    const identity = { kind: 'personnummer', number: digits, birthDate: null } as const
    addNumber(test, patientId, { ...identity, number })
    addNumber(test, otherPatientId, identity, key ? deriveKeys(Buffer.alloc(32, key)) : test.world.keys)
    openFollowUp(test.db, { category: 'same-person', patientId, otherPatientId }, test.now)
    expect(await evidence()).toContain(said)
  })

  it('leaves out what stands on neither card, and contacts that were withdrawn', async () => {
    const bare = { birthDate: null, contacts: [] }
    const said = await between(bare, { ...bare, contacts: ['+31612345678'] })
    expect(said.filter((each) => /Same|Different/.test(each))).toEqual(['Different: phone none / +31…78.'])
    sql('update patient_contact set revoked_at = 1')
    expect((await list()).text).not.toMatch(/Same:|Different:/)
  })

  it('one contact in common is enough', async () => {
    const one = { birthDate: null, contacts: ['+31612345678', '+31687654321'] }
    expect(await between(one, { ...one, contacts: ['+31687654321'] })).toContain('Same: phone +31…21.')
  })

  it('rule 9: says nothing where one of the two is protected', async () => {
    await between({}, { firstName: 'Geheim', more: 'protected = 1' })
    addBooking(test.db, small, { from: '09:00', to: '09:30', people: [2] })
    const page = await list()
    expect(page.text).not.toMatch(/Same:|Different:/)
    expect(page.links('tbody td:first-child').map(({ href }) => href)).toEqual(['/staff/patients/1'])
  })

  it('each name leads to its card', async () => {
    const [one, other] = [addCard(test), addCard(test, { firstName: 'Nora' })]
    openFollowUp(test.db, { category: 'same-person', patientId: one, otherPatientId: other }, test.now)
    const page = await list()
    expect((await page.link('Noor Bakker').click()).path).toBe(`/staff/patients/${one}`)
    expect((await page.link('Nora Bakker').click()).path).toBe(`/staff/patients/${other}`)
    const looks = rows(test.db, "select patient_id from access_log where view = 'follow-up'")
    expect(looks).toEqual([{ patient_id: one }, { patient_id: other }])
  })
})

describe('the evidence', () => {
  it('is found by index, card by card', () => {
    const find = () => [findTraits(test.db, 1), listOffers(test.db, 1, test.now)]
    expect(plansOf(test.db, find).filter((step) => step.startsWith('SCAN'))).toEqual([])
  })
})

describe('"contact offered" (F54)', () => {
  const offer = 'Phone: offered +31…78, on the card +31…99.'
  const book = () => toBooked(test, openBrowser(test), noor, slotAt('13:30'), withAnna)

  beforeEach(async () => {
    addCard(test, { contacts: ['noor@example.org', '+31611111199'] })
    await book()
  })

  it('shows the offered contact beside the one on the card', async () => {
    expect(await evidence()).toContain(offer)
    expect((await list()).html).not.toMatch(/612345678|611111199|noor@example/)
    expect((await (await list()).link('Noor Bakker').click()).path).toBe('/staff/patients/1')
  })

  it('says so where the card has none any more, and nothing once the offered one stands there', async () => {
    sql("update patient_contact set revoked_at = 1 where channel = 'phone'")
    expect(await evidence()).toContain('Phone: offered +31…78, on the card none.')
    sql(
      "update patient_contact set revoked_at = null, value = '+31612345678', value_folded = '+31612345678' where channel = 'phone'",
    )
    expect((await list()).text).not.toContain('offered +31')
  })

  it('rule 9: says nothing of a protected identity', async () => {
    sql("update follow_up set comment = 'Typed as Noor Bakker'")
    expect((await list()).text).toContain('Typed as Noor Bakker')
    sql('update patient set protected = 1')
    const page = await list()
    expect(page.html).not.toMatch(/\+31|Noor/)
    expect(page.links('tbody td:first-child')).toEqual([])
  })
})
