import { beforeEach, describe, expect, it } from 'vitest'
import { openFollowUp } from '../../src/follow-up/follow-up.commands.ts'
import { failingGate } from '../../src/messages/gates.ts'
import { findSubject } from '../../src/messages/messages.queries.ts'
import { findPractice } from '../../src/practice/settings.queries.ts'
import { addBooking } from '../agenda/bookings.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, fieldsOf, form, noor, rows, slotAt, toBooked, withAnna } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { addCard } from '../helpers/cards.ts'
import { bsn } from '../helpers/national-ids.ts'
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
const one = (text: string) => rows(test.db, text)[0]
const say = (page: Page) => page.text.replace(/\s+/g, ' ')
const card = (id: number, as = desk) => as.visit(`/staff/patients/${id}`)
const into = () =>
  rows(test.db, 'select id, merged_into from patient order by id').map((row) => row.merged_into)

/** Compares two cards and merges them by the form. */
async function merge(gone: number, stays: number, as = desk): Promise<Page> {
  const page = await as.visit(`/staff/patients/${stays}/merge/${gone}`)
  return page.choose('stay', String(stays)).press('Merge the cards')
}

const undo = async (gone: number, stays: number, as = desk) =>
  (await card(stays, as)).form(`form[action="/staff/patients/${stays}/merge/${gone}/undo"]`).press(/^Undo/)

/** Noor twice: 1 is active, no. 7, by e-mail; 2 came from the web as Noortje Jansen, by phone. */
function twoCards(): void {
  addCard(test, { more: "status = 'active', number = 7" })
  addCard(test, {
    firstName: 'Noortje',
    lastName: 'Jansen',
    contacts: ['+31612345678'],
    more: "status = 'registered', origin = 'web'",
  })
}

