import { beforeEach, describe, expect, it } from 'vitest'
import { addLink } from '../../src/booking/links.commands.ts'
import type { LinkFacts } from '../../src/booking/links.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { setCalendarOnline } from '../../src/staff/calendars.commands.ts'
import { setTypeOnline } from '../../src/types/types.commands.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, everything, noor, slotAt, type WidePractice, widePractice } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'

let test: TestApp
let practice: WidePractice
let browser: Browser

beforeEach(() => {
  test = openApp()
  practice = widePractice(test.db)
  browser = openBrowser(test)
})

function link(facts: Partial<LinkFacts>): number {
  const all = { slug: 'here', typeId: null, locationId: null, calendarId: null, fixed: true, active: true }
  const added = addLink(test.db, { ...all, ...facts }, theSystem, test.now)
  if (!added.ok) throw new Error(added.reason)
  return added.value
}

const counts = () =>
  test.db.raw.prepare<[], object>('select opened, booked from booking_link where id = 1').get()
const changes = (page: Page) => page.texts('.sofar a')
const options = (page: Page) => page.texts('.pick b')
const unavailable = 'This cannot be booked online any more'

/** From the times on, twenty seconds over the details: the receipt. */
async function bookFrom(times: Page): Promise<Page> {
  const details = await times.form('form:has(.slots)').press({ name: 'slot' })
  test.now += 20
  const check = await details.fill(noor).press('Continue')
  return check.press('Book appointment')
}

describe('a link that fixes what it names', () => {
  it('P37: leads on by 303 to the booking page, and is counted as opened', async () => {
    link({ slug: 'flu-jab', typeId: practice.vaccination })
    const answer = await browser.send('/to/flu-jab')
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/book?type=vaccination&link=flu-jab',
    ])
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(counts()).toEqual({ opened: 1, booked: 0 })
  })

  it('P37, P39: offers no way to change what is fixed, on any page, and asks for the rest', async () => {
    link({ typeId: practice.consult, locationId: practice.locationId })
    const page = await browser.visit('/to/here')
    expect(page.heading).toBe('Who would you like to see?')
    expect(options(page)).toEqual(['No preference', 'Anna de Vries', 'Selim Aydin'])
    expect(changes(page)).toEqual([])
    const times = await page.link(/^Selim/).click()
    expect(changes(times)).toEqual(['Change the practitioner'])
    const details = await times.form('form:has(.slots)').press({ name: 'slot' })
    const again = await details.link(/^Change/).click()
    expect([again.path, changes(again)]).toEqual(['/book/times', ['Change the practitioner']])
    expect(options(await again.link(/^Change/).click())).toEqual(options(page))
  })

  it('P37: ignores whatever else the address says of it', async () => {
    link({ locationId: practice.haven })
    const other = await browser.visit('/book?location=de-linde&type=consult&link=here')
    expect([other.path, other.text]).toEqual(['/book/times', expect.stringContaining('De Haven')])
    expect(changes(other)).toEqual(['Change the kind of appointment'])
    const posted = other.form('form:has(.slots)').tamper({ location: 'de-linde' })
    expect((await posted.press({ name: 'slot' })).text).toContain('Bo Lind')
  })

  it('F39: to one location offers only what is done there, by those who work there', async () => {
    link({ locationId: practice.haven })
    const types = await browser.visit('/to/here')
    expect(options(types)).toEqual(['Consult', 'Massage'])
    const times = await types.link(/^Consult/).click()
    expect(times.path).toBe('/book/times')
    expect([times.text.includes('Bo Lind'), times.text.includes('Anna')]).toEqual([true, false])
  })

  it('P37: to one practitioner leaves open what they do', async () => {
    link({ calendarId: practice.anna })
    const types = await browser.visit('/to/here')
    expect(options(types)).toEqual(['Consult', 'Flu jab'])
    const times = await types.link(/^Consult/).click()
    expect([times.text.includes('with Anna'), changes(times)]).toEqual([
      true,
      ['Change the kind of appointment'],
    ])
  })

  it('P39: that fixes everything leads straight to the times, and Back to the front page', async () => {
    link({ typeId: practice.vaccination, locationId: practice.locationId, calendarId: practice.anna })
    const times = await browser.visit('/to/here?lang=nl')
    expect([times.path, times.lang, changes(times)]).toEqual(['/book/times', 'nl', []])
    expect(times.link('Terug').href).toBe('/?lang=nl')
    // In a frame that page is shown nowhere.
    expect(times.link('Terug').element.getAttribute('target')).toBe('_top')
  })

  it('carries its word through filters, wishes and pages of times', async () => {
    link({ typeId: practice.consult, locationId: practice.locationId })
    const times = await browser.visit('/book/times?practitioner=any&link=here')
    const inside = times
      .links('main')
      .map(({ href }) => href)
      .filter((href) => href.startsWith('/book'))
    expect(inside.length).toBeGreaterThan(4)
    expect(inside.filter((href) => !href.includes('link=here'))).toEqual([])
    const wish = await times.link(/times would suit/).click()
    const thanks = await wish.form('main form').enter()
    expect([thanks.path, thanks.query.get('link')]).toEqual(['/book/wish/thanks', 'here'])
  })
})

