import { describe, expect, it } from 'vitest'
import type { PracticeChanges } from '../../src/practice/practice.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, form, noor, rows, type Typed, toDetails } from '../helpers/booking.ts'
import { openBrowser, type Page } from '../helpers/browser.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp

async function details(changes: PracticeChanges = {}, typed: Typed = {}): Promise<Page> {
  test = openApp()
  smallPractice(test.db, changes)
  const page = await toDetails(openBrowser(test))
  return page.fill(typed)
}

const either = ['Enter your phone number or your e-mail address']

describe('the details', () => {
  it('J15, J18, F49: ask for whom, names, birth date, phone, e-mail and a message, and say with whom and when', async () => {
    const page = await details()
    expect(page.texts('main label')).toEqual([
      'For me',
      'For someone else, for example my child',
      'First name',
      'Last name',
      'Day',
      'Month',
      'Year',
      'Your relationship to the patient (optional)',
      'Your own first name',
      'Your own last name',
      'Phone number',
      'E-mail',
      'Message to the practice (optional)',
      'Leave this empty',
    ])
    expect(page.texts('.sofar')[0]).toContain('Monday 25 January, 10:00 · Consult with Anna de Vries')
    expect(page.text).toContain('We read this before your visit, not now. Urgent? Phone 020 123 45 67')
    expect(page.headers.get('cache-control')).toBe('no-store')
  })

  it('sent by script are answered with their mistakes, or with nothing at all: then the browser sends them itself', async () => {
    const page = await details({}, noor)
    const send = (fields: Record<string, string>) =>
      test.request('/book/check', form(fields, { 'hx-request': 'true' }))
    const typed = { ...Object.fromEntries(page.forms().at(-1)?.entries() ?? []), ...noor }
    const [right, wrong] = [await send(typed), await send({ ...typed, lastName: '' })]
    expect([right.status, await right.text()]).toEqual([204, ''])
    expect([wrong.status, await wrong.text()]).toEqual([422, expect.stringContaining('Enter your last name')])
    expect(count(test.db, 'appointment')).toBe(0)
  })

  it('empty say under every field and at the top what is missing, once each', async () => {
    const page = await (await details()).press('Continue')
    expect([page.status, page.title.startsWith('Error:')]).toEqual([422, true])
    expect(page.errors()).toEqual([
      'Enter your first name',
      'Enter your last name',
      'Enter your date of birth',
      'Enter your phone number or your e-mail address',
    ])
    expect(page.field('firstName')).toMatchObject({ error: 'Enter your first name', invalid: true })
  })

  it('keep everything typed beside the errors, character by character', async () => {
    const typed = {
      ...noor,
      firstName: '  Noor <b>"&\'</b>',
      lastName: 'ﬁ 👩‍👩‍👧 שלום',
      email: 'noor@',
      mobile: '+31 (0)6',
      'birthDate-day': '31',
      'birthDate-month': 'Februari',
      message: 'one\n\n  two\n</textarea><script>alert(1)</script>',
    }
    const page = await (await details({}, typed)).press('Continue')
    expect(page.status).toBe(422)
    for (const [name, value] of Object.entries(typed))
      expect(page.field(name).value.replaceAll('\r\n', '\n')).toBe(value)
    expect(page.html).not.toContain('<script>alert')
    expect(page.errors()).toEqual([
      'Date of birth must be a real date',
      'Enter a phone number with all its digits',
      'Enter an e-mail address like name@example.com',
    ])
  })

  it.each([
    ['required', 'optional', {}, ['Enter your phone number']],
    ['optional', 'required', {}, ['Enter your e-mail address']],
    ['required', 'required', {}, ['Enter your phone number', 'Enter your e-mail address']],
    ['optional', 'optional', {}, either],
    ['optional', 'optional', { mobile: '0612345678' }, []],
    ['optional', 'optional', { email: 'a@example.org' }, []],
    ['hidden', 'optional', {}, ['Enter your e-mail address']],
    ['optional', 'hidden', {}, ['Enter your phone number']],
    ['hidden', 'hidden', {}, []],
  ] as const)(
    'J15, F50: with a phone number %s and an e-mail address %s',
    async (mobile, email, typed, errors) => {
      const { mobile: _, email: __, ...others } = noor
      const page = await details({ field_mobile: mobile, field_email: email }, { ...others, ...typed })
      const next = await page.press('Continue')
      expect([next.status, next.errors()]).toEqual([errors.length === 0 ? 200 : 422, errors])
    },
  )

  it('hidden fields are not asked, and what is sent for them all the same is not kept', async () => {
    const page = await details({ field_mobile: 'hidden', field_message: 'hidden' })
    expect([page.has('#mobile'), page.has('#message')]).toEqual([false, false])
    const { mobile, ...shown } = noor
    page.fill(shown).form().tamper({ mobile, message: 'a secret' })
    test.now += 20
    const check = await page.press('Continue')
    expect(check.texts('dt')).not.toContain('Phone number')
    await check.press('Book appointment')
    expect(rows(test.db, 'select contact_mobile from attendee')).toEqual([{ contact_mobile: null }])
    expect(count(test.db, 'appointment_note')).toBe(0)
  })

  it('rule 5: any valid phone number will do, stored as E.164, and the page says that we phone', async () => {
    const page = await details({}, { ...noor, email: '', mobile: '(020) 123-45.67' })
    test.now += 20
    const check = await page.press('Continue')
    expect(check.text).toContain('We have your phone number and phone you if anything changes.')
    await check.press('Book appointment')
    expect(rows(test.db, 'select contact_mobile, contact_email from attendee')).toEqual([
      { contact_mobile: '+31201234567', contact_email: null },
    ])
  })

  it.each([
    ['500', 'å'.repeat(500), 200],
    ['501', 'å'.repeat(501), 422],
    ['500 emoji', '👩‍👩‍👧'.repeat(500), 200],
    ['501 emoji', '👩‍👩‍👧'.repeat(501), 422],
  ])('F51: a message of %s characters', async (_, message, status) => {
    const page = await (await details({}, { ...noor, message })).press('Continue')
    expect(page.status).toBe(status)
    if (status === 422) expect(page.errors()).toEqual(['Message must be 500 characters or fewer'])
  })

  it('F51: the message arrives whole, its line breaks plain, where staff read it', async () => {
    const message = `${'👩‍👩‍👧'.repeat(400)}\r\nthe end`
    const check = await (await details({}, { ...noor, message })).press('Continue')
    test.now += 20
    await check.press('Book appointment')
    expect(rows(test.db, 'select kind, text, by_user from appointment_note')).toEqual([
      { kind: 'patient-message', text: message.replace('\r\n', '\n'), by_user: null },
    ])
  })

  it('a message can be required', async () => {
    const page = await (await details({ field_message: 'required' }, noor)).press('Continue')
    expect(page.errors()).toEqual(['Write a message to the practice'])
  })

  it.each([
    ['100 characters', 'é'.repeat(100), 200],
    ['101 characters', 'é'.repeat(101), 422],
    ['only marks', '--- …', 422],
    ['only an emoji', '🌷', 422],
    ['a name in Arabic', 'فاطمة', 200],
    ['a hyphen and an apostrophe', "O'Neill-D’Arcy", 200],
    ['one letter', 'X', 200],
  ])('a name of %s', async (_, firstName, status) => {
    expect((await (await details({}, { ...noor, firstName })).press('Continue')).status).toBe(status)
  })
})
