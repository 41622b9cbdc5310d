import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { unsubscribe } from '../../src/messages/stop.commands.ts'
import { registerPatient } from '../../src/patients/patients.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { linkedText } from '../../src/practice/linked-text.ts'
import { changePractice } from '../../src/practice/practice.commands.ts'
import { addAutomatic, changeAutomatic, retireAutomatic } from '../../src/types/automatic.commands.ts'
import { findAutomatic } from '../../src/types/automatic.queries.ts'
import { changeWording } from '../../src/types/wording.commands.ts'
import { count, everything, noor, rows, slotAt, toBooked, toCheck, withAnna } from '../helpers/booking.ts'
import { openBrowser } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { book, bookAtDesk, type House, last, openHouse } from '../visit/kit.ts'
import { at, openPost } from './desk.ts'

const texts = {
  en: 'Eat <b>nothing</b>.\n\n- Bring your list: https://forms.example/a?b=1&c=2.',
  nl: 'Nuchter blijven.',
}
const english = 'Eat <b>nothing</b>.'
const slot = slotAt('10:00', '2027-01-28')

let house: House
let template: number

/** Noor is a patient whose address is confirmed, and the type has a message. */
function open(changes: Parameters<typeof openHouse>[0] = {}, known = true, staffToo = true): void {
  house = openHouse(changes)
  template = addAutomatic(house.db, { name: 'Fasting', texts, staffToo }, theSystem, house.now)
  house.set('appointment_type', house.practice.consult, { message_template_id: template })
  if (known) confirmNoor()
}

function confirmNoor(): void {
  const card = { firstName: 'Noor', lastName: 'Bakker', birthDate: '1979-03-27', language: 'en' } as const
  const patientId = registerPatient(house.db, { ...card, origin: 'staff' }, house.now)
  const contact = { patient_id: patientId, value: noor.email, value_folded: noor.email }
  house.db.raw
    .prepare(
      `insert into patient_contact (patient_id, channel, value, value_folded, whose, source, confirmed_at, created_at)
       values (@patient_id, 'email', @value, @value_folded, 'own', 'staff', 1, 1)`,
    )
    .run(contact)
}

const dialogues = () => house.messages().filter(({ kind }) => kind === 'dialogue')
const letters = async () => {
  const { gateway, mails } = openPost()
  await house.sender(gateway).tick()
  return mails.filter(({ subject }) => subject.startsWith('A message'))
}

beforeEach(() => open())

