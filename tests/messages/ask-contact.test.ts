import { beforeEach, describe, expect, it } from 'vitest'
import { languages } from '../../src/i18n/languages.ts'
import { hashToken } from '../../src/lib/token.ts'
import { unsubscribeToken } from '../../src/messages/links.ts'
import { unsubscribe } from '../../src/messages/stop.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { changePractice } from '../../src/practice/practice.commands.ts'
import { count, form, rows } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { addCard } from '../helpers/cards.ts'
import { signedIn } from '../helpers/staff.ts'
import { accepted, at, away, type Desk, openDesk, openPost } from './desk.ts'

const monday = at('2027-01-25', '08:00')
let desk: Desk
let staff: Browser
let post: ReturnType<typeof openPost>
let wakes: number

beforeEach(async () => {
  wakes = 0
  desk = openDesk(monday, {}, {}, { wake: () => void wakes++ })
  post = openPost()
  addCard(desk)
  staff = await signedIn(desk, 'reception')
})

const send = () => desk.sender(post.gateway).tick()
const card = (browser = staff) => browser.visit('/staff/patients/1')
const press = async (name = 'Send a link to confirm', browser = staff) =>
  (await card(browser)).form('form[action$="/contacts/1/link"]').press(new RegExp(`^${name}`))
const contact = () => rows(desk.db, 'select * from patient_contact where id = 1')[0]
const say = (page: Page) => page.text.replace(/\s+/g, ' ')
const said = (page: Page) => page.texts('[role=status]')
const linkIn = (text = '') => /\/confirm\/[\w-]{22}/.exec(text)?.[0] ?? ''
const button = (page: Page) => page.texts('form[action$="/link"] button')
const by = { 'sec-fetch-site': 'same-origin' }

/** Presses the button, sends what it asked for, and gives the path of the link. */
async function ask(name?: string): Promise<string> {
  await press(name)
  await send()
  return linkIn(post.mails.at(-1)?.text)
}

describe('rule 6: the button on the card that sends a link to confirm a contact', () => {
  it('goes all the way: card, e-mail, page, button, card', async () => {
    const pressed = await press()
    expect(pressed.via).toEqual([{ status: 303, location: '/staff/patients/1?said=link-sent&contact=1' }])
    expect(said(pressed)).toEqual([
      'A link is on its way to n…@e….org. The contact counts as confirmed once its owner presses the button behind it.',
    ])
    expect(say(pressed)).toContain('Link asked for 25 January 2027 08:00, not sent yet')
    expect([wakes, pressed.texts('.note.warn')]).toEqual([1, []])
    desk.now += 60
    await send()
    expect(post.mails.map(({ to }) => to)).toEqual(['noor@example.org'])
    const waits = await card()
    expect(say(waits)).toContain('Link sent 25 January 2027 08:01, not confirmed yet')
    expect(contact()?.confirmed_at).toBe(null)

    const visitor = openBrowser(desk)
    const page = await visitor.visit(linkIn(post.mails[0]?.text))
    expect([page.heading, contact()?.confirmed_at]).toEqual(['Confirm your e-mail address', null])
    desk.now = at('2027-01-25', '09:30')
    await page.press('Yes, this is my address')
    staff = await signedIn(desk, 'reception')
    const confirmed = await card()
    expect(say(confirmed)).toContain('noor@example.org confirmed')
    expect(say(confirmed)).toContain('Confirmed by the link 25 January 2027 09:30')
    expect([button(confirmed), say(confirmed).includes('Link sent')]).toEqual([[], false])
  })

  it('what only looks confirms nothing: GET, HEAD and a prefetch', async () => {
    const path = await ask()
    const before = desk.db.raw.serialize()
    const visitor = openBrowser(desk)
    for (const options of [
      { method: 'GET' },
      { method: 'HEAD' },
      { method: 'GET', headers: { 'sec-purpose': 'prefetch' } },
      { method: 'GET', headers: { purpose: 'preview' } },
    ])
      expect((await visitor.send(path, options)).status).toBe(200)
    expect(desk.db.raw.serialize().equals(before)).toBe(true)
  })

  it('nor does opening its own address send anything', async () => {
    expect((await staff.visit('/staff/patients/1/contacts/1/link')).status).toBe(404)
    expect(count(desk.db, 'message')).toBe(0)
  })

  it('an older link ends with a newer one', async () => {
    const first = await ask()
    desk.now += 300
    const second = await ask('Send a new link')
    const visitor = openBrowser(desk)
    expect((await visitor.send(first, { method: 'POST' })).status).toBe(404)
    expect(contact()?.confirmed_at).toBe(null)
    expect([second === first, (await visitor.send(second, { method: 'POST' })).status]).toEqual([false, 303])
    expect(contact()?.confirmed_at).toBe(desk.now)
  })

  it('pressed again a moment later sends no second one, and the first stays good', async () => {
    const path = await ask()
    desk.now += 299
    expect(said(await press('Send a new link'))[0]).toMatch(/^No second link: the one to n…@e….org/)
    await send()
    expect(post.mails.length).toBe(1)
    expect((await openBrowser(desk).visit(path)).status).toBe(200)
    desk.now += 1
    expect(said(await press('Send a new link'))[0]).toMatch(/^A link is on its way/)
  })

  it('while one waits to leave there is no second, however long', async () => {
    await press()
    desk.now += 86_400
    staff = await signedIn(desk, 'reception')
    expect(said(await press('Send a new link'))[0]).toMatch(/^No second link/)
    expect(count(desk.db, 'message')).toBe(1)
  })

  it('one that did not arrive may be sent again at once, and the card says why it did not', async () => {
    post = openPost(() => ({ outcome: 'permanent', trouble: 'address-refused' }))
    await ask()
    expect(say(await card())).toContain(
      'The link of 25 January 2027 08:00 did not arrive: The address does not exist or refuses mail',
    )
    post = openPost(() => accepted)
    expect(said(await press())[0]).toMatch(/^A link is on its way/)
  })

  it('is not sent twice by two presses at once', async () => {
    const [first, second] = [await card(), await card()]
    for (const page of [first, second]) await page.form('form[action$="/contacts/1/link"]').press(/^Send/)
    await send()
    expect(post.mails.length).toBe(1)
  })

  it('says on the card when it has grown too old', async () => {
    await ask()
    desk.now += 30 * 86_400
    staff = await signedIn(desk, 'reception')
    const page = await card()
    expect(say(page)).toContain('Link sent 25 January 2027 08:00. Never confirmed, too old by now')
    expect(button(page)).toEqual(['Send a new link: noor@example.org'])
  })
})

