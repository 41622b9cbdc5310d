import { beforeEach, describe, expect, it } from 'vitest'
import { languages } from '../../src/i18n/languages.ts'
import { translator } from '../../src/i18n/translate.ts'
import { planReminders } from '../../src/messages/reminders.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { changePractice } from '../../src/practice/practice.commands.ts'
import { form, rows, slotAt } from '../helpers/booking.ts'
import { at, openPost } from '../messages/desk.ts'
import { type Booked, book, bookAtDesk, type House, openHouse } from './kit.ts'

let house: House
let post: ReturnType<typeof openPost>

beforeEach(() => {
  house = openHouse()
  post = openPost()
})

const send = () => house.sender(post.gateway).tick()
const link = ({ path }: Booked) => `https://book.example.org${path}`

async function moveTo(booked: Booked, slot: string): Promise<void> {
  const held = await house.browser.send(`${booked.path}/move`, form({ slot }))
  const hold = new URL(held.headers.get('location') ?? '', 'http://localhost').searchParams.get('hold') ?? ''
  await house.browser.send(`${booked.path}/move/confirm`, form({ hold }))
}
const cancel = ({ path }: Booked) => house.browser.send(`${path}/cancel`, form({}))
const latest = () => {
  const mail = post.mails.at(-1)
  if (!mail) throw new Error('no mail')
  return mail
}
const field = (file: string, name: string) => new RegExp(`^${name}:(.*)\\r$`, 'm').exec(file)?.[1]

