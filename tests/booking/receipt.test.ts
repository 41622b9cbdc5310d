import { beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { changePractice, type PracticeChanges } from '../../src/practice/practice.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { everything, noor, slotAt, type Typed, toBooked } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp
let browser: Browser

beforeEach(() => {
  test = openApp()
})

function booked(
  changes: PracticeChanges = {},
  typed: Typed = noor,
  slot = slotAt('10:00', '2027-02-01'),
): Promise<Page> {
  smallPractice(test.db, changes, { information: { en: 'Bring your pass' }, visitingAddress: 'Kerkplein 1' })
  browser = openBrowser(test)
  return toBooked(test, browser, typed, slot)
}

describe('the receipt', () => {
  it('E27, rule 20: says what, when, where and with whom, and what to bring', async () => {
    const page = await booked()
    for (const said of [
      'Consult, 30 minutes',
      'Monday 1 February 2027',
      '10:00–10:30',
      'De Linde, Kerkplein 1',
      'with Anna de Vries',
      'Bring your pass',
    ])
      expect(page.text).toContain(said)
  })

  it('E28: says to look for the confirmation, and when the reminder comes', async () => {
    const page = await booked()
    expect(page.text).toContain(
      'You will get a confirmation by e-mail. Look in your inbox, and in the folder for unwanted mail.',
    )
    expect(page.text).toContain('On Saturday 30 January 2027 we send you a reminder.')
  })

  it.each([
    ['messages are off', { messages_on: 0 }, noor, []],
    ['confirmations are off', { confirmation_on: 0 }, noor, ['reminder']],
    ['reminders are off', { reminder_on: 0 }, noor, ['confirmation']],
    ['only a phone number was given', {}, { ...noor, email: '' }, []],
  ] as const)('E28: promises no message where %s', async (_, changes, typed, promised) => {
    const page = await booked(changes, typed)
    expect(['confirmation', 'reminder'].filter((word) => page.text.includes(word))).toEqual(promised)
  })

  it('J25: promises no reminder that would come before the booking', async () => {
    const page = await booked({}, noor, slotAt('10:00', '2027-01-26'))
    expect(page.text).not.toContain('reminder')
  })

  it('says plainly where nobody can be reached', async () => {
    const { mobile: _, email: __, ...others } = noor
    const page = await booked({ field_email: 'hidden', field_mobile: 'hidden' }, others)
    expect(page.text).toContain('Write the time down: we have no way to reach you.')
  })

  it('rule 20: names neither the patient nor a contact', async () => {
    const page = await booked()
    for (const secret of ['Noor', 'Bakker', 'noor@example.org', '12345678', '1979'])
      expect(page.html).not.toContain(secret)
  })

  it('offers the calendar file, which names neither treatment nor address (rule 27)', async () => {
    const page = await booked()
    const link = page.link('Add to my calendar')
    expect(link.element.getAttribute('target')).toBe('_top')
    const file = await link.click()
    expect(file.headers.get('content-type')).toMatch(/^text\/calendar/)
    expect(file.headers.get('content-disposition')).toContain('attachment')
    expect(file.html).toContain('DTSTART:20270201T090000Z')
    for (const secret of ['Consult', 'Kerkplein', 'Lindelaan', 'Noor', 'noor@'])
      expect(file.html).not.toContain(secret)
  })

  it('J20, rule 23: leads back to the practice’s website by a button, and with script by itself', async () => {
    const page = await booked({ website: 'https://delinde.example' })
    const link = page.link('Back to our website')
    expect([link.href, link.element.getAttribute('target')]).toEqual(['https://delinde.example', '_top'])
    expect(page.document.querySelector('[data-return]')?.getAttribute('data-return')).toBe(
      'https://delinde.example',
    )
    expect(page.html).not.toContain('http-equiv="refresh"')
  })

  it('J20: without a website stays, and loads no script', async () => {
    const page = await booked()
    expect([page.has('[data-return]'), page.has('script')]).toEqual([false, false])
  })

  it('leaves a frame with every link', async () => {
    const page = await booked({ website: 'https://delinde.example' })
    const inside = page
      .links()
      .filter((link) => link.href.startsWith('/') && link.element.getAttribute('target') !== '_top')
    expect(inside.map((link) => link.href).filter((href) => !href.startsWith(page.path))).toEqual([])
  })

  it('rule 20: can be read for sixty minutes, its calendar file too, then answers 410 with the phone number', async () => {
    const page = await booked()
    test.now += 3599
    expect((await page.reload()).status).toBe(200)
    test.now += 1
    for (const address of [page.path, `${page.path}/calendar.ics`]) {
      const over = await browser.visit(address)
      expect([over.status, over.heading]).toEqual([410, 'This summary is no longer shown'])
      expect(over.text).toContain('020 123 45 67')
      expect(over.text).not.toContain('Consult')
    }
  })

  it('rule 20: is over when the appointment is cancelled', async () => {
    const page = await booked()
    test.db.raw.exec("update appointment set status = 'cancelled', cancelled_at = 1")
    expect((await page.reload()).status).toBe(410)
  })

  it('works when the portal has closed since, and then offers no new booking', async () => {
    const page = await booked()
    changePractice(test.db, { portal_open: 0 }, theSystem, test.now)
    expect((await page.reload()).heading).toBe('Your appointment is booked')
    test.now += 3600
    expect((await page.reload()).links('main').map((link) => link.href)).not.toContain('/book')
  })

  it('is read only: reading it ten times changes nothing, and no other method is known', async () => {
    const page = await booked()
    const before = everything(test.db, [])
    for (let turn = 0; turn < 10; turn++) await page.reload()
    for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'])
      expect((await browser.send(page.path, { method })).status).toBe(404)
    expect(everything(test.db, [])).toEqual(before)
  })

  it('keeps its address to itself: not stored, not sent along, not in the database', async () => {
    const page = await booked()
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('referrer-policy')).toBe('strict-origin')
    expect(test.db.raw.serialize().includes(page.path.slice(-22))).toBe(false)
    expect(test.lines.join()).not.toContain(page.path.slice(-22))
  })
})
