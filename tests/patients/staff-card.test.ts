import { beforeEach, describe, expect, it } from 'vitest'
import { failingGate } from '../../src/messages/gates.ts'
import { findSubject } from '../../src/messages/messages.queries.ts'
import { findPractice } from '../../src/practice/settings.queries.ts'
import { addBooking } from '../agenda/bookings.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, fieldsOf, form, noor, rows, slotAt, toBooked, withAnna } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { addCard, addNumber } from '../helpers/cards.ts'
import { bsn, swedish } from '../helpers/national-ids.ts'
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

const sql = (text: string) => void test.db.raw.exec(text)
const card = (id = 1) => desk.visit(`/staff/patients/${id}`)
const one = (text: string) => rows(test.db, text)[0]
const contact = () => one('select * from patient_contact')
const formOf = (page: Page, action: string) => page.form(`form[action^="/staff/patients/1/${action}"]`)
const act = async (name: string) =>
  (await card()).form('form.btns[action$="/contacts/1"]').press(new RegExp(`^${name}`))
/** What stands there, in one line. */
const say = (page: Page) => page.text.replace(/\s+/g, ' ')
const book = () => toBooked(test, openBrowser(test), noor, slotAt('13:30'), withAnna)

describe('a patient’s card', () => {
  it('shows who it is, how to reach them and their appointments, past and to come', async () => {
    addCard(test, { more: "status = 'active', number = 12" })
    addBooking(test.db, small, { date: '2027-02-01', from: '10:00', to: '10:30', people: [1] })
    addBooking(test.db, small, {
      date: '2027-01-18',
      from: '10:00',
      to: '10:30',
      people: [1],
      status: 'no-show',
    })
    addBooking(test.db, small, {
      date: '2027-02-03',
      from: '9:00',
      to: '9:30',
      people: [1],
      status: 'cancelled',
    })
    const page = await card()
    expect([page.heading, page.texts('.tools .st')]).toEqual(['Noor Bakker', ['Active']])
    expect(page.texts('.kv dd').slice(0, 3)).toEqual(['27 March 1979, 47 years', '12', 'English'])
    expect(page.texts('section li')).toEqual([
      '1 February 2027 10:00 booked Consult with Anna de Vries',
      '3 February 2027 09:00 cancelled Consult with Anna de Vries',
      '18 January 2027 10:00 no-show Consult with Anna de Vries',
    ])
    expect(say(page)).toContain('noor@example.org checked')
    expect((await page.link('1 February 2027 10:00').click()).path).toBe('/staff/appointments/1')
  })

  it('is found from the appointment', async () => {
    await book()
    const page = await desk.visit('/staff/appointments/1')
    expect((await page.link('Noor Bakker').click()).path).toBe('/staff/patients/1')
    expect(say(await card())).toContain('Card made by booking online, 25 January 2027.')
    expect(say(await card())).toMatch(/E-mail accepted online, 25 January 2027/)
  })

  it('every look at it is kept, once a day for each user', async () => {
    addCard(test)
    await card()
    await card()
    expect(count(test.db, 'access_log', "view = 'patient' and action = 'R' and patient_id = 1")).toBe(1)
  })

  it.each(['/staff/patients/9', '/staff/patients/9/change', '/staff/patients/9/status'])(
    'is not there: %s',
    async (path) => {
      expect((await desk.visit(path)).status).toBe(404)
    },
  )

  it('is not there for whoever was erased; one that was merged leads to the other', async () => {
    addCard(test)
    addCard(test, { firstName: 'Nora' })
    sql('update patient set merged_into = 2 where id = 1')
    expect([(await card()).path, (await card()).heading]).toEqual(['/staff/patients/2', 'Nora Bakker'])
    sql('update patient set erased_at = 1 where id = 2')
    expect((await card(2)).status).toBe(404)
  })
})