describe('two cards of one person', () => {
  it('are compared field by field, the likely one to stay chosen, and nothing is done by looking', async () => {
    twoCards()
    const page = await desk.visit('/staff/patients/2/merge/1')
    expect([page.status, page.heading]).toEqual([200, 'Are these the same person?'])
    expect(say(page)).toContain('Name different')
    expect(say(page)).toContain('Born same')
    expect(page.texts('thead th')).toEqual([
      'Card 1: Noortje Jansen, no number yet',
      'Card 2: Noor Bakker, no. 7',
    ])
    expect(say(page)).toMatch(/Contacts different .*\+?31? ?.*noor@example\.org \(self\), checked/)
    expect(page.field('stay').value).toBeDefined()
    expect(page.document.querySelector('[name=stay][checked]')?.getAttribute('value')).toBe('1')
    expect(into()).toEqual([null, null])
    expect(count(test.db, 'access_log', "view = 'merge'")).toBe(2)
  })

  it('a number is compared as a whole, whatever is shown of it', async () => {
    addCard(test, { number: ['personnummer', '197903271232'] })
    addCard(test, { number: ['personnummer', '198203271232'] })
    const page = await desk.visit('/staff/patients/2/merge/1')
    expect(say(page)).toMatch(/Identity numbers different .*…1232.*…1232/)
    expect(page.html).not.toMatch(/19790327|19820327/)
  })

  it('become one: everything of both stands on the one that stays, and nothing is moved', async () => {
    twoCards()
    addBooking(test.db, small, { date: '2027-02-01', from: '10:00', to: '10:30', people: [1] })
    addBooking(test.db, small, { date: '2027-02-02', from: '10:00', to: '10:30', people: [2] })
    const attendees = rows(test.db, 'select * from attendee')
    const page = await merge(2, 1)
    expect([page.path, page.texts('[role=status]')]).toEqual([
      '/staff/patients/1',
      ['The cards are merged. Everything of both stands here.'],
    ])
    const said = say(page)
    for (const part of ['noor@example.org', '06 12345678', '1 February 2027 10:00', '2 February 2027 10:00'])
      expect(said).toContain(part)
    expect(said).toContain('Merged 25 January 2027 08:00, Ines Maas')
    expect(said).toContain('Card of Noortje Jansen merged into this one')
    expect([into(), rows(test.db, 'select * from attendee')]).toEqual([[null, 1], attendees])
    expect(one("select action, object_id from audit where action = 'merged-into'")).toEqual({
      action: 'merged-into',
      object_id: 2,
    })
    expect(count(test.db, 'access_log', "view = 'merge' and action = 'U'")).toBe(2)
  })

  it('the old card’s address leads to the one that stands, which says so', async () => {
    twoCards()
    await merge(2, 1)
    const page = await card(2)
    expect([page.path, page.heading]).toEqual(['/staff/patients/1', 'Noor Bakker'])
    expect(page.texts('.note')).toEqual([
      'You asked for the card of Noortje Jansen. It was merged into this one.',
    ])
    for (const path of ['change', 'status', 'history', 'messages', 'appointments'])
      expect((await desk.visit(`/staff/patients/2/${path}`)).path).toBe('/staff/patients/1')
  })

  it('the appointment of the merged card bears the name that stands, in the agenda too', async () => {
    twoCards()
    addBooking(test.db, small, { date: '2027-01-25', from: '10:00', to: '10:30', people: [2] })
    await merge(2, 1)
    expect((await desk.visit('/staff/agenda?date=2027-01-25')).text).toContain('Bakker')
    const page = await desk.visit('/staff/appointments/1')
    expect((await page.link('Noor Bakker').click()).path).toBe('/staff/patients/1')
    expect((await desk.visit('/staff/agenda?date=2027-01-25')).text).not.toContain('Jansen')
  })

  it.each(['noortje', 'jansen', '0612345678', 'noor@example.org', '27-3-1979', 'bakker'])(
    'are found by %s as the one that stands',
    async (typed) => {
      twoCards()
      await merge(2, 1)
      const list = await (await desk.visit('/staff/patients')).form('#find').fill({ q: typed }).enter()
      expect(list.links('#hits tbody th').map(({ href }) => href)).toEqual(['/staff/patients/1'])
      expect(list.texts('#hits tbody th')[0]).toBe('Bakker, Noor also Jansen, Noortje')
    },
  )

  it('rule 8: keep both numbers, are found by either, and get no third', async () => {
    addCard(test, { more: "status = 'registered'" })
    addCard(test, { firstName: 'Noortje', lastName: 'Jansen', more: "status = 'active', number = 9" })
    sql('update practice set next_patient_number = 20')
    await merge(2, 1)
    const list = await (await desk.visit('/staff/patients')).form('#find').fill({ q: '9' }).enter()
    expect(list.links('#hits tbody th').map(({ href }) => href)).toEqual(['/staff/patients/1'])
    expect(list.texts('#hits td')).toContain('9')
    expect((await card(1)).texts('.kv dd')[1]).toBe('9')
    addBooking(test.db, small, { date: '2027-02-01', from: '10:00', to: '10:30', people: [1] })
    expect((await desk.visit('/staff/appointments/1')).text).toContain('no. 9')
    const status = await (await card(1)).link('Change status').click()
    await status.choose('status', 'active').press('Change status')
    expect(rows(test.db, 'select number from patient order by id')).toEqual([{ number: 0 }, { number: 9 }])
    expect(one('select next_patient_number as n from practice')).toEqual({ n: 20 })
  })

  it('ask which stays where nobody has chosen', async () => {
    twoCards()
    const {
      formToken = '',
      version = '',
      otherVersion = '',
    } = fieldsOf(await desk.visit('/staff/patients/1/merge/2'), 'form.card')
    const answer = await desk.send(
      '/staff/patients/1/merge/2',
      form({ formToken, version, otherVersion, act: 'merge', stay: '3' }, by),
    )
    expect([answer.status, (await answer.text()).includes('Choose which card stays.')]).toEqual([422, true])
    expect(into()).toEqual([null, null])
  })

  it.each([
    ['itself', '1/merge/1'],
    ['nobody', '1/merge/9'],
    ['an erased card', '1/merge/3'],
  ])('nobody is merged with %s', async (_, path) => {
    twoCards()
    addCard(test, { more: 'erased_at = 1' })
    expect((await desk.visit(`/staff/patients/${path}`)).status).toBe(404)
    expect((await desk.send(`/staff/patients/${path}`, form({ act: 'merge', stay: '1' }, by))).status).toBe(
      404,
    )
    expect(count(test.db, 'patient_merge')).toBe(0)
  })

  it('practitioners compare and merge nothing', async () => {
    twoCards()
    const anna = await signedIn(test, 'practitioner')
    expect(say(await card(1, anna))).not.toContain('Merge with another card')
    expect((await anna.visit('/staff/patients/1/merge/2')).status).toBe(404)
    await merge(2, 1)
    expect((await card(1, anna)).document.querySelector('form[action$="/undo"]')).toBe(null)
  })
})

