import { beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, rows, type WidePractice, widePractice } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'

let test: TestApp
let practice: WidePractice
let olga: Browser
const list = '/staff/settings/links'

beforeEach(async () => {
  test = openApp(undefined, { baseUrl: 'https://book.example.org' })
  practice = widePractice(test.db)
  olga = await signedIn(test, 'owner', { origin: 'https://book.example.org' })
})

async function make(typed: Readonly<Record<string, string | boolean>> = {}): Promise<Page> {
  const page = await olga.visit(`${list}/new`)
  return page.form('main form').fill(typed).press('Add a link')
}

const copied = (page: Page, name: string) => {
  const element = page.document.querySelector(`#${name}`)
  return element?.getAttribute('value') ?? element?.text.trim() ?? ''
}

describe('the booking links', () => {
  it('J26: begin with the practice’s own, in plain sight, with what to put on a website', async () => {
    const page = await olga.visit(list)
    expect([page.heading, copied(page, 'own')]).toEqual(['Booking links', 'https://book.example.org/book'])
    expect(page.text).toContain('There are none yet')
    const own = await page.link('Button and frame for your website').click()
    expect(copied(own, 'code-address')).toBe('https://book.example.org/book')
    expect((await own.link('Open the link').click()).path).toBe('/book')
  })

  it('P36, P37: are made for a type, a location and a practitioner, with a word of their own', async () => {
    const page = await make({
      type: String(practice.vaccination),
      location: String(practice.locationId),
      practitioner: String(practice.anna),
    })
    expect([page.status, page.via[0]?.status, page.heading]).toEqual([
      200,
      303,
      'vaccination-anna-de-vries-de-linde',
    ])
    expect(page.text).toContain('Saved')
    expect(
      rows(test.db, 'select type_id, location_id, calendar_id, fixed, active from booking_link'),
    ).toEqual([
      { type_id: practice.vaccination, location_id: 1, calendar_id: practice.anna, fixed: 1, active: 1 },
    ])
    expect(count(test.db, 'audit', "object = 'booking-link' and action = 'added'")).toBe(1)
  })

  it('P38: may leave all open', async () => {
    expect((await make({ fixed: false })).heading).toBe('link')
    expect((await make({ slug: 'newsletter' })).heading).toBe('newsletter')
    const page = await olga.visit(list)
    expect(page.texts('tbody th')).toEqual(['link', 'newsletter'])
    expect(page.texts('tbody td').filter((text) => text.startsWith('Everything'))).toEqual([
      'Everything is openCan be changed',
      'Everything is openFixed',
    ])
  })

  it('P37: get a word of their own each, also for the same choice', async () => {
    const typed = { type: String(practice.massage) }
    expect([(await make(typed)).heading, (await make(typed)).heading]).toEqual(['massage', 'massage-2'])
  })

  const wrong = [
    '<script>alert(1)</script>',
    'flu jab',
    'flu--jab',
    '-flu',
    'grippe/../staff',
    'vaccinatië',
    '💉',
    "' or 1=1--",
    'a'.repeat(61),
    '%00',
    '.',
  ]
  it.each(wrong)('P37: refuse the word %s and keep what was typed', async (slug) => {
    const page = await make({ slug, type: String(practice.massage) })
    expect([page.status, page.field('slug').value]).toEqual([422, slug])
    expect(page.errors()[0]).toMatch(/^Last part of the address: Use small letters/)
    expect(page.field('type').value).toBe(String(practice.massage))
    expect(page.html).not.toContain('<script>alert')
    expect(count(test.db, 'booking_link')).toBe(0)
  })

  it('P37: refuse a word that another link has, and write capitals small', async () => {
    await make({ slug: 'Flu-Jab' })
    expect(olga.page.heading).toBe('flu-jab')
    const page = await make({ slug: 'FLU-JAB' })
    expect([page.status, page.field('slug').error]).toEqual([422, 'Another link has this address already'])
  })

  it('refuse what is not on the lists', async () => {
    const page = await (await olga.visit(`${list}/new`))
      .form('main form')
      .tamper({ type: '99', location: 'x', practitioner: '1; drop table' })
      .press('Add a link')
    expect([page.status, page.errors().length, count(test.db, 'booking_link')]).toEqual([422, 3, 0])
  })

  it('can be changed, and keep their counts', async () => {
    await make({ slug: 'flu', type: String(practice.vaccination) })
    await openBrowser(test, { origin: 'https://book.example.org' }).visit('/to/flu')
    const page = await (await olga.visit(`${list}/1`))
      .form('main form')
      .fill({ slug: 'flu-jab' })
      .press('Save')
    expect([page.heading, page.text]).toEqual([
      'flu-jab',
      expect.stringContaining('Opened once, no appointment booked.'),
    ])
    const visitor = openBrowser(test, { origin: 'https://book.example.org' })
    expect((await visitor.visit('/to/flu')).status).toBe(404)
    expect((await visitor.visit('/to/flu-jab')).path).toBe('/book/times')
    expect((await olga.visit(list)).texts('td[data-l]')).toEqual(['2', '0'])
  })

  it('can be taken out of use and back', async () => {
    await make({ slug: 'flu', type: String(practice.vaccination) })
    await olga.page.form('main form').fill({ active: false }).press('Save')
    expect((await olga.visit(list)).text).toContain('Not in use')
    await (await olga.visit(`${list}/1`)).form('main form').fill({ active: true }).press('Save')
    expect((await olga.visit(list)).text).toContain('Works')
  })

  it('are not overwritten by whoever opened them before', async () => {
    await make({ slug: 'flu' })
    const before = await olga.visit(`${list}/1`)
    await (await olga.visit(`${list}/1`)).form('main form').fill({ slug: 'jab' }).press('Save')
    const late = await before.form('main form').fill({ slug: 'influenza' }).press('Save')
    expect([late.status, late.field('slug').value]).toEqual([409, 'influenza'])
    expect(rows(test.db, 'select slug from booking_link')).toEqual([{ slug: 'jab' }])
  })

  it('P37: say when what they name cannot be booked, and keep it chosen', async () => {
    await make({ slug: 'flu', type: String(practice.vaccination), location: String(practice.locationId) })
    test.db.raw.exec(`update appointment_type set active = 0 where id = ${practice.vaccination}`)
    test.db.raw.exec(`update location set active = 0 where id = ${practice.locationId}`)
    expect((await olga.visit(list)).text).toContain('Leads to nothing')
    const page = await olga.visit(`${list}/1`)
    expect(page.text).toContain('cannot be booked online at present')
    expect([page.field('type').value, page.field('location').value]).toEqual([
      String(practice.vaccination),
      String(practice.locationId),
    ])
    expect((await page.link('Open the link').click()).heading).toBe('This cannot be booked online any more')
  })

  it('P40: are tried without being counted', async () => {
    await make({ slug: 'flu', type: String(practice.vaccination) })
    const page = await olga.page.link('Open the link').click()
    expect([page.path, page.query.get('link')]).toEqual(['/book/times', 'flu'])
    expect(rows(test.db, 'select opened from booking_link')).toEqual([{ opened: 0 }])
  })

  it('J26, F41: say that the door is closed', async () => {
    expect((await olga.visit(list)).text).not.toContain('Online booking is closed')
    test.db.raw.exec('update practice set portal_open = 0')
    for (const path of [list, `${list}/own`])
      expect((await olga.visit(path)).text).toContain('Online booking is closed at present')
  })

  it.each([`${list}/99`, `${list}/99999999999999999999`, `${list}/x`])('%s is not there', async (path) => {
    expect((await olga.visit(path)).status).toBe(404)
  })
})