describe('changing a card', () => {
  const change = async (values: Record<string, string | boolean>) => {
    const page = await (await card()).link('Change card').click()
    return page.fill(values).press('Save')
  }

  it('keeps names, birth date, language and messages, and finds the new name', async () => {
    addCard(test)
    const page = await change({
      ...{ firstName: 'Nora', lastName: 'van Dam', birthDate: '1 feb 1980', notifications: false },
      language: 'Svenska',
    })
    expect([page.path, page.heading, page.texts('[role=status]')]).toEqual([
      '/staff/patients/1',
      'Nora van Dam',
      ['The card is changed.'],
    ])
    expect(one('select last_folded, birth_date, language, notifications, row_version from patient')).toEqual({
      ...{
        last_folded: 'vandam',
        birth_date: '1980-02-01',
        language: 'sv',
        notifications: 0,
        row_version: 2,
      },
    })
    const list = await (await desk.visit('/staff/patients')).form('#find').fill({ q: 'dam nora' }).enter()
    expect(list.texts('#hits th a')).toEqual(['van Dam, Nora'])
    const gone = await list.form('#find').fill({ q: 'bakker' }).enter()
    expect(gone.texts('#hits th a')).toEqual([])
    const { detail } = one("select detail from audit where object = 'patient'") ?? {}
    expect(String(detail)).not.toMatch(/Nora|Dam|1980/)
    expect(count(test.db, 'access_log', "action = 'U'")).toBe(1)
  })

  it.each([
    ['firstName', ' ', 'First name: Enter the first name'],
    ['lastName', '!!', 'Last name: Enter the last name'],
    ['birthDate', '30-2-1980', 'Date of birth: Enter a real date of birth, such as 27-3-1979'],
    ['birthDate', '26-1-2027', 'Date of birth: The date of birth must be in the past'],
    ['birthDate', 'yesterday', 'Date of birth: Enter a real date of birth, such as 27-3-1979'],
    ['firstName', 'x'.repeat(101), /First name: .*100/],
  ])('refuses %s = %j and keeps what was typed', async (field, value, error) => {
    addCard(test)
    const page = await change({ [field]: value, excludedReason: 'a note' })
    expect([page.status, page.errors().length]).toEqual([422, 1])
    expect(page.errors()[0]).toMatch(error)
    expect([page.field(field).value, page.field('excludedReason').value]).toEqual([value, 'a note'])
    expect(one('select row_version from patient')).toEqual({ row_version: 1 })
  })

  it('tells the second of two people what happened, and keeps what they typed', async () => {
    addCard(test)
    const page = await (await card()).link('Change card').click()
    await change({ firstName: 'Nora' })
    const late = await page.fill({ firstName: 'Noortje' }).press('Save')
    expect([late.status, late.field('firstName').value]).toEqual([409, 'Noortje'])
    expect(late.texts('[role=alert]')[0]).toContain('Somebody else has changed this card')
    expect(one('select first_name from patient')).toEqual({ first_name: 'Nora' })
    expect((await late.press('Save')).heading).toBe('Noortje Bakker')
  })

  it('rule 4: keeps who may not book online, with the reason for staff only; the web says what it says to everybody', async () => {
    addCard(test, { contacts: ['noor@example.org'] })
    const page = await change({ excludedOnline: true, excludedReason: 'Agreed with Anna' })
    expect(say(page)).toContain('Online may not book Agreed with Anna')
    const refused = await book()
    expect([refused.status, refused.html.includes('Agreed')]).toEqual([422, false])
    expect(count(test.db, 'appointment')).toBe(0)
    await change({ excludedOnline: false })
    expect(one('select excluded_online, excluded_reason from patient')).toEqual({
      excluded_online: 0,
      excluded_reason: null,
    })
    const other = await toBooked(test, openBrowser(test), noor, slotAt('15:00'), withAnna)
    expect(other.heading).toBe('Your appointment is booked')
  })

  it('no confirmation leaves for who wants no messages', async () => {
    addCard(test)
    await change({ notifications: false })
    await book()
    expect(one('select state, reason from message')).toEqual({ state: 'skipped', reason: 'patient-off' })
  })
})

