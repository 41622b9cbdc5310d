import { beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { addClosure } from '../../src/schedule/closures.commands.ts'
import { addAbsence } from '../../src/schedule/schedule.commands.ts'
import { addResource } from '../../src/staff/calendars.commands.ts'
import { addType } from '../../src/types/types.commands.ts'
import { addBooking, at as instant } from '../agenda/bookings.ts'
import { noor as person, slotAt, toBooked, toCheck, withAnna } from '../helpers/booking.ts'
import { openBrowser } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { at, type Desk, openDesk, tomorrow } from './desk.ts'

let desk: Desk

beforeEach(async () => {
  desk = await openDesk()
})

describe('reception books at the desk', () => {
  it('from a gap: chooses the patient, sees what is sent, and comes back to the agenda where it is said', async () => {
    const gap = await desk.visit(`practitioner=${desk.small.anna}&date=${tomorrow}&time=10:00`)
    expect(gap.text).toContain('Tuesday 26 January 2027 10:00–10:30: free.')
    const found = await gap.fill({ q: 'bakk noo' }).press('Find')
    expect([found.status, found.text.includes('1 patient found')]).toEqual([200, true])
    const chosen = await found.press({ name: 'patient', value: String(desk.noor) })
    expect([chosen.field('email').value, chosen.field('phone').value]).toEqual([
      'noor@example.org',
      '06 12345678',
    ])
    expect(chosen.text).toContain('Dear Noor Bakker,')
    expect(chosen.text).toContain('Your appointment is on Tuesday 26 January 2027 from 10:00 to 10:30.')
    const agenda = await chosen.fill({ note: 'Brings X-rays' }).press('Book appointment')
    expect([agenda.path, agenda.query.get('date'), agenda.status]).toEqual(['/staff/agenda', tomorrow, 200])
    expect(agenda.text).toContain('Booked: Tue 26 Jan 10:00–10:30 Consult with Anna de Vries.')
    expect(desk.rows('select origin, booked_by, ends_at - starts_at as long from appointment')).toEqual([
      { origin: 'staff', booked_by: 1, long: 1800 },
    ])
    expect(desk.rows('select kind, text, by_user from appointment_note')).toEqual([
      { kind: 'staff-note', text: 'Brings X-rays', by_user: 1 },
    ])
  })

  it('and no page on the way has a name in its address', async () => {
    const gap = await desk.visit(`practitioner=1&date=${tomorrow}&time=10:00`)
    const pages = [gap, await gap.fill({ q: 'Bakker' }).press('Find')]
    pages.push(await (pages[1] ?? gap).press('Find a free time'))
    pages.push(await (pages[2] ?? gap).press({ name: 'at' }))
    expect(pages.map(({ url }) => decodeURIComponent(url)).join(' ')).not.toMatch(/bakker|noor/i)
    expect(pages.at(-1)?.field('q').value).toBe('Bakker')
    expect(desk.test.lines.join('\n')).not.toMatch(/bakker/i)
  })

  it('for a new patient: a card is made with the contact, once', async () => {
    const gap = await desk.visit(`practitioner=1&date=${tomorrow}&time=10:00`)
    const fresh = await gap.fill({ q: 'Jip van Dam' }).press('New patient')
    expect([fresh.field('firstName').value, fresh.field('lastName').value]).toEqual(['Jip', 'van Dam'])
    const typed = { birthDate: '1-2-2019', phone: '06 87654321', whose: 'parent' }
    const agenda = await fresh.fill(typed).press('Book appointment')
    expect(agenda.path).toBe('/staff/agenda')
    expect(
      desk.rows("select first_name, last_name, birth_date, origin from patient where last_name = 'van Dam'"),
    ).toEqual([{ first_name: 'Jip', last_name: 'van Dam', birth_date: '2019-02-01', origin: 'staff' }])
    expect(desk.rows('select contact_mobile, contact_whose from attendee')).toEqual([
      { contact_mobile: '+31687654321', contact_whose: 'parent' },
    ])
    expect(desk.rows('select value, whose from patient_contact where patient_id = 2')).toEqual([
      { value: '+31687654321', whose: 'parent' },
    ])
    expect(desk.count('access_log', "patient_id = 2 and action = 'C'")).toBe(1)
  })

  it('but not beside a card of the same name and birth date, unless it is somebody else', async () => {
    const gap = await desk.visit(`practitioner=1&date=${tomorrow}&time=10:00`)
    const fresh = await gap.press('New patient')
    const twin = await fresh
      .fill({ firstName: 'Nora', lastName: 'bakker', birthDate: '27-3-1979' })
      .press('Book appointment')
    expect([twin.status, desk.count('patient'), desk.count('appointment')]).toEqual([422, 1, 0])
    expect(twin.text).toContain('There is a card with this last name and birth date.')
    expect((await twin.press({ name: 'patient', value: String(desk.noor) })).text).toContain('Noor Bakker')
    const other = await twin.fill({ anyway: true }).press('Book appointment')
    expect([other.path, desk.count('patient')]).toEqual(['/staff/agenda', 2])
  })

  it('rule 2: another contact is this appointment’s alone, unless it is to be kept', async () => {
    await (await at(desk, '10:00')).fill({ email: 'work@example.org' }).press('Book appointment')
    const contacts = () =>
      desk.rows('select value from patient_contact order by id').map(({ value }) => value)
    expect(contacts()).toEqual(['noor@example.org', '+31612345678'])
    await (await at(desk, '11:00')).fill({ email: 'work@example.org', keep: true }).press('Book appointment')
    expect(contacts()).toEqual(['noor@example.org', '+31612345678', 'work@example.org'])
    expect(desk.rows('select contact_email from attendee').map((row) => row.contact_email)).toEqual([
      'work@example.org',
      'work@example.org',
    ])
  })

  it('rule 2: what came from the web unchecked is shown and not used', async () => {
    desk.test.db.raw.exec("update patient_contact set source = 'web' where channel = 'email'")
    const page = await at(desk, '10:00')
    expect(page.field('email').value).toBe('')
    expect(page.text).toContain('Also on the card: noor@example.org (from the web, unchecked)')
  })

  it('rule 3: a parent’s contact is never told the patient’s name', async () => {
    desk.test.db.raw.exec("update patient_contact set whose = 'parent'")
    const page = await at(desk, '10:00')
    expect(page.field('whose').value).toBe('parent')
    expect(page.texts('#letter').join()).toContain('Hello,')
    expect(page.texts('#letter').join()).not.toContain('Noor')
    await page.press('Book appointment')
    expect(desk.rows('select contact_whose, booker_first_name from attendee')).toEqual([
      { contact_whose: 'parent', booker_first_name: '' },
    ])
  })

  it('rule 29: the confirmation waits the grace, or leaves at once within a day', async () => {
    const page = await at(desk, '10:00')
    expect(page.text).toContain('It leaves at 08:05')
    await page.press('Book appointment')
    const today = await desk.visit(`practitioner=1&date=2027-01-25&time=15:00&patient=${desk.noor}`)
    expect(today.text).toContain('It leaves at once.')
    await today.press('Book appointment')
    const due = desk.rows(`select due_at - ${desk.test.now} as wait from message where kind = 'confirmation'`)
    expect(due).toEqual([{ wait: 300 }, { wait: 0 }])
  })

  it('sends nothing where the tick is taken out, and the ledger says why', async () => {
    await (await at(desk, '10:00')).fill({ tell: false }).press('Book appointment')
    expect(desk.rows('select kind, state, reason from message')).toEqual([
      { kind: 'confirmation', state: 'skipped', reason: 'by-choice' },
    ])
    expect(desk.count('follow_up')).toBe(0)
  })

  it('rule 5: says why nobody can be told, and puts the patient on the list of people to phone', async () => {
    const page = await (await at(desk, '10:00')).fill({ email: '' }).press('Check this time')
    expect(page.texts('#sends').join()).toContain('No message can be sent: No e-mail address.')
    await page.press('Book appointment')
    expect(desk.rows('select category, patient_id, appointment_id from follow_up')).toEqual([
      { category: 'to-phone', patient_id: desk.noor, appointment_id: 1 },
    ])
    expect((await desk.browser.visit('/staff/follow-up/calls')).text).toContain('Bakker')
  })

  it('but phones nobody who wants no messages', async () => {
    desk.test.db.raw.exec('update patient set notifications = 0')
    const page = await at(desk, '10:00')
    expect(page.texts('#sends').join()).toContain('The patient gets no messages')
    expect(page.has('#tell')).toBe(false)
    await page.press('Book appointment')
    expect([desk.count('appointment'), desk.count('follow_up')]).toEqual([1, 0])
  })

  it('rule 9: shows nothing of a protected identity before a reason is given', async () => {
    desk.test.db.raw.exec('update patient set protected = 1, number = 7')
    const page = await at(desk, '10:00')
    expect(page.html).not.toMatch(/Noor Bakker|noor@example/)
    expect(page.text).toContain('Protected identity: open the card with a reason first')
    desk.test.db.raw.exec("update patient set preferred_channel = 'email'")
    const typed = await page.fill({ email: 'safe@example.org' }).press('Check this time')
    expect(typed.text).toContain('Send the confirmation to safe@example.org')
    expect(typed.html).not.toContain('Noor')
    expect((await typed.press('Book appointment')).path).toBe('/staff/agenda')
  })

  it('a card that has been merged meanwhile is taken at its place', async () => {
    const other = desk.card({ firstName: 'Noor', lastName: 'Bakker-Smit', contacts: [] })
    const page = await at(desk, '10:00')
    desk.test.db.raw.exec(`update patient set merged_into = ${other} where id = ${desk.noor}`)
    const merged = await page.press('Check this time')
    expect(merged.text).toContain('has been merged with this one meanwhile')
    await merged.press('Book appointment')
    expect(desk.rows('select patient_id from attendee')).toEqual([{ patient_id: other }])
  })

  it('tells whose calendar it is, where somebody else books in it', async () => {
    desk.test.db.raw.exec(`insert into staff_user (email, email_folded, name, role, password_hash, created_at, mail_on_booking)
      values ('a@x.org', 'a@x.org', 'Anna', 'practitioner', '', 0, 1)`)
    desk.test.db.raw.exec('update calendar set user_id = 2 where id = 1')
    await (await at(desk, '10:00')).press('Book appointment')
    expect(desk.count('message', "kind = 'staff-booking' and user_id = 2")).toBe(1)
  })

  it('chooses length and room, and the next one for the same patient', async () => {
    const room = addResource(
      desk.test.db,
      { kind: 'room', name: 'Blue room', locationId: null },
      theSystem,
      0,
    )
    const page = await (await at(desk, '10:00'))
      .fill({ minutes: '45', room: String(room) })
      .press('Book, then another one for this patient')
    expect(page.path).toBe('/staff/appointments/new')
    expect(page.text).toContain('Booked: Tue 26 Jan 10:00–10:45 Consult')
    expect(page.text).toContain('Noor Bakker')
    expect(
      desk.rows('select resource_id, ends_at - starts_at as long from occupancy order by resource_id'),
    ).toEqual([
      { resource_id: 1, long: 2700 },
      { resource_id: room, long: 2700 },
    ])
  })
})

describe('what is typed wrong or not at all', () => {
  it('is said beside the field, and everything stays', async () => {
    const empty = await desk.visit('')
    const page = await empty.fill({ date: '', note: 'Kept' }).press('Book appointment')
    expect(page.status).toBe(422)
    expect(page.title).toMatch(/^Error:/)
    expect(page.errors().join(' ')).toMatch(/Enter a time.*Choose a patient|Choose a patient.*Enter a time/)
    expect(page.field('note').value).toBe('Kept')
    const wrong = await (await at(desk, '25:99'))
      .fill({ email: 'nowhere', phone: '12' })
      .press('Book appointment')
    expect([wrong.status, wrong.field('email').value, wrong.field('time').value]).toEqual([
      422,
      'nowhere',
      '25:99',
    ])
    expect(desk.count('appointment')).toBe(0)
  })

  it('a time that the clock skips is no time', async () => {
    const page = await desk.visit(`practitioner=1&date=2027-03-28&time=02:30&patient=${desk.noor}`)
    const answer = await page.press('Book appointment')
    expect([answer.status, answer.text.includes('this time does not exist')]).toEqual([422, true])
  })

  it.each([
    'practitioner=999&type=999&location=999&room=999&patient=999',
    'practitioner=-1&date=2027-02-31&time=aa&minutes=99999&at=x@y@z',
    'kept=AAAA&at=1@2027-01-26T10:00%2B01:00@1',
    'patient=%00&date=%3Cscript%3E&q=%3Cscript%3E',
  ])('an address made by hand is a form: %s', async (query) => {
    const page = await desk.visit(query)
    expect(page.status).toBe(200)
    expect(page.html).not.toContain('<script>')
  })

  it('a link fills in ids and times only: no name, no contact, nothing that counts as seen', async () => {
    const typed = 'email=eve%40evil.example&phone=%2B31687654321&note=Eve&keep=yes&onPurpose=yes&said=taken'
    const page = await at(desk, '10:00', `&contactOf=${desk.noor}&request=AAAAAAAAAAAAAAAAAAAAAA&${typed}`)
    expect(page.html).not.toMatch(/evil|Eve|6 ?8765|AAAAAAAA/)
    expect(page.field('email').value).toBe('noor@example.org')
    expect((await desk.visit('q=bakker&firstName=Eve')).html).not.toMatch(/Bakker|bakker|Eve/)
  })

  it('another user cannot open what was sealed for one', async () => {
    const find = await (await at(desk, '10:00')).fill({ note: 'Secret' }).press('Find a free time')
    const kept = find.query.get('kept') ?? ''
    const owner = await signedIn(desk.test, 'owner')
    const page = await owner.visit(`/staff/appointments/new?kept=${encodeURIComponent(kept)}`)
    expect([page.status, page.field('note').value]).toEqual([200, ''])
    expect((await desk.visit(`kept=${encodeURIComponent(kept)}`)).field('note').value).toBe('Secret')
  })

  it('looking changes nothing but the access log', async () => {
    const before = desk.rows(
      'select count(*) as n from patient_contact union all select count(*) from message',
    )
    await (await at(desk, '10:00')).press('Check this time')
    expect(
      desk.rows('select count(*) as n from patient_contact union all select count(*) from message'),
    ).toEqual(before)
    expect([desk.count('appointment'), desk.count('audit', "action = 'booked'")]).toEqual([0, 0])
  })
})

describe('rule 15: what staff pass over is said before', () => {
  const overOf = async (query: string) =>
    (await desk.visit(`${query}&patient=${desk.noor}`)).texts('#says li')

  it('working hours, closed days, and what is over', async () => {
    addClosure(
      desk.test.db,
      {
        locationId: null,
        from: '2027-01-27',
        to: '2027-01-27',
        texts: {},
        coverName: null,
        coverPhone: null,
      },
      theSystem,
      desk.test.now,
    )
    expect(await overOf(`practitioner=1&date=${tomorrow}&time=19:00`)).toEqual([
      'Working hours: Anna de Vries has none then',
    ])
    expect(await overOf('practitioner=1&date=2027-01-27&time=10:00')).toEqual([
      'A closed day: the practice is closed on Wednesday 27 January 2027',
    ])
    expect(await overOf('practitioner=1&date=2027-01-22&time=10:00')).toEqual([
      'The clock: this time is over',
    ])
    expect(await overOf(`practitioner=1&date=${tomorrow}&time=11:45`)).toEqual([
      'The end of the block General at 12:00',
    ])
  })

  it('the kind of block, the age limit, and who does not do the type', async () => {
    const { db, now } = desk.test
    const type = { minutes: 30, gridMinutes: 30, online: true, publicNames: {} }
    const kind = Number(
      db.raw
        .prepare("insert into block_kind (name, colour) values ('Emergency', 2) returning id")
        .pluck()
        .get(),
    )
    const acute = addType(db, { ...type, name: 'Acute', calendarIds: [1], blockKindId: kind }, theSystem, now)
    const old = addType(db, { ...type, name: 'Seniors', calendarIds: [1], ageFrom: 60 }, theSystem, now)
    const bos = addType(db, { ...type, name: 'Massage', calendarIds: [2] }, theSystem, now)
    const ten = `practitioner=1&date=${tomorrow}&time=10:00`
    expect((await desk.visit(ten)).field('type').value).toBe(String(desk.small.consult))
    expect(await overOf(`${ten}&type=${acute}`)).toEqual([
      'Acute is kept for the block Emergency; this is General',
    ])
    expect(await overOf(`${ten}&type=${old}`)).toEqual(['The age limit: Seniors is for 60 years and older'])
    expect(await overOf(`${ten}&type=${bos}`)).toEqual([
      'The plan: Anna de Vries does not usually do Massage',
    ])
  })

  it('but nobody is pestered because patients cannot book it', async () => {
    desk.test.db.raw.exec(
      'update block_kind set web = 0; update appointment_type set online = 0, lead_hours = 72',
    )
    const page = await at(desk, '10:00')
    expect(page.texts('#says li')).toEqual([])
    expect(page.text).toContain('Patients could not book this themselves: it is too soon.')
    expect((await page.press('Book appointment')).path).toBe('/staff/agenda')
  })

  it('what was not shown has to be looked at first; what was shown is booked at once', async () => {
    const free = await at(desk, '10:00')
    const late = await free.fill({ time: '19:00' }).press('Book appointment')
    expect([late.status, desk.count('appointment')]).toEqual([422, 0])
    expect(late.text).toContain('Look at what this passes over, then press once more.')
    expect((await late.press('Book appointment')).path).toBe('/staff/agenda')
    expect((await (await at(desk, '20:00')).press('Book appointment')).path).toBe('/staff/agenda')
    expect(desk.rows('select on_purpose from appointment')).toEqual([{ on_purpose: 0 }, { on_purpose: 0 }])
  })

  it('the time that is kept free around another appointment', async () => {
    desk.test.db.raw.exec('update appointment_type set buffer_after = 10')
    addBooking(desk.test.db, desk.small, { date: tomorrow, from: '09:30', to: '10:00' })
    const page = await at(desk, '10:00')
    expect(page.texts('#says li')).toEqual(['The time kept free around 09:30–10:00 Consult (Anna de Vries)'])
    expect((await page.press('Book appointment')).path).toBe('/staff/agenda')
  })
})

describe('rule 18: a taken time', () => {
  beforeEach(() => {
    addBooking(desk.test.db, desk.small, { date: tomorrow, from: '10:00', to: '10:30' })
  })

  it('says by what, and offers the nearest ones; pressing one keeps everything', async () => {
    const page = await (await at(desk, '10:00')).fill({ note: 'Kept' }).press('Book appointment')
    expect([page.status, desk.count('appointment')]).toEqual([409, 1])
    expect(page.texts('#says li')).toEqual(['Anna de Vries: 10:00–10:30 Consult'])
    const names = page.texts('#says button')
    expect(names).toContain('Tue 26 Jan 10:30')
    expect(names).toContain('Tue 26 Jan 10:00 Selim Aydin')
    const other = await page.press('Tue 26 Jan 10:00 Selim Aydin')
    expect([other.field('note').value, other.field('practitioner').value]).toEqual([
      'Kept',
      String(desk.small.selim),
    ])
    expect((await other.press('Book appointment')).path).toBe('/staff/agenda')
  })

  it('is booked over on purpose only: one row is marked, and others are still refused', async () => {
    const page = await at(desk, '10:00')
    const done = await page.fill({ onPurpose: true }).press('Book appointment')
    expect(done.path).toBe('/staff/agenda')
    expect(desk.rows('select on_purpose from appointment order by id')).toEqual([
      { on_purpose: 0 },
      { on_purpose: 1 },
    ])
    const third = await (await at(desk, '10:00')).press('Book appointment')
    expect([third.status, third.texts('#says li').length]).toEqual([409, 2])
  })

  it('the tick does not cover what came after it was set', async () => {
    const page = await at(desk, '10:15')
    addBooking(desk.test.db, desk.small, {
      date: tomorrow,
      from: '10:30',
      to: '11:00',
      people: ['Piet Smit'],
    })
    const answer = await page.fill({ onPurpose: true }).press('Book appointment')
    expect([answer.status, answer.texts('#says li').length, desk.count('appointment')]).toEqual([409, 2, 2])
  })

  it('by the second of two receptionists: 409, with all that was typed', async () => {
    const one = await at(desk, '11:00')
    const colleague = await signedIn(desk.test, 'owner')
    const two = await colleague.visit(
      `/staff/appointments/new?practitioner=1&date=${tomorrow}&time=11:00&patient=${desk.noor}`,
    )
    await one.press('Book appointment')
    const late = await two.fill({ note: 'Mine' }).press('Book appointment')
    expect([late.status, late.field('note').value, desk.count('appointment')]).toEqual([409, 'Mine', 2])
    expect(late.texts('#says button').length).toBeGreaterThan(3)
  })

  it('an absence is in the way likewise, and marks nothing', async () => {
    const away = { startsAt: instant(tomorrow, '14:00'), endsAt: instant(tomorrow, '15:00'), reason: '' }
    addAbsence(desk.test.db, { resourceId: 1, ...away }, theSystem, desk.test.now)
    const page = await at(desk, '14:00')
    expect(page.texts('#says li')).toEqual(['Anna de Vries is away, 14:00–15:00'])
    expect((await page.press('Book appointment')).status).toBe(409)
    await page.fill({ onPurpose: true }).press('Book appointment')
    expect(desk.rows('select on_purpose from appointment order by id')).toEqual([
      { on_purpose: 0 },
      { on_purpose: 0 },
    ])
  })

  it('a room that the type needs is in the way, where all are taken', async () => {
    const room = addResource(
      desk.test.db,
      { kind: 'room', name: 'Blue room', locationId: null },
      theSystem,
      0,
    )
    desk.test.db.raw.exec(`insert into type_need (type_id, name) values (${desk.small.consult}, 'Room');
      insert into type_need_resource (need_id, resource_id) values (1, ${room})`)
    await (await at(desk, '15:00')).press('Book appointment')
    const page = await desk.visit(`practitioner=2&date=${tomorrow}&time=15:00&patient=${desk.noor}`)
    expect(page.texts('#says li')).toEqual(['Blue room: 15:00–15:30 Consult'])
    expect((await page.press('Book appointment')).status).toBe(409)
    await page.fill({ onPurpose: true }).press('Book appointment')
    expect(desk.rows('select count(*) as n from occupancy where on_purpose = 1')).toEqual([{ n: 2 }])
  })
})

describe('rule 17: a visitor’s hold', () => {
  it('is said and booked over, and the visitor is told', async () => {
    const visitor = openBrowser(desk.test)
    const check = await toCheck(desk.test, visitor, person, slotAt('10:00', tomorrow), withAnna)
    const page = await at(desk, '10:00')
    expect(page.texts('#says li').join()).toMatch(
      /^Anna de Vries: somebody is booking 10:00–10:30 online just now/,
    )
    expect((await page.press('Book appointment')).path).toBe('/staff/agenda')
    const late = await check.press('Book appointment')
    expect([late.status, desk.rows('select origin from appointment')]).toEqual([409, [{ origin: 'staff' }]])
  })
})

describe('the same form again', () => {
  it('is one booking, and leads to the same page', async () => {
    const page = await at(desk, '10:00')
    const [one, two] = [await page.press('Book appointment'), await page.press('Book appointment')]
    expect([one.url, desk.count('appointment'), desk.count('message')]).toEqual([two.url, 1, 1])
  })

  it('for a new patient is one card', async () => {
    const fresh = await (await desk.visit(`practitioner=1&date=${tomorrow}&time=10:00`)).press('New patient')
    const typed = fresh.fill({ firstName: 'Jip', lastName: 'Dam', birthDate: '1-2-2019' })
    await typed.press('Book appointment')
    expect((await typed.press('Book appointment')).path).toBe('/staff/agenda')
    expect([desk.count('patient'), desk.count('appointment')]).toEqual([2, 1])
  })

  it('with something else in it is not taken for it; pressed once more it is a second one', async () => {
    const page = await at(desk, '10:00')
    await page.press('Book appointment')
    const other = await page.fill({ time: '11:00' }).press('Book appointment')
    expect([other.status, desk.count('appointment')]).toEqual([409, 1])
    expect(other.text).toContain('This form has already booked something else.')
    await other.press('Book appointment')
    expect(desk.count('appointment')).toBe(2)
  })
})

describe('the ways to the desk', () => {
  it('lead from the patient’s card and from an appointment', async () => {
    const card = await desk.browser.visit(`/staff/patients/${desk.noor}`)
    expect((await card.link('Book an appointment').click()).text).toContain('Noor Bakker')
    await toBooked(desk.test, openBrowser(desk.test), person, slotAt('13:00', tomorrow), withAnna)
    const again = await (await desk.browser.visit('/staff/appointments/1')).link('Book again').click()
    expect([again.path, again.field('type').value]).toEqual([
      '/staff/appointments/new',
      String(desk.small.consult),
    ])
    expect(again.text).toContain('Noor Bakker')
  })
})