describe('F56, rule 28: the confirmation carries the link where something can be done', () => {
  it('in its text and HTML, with the limit; kept without it', async () => {
    const booked = await book(house)
    await send()
    const { text, html, unsubscribeUrl } = latest()
    expect(text).toContain(`Change or cancel: ${link(booked)}\n`)
    expect(text).toContain(
      'You can do this until Wednesday 27 January 2027 at 10:00. Later than that? Phone 020 123 45 67.',
    )
    expect(html).toContain(`<a href="${link(booked)}">Change or cancel</a>`)
    expect(unsubscribeUrl).toBe(undefined)
    expect(house.message(1).text_as_sent).toContain('Change or cancel: …')
    expect(house.message(1).text_as_sent).not.toContain('/visit/')
    expect((await house.browser.visit(booked.path)).status).toBe(200)
  })

  it('says what is on, and until when each', async () => {
    const said = async (changes: Parameters<typeof changePractice>[1]) => {
      changePractice(house.db, { view_on: 1, rebook_on: 1, cancel_on: 1, ...changes }, theSystem, house.now)
      const booked = bookAtDesk(house, { startsAt: at('2027-02-01', '09:00') + 1800 * post.mails.length })
      // What staff do waits five minutes.
      house.now += 300
      await send()
      return latest()
        .text.split('\n')
        .filter((line) => /https|until|Can't/.test(line) && !line.includes('/unsubscribe/'))
        .join(' ')
        .replace(link(booked), '…')
    }
    house.set('appointment_type', house.practice.consult, { self_service: 1 })
    expect(await said({ cancel_on: 0 })).toMatch(/^Choose another time: … You can do this until Sunday/)
    expect(await said({ rebook_on: 0 })).toMatch(/^Cancel: … You can do this until Sunday/)
    expect(await said({ cancel_deadline_hours: 2 })).toMatch(
      /You can choose another time until Sunday .* and cancel until Monday/,
    )
    expect(await said({ rebook_on: 0, cancel_on: 0 })).toBe(
      "See your appointment: … Can't come? Phone 020 123 45 67.",
    )
    expect(await said({ view_on: 0, rebook_on: 0, cancel_on: 0 })).toBe("Can't come? Phone 020 123 45 67.")
    house.set('appointment_type', house.practice.consult, { self_service: 0 })
    expect(await said({ view_on: 0 })).toBe("Can't come? Phone 020 123 45 67.")
  })

  it('too late already: the page can be seen, the rest is for the phone', async () => {
    const booked = await book(house, slotAt('16:00'))
    await send()
    expect(latest().text).toContain(`See your appointment: ${link(booked)}`)
    expect(latest().text).toContain("Can't come? Phone 020 123 45 67.")
  })
})

describe('the message that it has moved', () => {
  it.each(languages)(
    'in %s: new time, old time, link, calendar file that replaces the old one',
    async (language) => {
      const booked = await book(house)
      house.set('attendee', booked.attendeeId, { language })
      await send()
      await moveTo(booked, slotAt('14:30', '2027-01-29'))
      await send()
      const { subject, text, html, calendar, to } = latest()
      const t = translator(language)
      expect(subject).toMatch(/^(Moved: appointment|Verplaatst: afspraak|Flyttad: tid|Flyttet: time) /)
      expect(subject).toContain('14:30')
      expect(text).toContain('14:30')
      expect(text).toMatch(/(No longer|Niet meer|Inte längre|Ikke lenger).*28.*10:00/)
      expect(text).toContain(`${t('emails.link.both')}: ${link(booked)}`)
      expect(text).toContain(t('emails.calendar.moved'))
      for (const part of [subject, text, html])
        expect(part).not.toMatch(/undefined|Consult|Lindelaan|emails\./)
      expect(to).toBe('noor@example.org')
      const [first] = post.mails.map((mail) => mail.calendar)
      expect(field(calendar, 'UID')).toBe(field(first ?? '', 'UID'))
      expect([field(first ?? '', 'SEQUENCE'), field(calendar, 'SEQUENCE')]).toEqual(['1', '2'])
      expect([field(calendar, 'METHOD'), field(calendar, 'DTSTART')]).toEqual(['PUBLISH', '20270129T133000Z'])
    },
  )

  it('goes to the contact of the appointment, also after unsubscribing; strict wants a confirmed one (rules 7, 31)', async () => {
    const booked = await book(house)
    house.db.raw.prepare("insert into unsubscription values ('noor@example.org', 1, 'link')").run()
    await moveTo(booked, slotAt('14:30', '2027-01-29'))
    await send()
    expect(latest().subject).toMatch(/^Moved/)
    changePractice(house.db, { unconfirmed_contacts: 'strict' }, theSystem, house.now)
    await moveTo(booked, slotAt('15:30', '2027-01-29'))
    expect(house.messages().at(-1)).toMatchObject({
      kind: 'moved',
      state: 'skipped',
      reason: 'not-confirmed',
    })
  })

  it('moved twice before it left: one message, of the last time', async () => {
    const booked = await book(house)
    await moveTo(booked, slotAt('14:30', '2027-01-29'))
    await moveTo(booked, slotAt('15:30', '2027-01-29'))
    await send()
    expect(house.messages().map(({ kind, state, reason }) => [kind, state, reason])).toEqual([
      ['confirmation', 'skipped', 'outdated'],
      ['moved', 'skipped', 'outdated'],
      ['moved', 'sent', null],
    ])
    expect(latest().text).toContain('15:30')
  })

  it('the reminder is planned for the new time, and the old one does not leave', async () => {
    const booked = await book(house)
    await send()
    house.now = at('2027-01-26', '10:00')
    planReminders(house.db, house.now)
    await moveTo(booked, slotAt('14:30', '2027-02-03'))
    await send()
    expect(house.messages().map(({ kind, state, reason }) => [kind, state, reason])).toEqual([
      ['confirmation', 'sent', null],
      ['reminder', 'skipped', 'outdated'],
      ['moved', 'sent', null],
    ])
    house.now = at('2027-02-01', '10:00')
    planReminders(house.db, house.now)
    planReminders(house.db, house.now)
    await send()
    expect(latest().subject).toBe('Reminder: appointment Wed 3 Feb 14:30, Praktijk De Linde')
    expect(latest().text).toContain(`Change or cancel: ${link(booked)}`)
    expect(house.messages().filter(({ kind }) => kind === 'reminder').length).toBe(2)
  })

  it('over to another session and back: each change is a newer file and a message of its own', async () => {
    house = openHouse({}, { places: 3 })
    const booked = await book(house)
    await send()
    await moveTo(booked, slotAt('14:30', '2027-01-29'))
    await send()
    await moveTo(booked, slotAt('10:00', '2027-01-28'))
    await send()
    expect(post.mails.map(({ subject }) => subject.replace(/,.*/, ''))).toEqual([
      'Appointment Thu 28 Jan 10:00',
      'Moved: appointment Fri 29 Jan 14:30',
      'Moved: appointment Thu 28 Jan 10:00',
    ])
    expect(new Set(post.mails.map(({ calendar }) => field(calendar, 'UID'))).size).toBe(1)
    const sequences = post.mails.map(({ calendar }) => Number(field(calendar, 'SEQUENCE')))
    expect(sequences).toEqual(sequences.toSorted((one, other) => one - other))
    expect(new Set(sequences).size).toBe(3)
    expect(post.mails[2]?.text).toContain('No longer on Friday 29 January 2027 at 14:30.')
  })
})

describe('the message that it is cancelled', () => {
  it.each(languages)(
    'in %s: which time, book again, phone, and a file that takes it out of the calendar',
    async (language) => {
      const booked = await book(house)
      house.set('attendee', booked.attendeeId, { language })
      await send()
      await cancel(booked)
      await send()
      const { subject, text, calendar } = latest()
      const t = translator(language)
      expect(subject).toMatch(/^(Cancelled: appointment|Geannuleerd: afspraak|Avbokad: tid|Avbestilt: time) /)
      expect(text).toContain('10:00')
      expect(text).toContain(`${t('emails.bookAgain')}: https://book.example.org/book?lang=${language}\n`)
      expect(text).toContain(t('emails.questions', { phone: '020 123 45 67' }))
      expect(text).not.toMatch(/\/visit\/|undefined|Consult/)
      expect([field(calendar, 'METHOD'), field(calendar, 'SEQUENCE')]).toEqual(['CANCEL', '2'])
      expect(field(calendar, 'STATUS')).toBe('CANCELLED')
      expect(field(calendar, 'UID')).toBe(field(post.mails[0]?.calendar ?? '', 'UID'))
    },
  )

  it('is the only one that still leaves: no confirmation, no reminder', async () => {
    const booked = await book(house)
    await send()
    house.now = at('2027-01-26', '10:00')
    planReminders(house.db, house.now)
    await cancel(booked)
    planReminders(house.db, house.now)
    await send()
    expect(house.messages().map(({ kind, state, reason }) => [kind, state, reason])).toEqual([
      ['confirmation', 'sent', null],
      ['reminder', 'skipped', 'cancelled'],
      ['cancelled', 'sent', null],
    ])
    house.now = at('2027-01-27', '10:00')
    planReminders(house.db, house.now)
    expect(house.messages().length).toBe(3)
  })

  it('does not leave where staff have taken the cancellation back meanwhile', async () => {
    const booked = await book(house)
    await cancel(booked)
    house.db.raw.exec(
      "update appointment set status = 'booked', cancelled_at = null; update attendee set cancelled_at = null",
    )
    await send()
    expect(house.messages().at(-1)).toMatchObject({
      kind: 'cancelled',
      state: 'skipped',
      reason: 'not-cancelled',
    })
  })

  it('has no way to book again where the portal is closed', async () => {
    const booked = await book(house)
    changePractice(house.db, { portal_open: 0 }, theSystem, house.now)
    await cancel(booked)
    await send()
    expect(latest().text).not.toContain('https://book.example.org/book')
    expect(rows(house.db, "select action from appointment_event where action = 'message-sent'").length).toBe(
      1,
    )
  })
})