describe('a link that only chooses beforehand', () => {
  it('P37: lets the visitor change it, and counts all the same', async () => {
    link({ typeId: practice.consult, locationId: practice.locationId, fixed: false })
    const page = await browser.visit('/to/here')
    expect(changes(page)).toEqual(['Change the kind of appointment', 'Change the location'])
    const types = await page.link('Change the kind of appointment').click()
    expect(options(types)).toEqual(['Consult', 'Flu jab', 'Massage'])
    const times = await types.link(/^Flu jab/).click()
    expect((await bookFrom(times)).heading).toBe('Your appointment is booked')
    expect(counts()).toEqual({ opened: 1, booked: 1 })
  })

  it('P38: that leaves everything open is the practice’s page with a count', async () => {
    link({})
    expect(options(await browser.visit('/to/here'))).toEqual(['Consult', 'Flu jab', 'Massage'])
    expect(counts()).toEqual({ opened: 1, booked: 0 })
  })
})

describe('a link that leads to nothing', () => {
  it('P37: that names what has gone offline since says so, and counts nothing', async () => {
    link({ typeId: practice.massage })
    setTypeOnline(test.db, practice.massage, false, theSystem, test.now)
    const page = await browser.visit('/to/here')
    expect([page.status, page.heading]).toEqual([404, unavailable])
    expect(page.text).toContain('020 123 45 67')
    expect(counts()).toEqual({ opened: 0, booked: 0 })
  })

  it.each([
    ['a type that its practitioner does not do', { typeId: 3, calendarId: 1 }],
    ['a type that is not done at its location', { typeId: 2, locationId: 2 }],
    ['a practitioner who does not work at its location', { calendarId: 3, locationId: 1 }],
  ])('P37: with %s says so, fixed or not', async (_, facts) => {
    const before = everything(test.db)
    for (const fixed of [true, false]) {
      link({ slug: `no-${fixed}`, ...facts, fixed })
      expect((await browser.visit(`/to/no-${fixed}`)).heading).toBe(unavailable)
      expect((await browser.visit(`/book?link=no-${fixed}`)).heading).toBe(unavailable)
      expect((await browser.visit(`/book/wish?type=consult&link=no-${fixed}`)).heading).toBe(unavailable)
    }
    expect(count(test.db, 'booking_link', 'opened > 0')).toBe(0)
    expect(Object.keys(before).length).toBeGreaterThan(10)
  })

  it('P37: to one practitioner who went offline does not offer another in their place', async () => {
    link({ typeId: practice.consult, calendarId: practice.selim })
    setCalendarOnline(test.db, practice.selim, false, theSystem, test.now)
    expect((await browser.visit('/to/here')).heading).toBe(unavailable)
  })

  it('J26: that is not in use says so, also half-way', async () => {
    const id = link({ typeId: practice.vaccination })
    const times = await browser.visit('/to/here')
    test.db.raw.prepare('update booking_link set active = 0 where id = ?').run(id)
    expect((await browser.visit('/to/here')).heading).toBe(unavailable)
    expect((await times.form('form:has(.slots)').press({ name: 'slot' })).heading).toBe(unavailable)
  })

  const hostile = [
    '/to/nothing',
    '/to/%3Cscript%3Ealert(1)%3C%2Fscript%3E',
    `/to/${'a'.repeat(5000)}`,
    '/to/__proto__',
    "/to/'%20or%201=1--",
    '/to/%00',
    '/to/%F0%9F%92%89',
    '/to/..%2F..%2Fstaff',
    '/to/-here-',
    '/to/1',
    '/book?link=nothing',
    '/book?link=%3Cscript%3E',
    '/book/times?link=nothing',
    `/book?link=${'a'.repeat(5000)}`,
  ]
  it.each(hostile.map((address) => [address.slice(0, 50), address]))(
    'P37: %s fails politely and changes nothing',
    async (_, address) => {
      link({})
      const before = everything(test.db)
      const page = await browser.visit(address)
      expect([page.status, page.heading]).toEqual([404, unavailable])
      expect(page.html).not.toContain('<script>')
      expect(everything(test.db)).toEqual(before)
    },
  )

  it('is found in capitals, as somebody types it from a poster', async () => {
    link({ slug: 'flu-jab', typeId: practice.vaccination })
    expect((await browser.visit('/to/FLU-Jab')).path).toBe('/book/times')
  })
})