describe('rule 6: where no link can be sent it says why', () => {
  const refusals = [
    [
      'Messages are switched off in the settings.',
      () => changePractice(desk.db, { messages_on: 0 }, theSystem, monday),
    ],
    ['This patient gets no messages.', () => desk.set('patient', 1, { notifications: 0 })],
    ['This patient gets no messages.', () => desk.set('patient', 1, { status: 'deceased' })],
    [
      'Its owner has unsubscribed. Ask at the desk and choose “Read back to the patient”.',
      () => {
        const { attendeeId } = desk.visit({ email: 'Noor@Example.org' })
        const token = unsubscribeToken(desk.world.keys, attendeeId, 1)
        expect(unsubscribe(desk.db, hashToken(token), 'link', monday)).toBe(true)
      },
    ],
  ] as const

  it.each(refusals)('%s', async (words, change) => {
    change()
    const page = await press()
    expect(said(page)).toEqual([`No link was sent to n…@e….org. ${words}`])
    expect(page.texts('.note.warn[role=status]')).toEqual(said(page))
    expect(say(page)).toContain('The link of 25 January 2027 08:00 was not sent: ')
    expect([contact()?.confirm_hash, contact()?.confirm_asked_at]).toEqual([null, null])
    await send()
    expect([post.mails.length, wakes]).toEqual([0, 0])
  })

  it('a link that is out stays good where a newer one may not leave', async () => {
    const path = await ask()
    changePractice(desk.db, { messages_on: 0 }, theSystem, monday)
    await press('Send a new link')
    expect((await openBrowser(desk).visit(path)).status).toBe(200)
  })

  it('a protected identity gets one only by a channel that is ticked, and needs a reason to be opened', async () => {
    desk.set('patient', 1, { protected: 1 })
    const answer = await staff.send('/staff/patients/1/contacts/1/link', form({}, by))
    expect([answer.status, count(desk.db, 'message')]).toEqual([404, 0])
    await (await card()).fill({ reason: 'She phones' }).press('Show for an hour')
    expect(said(await press())).toEqual([
      'No link was sent to n…@e….org. The identity is protected and e-mail is not ticked on the card.',
    ])
    desk.set('patient', 1, { preferred_channel: 'email' })
    expect(said(await press())[0]).toMatch(/^A link is on its way/)
  })

  it('a contact that was withdrawn or confirmed while the card was open', async () => {
    const [one, other] = [await card(), await card()]
    desk.set('patient_contact', 1, { confirmed_at: monday })
    const words =
      'No link was sent to n…@e….org. The contact has been confirmed already, or cannot be written to.'
    expect(said(await one.form('form[action$="/link"]').press(/^Send/))).toEqual([words])
    desk.set('patient_contact', 1, { confirmed_at: null, revoked_at: monday })
    const page = await other.form('form[action$="/link"]').press(/^Send/)
    expect([page.status, said(page)]).toEqual([200, ['No link was sent. The contact has been withdrawn.']])
    expect(count(desk.db, 'message')).toBe(0)
  })

  it('a link to a contact that is withdrawn ends, also where staff put it back', async () => {
    const path = await ask()
    await (await card()).form('form.btns[action$="/contacts/1"]').press(/^Withdraw/)
    const visitor = openBrowser(desk)
    expect((await visitor.send(path, { method: 'POST' })).status).toBe(404)
    desk.now += 60
    const values = { contact: 'noor@example.org', whose: 'own' }
    await (await card()).form('form[action$="/contacts#errors"]').fill(values).press('Put on the card')
    expect((await visitor.send(path, { method: 'POST' })).status).toBe(404)
    const page = await card()
    expect([button(page), say(page).includes('Link sent')]).toEqual([
      ['Send a link to confirm: noor@example.org'],
      false,
    ])
    expect(contact()?.confirmed_at).toBe(null)
  })

  it('is not there for a phone number, nor for another patient’s contact', async () => {
    addCard(desk, { firstName: 'Ada', contacts: ['+31612345678', 'ada@example.org'] })
    const page = await staff.visit('/staff/patients/2')
    expect(button(page)).toEqual(['Send a link to confirm: ada@example.org'])
    for (const path of ['1/contacts/3', '2/contacts/1', '2/contacts/9', '9/contacts/1']) {
      const answer = await staff.send(`/staff/patients/${path}/link`, form({}, by))
      expect([path, answer.status]).toEqual([path, 404])
    }
    expect(count(desk.db, 'message')).toBe(0)
  })

  it('says nothing of a contact that the address only makes up', async () => {
    for (const query of ['said=link-sent&contact=9', 'said=link-sent', 'said=nonsense&contact=1'])
      expect(said(await staff.visit(`/staff/patients/1?${query}`))).toEqual([])
  })
})

