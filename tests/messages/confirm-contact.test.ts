import { beforeEach, describe, expect, it } from 'vitest'
import { languages } from '../../src/i18n/languages.ts'
import { requestContactConfirmation } from '../../src/messages/contact.commands.ts'
import { offerContact, registerPatient } from '../../src/patients/patients.commands.ts'
import { countsOnCard } from '../../src/patients/patients.queries.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { changePractice } from '../../src/practice/practice.commands.ts'
import { count, rows } from '../helpers/booking.ts'
import { type Browser, openBrowser } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { at, away, type Desk, openDesk, openPost } from './desk.ts'

const monday = at('2027-01-25', '08:00')
let desk: Desk
let browser: Browser
let post: ReturnType<typeof openPost>
let patientId: number
let contactId: number

beforeEach(() => {
  desk = openDesk(monday)
  browser = openBrowser(desk)
  post = openPost()
  const card = { firstName: 'Tim', lastName: 'Visser', birthDate: '2019-05-03', language: 'en' } as const
  patientId = registerPatient(desk.db, { ...card, origin: 'staff' }, monday - 90_000)
  offerContact(desk.db, patientId, { channel: 'email', value: 'Anouk@example.org', whose: 'parent' }, monday)
  contactId = Number(rows(desk.db, 'select id from patient_contact')[0]?.id)
})

const request = () => requestContactConfirmation(desk.db, desk.world.keys, contactId, theSystem, desk.now)
const send = () => desk.sender(post.gateway).tick()
const confirmedAt = () => rows(desk.db, 'select confirmed_at from patient_contact')[0]?.confirmed_at

/** Asks, sends, and gives the path of the link. */
async function ask(): Promise<string> {
  expect(request().ok).toBe(true)
  await send()
  const found = /https:\/\/book\.example\.org(\/confirm\/[\w-]{22})/.exec(post.mails.at(-1)?.text ?? '')
  return found?.[1] ?? ''
}