describe('chains and circles', () => {
  it('are refused by the database, whatever the way', () => {
    for (let n = 0; n < 3; n++) addCard(test)
    sql('update patient set merged_into = 2 where id = 1')
    for (const wrong of ['3 where id = 2', '1 where id = 2', '1 where id = 3', '3 where id = 3'])
      expect(() => sql(`update patient set merged_into = ${wrong}`)).toThrow('merge-in-a-chain')
  })

  it('a card that stands for others is the one that stays; three cards are one', async () => {
    twoCards()
    addCard(test, { firstName: 'N', more: "status = 'active', number = 8" })
    await merge(2, 1)
    const page = await desk.visit('/staff/patients/3/merge/1')
    expect(page.document.querySelectorAll('[name=stay]').length).toBe(1)
    expect(say(page)).toContain('Only this card can stay')
    await page.press('Merge the cards')
    expect(into()).toEqual([null, 1, 1])
    await undo(2, 1)
    expect(into()).toEqual([null, null, 1])
  })

  it('two that both stand for others say what to do first', async () => {
    for (let n = 0; n < 4; n++) addCard(test)
    await merge(2, 1)
    await merge(4, 3)
    const page = await desk.visit('/staff/patients/1/merge/3')
    expect(say(page)).toContain('Both cards already stand for others.')
    expect(page.document.querySelector('button[value=merge]')).toBe(null)
    const { formToken = '', version = '', otherVersion = '' } = fieldsOf(page, 'form.card')
    const forced = { formToken, version, otherVersion, act: 'merge', stay: '1' }
    expect((await desk.send('/staff/patients/1/merge/3', form(forced, by))).status).toBe(409)
    expect(into()).toEqual([null, 1, null, 3])
  })

  it('one deceased and one not: the status comes first', async () => {
    twoCards()
    sql("update patient set status = 'deceased' where id = 2")
    const page = await desk.visit('/staff/patients/1/merge/2')
    expect(say(page)).toContain('Put the status right first')
    expect(page.document.querySelector('button[value=merge]')).toBe(null)
  })
})