describe('P17: whoever books online is written to', () => {
  it('reads it on the page after booking, in the practice’s words and as nothing but text', async () => {
    const page = await toBooked(house, openBrowser(house), noor, slot, withAnna)
    expect(page.texts('section.note h2')).toEqual(['A message from Praktijk De Linde'])
    expect(page.text).toContain(english)
    expect(page.text).toContain('Please read the message below before your visit.')
    expect(page.text).not.toContain('You do not need to do anything else')
    expect(page.html).toContain('Eat &lt;b&gt;nothing&lt;/b&gt;.')
    const [link] = page.links('section.note')
    expect(link?.element.attributes).toMatchObject({
      href: 'https://forms.example/a?b=1&c=2',
      rel: 'noreferrer',
      target: '_top',
    })
    expect(page.document.querySelector('section.note p')?.hasAttribute('hx-ignore')).toBe(true)
  })

  it('J20: nobody is taken back to the website while reading it', async () => {
    changePractice(house.db, { website: 'https://linde.example/' }, theSystem, house.now)
    const written = await toBooked(house, openBrowser(house), noor, slot, withAnna)
    expect([written.has('[data-return]'), written.has('a[href="https://linde.example/"]')]).toEqual([
      false,
      true,
    ])
    house.set('appointment_type', house.practice.consult, { message_template_id: null })
    const other = { ...noor, firstName: 'Tim', email: 'tim@example.org', 'birthDate-day': '2' }
    const plain = await toBooked(house, openBrowser(house), other, slotAt('11:00', '2027-01-28'), withAnna)
    expect(plain.has('[data-return]')).toBe(true)
  })

  it('O30: the practice’s own words stand before and after the notice, and not the message itself', async () => {
    const words = { before: { en: 'Good news from {location}.' }, after: { en: '<i>See</i> you on {date}.' } }
    changeWording(house.db, { kind: 'dialogue', channel: 'email', ...words }, 0, theSystem, house.now)
    const reminder = { kind: 'reminder', before: { en: 'NOT THIS' }, after: {} }
    changeWording(house.db, { ...reminder, channel: 'email' }, 0, theSystem, house.now)
    await book(house)
    const [mail] = await letters()
    expect(mail?.text).toContain('Dear Noor Bakker,\n\nGood news from De Linde.\n\n')
    expect(mail?.text).toContain('\n\n<i>See</i> you on Thursday 28 January 2027.\n\nKind regards,')
    expect(mail?.html).toContain('<p>&lt;i&gt;See&lt;/i&gt; you on Thursday 28 January 2027.</p>')
    expect(`${mail?.text}${mail?.html}`).not.toMatch(/Eat|NOT THIS/)
    expect(findAutomatic(house.db, template)?.texts).toEqual(texts)
  })

  it('gets an e-mail that leads to it and says nothing of it (rule 27)', async () => {
    const { path } = await book(house)
    const [mail, ...more] = await letters()
    expect(more).toEqual([])
    expect(mail).toMatchObject({
      to: noor.email,
      subject: 'A message about your appointment, Praktijk De Linde',
      calendar: '',
    })
    expect(mail?.text).toContain('Praktijk De Linde has written to you about your appointment.')
    expect(mail?.text).toContain(`https://book.example.org${path}`)
    for (const text of [mail?.text, mail?.html, mail?.subject])
      expect(text).not.toMatch(/Eat|nothing|Consult|Lindelaan|28 January|10:00|Anna/)
    const link = /https:\/\/book\.example\.org(\/visit\/\S+)/.exec(mail?.text ?? '')?.[1] ?? ''
    const page = await openBrowser(house).visit(link)
    expect([page.status, page.heading, page.text.includes(english)]).toEqual([200, 'Your appointment', true])
  })

  it('the ledger keeps the e-mail without its links, and staff see beside it what the patient reads', async () => {
    await book(house)
    await letters()
    const [row] = dialogues()
    expect(row).toMatchObject({ state: 'sent', reason: null })
    expect(row?.text_as_sent).not.toMatch(/visit\/\w|unsubscribe\/\w|Eat/)
    const ines = await signedIn(house, 'reception')
    expect((await ines.visit('/staff/messages')).text).toContain('Automatic message about')
    const page = await ines.visit(`/staff/messages/${row?.id}`)
    expect(page.text).toContain('What the patient reads behind the link')
    expect(page.text).toContain(english)
    const panel = await ines.visit(`/staff/appointments/${last(house).appointmentId}`)
    expect(panel.text).toMatch(/Automatic message\s+by e-mail\s+sent/)
  })

  it('reads it in the language of the booking; one without a text of its own in the practice’s', async () => {
    const { path, attendeeId } = await book(house)
    house.set('attendee', attendeeId, { language: 'nl' })
    expect((await house.browser.visit(path)).text).toContain('Nuchter blijven.')
    const swedish = await house.browser.visit(`${path}?lang=sv`)
    expect(swedish.text).toContain('Ett meddelande från Praktijk De Linde')
    expect(swedish.document.querySelector('section.note p')?.getAttribute('lang')).toBe('en')
  })

  it('opening it changes nothing', async () => {
    const { path } = await book(house)
    const before = everything(house.db)
    await house.browser.visit(path)
    await house.browser.send(path, { method: 'HEAD' })
    expect(everything(house.db)).toEqual(before)
  })

  it('what the practice writes later is for later bookings: whoever was told something keeps it', async () => {
    const { path } = await book(house)
    const before = findAutomatic(house.db, template)
    if (!before) throw new Error('no template')
    const change = { ...before, texts: { en: 'Eat well.' } }
    changeAutomatic(house.db, template, change, before.rowVersion, theSystem, house.now)
    expect((await house.browser.visit(path)).text).toContain(english)
    const later = bookAtDesk(house)
    expect((await house.browser.visit(later.path)).text).toContain('Eat well.')
    bookAtDesk(house, { startsAt: at('2027-01-28', '14:00') }, { firstName: 'Bo' })
    expect(count(house.db, 'automatic_text')).toBe(2)
  })

  it('the same form again writes nothing again', async () => {
    const check = await toCheck(house, openBrowser(house), noor, slot, withAnna)
    for (const _ of ['once', 'again']) expect((await check.press('Book appointment')).status).toBe(200)
    expect([dialogues().length, count(house.db, 'automatic_message')]).toEqual([1, 1])
  })

  it('a type without one writes nothing', async () => {
    house.set('appointment_type', house.practice.consult, { message_template_id: null })
    const { path } = await book(house)
    expect([dialogues(), count(house.db, 'automatic_message')]).toEqual([[], 0])
    expect((await house.browser.visit(path)).text).not.toContain('A message from')
  })
})