describe('what is copied to a website', () => {
  it('F40, F42, F43, P41, J27: the address, a button, a frame, a script, to be selected by hand', async () => {
    const page = await make({ slug: 'flu-jab' })
    const address = 'https://book.example.org/to/flu-jab'
    expect(copied(page, 'code-address')).toBe(address)
    for (const name of ['address', 'button', 'frame', 'script'])
      expect(page.document.querySelector(`#code-${name}`)?.hasAttribute('readonly')).toBe(true)
    expect(copied(page, 'code-button')).toMatch(
      /^<a href="https:\/\/book\.example\.org\/to\/flu-jab" style="[^"]+">Book an appointment<\/a>$/,
    )
    expect(copied(page, 'code-frame')).toBe(
      `<p><iframe src="${address}" title="Book an appointment – Praktijk De Linde" width="100%" height="600"><a href="${address}">Book an appointment</a></iframe></p>`,
    )
    expect(copied(page, 'code-script')).toBe(
      `<div data-ledig="${address}" data-title="Book an appointment – Praktijk De Linde"><a href="${address}">Book an appointment</a></div>\n<script src="https://book.example.org/embed.js" async></script>`,
    )
  })

  it('speaks the practice’s language, not the owner’s', async () => {
    test.db.raw.exec(`update practice set languages = '["nl","en"]'`)
    expect(copied(await olga.visit(`${list}/own`), 'code-button')).toContain('>Afspraak maken</a>')
  })

  it('keeps a name with quotes and signs in its place', async () => {
    test.db.raw.exec(`update practice set name = 'A"><script>x</script> & ''B'''`)
    const page = await olga.visit(`${list}/own`)
    expect(page.html).not.toContain('<script>x')
    expect(copied(page, 'code-frame')).not.toMatch(/title="[^"]*[<>'][^"]*"/)
    expect(copied(page, 'code-frame').match(/"/g)).toHaveLength(10)
  })

  it('F43: says that no website may show the frame yet, until one is named', async () => {
    const words = 'No website may show the booking page in a frame yet'
    expect((await olga.visit(`${list}/own`)).text).toContain(words)
    test.db.raw.exec(`update location set frame_origins = '["https://haven.example"]' where id = 2`)
    expect((await olga.visit(`${list}/own`)).text).not.toContain(words)
  })
})
