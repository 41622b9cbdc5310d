import { beforeEach, describe, expect, it } from 'vitest'
import type { NationalIdKind } from '../../src/lib/national-id.ts'
import { usualFields } from '../../src/practice/recognition.ts'
import { findPractice } from '../../src/practice/settings.queries.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { type Browser, openBrowser } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { smallPractice } from '../helpers/world.ts'

const address = '/staff/settings/patients'
let test: TestApp
let olga: Browser

beforeEach(async () => {
  test = openApp()
  smallPractice(test.db)
  olga = await signedIn(test, 'owner')
})

const recognition = () => {
  const { identification, fields, nationalIdKinds } = findPractice(test.db) ?? {}
  return { identification, fields, nationalIdKinds }
}
const usual = {
  birthDate: 'required',
  nationalId: 'hidden',
  mobile: 'optional',
  message: 'optional',
} as const

describe('the usual fields (7.1, 7.4)', () => {
  it.each([
    ['details', [], { ...usual, email: 'optional' }],
    ['email-first', [], { ...usual, email: 'required' }],
    ['national-id', ['personnummer', 'd-nummer'], { birthDate: 'hidden' }],
    ['national-id', ['fodselsnummer', 'bsn'], { birthDate: 'required' }],
  ] as const)('of %s with %j', (identification, kinds: readonly NationalIdKind[], fields) => {
    expect(usualFields(identification, kinds)).toMatchObject(fields)
  })
})

