import { beforeEach, describe, expect, it } from 'vitest'
import { addDays } from '../../src/lib/calendar.ts'
import { listLooks } from '../../src/patients/access.queries.ts'
import { listDeeds } from '../../src/patients/history.queries.ts'
import { listSent } from '../../src/patients/sent.queries.ts'
import { changeStatus } from '../../src/patients/status.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { addBooking } from '../agenda/bookings.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, form, noor, rows, slotAt, toBooked, withAnna } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { addCard } from '../helpers/cards.ts'
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

const by = { 'sec-fetch-site': 'same-origin' }
const sql = (text: string) => void test.db.raw.exec(text)
const say = (page: Page) => page.text.replace(/\s+/g, ' ')
const see = (path: string, as = desk) => as.visit(`/staff/patients/1${path}`)
const book = () => toBooked(test, openBrowser(test), noor, slotAt('13:30'), withAnna)

describe('a card with fifty contacts, three hundred visits and five hundred messages', () => {
  beforeEach(() => {
    addCard(test)
    sql(`
      insert into patient_contact (patient_id, channel, value, value_folded, whose, source, created_at, checked_at)
        with recursive n(i) as (select 10 union all select i + 1 from n where i < 58)
        select 1, 'email', i || '@example.org', i || '@example.org', 'own', 'web', i, case i when 58 then null else 5 end
        from n`)
    for (let back = 1; back <= 300; back++) {
      const date = addDays('2027-01-25', -back)
      addBooking(test.db, small, { date, from: '09:00', to: '09:15', people: [1], status: 'done' })
    }
    sql(`
      insert into message (kind, channel, patient_id, attendee_id, state, due_at, useful_until, settled_at, created_at)
        with recursive n(i) as (select 1 union all select i + 1 from n where i < 500)
        select 'reminder', 'email', 1, 1 + i % 300, 'sent', i, i, i, i from n`)
  })

  it('stays short: some of each, what somebody has to look at first, and a way to all', async () => {
    const page = await see('')
    const shown = page.texts('#contacts .card b')
    expect(shown).toHaveLength(8)
    expect(shown[0]).toBe('58@example.org')
    expect(page.html.length).toBeLessThan(60_000)
    const all = await page.link('All 50 contacts').click()
    expect(all.texts('#contacts .card b')).toHaveLength(50)
    expect(all.links().some(({ name }) => name === 'All 50 contacts')).toBe(false)
    expect((await page.link('All 300 appointments').click()).status).toBe(200)
    expect((await page.link('All messages').click()).status).toBe(200)
  })

  it('shows all where there are few', async () => {
    sql('delete from patient_contact where id > 3')
    expect((await see('')).text).not.toMatch(/All \d+ contacts/)
  })
})

describe('the messages of a patient', () => {
  it('stand on the card: what, when, what became of it and why, to whom as far as it is needed', async () => {
    addCard(test)
    await book()
    const page = await see('')
    expect(say(page)).toContain(
      'Confirmation by e-mail waiting 25 January 2027 08:00, to n…@e….org for 25 January 2027 13:30',
    )
    sql(
      "update message set state = 'skipped', reason = 'patient-off', settled_at = 1801000000, to_masked = 'x…@y….nl'",
    )
    const all = await page.link('All messages').click()
    expect(say(all)).toContain(
      'Confirmation by e-mail not sent 26 January 2027 22:46, to x…@y….nl for 25 January 2027 13:30. The patient gets no messages',
    )
    expect(all.html).not.toContain('noor@example.org')
    expect((await all.link('25 January 2027 13:30').click()).path).toBe('/staff/appointments/1')
    expect((await (await see('/messages')).link(/^Confirmation/).click()).path).toBe('/staff/messages/1')
  })

  it('practitioners see them without the way to their text', async () => {
    addCard(test)
    await book()
    const anna = await signedIn(test, 'practitioner')
    const page = await see('/messages', anna)
    expect([say(page).includes('Confirmation by e-mail'), page.links('main li').length]).toEqual([true, 1])
  })

  it('fill pages of fifty, the latest first', async () => {
    addCard(test)
    const message = test.db.raw.prepare(
      "insert into message (kind, channel, patient_id, state, due_at, useful_until, created_at) values ('reminder', 'email', 1, 'sent', 1, 1, ?)",
    )
    for (let n = 0; n < 51; n++) message.run(test.now + n)
    const first = await see('/messages')
    expect([first.texts('main li').length, (await see('')).texts('section li').length]).toEqual([50, 5])
    const second = await first.link('Next page').click()
    expect([
      second.texts('main li').length,
      second.links('main').some(({ name }) => name === 'Next page'),
    ]).toEqual([1, false])
    expect((await second.link('Previous page').click()).texts('main li').length).toBe(50)
  })
})