describe('P17: where the page about the appointment is off (rule 20)', () => {
  it('the link opens the message and nothing else', async () => {
    open({ view_on: 0, rebook_on: 0, cancel_on: 0 })
    const { path } = await book(house)
    expect(await letters()).toHaveLength(1)
    const page = await house.browser.visit(path)
    expect([page.status, page.heading]).toEqual([200, 'A message from Praktijk De Linde'])
    expect(page.text).toContain(english)
    expect(page.text).not.toMatch(/28 January|10:00|Anna|Consult|Noor/)
    for (const below of ['/move', '/cancel', '/calendar.ics'])
      expect((await house.browser.send(path + below)).status).toBe(404)
  })

  it('without a message there is no page, byte for byte as for an unknown link', async () => {
    open({ view_on: 0, rebook_on: 0, cancel_on: 0 })
    house.set('appointment_type', house.practice.consult, { message_template_id: null })
    const { path } = await book(house)
    const [none, unknown] = [
      await house.browser.visit(path),
      await house.browser.visit('/visit/AAAAAAAAAAAAAAAAAAAAAA'),
    ]
    expect([none.status, unknown.status]).toEqual([404, 404])
    expect(none.text).toBe(unknown.text)
  })

  it('over is over', async () => {
    open({ view_on: 0, rebook_on: 0, cancel_on: 0 })
    const { path, appointmentId } = await book(house)
    house.set('appointment', appointmentId, { status: 'cancelled', cancelled_at: house.now })
    const page = await house.browser.visit(path)
    expect([page.status, page.text.includes('Eat')]).toEqual([410, false])
  })
})