describe('how patients are recognised', () => {
  it('says in plain words what each way asks and discloses (rule 1)', async () => {
    const page = await olga.visit(address)
    expect(page.texts('nav.sub [aria-current]')).toEqual(['How patients are recognised'])
    expect(page.field('identification').value).toBe('details')
    for (const words of [
      'Tells nobody who is a patient here: the page is the same for whoever is known here and whoever is not.',
      'whoever types an e-mail address can see, from whether more is asked, if that address is known here',
      'Netherlands (BSN): care providers only, for their own duty to keep a care file',
      'klart motiverat',
      'saklig behov',
      'Off by default.',
      'Numbers are stored encrypted',
    ])
      expect(page.text).toContain(words)
  })

  it('sets the fields to what is usual for another way, and says which', async () => {
    const saved = await (await olga.visit(address))
      .form()
      .choose('identification', 'email-first')
      .press('Save')
    expect(saved.via.map(({ status }) => status)).toEqual([303])
    expect(saved.texts('.note li')).toEqual(['E-mail address: Required'])
    expect(recognition()).toEqual({
      identification: 'email-first',
      fields: { ...usual, email: 'required' },
      nationalIdKinds: [],
    })
    const back = await saved.form().choose('identification', 'details').press('Save')
    expect(back.texts('.note li')).toEqual(['E-mail address: Optional'])
    expect(recognition().fields).toEqual({ ...usual, email: 'optional' })
  })

  it('needs no birth date where every number tells it, and asks it with a BSN', async () => {
    const page = await olga.visit(address)
    const saved = await page
      .form()
      .fill({ kind: ['personnummer', 'samordningsnummer'] })
      .choose('identification', 'national-id')
      .press('Save')
    expect(saved.texts('.note li')).toEqual([
      'Birth date: Hidden',
      'National identity number: Required',
      'Phone number: Required',
    ])
    expect(recognition()).toMatchObject({
      identification: 'national-id',
      fields: { birthDate: 'hidden', nationalId: 'required', mobile: 'required', email: 'optional' },
      nationalIdKinds: ['personnummer', 'samordningsnummer'],
    })
    await saved.form().choose('identification', 'details').press('Save')
    await (await olga.visit(address))
      .form()
      .fill({ kind: ['personnummer', 'bsn'] })
      .choose('identification', 'national-id')
      .press('Save')
    expect(recognition().fields?.birthDate).toBe('required')
  })

  it('leaves alone what was changed in the same form', async () => {
    const saved = await (await olga.visit(address))
      .form()
      .fill({ mobile: 'hidden', nationalId: 'optional', kind: ['bsn'] })
      .choose('identification', 'national-id')
      .press('Save')
    expect(saved.has('.note li')).toBe(false)
    expect(recognition().fields).toEqual({
      ...usual,
      nationalId: 'optional',
      mobile: 'hidden',
      email: 'optional',
    })
  })

  it('changes single fields without another way, and acts on the details page at once', async () => {
    const saved = await (await olga.visit(address))
      .form()
      .fill({ message: 'hidden', mobile: 'required' })
      .press('Save')
    expect([saved.text.includes('Saved.'), saved.has('.note li')]).toEqual([true, false])
    expect(recognition().fields).toMatchObject({ message: 'hidden', mobile: 'required' })
    const browser = openBrowser(test)
    const details = await (await browser.visit('/book/times?practitioner=any'))
      .form('form:has(.slots)')
      .press({ name: 'slot' })
    expect(details.has('[name="message"]')).toBe(false)
  })

  it.each([
    [
      'a number without its kinds',
      { nationalId: 'optional' },
      'details',
      'kind',
      'Kinds of number taken: Tick at least one kind of number',
    ],
    [
      'recognition by number without its kinds',
      {},
      'national-id',
      'kind',
      'Kinds of number taken: Tick at least one kind of number',
    ],
    [
      'recognition by e-mail that hides the e-mail address',
      { email: 'hidden' },
      'email-first',
      'email',
      'E-mail address: Patients are recognised by their e-mail address: make it required',
    ],
  ])('refuses %s', async (_name, typed, way, field, error) => {
    const before = recognition()
    const form = (await olga.visit(address)).form().fill({ ...typed, mobile: 'required' })
    const answer = await form.choose('identification', way).press('Save')
    expect([answer.status, answer.errors()]).toEqual([422, [error]])
    expect(error).toContain(answer.field(field).error)
    expect(answer.field('identification').value).toBe(way)
    expect(answer.field('mobile').value).toBe('required')
    for (const [name, value] of Object.entries(typed)) expect(answer.field(name).value).toBe(value)
    expect(recognition()).toEqual(before)
  })

  it('refuses to hide or loosen what it lives on later, too', async () => {
    const byMail = await (await olga.visit(address))
      .form()
      .choose('identification', 'email-first')
      .press('Save')
    const loose = await byMail.form().fill({ email: 'optional' }).press('Save')
    expect([loose.status, loose.field('email').value]).toEqual([422, 'optional'])
    await (await olga.visit(address))
      .form()
      .fill({ kind: ['bsn'] })
      .choose('identification', 'national-id')
      .press('Save')
    const hidden = await (await olga.visit(address)).form().fill({ nationalId: 'hidden' }).press('Save')
    expect(hidden.field('nationalId').error).toBe(
      'Patients are recognised by this number: make it required or optional',
    )
    expect(recognition().fields).toMatchObject({ nationalId: 'required' })
  })

  it('warns where nobody can be reached, and saves it', async () => {
    const saved = await (await olga.visit(address))
      .form()
      .fill({ mobile: 'hidden', email: 'hidden' })
      .press('Save')
    expect(saved.texts('.note.warn')).toEqual([
      'Messages will never reach anyone: neither phone number nor e-mail address is asked.',
    ])
    expect(recognition().fields).toMatchObject({ mobile: 'hidden', email: 'hidden' })
  })

  it('warns where nobody is ever recognised', async () => {
    const saved = await (await olga.visit(address)).form().fill({ birthDate: 'hidden' }).press('Save')
    expect(saved.texts('.note.warn').join()).toContain('Nobody is recognised')
  })

  it.each([
    ['a BSN', ['personnummer', 'bsn'], 'required', 'national-id', 'A BSN does not tell the birth date'],
    ['a BSN beside the details', ['bsn'], 'optional', 'details', 'A BSN does not tell the birth date'],
    ['no number', ['personnummer'], 'optional', 'national-id', 'whoever gives no number that tells it'],
    ['no number or a BSN', ['bsn'], 'optional', 'national-id', 'whoever gives no number that tells it'],
    ['nothing where the number tells it', ['d-nummer'], 'required', 'national-id', undefined],
    ['nothing where a new card asks for it', ['bsn'], 'optional', 'email-first', undefined],
  ])('warns of a hidden birth date with %s, and saves it', async (_name, kind, nationalId, way, warning) => {
    const first = (await olga.visit(address)).form().fill({ kind }).choose('identification', way)
    const saved = await (await first.press('Save'))
      .form()
      .fill({ birthDate: 'hidden', nationalId })
      .press('Save')
    expect(saved.texts('.note.warn')).toEqual(warning ? [expect.stringContaining(warning)] : [])
    expect(recognition()).toMatchObject({ identification: way, fields: { birthDate: 'hidden', nationalId } })
  })

  it('promises no more than it keeps: usual fields for another way, but for what was changed', async () => {
    expect((await olga.visit(address)).text).toContain(
      'Choosing another way sets its usual fields, except those that you change to something else in the same form.',
    )
  })

  it('takes no rule, way or number that is not there', async () => {
    const before = recognition()
    const form = (await olga.visit(address)).form()
    const answer = await form
      .tamper({ kind: 'passport', birthDate: 'never', identification: 'guess' })
      .press('Save')
    expect(answer.status).toBe(422)
    expect(recognition()).toEqual(before)
  })

  it('is not overwritten unseen', async () => {
    const [one, other] = [await olga.visit(address), await olga.visit(address)]
    await one.form().fill({ message: 'hidden' }).press('Save')
    const answer = await other.form().fill({ message: 'required' }).press('Save')
    expect([answer.status, recognition().fields?.message]).toEqual([409, 'hidden'])
    expect(answer.field('message').value).toBe('required')
    await answer.form().press('Save')
    expect(recognition().fields?.message).toBe('required')
  })

  it('leaves a line in the audit that names settings, not values', async () => {
    await (await olga.visit(address)).form().fill({ message: 'hidden' }).press('Save')
    const line = test.db.raw
      .prepare("select detail from audit where action = 'changed' order by id desc")
      .pluck()
      .get()
    expect(String(line)).toContain('field_message')
    expect(String(line)).not.toContain('hidden')
  })
})