describe('undoing a merge', () => {
  it('both cards stand alone again, also after changes, which stay where they were made', async () => {
    twoCards()
    await merge(2, 1)
    const page = await card(1)
    await page
      .form('form[action$="/contacts#errors"]')
      .fill({ contact: 'new@example.org' })
      .press('Put on the card')
    await (await (await card(1)).link('Change card').click()).fill({ firstName: 'Nora' }).press('Save')
    const undone = await undo(2, 1)
    expect([undone.path, undone.texts('[role=status]')]).toEqual([
      '/staff/patients/1',
      ['The merge is undone. Both cards stand alone again.'],
    ])
    expect([undone.heading, say(undone).includes('Merge with Noortje Jansen undone')]).toEqual([
      'Nora Bakker',
      true,
    ])
    expect(rows(test.db, 'select patient_id, value from patient_contact order by id')).toEqual([
      { patient_id: 1, value: 'noor@example.org' },
      { patient_id: 2, value: '+31612345678' },
      { patient_id: 1, value: 'new@example.org' },
    ])
    expect((await card(2)).heading).toBe('Noortje Jansen')
    expect(one('select undone_at, undone_by from patient_merge')).toEqual({
      undone_at: test.now,
      undone_by: 1,
    })
  })

  it('done twice it is done once, and nobody undoes what is not there', async () => {
    twoCards()
    await merge(2, 1)
    await undo(2, 1)
    const before = rows(test.db, 'select * from patient')
    for (const path of ['1/merge/2/undo', '2/merge/1/undo', '1/merge/1/undo'])
      expect((await desk.send(`/staff/patients/${path}`, form({}, by))).status).toBe(303)
    expect((await desk.send('/staff/patients/1/merge/9/undo', form({}, by))).status).toBe(404)
    expect(rows(test.db, 'select * from patient')).toEqual(before)
    expect(count(test.db, 'audit', "action = 'merge-undone'")).toBe(1)
  })

  it('gives back what the merge made strict, and keeps what was said meanwhile', async () => {
    twoCards()
    sql("update patient set excluded_online = 1, excluded_reason = 'Agreed', notifications = 0 where id = 2")
    const page = await desk.visit('/staff/patients/1/merge/2')
    expect(page.texts('form.card li')).toEqual([
      'no messages, because one card says so',
      'may not book online, because one card says so',
    ])
    await merge(2, 1)
    const flags =
      'select notifications as n, excluded_online as x, excluded_reason as why, protected as p from patient'
    expect(rows(test.db, flags)).toEqual([
      { n: 0, x: 1, why: 'Agreed', p: 0 },
      { n: 0, x: 1, why: 'Agreed', p: 0 },
    ])
    const change = await (await card(1)).link('Change card').click()
    await change.fill({ protected: true }).press('Save')
    expect(rows(test.db, 'select protected as p from patient')).toEqual([{ p: 1 }, { p: 1 }])
    const open = await (await card(1)).fill({ reason: 'Undo' }).press('Show for an hour')
    expect(open.heading).toBe('Noor Bakker')
    await undo(2, 1)
    expect(rows(test.db, flags)).toEqual([
      { n: 1, x: 0, why: null, p: 1 },
      { n: 0, x: 1, why: 'Agreed', p: 0 },
    ])
    expect(count(test.db, 'patient_apart')).toBe(0)
  })

  it('rule 8: who has died has no links on any card; the other one has them back when it was not the same person', async () => {
    twoCards()
    await toBooked(
      test,
      openBrowser(test),
      { ...noor, firstName: 'Noortje', lastName: 'Jansen' },
      slotAt('13:30'),
      withAnna,
    )
    const card2 = Number(one('select patient_id as id from attendee')?.id)
    await merge(card2, 1)
    const status = await (await card(1)).link('Change status').click()
    await status.choose('status', 'deceased').press('Change status')
    expect(one('select visit_hash, receipt_hash from attendee')).toEqual({
      visit_hash: null,
      receipt_hash: null,
    })
    const practice = findPractice(test.db)
    const subject = findSubject(test.db, 1)
    if (!practice || !subject) throw new Error('nothing to judge')
    const reminder = {
      kind: 'reminder',
      scheduleVersion: 1,
      channel: 'email',
      usefulUntil: test.now + 1,
    } as const
    expect(failingGate(reminder, subject, practice.messages, test.now)).toBe('patient-off')
    expect(say(await card(1))).toContain('One appointment is still to come.')
    await undo(card2, 1)
    expect(one('select visit_hash is not null as has from attendee')).toEqual({ has: 1 })
  })
})