describe('rule 9: a protected identity', () => {
  const open = async (reason: string) => (await card()).fill({ reason }).press('Show for an hour')

  beforeEach(() => {
    addCard(test, { more: "status = 'active', number = 7, protected = 1" })
  })

  it('shows nothing before a reason is given, which is kept and holds for an hour', async () => {
    const page = await card()
    expect([page.status, page.heading]).toEqual([200, 'Protected identity'])
    expect(page.html).not.toMatch(/noor|bakker|1979|example\.org/i)
    expect((await open('  ')).status).toBe(422)
    expect((await open('She phones')).heading).toBe('Noor Bakker')
    expect(one("select basis from access_log where basis <> ''")).toEqual({ basis: 'She phones' })
    test.now += 1200
    expect((await card()).heading).toBe('Noor Bakker')
    test.now += 1200
    await card()
    test.now += 1201
    expect((await card()).heading).toBe('Protected identity')
  })

  it('opens for nobody else by that reason, and lets nothing be changed without one', async () => {
    await open('She phones')
    const owner = await signedIn(test, 'owner')
    expect((await owner.visit('/staff/patients/1')).heading).toBe('Protected identity')
    for (const path of ['change', 'status'])
      expect((await owner.visit(`/staff/patients/1/${path}`)).heading).toBe('Protected identity')
    for (const path of [
      'change',
      'status',
      'contacts',
      'contacts/offered',
      'contacts/1',
      'contacts/1/link',
      'numbers',
      'numbers/show',
      'numbers/1',
    ]) {
      const answer = await owner.send(
        `/staff/patients/1/${path}`,
        form({ act: 'withdraw', status: 'deceased' }, { 'sec-fetch-site': 'same-origin' }),
      )
      expect([path, answer.status]).toEqual([path, 404])
    }
    expect(one('select status, row_version from patient')).toEqual({ status: 'active', row_version: 1 })
    expect(contact()?.revoked_at).toBe(null)
  })

  it('is switched on and off on the card; no message leaves unless a channel is ticked', async () => {
    sql('update patient set protected = 0')
    const change = async (values: Record<string, string | boolean>) =>
      (await (await card()).link('Change card').click()).fill(values).press('Save')
    const reason = () => {
      const practice = findPractice(test.db)
      const subject = findSubject(test.db, 1)
      if (!practice || !subject) throw new Error('nothing to judge')
      const reminder = {
        kind: 'reminder',
        scheduleVersion: 1,
        channel: 'email',
        usefulUntil: test.now + 1,
      } as const
      return failingGate(reminder, subject, practice.messages, test.now)
    }
    await book()
    expect(reason()).toBe(undefined)
    expect((await change({ protected: true })).heading).toBe('Protected identity')
    expect(reason()).toBe('protected')
    expect(say(await open('Asked'))).toContain('None: no way of sending is ticked')
    await change({ preferredChannel: 'email' })
    expect(reason()).toBe(undefined)
    const kept = await change({ protected: false })
    expect([kept.status, kept.errors()]).toEqual([
      422,
      ['Protected identity: Only an owner can take off the protection of an identity'],
    ])
    expect(one('select protected from patient')).toEqual({ protected: 1 })
    const owner = await signedIn(test, 'owner')
    const shut = await owner.visit('/staff/patients/1')
    const opened = await shut.fill({ reason: 'Ended' }).press('Show for an hour')
    const free = await (await opened.link('Change card').click()).fill({ protected: false }).press('Save')
    expect(free.texts('.tools .st')).toEqual(['Active'])
  })

  it('rule 4: a practitioner may keep somebody from booking online, and leaves it to the desk to allow it again', async () => {
    sql('update patient set protected = 0')
    const anna = await signedIn(test, 'practitioner')
    const change = async (browser: Browser, excludedOnline: boolean) => {
      const page = await (await browser.visit('/staff/patients/1')).link('Change card').click()
      return page.fill({ excludedOnline }).press('Save')
    }
    expect((await change(anna, true)).status).toBe(200)
    expect((await change(anna, false)).errors()).toEqual([
      'May not book online: Reception or an owner can let the patient book online again',
    ])
    expect((await change(desk, false)).status).toBe(200)
  })
})