describe('P17: the gates (rules 7, 9, 29, 31; P20)', () => {
  const reason = () => dialogues().map((row) => `${row.state} ${row.reason}`)

  it('an address that nobody has confirmed gets no e-mail; its owner reads it on the pages', async () => {
    open({}, false)
    const { path } = await book(house)
    expect(reason()).toEqual(['skipped not-confirmed'])
    expect((await house.browser.visit(path)).text).toContain(english)
    const ines = await signedIn(house, 'reception')
    expect((await ines.visit('/staff/messages?state=skipped')).text).toContain('The contact is not confirmed')
  })

  it.each([
    ['practice-off', () => changePractice(house.db, { messages_on: 0 }, theSystem, house.now)],
    ['type-off', () => house.set('appointment_type', house.practice.consult, { notify: 0 })],
    ['patient-off', () => house.set('patient', 1, { notifications: 0 })],
  ])('%s', async (gate, fail) => {
    fail()
    await book(house)
    expect(reason()).toEqual([`skipped ${gate}`])
  })

  it.each([
    ['template-off', () => retireAutomatic(house.db, template, theSystem, house.now)],
    ['cancelled', () => house.set('attendee', last(house).attendeeId, { cancelled_at: house.now })],
    ['not-present', () => house.set('attendee', last(house).attendeeId, { present: 0 })],
    ['protected', () => house.set('patient', 1, { protected: 1 })],
    ['no-email', () => house.set('attendee', last(house).attendeeId, { contact_email: null })],
    ['no-link', () => house.set('attendee', last(house).attendeeId, { visit_hash: null })],
    ['not-confirmed', () => house.set('patient_contact', 1, { confirmed_at: null })],
    ['too-late', () => Object.assign(house, { now: house.now + 4 * 86_400 })],
  ])('%s, when it is about to leave', async (gate, fail) => {
    await book(house)
    expect(reason()).toEqual(['waiting null'])
    fail()
    expect(await letters()).toEqual([])
    expect(reason()).toEqual([`skipped ${gate}`])
  })

  it('whoever has unsubscribed gets none, and the e-mail itself offers it in one click', async () => {
    await book(house)
    const [mail] = await letters()
    expect(mail?.unsubscribeUrl).toMatch(/^https:\/\/book\.example\.org\/unsubscribe\/[\w-]{22}$/)
    expect(mail?.text).toContain('Stop reminders and messages like this by e-mail')
    const path = new URL(mail?.unsubscribeUrl ?? '').pathname
    const done = await openBrowser(house).visit(path)
    expect((await done.press('Stop these e-mails')).text).toContain('automatic messages')
    expect(unsubscribe(house.db, Buffer.alloc(32), 'link', house.now)).toBe(false)
    await book(house, slotAt('14:00', '2027-01-28'))
    expect(reason().at(-1)).toBe('skipped unsubscribed')
  })

  it('moved before it has left it leaves once, and moved afterwards not again', async () => {
    const { path } = await book(house)
    const move = async (time: string) => {
      const times = await house.browser.visit(`${path}/move?from=2027-01-28&day=2027-01-28`)
      const check = await times
        .form('form:has(.slots)')
        .press({ name: 'slot', value: slotAt(time, '2027-01-28') })
      const moved = await check.press('Take this time')
      expect(moved.text).toContain(time)
    }
    await move('11:00')
    expect(await letters()).toHaveLength(1)
    await move('14:00')
    expect(await letters()).toEqual([])
    expect(dialogues().map(({ state }) => state)).toEqual(['sent'])
    expect((await house.browser.visit(path)).text).toContain(english)
  })
})

describe('P17: what the practice books', () => {
  it('is written to as well, unless the practice says no', async () => {
    const { path } = bookAtDesk(house)
    expect(dialogues().map(({ reason }) => reason)).toEqual(['not-confirmed'])
    expect((await house.browser.visit(path)).text).toContain(english)
    open({}, true, false)
    const other = bookAtDesk(house)
    expect(dialogues()).toEqual([])
    expect((await house.browser.visit(other.path)).text).not.toContain('A message from')
    await book(house)
    expect(dialogues()).toHaveLength(1)
  })

  it('rule 29: the e-mail waits a little; where staff tell nobody it does not leave', () => {
    bookAtDesk(house)
    expect(dialogues()).toMatchObject([{ due_at: house.now + 300, reason: 'not-confirmed' }])
    bookAtDesk(house, { startsAt: at('2027-01-28', '14:00'), tell: false }, { firstName: 'Bo' })
    expect(dialogues().at(-1)).toMatchObject({ state: 'skipped', reason: 'by-choice' })
  })

  it('P18: out of use writes nothing to anybody', async () => {
    retireAutomatic(house.db, template, theSystem, house.now)
    bookAtDesk(house)
    await book(house)
    expect([dialogues(), rows(house.db, 'select * from automatic_message')]).toEqual([[], []])
  })
})

describe('a text with web addresses', () => {
  it('stays the same text, whatever it is, and links lead to websites only', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        'https://a.example/b',
        'http://x',
        'javascript:alert(1)',
        '\n',
        '"><script>',
        'HTTPS://A.EXAMPLE.',
        'https://',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('')
        const parts = linkedText(text)
        expect(parts.map((part) => part.text).join('')).toBe(text)
        for (const { href } of parts) expect(href === '' || /^https?:\/\//.test(href)).toBe(true)
      }),
    )
  })

  it('leaves the end of the sentence out of the address', () => {
    expect(linkedText('See (https://a.example/x), or http://b.example.')).toEqual([
      { text: 'See (', href: '' },
      { text: 'https://a.example/x', href: 'https://a.example/x' },
      { text: '), or ', href: '' },
      { text: 'http://b.example', href: 'http://b.example/' },
      { text: '.', href: '' },
    ])
  })
})