describe('rule 6: confirming a contact by a link', () => {
  it('is a page with a button; the button confirms, once and for all', async () => {
    const path = await ask()
    const page = await browser.visit(path)
    expect([page.status, page.heading]).toEqual([200, 'Confirm your e-mail address'])
    expect(page.html).not.toMatch(/Tim|Visser|Anouk|example\.org/)
    expect(page.headers.get('referrer-policy')).toBe('strict-origin')
    expect(page.headers.get('set-cookie')).toBe(null)
    desk.now += 60
    const done = await page.press('Yes, this is my address')
    expect(done.via).toEqual([{ status: 303, location: path }])
    expect(done.heading).toBe('Your e-mail address is confirmed')
    expect(confirmedAt()).toBe(desk.now)
    expect(rows(desk.db, "select actor, object from audit where action = 'confirmed'")).toEqual([
      { actor: 'patient-web', object: 'patient-contact' },
    ])
    desk.now += 60
    expect((await page.press('Yes, this is my address')).status).toBe(200)
    expect(confirmedAt()).toBe(desk.now - 60)
  })

  it('counts from then on as the card’s own (rule 2)', async () => {
    expect(countsOnCard(desk.db, patientId, 'anouk@example.org')).toBe(false)
    await (await browser.visit(await ask())).press('Yes, this is my address')
    expect(countsOnCard(desk.db, patientId, 'anouk@example.org')).toBe(true)
  })

  it('never by GET or HEAD: scanners open links', async () => {
    const path = await ask()
    const before = desk.db.raw.serialize()
    for (const method of ['GET', 'HEAD', 'GET']) await browser.send(path, { method })
    expect(desk.db.raw.serialize().equals(before)).toBe(true)
    expect(confirmedAt()).toBe(null)
  })

  it('works for 30 days, then says so (410)', async () => {
    const path = await ask()
    desk.now = monday + 30 * 86_400 - 1
    expect((await browser.visit(path)).status).toBe(200)
    desk.now += 1
    const page = await browser.visit(path)
    expect([page.status, page.heading]).toEqual([410, 'This link is too old'])
    expect(page.text).toContain('020 123 45 67')
    expect((await browser.send(path, { method: 'POST' })).status).toBe(410)
    expect(confirmedAt()).toBe(null)
  })

  it('ends with the contact and with a newer link; unknown and revoked are the same 404', async () => {
    const first = await ask()
    const second = await ask()
    expect(second).not.toBe(first)
    desk.db.raw.prepare('update patient_contact set revoked_at = ?').run(desk.now)
    desk.pauses.splice(0)
    const bodies: string[] = []
    for (const path of [first, second, '/confirm/AAAAAAAAAAAAAAAAAAAAAA', '/confirm/x']) {
      const answer = await browser.send(path)
      expect([path, answer.status]).toEqual([path, 404])
      bodies.push((await answer.text()).replace(/\/confirm\/[^"?]*/g, ''))
      expect((await browser.send(path, { method: 'POST' })).status).toBe(404)
    }
    expect(new Set(bodies).size).toBe(1)
    expect(desk.pauses.length).toBe(8)
    expect(confirmedAt()).toBe(null)
  })

  it('opens nothing else: the token is of one purpose', async () => {
    const token = (await ask()).split('/').at(-1) ?? ''
    for (const path of [`/visit/${token}`, `/v/${token}`, `/unsubscribe/${token}`, `/book/booked/${token}`])
      expect((await browser.send(path)).status).toBe(404)
  })
})

describe('the message', () => {
  it.each(languages)('in %s names nobody and has no appointment in it', async (language) => {
    desk.set('patient', patientId, { language })
    const path = await ask()
    const [mail] = post.mails
    expect([mail?.to, mail?.calendar, mail?.unsubscribeUrl]).toEqual(['Anouk@example.org', '', undefined])
    expect(mail?.text).toContain(`https://book.example.org${path}`)
    expect(mail?.html).toContain(`<a href="https://book.example.org${path}">`)
    for (const part of [mail?.subject, mail?.text, mail?.html])
      expect(part).not.toMatch(/Tim|Visser|undefined|confirmContact/)
    const [row] = desk.messages()
    expect(row?.text_as_sent).toContain('…')
    expect(row?.text_as_sent).not.toContain('/confirm/')
    expect((await browser.visit(path)).lang).toBe(language)
  })

  it('leads to a page that speaks its language all around, unless another is chosen on it', async () => {
    desk.set('patient', patientId, { language: 'sv' })
    desk.db.raw.exec(`update location set out_of_hours_texts = '{"en":"At night","sv":"På natten"}'`)
    const page = await browser.visit(await ask())
    expect([page.lang, page.text.includes('På natten'), page.text.includes('At night')]).toEqual([
      'sv',
      true,
      false,
    ])
    expect(page.links('.bar').map(({ name }) => name)).toEqual(['English', 'Nederlands', 'Norsk bokmål'])
    expect((await page.link('English', '.bar').click()).text).toContain('At night')
  })

  it('waits and is tried again like any other, and stands in the ledger', async () => {
    request()
    await desk.sender(openPost(() => away).gateway).tick()
    expect(desk.messages()).toMatchObject([
      { kind: 'confirm-contact', state: 'waiting', reason: 'server-away' },
    ])
    desk.now += 120
    await send()
    expect(desk.messages()).toMatchObject([{ state: 'sent', to_masked: 'A…@e….org' }])
    const staff = await signedIn(desk, 'reception')
    const list = await staff.visit('/staff/messages')
    expect(list.text).toContain('Link to confirm a contact')
    const one = await staff.visit('/staff/messages/1')
    expect([one.status, one.heading]).toEqual([200, 'Link to confirm a contact'])
    expect(count(desk.db, 'access_log', `patient_id = ${patientId}`)).toBeGreaterThan(0)
  })

  it.each([
    ['practice-off', () => changePractice(desk.db, { messages_on: 0 }, theSystem, monday)],
    ['patient-off', () => desk.set('patient', patientId, { notifications: 0 })],
    ['protected', () => desk.set('patient', patientId, { protected: 1 })],
  ] as const)('is skipped with its reason, at the request and when it leaves: %s', async (reason, change) => {
    request()
    change()
    await send()
    request()
    expect(desk.messages().map(({ reason }) => reason)).toEqual([reason, reason])
    expect(post.mails).toEqual([])
  })

  it('does not leave where the contact was confirmed meanwhile', async () => {
    request()
    desk.set('patient_contact', contactId, { confirmed_at: monday })
    await send()
    expect(desk.messages()).toMatchObject([{ state: 'skipped', reason: 'contact-settled' }])
  })

  it('cannot be asked for of a phone, a withdrawn or a confirmed contact, or of none', () => {
    const refused = { ok: false, reason: 'not-offered' }
    for (const change of [
      { channel: 'phone' },
      { channel: 'email', revoked_at: 1 },
      { revoked_at: null, confirmed_at: 1 },
    ]) {
      desk.set('patient_contact', contactId, change)
      expect(request()).toEqual(refused)
    }
    expect(requestContactConfirmation(desk.db, desk.world.keys, 99, theSystem, monday)).toEqual(refused)
    expect(count(desk.db, 'message')).toBe(0)
  })

  it('survives a stop: what was being handed over is unclear, and nothing falls over', async () => {
    request()
    desk.db.raw.prepare("update message set state = 'handing-over', claim = x'01'").run()
    const { recoverMessages } = await import('../../src/messages/recovery.commands.ts')
    expect(recoverMessages(desk.db, desk.now)).toEqual({ waiting: 0, unknown: 1 })
    expect(desk.messages()).toMatchObject([{ state: 'unknown', reason: 'interrupted' }])
  })
})