describe('rule 9: identity numbers', () => {
  const number = swedish('19790327', '123')
  const add = async (kind: string, typed: string, seen = false) =>
    formOf(await card(), 'numbers#')
      .fill({ kind, number: typed, seen })
      .press('Put the number on the card')

  it('are masked until they are asked for, for five minutes, and each time is kept', async () => {
    addCard(test, { number: ['personnummer', number] })
    const masked = await card()
    expect([masked.html.includes(number.slice(8)), masked.html.includes(`${number.slice(0, 8)}`)]).toEqual([
      true,
      false,
    ])
    const shown = await formOf(masked, 'numbers/show').press('Show in full for five minutes')
    expect(say(shown)).toContain(`${number.slice(0, 8)}-${number.slice(8)}`)
    expect(rows(test.db, "select action, basis from access_log where view = 'identity-numbers'").length).toBe(
      1,
    )
    test.now += 301
    expect((await card()).html).not.toContain(number.slice(0, 8))
    const owner = await signedIn(test, 'owner')
    expect((await owner.visit('/staff/patients/1')).html).not.toContain(number.slice(0, 8))
  })

  it('of a protected identity are shown with the reason that opened it', async () => {
    addCard(test, { number: ['personnummer', number], more: 'protected = 1' })
    const page = await (await card()).fill({ reason: 'Referral' }).press('Show for an hour')
    await formOf(page, 'numbers/show').press('Show in full for five minutes')
    expect(one("select basis from access_log where view = 'identity-numbers'")).toEqual({ basis: 'Referral' })
  })

  it('of a protected identity keep it open no longer than its hour, however often they are shown', async () => {
    addCard(test, { number: ['personnummer', number], more: 'protected = 1' })
    await (await card()).fill({ reason: 'Referral' }).press('Show for an hour')
    for (const minutes of [28, 28]) {
      test.now += minutes * 60
      await formOf(await card(), 'numbers/show').press('Show in full for five minutes')
    }
    test.now += 5 * 60
    expect((await card()).heading).toBe('Protected identity')
  })

  it('given online count once staff have seen the document, with who and when', async () => {
    addCard(test, { contacts: [] })
    addNumber(test, 1, { kind: 'personnummer', number, birthDate: null })
    sql("update identity_number set source = 'web'")
    const page = await card()
    expect(say(page)).toContain('given online, document not yet seen')
    const seen = await formOf(page, 'numbers/1').press(/^Document seen/)
    expect(say(seen)).toContain('document seen 25 January 2027, Ines Maas')
    const first = one('select document_seen_at, document_seen_by from identity_number')
    test.now += 60
    await desk.send('/staff/patients/1/numbers/1', form({ act: 'seen' }, { 'sec-fetch-site': 'same-origin' }))
    expect(one('select document_seen_at, document_seen_by from identity_number')).toEqual(first)
  })

  it('are added and removed by staff; a second of a kind is refused, a wrong one too', async () => {
    addCard(test)
    const dutch = bsn(11122233)
    expect((await add('Citizen service number (BSN)', '123456789')).errors()).toEqual([
      'This number is not valid. Check the digits',
    ])
    const added = await add('Citizen service number (BSN)', ` ${dutch} `, true)
    expect([added.status, added.text.includes('document seen')]).toEqual([200, true])
    const again = await add('Citizen service number (BSN)', dutch)
    expect(again.texts('[role=status]')).toEqual(['This number was on the card already.'])
    const other = await add('Citizen service number (BSN)', bsn(22233344))
    expect([other.status, other.errors()]).toEqual([
      422,
      ['Another number of this kind is on the card. Remove it first'],
    ])
    expect(count(test.db, 'identity_number')).toBe(1)
    const bare = await formOf(await card(), 'numbers/1').press(/^Remove/)
    expect([bare.text.includes('No identity number yet.'), count(test.db, 'identity_number')]).toEqual([
      true,
      0,
    ])
    expect(JSON.stringify(rows(test.db, 'select * from audit'))).not.toContain(dutch)
  })

  it('of another patient cannot be touched', async () => {
    addCard(test, { number: ['personnummer', number] })
    addCard(test)
    const answer = await desk.send(
      '/staff/patients/2/numbers/1',
      form({ act: 'remove' }, { 'sec-fetch-site': 'same-origin' }),
    )
    expect([answer.status, count(test.db, 'identity_number')]).toEqual([404, 1])
  })
})