describe('the limits of the whole practice', () => {
  const practice = '/staff/settings/practice'
  const stored = () => test.db.raw.prepare('select max_own_bookings as most, visibility from practice').get()

  it('are a maximum of own bookings, empty for none (P8), and a way of showing times (rule 12)', async () => {
    const page = await olga.visit(practice)
    expect([page.field('maxOwnBookings').value, page.field('visibility').value]).toEqual(['', 'all'])
    for (const words of [
      'Patients see every time that fits',
      'Patients see one time a day of each practitioner',
    ])
      expect(page.text).toContain(words)
    const saved = await page.form().fill({ maxOwnBookings: '3' }).choose('visibility', 'first').press('Save')
    expect(stored()).toEqual({ most: 3, visibility: 'first' })
    expect([saved.field('maxOwnBookings').value, saved.field('visibility').value]).toEqual(['3', 'first'])
    await saved.form().fill({ maxOwnBookings: '' }).press('Save')
    expect(stored()).toEqual({ most: -1, visibility: 'first' })
  })

  it.each(['-1', '1001', 'three', '1.5'])('refuse a maximum of %s', async (maxOwnBookings) => {
    const answer = await (await olga.visit(practice)).form().fill({ maxOwnBookings }).press('Save')
    expect(answer.status).toBe(422)
    expect(answer.field('maxOwnBookings')).toMatchObject({
      value: maxOwnBookings,
      error: 'Enter a number from 0 to 1000',
    })
    expect(stored()).toEqual({ most: -1, visibility: 'all' })
  })
})