describe('rule 6: without a way out for e-mails', () => {
  it('the link waits, visibly, and leaves once there is one', async () => {
    desk = openDesk(monday, {}, {}, { mail: false })
    addCard(desk)
    staff = await signedIn(desk, 'owner')
    expect(said(await press())[0]).toMatch(
      /^The link to n…@e….org waits\. E-mails do not leave at the moment/,
    )
    await desk.sender(undefined).tick()
    expect(say(await card())).toContain('Link asked for 25 January 2027 08:00, not sent yet')
    const ledger = await (await card()).link(/^Message: /).click()
    expect(ledger.heading).toBe('Link to confirm a contact')
    desk.now += 600
    await send()
    expect(say(await card())).toContain('Link sent 25 January 2027 08:10, not confirmed yet')
  })

  it('a server that does not answer is named on the card', async () => {
    await press()
    await desk.sender(openPost(() => away).gateway).tick()
    expect(say(await card())).toContain('not sent yet: The mail server does not answer')
  })

  it('a pause of sending is said as well', async () => {
    changePractice(desk.db, { sending_paused_at: monday }, theSystem, monday)
    expect(said(await press())[0]).toMatch(/^The link to n…@e….org waits/)
  })
})

describe('rule 6: who may ask', () => {
  it.each(['owner', 'practitioner', 'reception'] as const)('%s, by name in the audit', async (role) => {
    const browser = await signedIn(desk, role)
    const page = await press(undefined, browser)
    expect(said(page)[0]).toMatch(/^A link is on its way/)
    // Practitioners have no list of messages.
    expect(page.html.includes('href="/staff/messages/1"')).toBe(role !== 'practitioner')
    const who =
      "select email_folded as who from audit join staff_user on staff_user.id = user_id where action = 'asked-to-confirm'"
    expect(rows(desk.db, who)).toEqual([{ who: `${role}@example.test` }])
    expect(count(desk.db, 'access_log', "action = 'U' and patient_id = 1")).toBe(1)
  })

  it('nobody from another website', async () => {
    for (const site of ['cross-site', 'same-site']) {
      const headers = { 'sec-fetch-site': site, origin: 'https://evil.example' }
      expect((await staff.send('/staff/patients/1/contacts/1/link', form({}, headers))).status).toBe(403)
    }
    expect(count(desk.db, 'message')).toBe(0)
  })

  it('no address and no name stands in what is logged or in the address of the page', async () => {
    const page = await press()
    expect(page.via.map(({ location }) => location).join()).not.toMatch(/noor|bakker|example/i)
    expect(desk.lines.join()).not.toMatch(/noor|bakker|example\.org/i)
  })
})

it.each(languages)('rule 6: in %s the card says what became of the link', async (language) => {
  desk.db.raw.prepare('update staff_user set language = ?').run(language)
  const first = await card()
  const [name = ''] = button(first)
  expect(name).not.toMatch(/confirming|undefined|\{/)
  const page = await first.form('form[action$="/link"]').press(name)
  expect(said(page)[0]).toContain('n…@e….org')
  await send()
  expect(say(await card())).toContain('2027 08')
})