describe('the contacts on a card', () => {
  const add = async (values: Record<string, string | boolean>) =>
    formOf(await card(), 'contacts#')
      .fill(values)
      .press('Put on the card')

  it('are added by staff with whose they are, and count at once', async () => {
    addCard(test, { contacts: [] })
    const page = await add({ contact: '020 765 43 21', whose: 'parent' })
    expect([page.status, page.texts('[role=status]')]).toEqual([200, ['The contact is on the card.']])
    const row = contact()
    expect([row?.value, row?.whose, row?.source, row?.checked_by !== null, row?.confirmed_at]).toEqual([
      '+31207654321',
      'parent',
      'staff',
      true,
      null,
    ])
    await add({ contact: 'Noor@Example.org', readBack: true })
    expect(one("select value_folded, confirmed_at from patient_contact where channel = 'email'")).toEqual({
      value_folded: 'noor@example.org',
      confirmed_at: test.now,
    })
  })

  it.each([
    ['12', 'Enter a phone number with all its digits, or an e-mail address'],
    ['', 'Enter a phone number with all its digits, or an e-mail address'],
    ['noor@', /e-mail/],
    ['a@example.org, b@example.org', /e-mail/],
  ])('are refused where they are none: %j', async (typed, error) => {
    addCard(test, { contacts: [] })
    const page = await add({ contact: typed })
    expect([page.status, page.field('contact').value]).toEqual([422, typed])
    expect(page.errors()[0]).toMatch(error)
    expect(count(test.db, 'patient_contact')).toBe(0)
  })

  it('rule 6: read back to the patient is confirmed, with who and when', async () => {
    addCard(test)
    expect(say(await act('Read back'))).toContain('Read back to the patient 25 January 2027, Ines Maas')
    const row = contact()
    expect([row?.confirmed_at, row?.confirmed_by]).toEqual([test.now, 1])
    expect(say(await card())).toContain('noor@example.org confirmed')
  })

  it('rule 2: filled in from the web wait for staff to accept them, and count from then on', async () => {
    addCard(test, { contacts: ['noor@example.org'] })
    sql("update patient_contact set source = 'web', created_at = created_at + 5")
    expect(say(await card())).toContain('from the web, unchecked')
    const accepted = await act('Accept')
    expect(say(accepted)).toContain('Checked 25 January 2027, Ines Maas')
    expect(accepted.html).not.toContain('value="accept"')
    await book()
    expect(count(test.db, 'patient')).toBe(1)
  })

  it('are withdrawn, stay withdrawn on the web, and come back by staff as new', async () => {
    addCard(test, { contacts: ['noor@example.org'] })
    await act('Read back')
    const page = await act('Withdraw')
    expect([page.text.includes('noor@example.org'), contact()?.revoked_at]).toEqual([false, test.now])
    expect(say(await add({ contact: 'noor@example.org' }))).toContain('noor@example.org checked')
    const row = contact()
    expect([row?.revoked_at, row?.confirmed_at, count(test.db, 'patient_contact')]).toEqual([null, null, 1])
    expect((await add({ contact: 'NOOR@example.org' })).texts('[role=status]')[0]).toContain(
      'was on the card already',
    )
  })

  it('rule 3: belong to somebody, which staff can change', async () => {
    addCard(test)
    const page = await (await card())
      .form('form[action="/staff/patients/1/contacts/1"]:not(.btns)')
      .fill({ whose: 'carer' })
      .press(/^Change/)
    expect([page.texts('[role=status]'), contact()?.whose]).toEqual([
      ['Whose contact it is has been changed.'],
      'carer',
    ])
    await desk.send(
      '/staff/patients/1/contacts/1',
      form({ whose: 'boss' }, { 'sec-fetch-site': 'same-origin' }),
    )
    expect(contact()?.whose).toBe('carer')
  })

  it('F54: one offered with an appointment is accepted onto the card, and nothing else is overwritten', async () => {
    addCard(test, { contacts: ['noor@example.org', '+31611111199'] })
    await book()
    const page = await card()
    expect(say(page)).toContain('06 12345678 (self) for Mon 25 Jan 13:30')
    const accepted = await formOf(page, 'contacts/offered').press(/^Accept/)
    expect(say(accepted)).not.toContain('Given with an appointment')
    expect(
      rows(test.db, "select value, source, checked_at from patient_contact where channel = 'phone'"),
    ).toEqual([
      { value: '+31611111199', source: 'staff', checked_at: null },
      { value: '+31612345678', source: 'web', checked_at: test.now },
    ])
    const again = fieldsOf(page, 'form[action$="/offered"]')
    await desk.send('/staff/patients/1/contacts/offered', form(again, { 'sec-fetch-site': 'same-origin' }))
    expect(count(test.db, 'patient_contact')).toBe(3)
    expect((await desk.visit('/staff/follow-up')).text).not.toContain('Phone: offered')
  })

  it('F54: what was withdrawn since is not offered again, what is given again is', async () => {
    addCard(test, { contacts: ['noor@example.org', '+31611111199'] })
    await book()
    await formOf(await card(), 'contacts/offered').press(/^Accept/)
    test.now += 60
    sql(`update patient_contact set revoked_at = ${test.now} where value = '+31612345678'`)
    expect(say(await card())).not.toContain('Given with an appointment')
    await toBooked(test, openBrowser(test), noor, slotAt('15:00'), withAnna)
    expect(say(await card())).toContain('06 12345678 (self) for Mon 25 Jan 15:00')
  })

  it('of another patient cannot be touched', async () => {
    addCard(test)
    addCard(test, { firstName: 'Ada', contacts: ['ada@example.org'] })
    const send = (path: string, values: Record<string, string>) =>
      desk.send(path, form(values, { 'sec-fetch-site': 'same-origin' }))
    expect((await send('/staff/patients/2/contacts/1', { act: 'withdraw' })).status).toBe(404)
    expect((await send('/staff/patients/1/contacts/9', { act: 'withdraw' })).status).toBe(404)
    expect(count(test.db, 'patient_contact', 'revoked_at is null')).toBe(2)
  })
})