describe('F41: behind a closed door', () => {
  it('a link says so and counts nothing', async () => {
    link({ typeId: practice.vaccination })
    test.db.raw.exec('update practice set portal_open = 0')
    const page = await browser.visit('/to/here')
    expect([page.status, page.heading]).toEqual([200, 'Online booking is closed'])
    expect(counts()).toEqual({ opened: 0, booked: 0 })
  })

  it('a form that came by a link keeps what was typed, its link too', async () => {
    link({ typeId: practice.vaccination })
    const details = await (await browser.visit('/to/here')).form('form:has(.slots)').press({ name: 'slot' })
    test.now += 20
    const check = await details.fill(noor).press('Continue')
    test.db.raw.exec('update practice set portal_open = 0')
    const closed = await check.press('Book appointment')
    expect(closed.status).toBe(422)
    test.db.raw.exec('update practice set portal_open = 1')
    expect((await closed.form('main form').enter()).heading).toBe('Your appointment is booked')
    expect(counts()).toEqual({ opened: 1, booked: 1 })
  })
})

describe('the counts of a link', () => {
  const lookers = [
    ['HEAD', { method: 'HEAD' }],
    ['a prefetch', { headers: { 'sec-purpose': 'prefetch' } }],
    ['a prerender', { headers: { 'sec-purpose': 'prefetch;prerender' } }],
    ['an older browser’s prefetch', { headers: { purpose: 'prefetch' } }],
    ['Firefox’s old prefetch', { headers: { 'x-moz': 'prefetch' } }],
    ['Safari’s preview', { headers: { 'x-purpose': 'preview' } }],
  ] as const
  it.each(lookers)('are not raised by %s, which gets the same answer', async (_, init) => {
    link({ typeId: practice.vaccination })
    const answer = await test.request('/to/here', init)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/book?type=vaccination&link=here'])
    expect(counts()).toEqual({ opened: 0, booked: 0 })
  })

  it('are not raised by POST, nor by the pages behind it', async () => {
    link({ typeId: practice.vaccination })
    expect((await test.request('/to/here', { method: 'POST' })).status).toBe(404)
    for (const _ of [1, 2, 3]) await browser.visit('/book/times?link=here')
    expect(counts()).toEqual({ opened: 0, booked: 0 })
  })

  it('rise by sixty an hour of one network at most', async () => {
    link({})
    const someone = openBrowser(test, { ip: '203.0.113.9' })
    for (let times = 0; times < 70; times++) await someone.send('/to/here')
    expect(counts()).toEqual({ opened: 60, booked: 0 })
    await openBrowser(test, { ip: '203.0.113.10' }).send('/to/here')
    test.now += 3600
    await someone.send('/to/here')
    expect(counts()).toEqual({ opened: 62, booked: 0 })
  })

  it('count a booking once, however often its form comes', async () => {
    link({ typeId: practice.vaccination })
    const details = await (await browser.visit('/to/here')).form('form:has(.slots)').press({ name: 'slot' })
    test.now += 20
    const check = await details.fill(noor).press('Continue')
    for (const _ of [1, 2])
      expect((await check.press('Book appointment')).heading).toBe('Your appointment is booked')
    expect([counts(), count(test.db, 'appointment')]).toEqual([{ opened: 1, booked: 1 }, 1])
  })

  it('leave out a booking that was refused', async () => {
    link({ typeId: practice.vaccination })
    test.db.raw.exec('update practice set open_bookings_per_contact = 1')
    expect((await bookFrom(await browser.visit('/to/here'))).heading).toBe('Your appointment is booked')
    expect((await bookFrom(await browser.visit('/to/here'))).status).toBe(422)
    expect(counts()).toEqual({ opened: 2, booked: 1 })
  })

  it('go on after a change of the word half-way only for whoever came later', async () => {
    link({ typeId: practice.vaccination })
    const times = await browser.visit('/to/here')
    const details = await times.form('form:has(.slots)').press({ name: 'slot' })
    test.db.raw.exec("update booking_link set slug = 'there'")
    test.now += 20
    const check = await details.fill(noor).press('Continue')
    expect((await check.press('Book appointment')).heading).toBe('Your appointment is booked')
    expect(counts()).toEqual({ opened: 1, booked: 0 })
  })

  it('follow the visitor to another time after theirs went', async () => {
    link({ typeId: practice.vaccination })
    const times = await browser.visit('/to/here')
    const details = await times.form('form:has(.slots)').press({ name: 'slot', value: slotAt('11:00') })
    test.now += 20
    const check = await details.fill(noor).press('Continue')
    const other = await check.press({ name: 'edit', value: 'time' })
    const again = await other.form('main form').press({ name: 'slot' })
    test.now += 20
    expect((await again.press('Book appointment')).heading).toBe('Your appointment is booked')
    expect(counts()).toEqual({ opened: 1, booked: 1 })
  })

  it('and the link stay out of the messages', async () => {
    link({ slug: 'flu-jab', typeId: practice.vaccination })
    await bookFrom(await browser.visit('/to/flu-jab'))
    const kept = test.db.raw.prepare('select * from message').all()
    expect(kept.length).toBe(1)
    expect(JSON.stringify(kept)).not.toContain('flu-jab')
  })
})