describe('two people at once', () => {
  it('merge the same pair: the second is told, and nothing is done twice', async () => {
    twoCards()
    const owner = await signedIn(test, 'owner')
    const page = await owner.visit('/staff/patients/1/merge/2')
    await merge(2, 1)
    const told = await page.choose('stay', '2').press('Merge the cards')
    expect([told.status, told.heading]).toEqual([409, 'Merged meanwhile'])
    expect(say(told)).toContain('Somebody else has merged these two cards already: 25 Jan 08:00, Ines Maas.')
    expect((await told.link('Open that card').click()).path).toBe('/staff/patients/1')
    expect([into(), count(test.db, 'patient_merge')]).toEqual([[null, 1], 1])
  })

  it('the same form sent twice by the same hands is done once', async () => {
    twoCards()
    const fields = fieldsOf(await desk.visit('/staff/patients/1/merge/2'), 'form.card')
    for (let n = 0; n < 2; n++) {
      const answer = await desk.send(
        '/staff/patients/1/merge/2',
        form({ ...fields, act: 'merge', stay: '1' }, by),
      )
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/staff/patients/1?said=merged'])
    }
    expect(count(test.db, 'patient_merge')).toBe(1)
  })

  it('one of the cards was changed or merged elsewhere meanwhile: it is told', async () => {
    twoCards()
    addCard(test)
    const owner = await signedIn(test, 'owner')
    const page = await owner.visit('/staff/patients/1/merge/2')
    await (await (await card(2)).link('Change card').click()).fill({ lastName: 'Smit' }).press('Save')
    const late = await page.choose('stay', '1').press('Merge the cards')
    expect([late.status, say(late).includes('Nothing was merged.')]).toEqual([409, true])
    expect([say(late).includes('Noortje Smit'), into()]).toEqual([true, [null, null, null]])
    await merge(2, 3)
    const elsewhere = await late.choose('stay', '1').press('Merge the cards')
    expect([elsewhere.status, say(elsewhere).includes('with another one')]).toEqual([409, true])
  })

  it('a card is merged while its form is open: nothing is lost, and it goes on at the card that stands', async () => {
    twoCards()
    const owner = await signedIn(test, 'owner')
    const page = await (await card(2, owner)).link('Change card').click()
    await merge(2, 1)
    const moved = await page.fill({ firstName: 'Noor-Anne' }).press('Save')
    expect([moved.status, moved.heading]).toEqual([409, 'Merged meanwhile'])
    expect(say(moved)).toContain('merged into the card of Noor Bakker: 25 Jan 08:00, Ines Maas.')
    expect(say(moved)).toContain('First name: Noor-Anne')
    const again = await moved.press('Enter it on that card')
    // Nothing on the standing card is overwritten unseen.
    expect([again.status, again.path, again.field('firstName').value]).toEqual([
      409,
      '/staff/patients/1/change',
      'Noor-Anne',
    ])
    expect((await again.press('Save')).heading).toBe('Noor-Anne Jansen')
  })

  it('a contact typed on a card that has just been merged is entered on the one that stands', async () => {
    twoCards()
    const open = await card(2)
    const owner = await signedIn(test, 'owner')
    await merge(2, 1, owner)
    const moved = await open
      .form('form[action$="/contacts#errors"]')
      .fill({ contact: 'n@example.org' })
      .press('Put on the card')
    expect([moved.status, say(moved).includes('n@example.org')]).toEqual([409, true])
    const done = await moved.press('Enter it on that card')
    expect([done.path, say(done).includes('n@example.org')]).toEqual(['/staff/patients/1', true])
  })
})

describe('rule 9: a protected identity', () => {
  beforeEach(() => {
    twoCards()
    sql('update patient set protected = 1 where id = 2')
  })

  it('is compared once a reason was given, and protects both from then on', async () => {
    const asked = await desk.visit('/staff/patients/1/merge/2')
    expect([asked.heading, /noortje|jansen|1979/i.test(asked.html)]).toEqual(['Protected identity', false])
    expect((await desk.send('/staff/patients/1/merge/2', form({ act: 'merge', stay: '1' }, by))).status).toBe(
      404,
    )
    const page = await asked.fill({ reason: 'Twice in the book' }).press('Show for an hour')
    expect(page.heading).toBe('Are these the same person?')
    expect(page.texts('form.card li')).toEqual(['protected identity, because one card says so'])
    const merged = await page.choose('stay', '1').press('Merge the cards')
    expect(merged.heading).toBe('Noor Bakker')
    const owner = await signedIn(test, 'owner')
    expect((await card(1, owner)).heading).toBe('Protected identity')
    addBooking(test.db, small, { date: '2027-01-25', from: '10:00', to: '10:30', people: [1] })
    expect((await owner.visit('/staff/agenda?date=2027-01-25')).text).not.toContain('Bakker')
  })

  it('is not suggested as similar', async () => {
    sql(
      "update patient_contact set value = 'noor@example.org', value_folded = 'noor@example.org', channel = 'email' where patient_id = 2",
    )
    expect((await desk.visit('/staff/patients/1/merge')).links('table')).toEqual([])
  })
})

