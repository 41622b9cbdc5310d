import { beforeEach, describe, expect, it } from 'vitest'
import { randomToken } from '../../src/lib/token.ts'
import { unsubscribeToken } from '../../src/messages/links.ts'
import { queueConfirmation, queueStaffConfirmation } from '../../src/messages/messages.commands.ts'
import { planReminders } from '../../src/messages/reminders.commands.ts'
import { form, rows } from '../helpers/booking.ts'
import { openBrowser } from '../helpers/browser.ts'
import { at, type Desk, openDesk, openPost } from './desk.ts'

const monday = at('2027-01-25', '08:00')
const wednesday = at('2027-01-27', '10:00')

let desk: Desk
let ids: { readonly appointmentId: number; readonly attendeeId: number }
let address: string

beforeEach(() => {
  desk = openDesk(monday)
  ids = desk.visit({ email: 'Sanne.Bakker@example.org' })
  address = `/unsubscribe/${unsubscribeToken(desk.world.keys, ids.attendeeId, 1)}`
})

function silenced(): unknown[] {
  return desk.db.raw.prepare('select email_folded, source from unsubscription').all()
}

describe('the link in a reminder (O28, rule 31)', () => {
  it('is the one that the e-mail carries', async () => {
    desk.now = wednesday
    planReminders(desk.db, wednesday)
    const { gateway, mails } = openPost()
    await desk.sender(gateway).tick()
    expect(mails[0]?.unsubscribeUrl).toBe(`https://book.example.org${address}`)
    expect(mails[0]?.html).toContain(`href="https://book.example.org${address}"`)
  })

  it('is in what staff confirm, too, for that answers no act of the reader; not in the answer to one', async () => {
    queueStaffConfirmation(desk.db, ids.attendeeId, monday)
    desk.now = monday + 3600
    const other = desk.visit({ startsAt: at('2027-01-29', '12:00') })
    queueConfirmation(desk.db, other.attendeeId, desk.now)
    const { gateway, mails } = openPost()
    await desk.sender(gateway).tick()
    expect(mails.map(({ unsubscribeUrl }) => unsubscribeUrl !== undefined)).toEqual([true, false])
    expect(mails[0]?.text).toContain('Stop reminders by e-mail')
  })

  it('shows what it stops and what it does not, and does nothing before the button is pressed', async () => {
    const browser = openBrowser(desk)
    const page = await browser.visit(address)
    expect(page.status).toBe(200)
    expect(page.text).toContain('It stops reminders')
    expect(page.text).toContain('It does not stop the confirmation')
    expect(page.text).not.toMatch(/Sanne|Bakker|example\.org/)
    expect(page.headers.get('referrer-policy')).toBe('strict-origin')
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(silenced()).toEqual([])
    await browser.send(address, { method: 'HEAD' })
    expect(silenced()).toEqual([])
  })

  it('speaks the language of the message, and all around it, too', async () => {
    desk.set('attendee', ids.attendeeId, { language: 'nb' })
    const page = await openBrowser(desk).visit(address)
    expect([page.lang, page.links('.bar').map(({ name }) => name)]).toEqual([
      'nb',
      ['English', 'Nederlands', 'Svenska'],
    ])
  })

  it('ends reminders by its button, twice as well as once, and sets no cookie', async () => {
    const browser = openBrowser(desk, { textBrowser: true })
    await browser.visit(address)
    await browser.page.press('Stop these e-mails')
    expect(browser.page.status).toBe(200)
    expect(browser.page.heading).toBe('You are unsubscribed')
    expect(browser.page.text).toContain('Your appointments stay as they are.')
    await browser.visit(address)
    expect(browser.page.heading).toBe('You are unsubscribed')
    expect((await desk.app.request(address, form({}))).status).toBe(200)
    expect(silenced()).toEqual([{ email_folded: 'sanne.bakker@example.org', source: 'link' }])
    expect(browser.cookies.size).toBe(0)
    expect(planReminders(desk.db, wednesday)).toBe(1)
    expect(desk.messages()).toMatchObject([{ state: 'skipped', reason: 'unsubscribed' }])
  })

  it('is taken back on the same page, and not what the desk has stopped', async () => {
    const browser = openBrowser(desk, { textBrowser: true })
    await browser.visit(address)
    const done = await browser.page.press('Stop these e-mails')
    const again = await done.press('Get these e-mails again')
    expect(again.via.map(({ status }) => status)).toEqual([303])
    expect(again.heading).toBe('You get these e-mails again')
    expect(again.texts('[role=status]')).toEqual(['Reminders and the like reach you by e-mail again.'])
    expect(again.html).toMatch(/<title>You get these e-mails again/)
    expect(silenced()).toEqual([])
    await done.press('Get these e-mails again')
    expect(rows(desk.db, "select actor, object from audit where action = 'allowed-messages'")).toEqual([
      { actor: 'patient-web', object: 'attendee' },
    ])
    await again.press('Stop these e-mails')
    desk.db.raw.exec("update unsubscription set source = 'staff'")
    expect((await browser.visit(address)).text).not.toContain('Get these e-mails again')
    // An address that was kept claims nothing that is not so any more.
    expect((await browser.visit(again.url)).heading).toBe('Stop these e-mails')
    await done.press('Get these e-mails again')
    expect(silenced()).toHaveLength(1)
  })

  it.each([
    ['nl', 'U ontvangt deze e-mails weer'],
    ['sv', 'Du får de här mejlen igen'],
    ['nb', 'Du får disse e-postene igjen'],
  ])('is headed by what is true then in %s, too', async (lang, heading) => {
    desk.db.raw.exec(`update practice set languages = '["en","nl","sv","nb"]'`)
    const page = await openBrowser(desk).visit(`${address}?lang=${lang}&said=again`)
    expect(page.heading).toBe(heading)
  })

  it('is not taken back by the link of another e-mail, which may have been forwarded or be old', async () => {
    const other = desk.visit({ email: 'sanne.bakker@example.org', startsAt: at('2027-01-29', '12:00') })
    const otherAddress = `/unsubscribe/${unsubscribeToken(desk.world.keys, other.attendeeId, 1)}`
    await desk.app.request(address, form({}))
    expect((await openBrowser(desk).visit(otherAddress)).text).not.toContain('Get these e-mails again')
    await desk.app.request(otherAddress, form({}))
    const refused = await desk.app.request(otherAddress, form({ act: 'again' }))
    expect([refused.status, refused.headers.get('location'), silenced().length]).toEqual([
      303,
      otherAddress,
      1,
    ])
    expect((await openBrowser(desk).visit(address)).text).toContain('Get these e-mails again')
    await desk.app.request(address, form({ act: 'again' }))
    expect(silenced()).toEqual([])
    expect(
      rows(desk.db, "select action, object_id from audit where actor = 'patient-web' order by id"),
    ).toEqual([
      { action: 'stopped-messages', object_id: ids.attendeeId },
      { action: 'allowed-messages', object_id: ids.attendeeId },
    ])
  })

  it('keeps the language it was opened in', async () => {
    const browser = openBrowser(desk)
    await browser.visit(`${address}?lang=sv`)
    await browser.page.press('Avsluta de här mejlen')
    expect(browser.page.lang).toBe('sv')
  })
})