describe('the history of a card', () => {
  it('says what was done, when and by whom; what a setting was changed to is not kept', async () => {
    addCard(test)
    await (await (await see('')).link('Change card').click())
      .fill({ lastName: 'van Dam', birthDate: '1-2-1980' })
      .press('Save')
    await (await see(''))
      .form('form[action$="/contacts#errors"]')
      .fill({ contact: 'n@example.org' })
      .press('Put on the card')
    await (await see('')).form('form.btns[action$="/contacts/2"]').press(/^Withdraw/)
    await (await (await see('')).link('Change status').click())
      .choose('status', 'inactive')
      .press('Change status')
    const page = await (await see('')).link('Whole history').click()
    expect(page.texts('ol.path li')).toEqual([
      'Active → Inactive 25 January 2027 08:00, Ines Maas',
      'Contact withdrawn: n…@e….org 25 January 2027 08:00, Ines Maas',
      'Contact entered 25 January 2027 08:00, Ines Maas',
      'Changed: last name, date of birth 25 January 2027 08:00, Ines Maas',
    ])
    expect(page.text).not.toMatch(/1980|n@example/)
  })

  it('knows the patient’s own hand and the machine’s', async () => {
    addCard(test, { more: "status = 'registered'" })
    changeStatus(test.db, 1, 'active', 1, () => {}, theSystem, test.now)
    sql(
      "insert into audit (at, actor, action, object, object_id) values (1801000000, 'patient-web', 'confirmed', 'patient-contact', 1)",
    )
    sql(
      "insert into audit (at, actor, action, object, object_id) values (1801000000, 'api', 'something-new', 'patient', 1)",
    )
    sql(
      "insert into audit (at, actor, action, object, object_id) values (1801000000, 'cli', 'changed', 'patient', 2)",
    )
    expect((await see('/history')).texts('ol.path li')).toEqual([
      'Changed 26 January 2027 22:46, other software',
      'Contact confirmed by its link: n…@e….org 26 January 2027 22:46, patient (web)',
      'Registered → Active, number given 25 January 2027 08:00, system',
    ])
  })
})

describe('the appointments of a card', () => {
  it('the next and the latest ten stand on it, all on pages of their own', async () => {
    addCard(test)
    for (let day = 1; day <= 26; day++)
      addBooking(test.db, small, {
        date: `2027-03-${String(day).padStart(2, '0')}`,
        from: '10:00',
        to: '10:30',
        people: [1],
      })
    const page = await see('')
    expect(page.texts('section li').filter((line) => line.includes('March')).length).toBe(10)
    const all = await page.link('All 26 appointments').click()
    expect(all.texts('main li')[0]).toContain('26 March 2027 10:00')
    expect([
      all.texts('main li').length,
      (await all.link('Next page').click()).texts('main li').length,
    ]).toEqual([25, 1])
  })

  it('rule 8: of who has died it counts all that are still to come', async () => {
    addCard(test, { more: "status = 'deceased'" })
    for (let day = 1; day <= 12; day++)
      addBooking(test.db, small, {
        date: `2027-03-${String(day).padStart(2, '0')}`,
        from: '10:00',
        to: '10:30',
        people: [1],
      })
    expect(say(await see(''))).toContain('12 appointments are still to come.')
  })
})