describe('finding the other card', () => {
  it('suggests the same name and birth date, a contact or a number in common; others are searched', async () => {
    const number = ['bsn', bsn(11122233)] as const
    addCard(test, { contacts: ['noor@example.org'], number })
    addCard(test, { firstName: 'Twin', contacts: [] })
    addCard(test, { firstName: 'Mail', lastName: 'Mol', birthDate: null, contacts: ['noor@example.org'] })
    addCard(test, { firstName: 'Number', lastName: 'Nol', birthDate: null, contacts: [], number })
    addCard(test, { firstName: 'Else', lastName: 'Vis', birthDate: '1950-01-01', contacts: [] })
    const page = await (await card(1)).link(/^Merge with/).click()
    expect(page.texts('tbody th')).toEqual(['Bakker, Twin', 'Mol, Mail', 'Nol, Number'])
    const found = await page.fill({ q: 'vis' }).press('Search')
    expect(decodeURIComponent(found.path)).not.toContain('vis')
    expect((await found.link('Vis, Else').click()).path).toBe('/staff/patients/1/merge/5')
  })
})

describe('"the same person?" (rule 1)', () => {
  const asked = () =>
    rows(test.db, 'select closed_why from follow_up order by id').map((row) => row.closed_why)

  beforeEach(() => {
    twoCards()
    openFollowUp(test.db, { category: 'same-person', patientId: 2, otherPatientId: 1 }, test.now)
  })

  it('leads to the comparison; merging answers it, undoing asks it again', async () => {
    const page = await (await desk.visit('/staff/follow-up')).link(/^Compare and merge/).click()
    expect(page.path).toBe('/staff/patients/2/merge/1')
    await page.choose('stay', '1').press('Merge the cards')
    expect(asked()).toEqual(['merged'])
    expect((await desk.visit('/staff/follow-up')).text).toContain('Nothing to follow up.')
    await undo(2, 1)
    expect(asked()).toEqual([null])
  })

  it('"not the same" answers it, and the pair is not asked again', async () => {
    sql("update practice set identification = 'email-first'")
    sql('delete from patient_contact where patient_id = 2')
    sql(
      "insert into patient_contact (patient_id, channel, value, value_folded, created_at) values (2, 'email', 'noor@example.org', 'noor@example.org', 1)",
    )
    sql("update patient set first_name = 'Noor', last_name = 'Bakker', status = 'active' where id = 2")
    const page = await (await desk.visit('/staff/patients/2/merge/1')).press('Not the same person')
    expect(page.texts('[role=status]')).toEqual([
      'Kept as two people. Nobody is asked again about this pair.',
    ])
    expect(asked()).toEqual(['different-people'])
    const typed = { email: 'noor@example.org' }
    const who = { firstName: 'Noor', 'birthDate-day': '27', 'birthDate-month': '3', 'birthDate-year': '1979' }
    const browser = openBrowser(test)
    const first = await browser.visit(withAnna)
    const details = await first.form('form:has(.slots)').press({ name: 'slot' })
    test.now += 20
    const second = await details.fill(typed).press('Continue')
    test.now += 20
    await (await second.fill(who).press('Continue')).press('Book appointment')
    expect(count(test.db, 'appointment')).toBe(1)
    expect(asked()).toEqual(['different-people'])
  })
})