describe('one click (RFC 8058)', () => {
  const urlencoded = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' })
  const multipart = new FormData()
  multipart.set('List-Unsubscribe', 'One-Click')

  it.each([
    ['urlencoded', urlencoded],
    ['multipart', multipart],
  ])(
    'is answered 200 without a redirect, from another site and without a cookie: %s',
    async (_name, body) => {
      const headers = { origin: 'https://mail.example.com', 'sec-fetch-site': 'cross-site' }
      const answer = await desk.request(address, { method: 'POST', body, headers })
      expect(answer.status).toBe(200)
      expect(answer.headers.get('location')).toBeNull()
      expect(answer.headers.getSetCookie()).toEqual([])
      expect(silenced()).toEqual([{ email_folded: 'sanne.bakker@example.org', source: 'one-click' }])
    },
  )
})

describe('a link that is none', () => {
  it.each([
    ['unknown', () => randomToken()],
    ['malformed', () => 'abc'],
    ['of another purpose', () => 'A'.repeat(22)],
  ])('is the page that is not there, and slow: %s', async (_name, token) => {
    for (const method of ['GET', 'POST']) {
      const answer = await desk.request(`/unsubscribe/${token()}`, { method })
      expect(answer.status).toBe(404)
      expect(await answer.text()).toContain('Page not found')
    }
    expect(desk.pauses).toEqual([500, 500])
    expect(silenced()).toEqual([])
  })

  it('is the same page once it was revoked', async () => {
    desk.db.raw.prepare('update attendee set unsubscribe_hash = null').run()
    expect((await desk.request(address)).status).toBe(404)
  })
})