describe('who has looked at a card', () => {
  it('is the owner’s to see, on every view, with the reason, and this look too', async () => {
    addCard(test, { more: 'protected = 1' })
    const anna = await signedIn(test, 'practitioner')
    await (await see('', anna)).fill({ reason: 'She phones' }).press('Show for an hour')
    const owner = await signedIn(test, 'owner')
    expect((await see('/looks', owner)).heading).toBe('Protected identity')
    const page = await (await owner.page.fill({ reason: 'Audit' }).press('Show for an hour'))
      .link('Who has looked at this card')
      .click()
    expect(page.texts('tbody tr').slice(0, 3)).toEqual([
      '25 January 2027 08:00 Olga Owner Owner looked at: card Audit',
      '25 January 2027 08:00 Olga Owner Owner looked at: card',
      '25 January 2027 08:00 Anna de Vries Practitioner looked at: card She phones',
    ])
    expect((await see('/looks', owner)).texts('tbody tr')[0]).toBe(
      '25 January 2027 08:00 Olga Owner Owner looked at: who has looked',
    )
  })

  it('includes who looked at the merged card, and is there for nobody else', async () => {
    addCard(test)
    addCard(test, { firstName: 'Nora' })
    await desk.visit('/staff/patients/2')
    sql('update patient set merged_into = 1 where id = 2')
    const owner = await signedIn(test, 'owner')
    expect((await see('/looks', owner)).texts('tbody tr')).toEqual([
      '25 January 2027 08:00 Ines Maas Reception looked at: card',
    ])
    for (const role of ['reception', 'practitioner'] as const) {
      const other = await signedIn(test, role)
      expect((await see('/looks', other)).status).toBe(404)
      expect((await see('', other)).links('main').some(({ href }) => href.endsWith('/looks'))).toBe(false)
    }
  })

  it.each(['appointments', 'messages', 'history', 'looks'])(
    'a protected card shows no %s without a reason, nobody’s none',
    async (name) => {
      addCard(test, { more: 'protected = 1' })
      const owner = await signedIn(test, 'owner')
      expect((await see(`/${name}`, owner)).heading).toBe('Protected identity')
      expect((await owner.visit(`/staff/patients/9/${name}`)).status).toBe(404)
      expect((await owner.visit(`/staff/patients/9/${name}?page=x`)).status).toBe(404)
    },
  )

  it('is found by index, as are messages and history', () => {
    addCard(test)
    const find = () => [
      listLooks(test.db, [1], 1, 50),
      listSent(test.db, [1], 1, 50),
      listDeeds(test.db, [1], 1, 50),
    ]
    expect(plansOf(test.db, find).filter((step) => step.startsWith('SCAN'))).toEqual([])
  })
})

describe('F54: a contact given with an appointment', () => {
  const offers = () =>
    rows(test.db, 'select closed_why from follow_up order by id').map((row) => row.closed_why)
  const values = () =>
    rows(test.db, 'select value, source, checked_at, revoked_at from patient_contact order by id')

  beforeEach(async () => {
    addCard(test, { contacts: ['noor@example.org', '+31611111199'] })
    await book()
  })

  it('is accepted with one press in the list: added, the old one stays, and the question is closed', async () => {
    const page = await (await desk.visit('/staff/follow-up')).press(/^Accept/)
    expect([page.path, page.text.includes('Nothing to follow up.')]).toEqual(['/staff/follow-up', true])
    expect(offers()).toEqual(['settled'])
    expect(values().map(({ value, revoked_at }) => [value, revoked_at])).toEqual([
      ['noor@example.org', null],
      ['+31611111199', null],
      ['+31612345678', null],
    ])
    expect(values()[2]).toMatchObject({ source: 'web', checked_at: test.now })
    expect(count(test.db, 'access_log', "view = 'patient' and action = 'U'")).toBe(1)
  })

  it('is declined: used for nothing, and offered again only when it is given again', async () => {
    const page = await (await see('')).press(/^Do not take over/)
    expect(page.texts('[role=status]')).toEqual([
      'The contact is not taken over. It stays with its appointment.',
    ])
    expect(offers()).toEqual(['settled'])
    expect(say(await see(''))).not.toContain('Given with an appointment')
    test.now += 60
    await toBooked(test, openBrowser(test), noor, slotAt('15:00'), withAnna)
    expect(say(await see(''))).toContain('Given with an appointment')
    expect(offers()).toEqual(['settled', null])
  })

  it('on the card as well as in the list; one of two settles half of the question', async () => {
    await toBooked(test, openBrowser(test), { ...noor, mobile: '06 87654321' }, slotAt('15:00'), withAnna)
    const page = await see('')
    expect(page.texts('form[action$="/offered"] p').length).toBe(2)
    await page.press(/^Accept: 06 87654321/)
    expect(offers()).toEqual([null])
    await (await desk.visit('/staff/follow-up')).press(/^Do not take over/)
    expect(offers()).toEqual(['settled'])
  })

  it('what is not offered cannot be accepted, nor another patient’s', async () => {
    addCard(test, { firstName: 'Ada', contacts: [] })
    for (const [id, attendee] of [
      [1, 9],
      [2, 1],
    ])
      await desk.send(
        `/staff/patients/${id}/contacts/offered`,
        form({ attendee: String(attendee), channel: 'phone', act: 'accept' }, by),
      )
    expect([values().length, offers()]).toEqual([2, [null]])
  })
})
