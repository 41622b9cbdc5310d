import { beforeEach, describe, expect, it } from 'vitest'
import { theSystem } from '../../src/practice/actor.ts'
import { changePractice } from '../../src/practice/practice.commands.ts'
import { rows, slotAt } from '../helpers/booking.ts'
import { openBrowser } from '../helpers/browser.ts'
import { at } from '../messages/desk.ts'
import { appointment, book, bookAtDesk, type House, history, openHouse } from './kit.ts'

let house: House

beforeEach(() => {
  house = openHouse({}, { information: { en: 'Bring your pass' } })
})

const buttons = ['Choose another time', 'Cancel appointment']

describe('F61, rule 20: the page about one’s own appointment', () => {
  it('says when, where with the address, with whom and what to bring; never what for and never who', async () => {
    const { path } = await book(house)
    const page = await openBrowser(house).visit(path)
    expect([page.status, page.heading]).toEqual([200, 'Your appointment'])
    for (const said of [
      /Thursday\s*28\s*January 2027/,
      '10:00–10:30',
      'with Anna de Vries',
      'De Linde, Lindelaan 14, 1234 AB Voorbeeld',
      'Bring your pass',
      '30 minutes',
      'You can move or cancel this appointment until Wednesday 27 January 2027 at 10:00.',
      'Later than that? Phone 020 123 45 67.',
      'On Tuesday 26 January 2027 we send you a reminder.',
    ])
      expect(page.text).toMatch(said)
    expect(page.text).not.toMatch(/Noor|Bakker|noor@|1979|Consult/)
    expect(page.title).not.toMatch(/Consult|Noor/)
    expect(page.links('main').map(({ name }) => name)).toEqual([
      ...buttons,
      '020 123 45 67',
      'Add to my calendar',
    ])
  })

  it('names the kind of appointment where the practice allows it', async () => {
    const { path } = await book(house)
    changePractice(house.db, { visit_type_on: 1 }, theSystem, house.now)
    expect((await house.browser.visit(path)).text).toContain('Consult, 30 minutes')
  })

  it('has a short address, sets no cookie, is kept nowhere and tells nobody where it is', async () => {
    const { path } = await book(house)
    const short = await house.browser.visit(path.replace('/visit/', '/v/'))
    const long = await house.browser.visit(path)
    expect(short.html.replaceAll('/v/', '/visit/')).toBe(long.html)
    for (const { headers } of [short, long]) {
      expect(headers.get('set-cookie')).toBe(null)
      expect(headers.get('cache-control')).toBe('no-store')
      expect(headers.get('referrer-policy')).toBe('strict-origin')
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
    }
    for (const { element } of long.links()) expect(element.getAttribute('href')).toMatch(/^(\/|#|tel:)/)
  })

  it('F13: speaks the language of the messages, unless another is chosen', async () => {
    const { path, attendeeId } = await book(house)
    house.set('attendee', attendeeId, { language: 'sv' })
    const page = await house.browser.visit(path)
    expect([page.lang, page.heading]).toEqual(['sv', 'Din tid hos oss'])
    expect(page.links('.bar').map(({ name }) => name)).toEqual(['English', 'Nederlands', 'Norsk bokmål'])
    const dutch = await page.link('Nederlands', '.bar').click()
    expect([dutch.lang, dutch.heading]).toEqual(['nl', 'Uw afspraak'])
    expect((await dutch.link('Afspraak annuleren').click()).lang).toBe('nl')
  })

  it('an address that was kept or passed on claims nothing that is not so', async () => {
    const { path, appointmentId } = await book(house)
    const said = async (deed: string) =>
      (await house.browser.visit(`${path}?said=${deed}`)).document.querySelector('[role="status"]') !== null
    for (const deed of ['moved', 'coming', 'cannot-come', 'x'])
      expect([deed, await said(deed)]).toEqual([deed, false])
    const page = await (await house.browser.visit(path)).press('I am coming')
    expect(page.text).toContain('The practice knows that you are coming.')
    house.set('appointment', appointmentId, { status: 'booked' })
    expect(await said('coming')).toBe(false)
  })

  it('HEAD is GET without the body, also of pages that are kept', async () => {
    const { path } = await book(house)
    for (const address of ['/book', '/book?lang=nl', path, `${path}?lang=sv`])
      for (const _ of ['first', 'kept']) {
        const asked = { headers: { 'accept-encoding': 'gzip' } }
        const length = async (method: string) =>
          (await house.request(address, { method, ...asked })).headers.get('content-length')
        expect([address, await length('HEAD')]).toEqual([address, await length('GET')])
      }
  })

  it('gives a calendar file without a link, an address or a treatment', async () => {
    const { path } = await book(house)
    const answer = await house.browser.send(`${path}/calendar.ics`)
    const file = await answer.text()
    expect(answer.headers.get('content-type')).toContain('text/calendar')
    expect(file).toContain('DTSTART:20270128T090000Z')
    expect(file).toContain('SUMMARY:Praktijk De Linde')
    expect(file).not.toMatch(/https?:|Lindelaan|Consult|Noor/)
  })

  it('F46: opening it, by whomever and however often, changes nothing', async () => {
    const { path } = await book(house)
    const before = house.db.raw.serialize()
    for (const address of [path, `${path}/cancel`, `${path}/move`, `${path}/calendar.ics`, `${path}/coming`])
      for (const method of ['GET', 'HEAD']) await house.browser.send(address, { method })
    expect(house.db.raw.serialize().equals(before)).toBe(true)
  })
})

describe('F12, F15: each function by itself', () => {
  const combinations = [0, 1].flatMap((view) =>
    [0, 1].flatMap((rebook) => [0, 1].map((cancel) => ({ view, rebook, cancel }) as const)),
  )

  it.each(combinations)('view $view, rebook $rebook, cancel $cancel', async ({ view, rebook, cancel }) => {
    const { path } = await book(house)
    const on = (each: number) => (each === 1 ? 1 : 0)
    const switches = { view_on: on(view), rebook_on: on(rebook), cancel_on: on(cancel) } as const
    changePractice(house.db, switches, theSystem, house.now)
    const page = await house.browser.visit(path)
    const there = view + rebook + cancel > 0
    expect(page.status).toBe(there ? 200 : 404)
    const shown = page.links('main').map(({ name }) => name)
    expect(shown.filter((name) => buttons.includes(name))).toEqual([
      ...(rebook ? ['Choose another time'] : []),
      ...(cancel ? ['Cancel appointment'] : []),
    ])
    expect((await house.browser.visit(`${path}/move`)).status).toBe(rebook ? 200 : 404)
    expect((await house.browser.visit(`${path}/cancel`)).status).toBe(cancel ? 200 : 404)
    expect((await house.browser.send(`${path}/cancel`, { method: 'POST' })).status).toBe(cancel ? 303 : 404)
  })

  it('a location may have its own choice', async () => {
    const { path } = await book(house)
    house.set('location', house.practice.locationId, { rebook_on: 0 })
    expect((await house.browser.visit(path)).links('main').map(({ name }) => name)).not.toContain(buttons[0])
    expect((await house.browser.visit(`${path}/move`)).status).toBe(404)
  })

  it('rule 22: works when the portal is closed and new bookings are off', async () => {
    const { path } = await book(house)
    changePractice(house.db, { portal_open: 0, new_booking_on: 0 }, theSystem, house.now)
    expect((await house.browser.visit(path)).links('main').map(({ name }) => name)).toEqual(
      expect.arrayContaining(buttons),
    )
    const times = await house.browser.visit(`${path}/move`)
    expect(times.has('button[name="slot"]')).toBe(true)
  })
})

describe('F58, F59: whose appointments can be changed', () => {
  const open = async (path: string) => {
    const page = await house.browser.visit(path)
    return page
      .links('main')
      .map(({ name }) => name)
      .filter((name) => buttons.includes(name))
  }

  it('what the patient booked on the web', async () => {
    expect(await open((await book(house)).path)).toEqual(buttons)
  })

  it('not what the practice booked: information and the phone only', async () => {
    const { path } = bookAtDesk(house)
    const page = await house.browser.visit(path)
    expect([page.status, await open(path)]).toEqual([200, []])
    expect(page.text).toContain('Can’t come? Phone 020 123 45 67.')
    for (const below of ['/move', '/cancel'])
      expect((await house.browser.visit(path + below)).status).toBe(404)
  })

  it('not even a page of it where looking by itself is off', async () => {
    const { path } = bookAtDesk(house)
    changePractice(house.db, { view_on: 0 }, theSystem, house.now)
    expect((await house.browser.visit(path)).status).toBe(404)
  })

  it('recalls, whoever booked them: by their own mark or by their type', async () => {
    const first = bookAtDesk(house)
    house.set('appointment', first.appointmentId, { origin: 'recall' })
    expect(await open(first.path)).toEqual(buttons)
    house.set('appointment', first.appointmentId, { origin: 'staff' })
    expect(await open(first.path)).toEqual([])
    house.set('appointment_type', house.practice.consult, { class: 'recall' })
    expect(await open(first.path)).toEqual(buttons)
  })

  it('rule 28: others where their type says so; not where it is tied to a kind of block, never surgery', async () => {
    const { consult, general } = house.practice
    const mine = await book(house)
    const { path } = bookAtDesk(house)
    house.set('appointment_type', consult, { self_service: 1 })
    expect(await open(path)).toEqual(buttons)
    house.set('appointment_type', consult, { block_kind_id: general })
    expect([await open(path), await open(mine.path)]).toEqual([[], buttons])
    house.set('appointment_type', consult, { block_kind_id: null, class: 'surgery' })
    expect([await open(path), await open(mine.path)]).toEqual([[], []])
  })

  it('what the patient booked stays so when staff have moved it', async () => {
    const { path, appointmentId } = await book(house)
    house.set('appointment', appointmentId, {
      starts_at: at('2027-01-29', '10:00'),
      ends_at: at('2027-01-29', '10:30'),
    })
    expect(await open(path)).toEqual(buttons)
  })
})

describe('rule 21: when it is over', () => {
  it('one that goes on without this person is over for them, and comes back where staff put them back (O18)', async () => {
    const { path } = await book(house)
    house.db.raw.exec('update attendee set present = 0')
    for (const below of ['', '/move', '/cancel'])
      expect((await house.browser.visit(path + below)).status).toBe(410)
    const page = await house.browser.visit(path)
    expect([page.status, page.heading]).toEqual([410, 'This appointment is off for you'])
    expect(page.text).toContain('You do not take part in it on Thursday 28 January 2027.')
    expect(page.text).toContain('020 123 45 67')
    house.db.raw.exec('update attendee set present = 1')
    expect((await house.browser.visit(path)).status).toBe(200)
  })

  it('a past one answers 410 for 90 days with its date, the phone and a way to book, then 404', async () => {
    const { path } = await book(house)
    house.now = at('2027-01-28', '10:29')
    expect((await house.browser.visit(path)).status).toBe(200)
    house.now = at('2027-01-28', '10:30')
    const page = await house.browser.visit(path)
    expect([page.status, page.heading]).toEqual([410, 'This appointment is over'])
    expect(page.text).toContain('It was on Thursday 28 January 2027.')
    expect(page.text).toContain('020 123 45 67')
    expect(page.text).not.toMatch(/Anna|10:00|Consult|Lindelaan 14, 1234 AB Voorbeeld\n.*Bring/)
    expect(page.link('Book a new appointment').href).toBe('/book')
    for (const below of ['/move', '/cancel', '/calendar.ics'])
      expect((await house.browser.visit(path + below)).status).toBe(410)
    house.now = at('2027-01-28', '10:30') + 90 * 86_400 - 1
    expect((await house.browser.visit(path)).status).toBe(410)
    house.now += 1
    expect((await house.browser.visit(path)).status).toBe(404)
  })

  it('unknown, malformed, revoked, switched off and long over are one page, and cost as much', async () => {
    const { path, attendeeId } = await book(house)
    const other = bookAtDesk(house)
    changePractice(house.db, { view_on: 0 }, theSystem, house.now)
    house.set('attendee', attendeeId, { visit_hash: Buffer.alloc(32, 1) as unknown as string })
    house.pauses.splice(0)
    const answers = await Promise.all(
      [path, other.path, '/visit/AAAAAAAAAAAAAAAAAAAAAA', '/visit/x', '/v/%E2%82%AC', '/visit/..%2F..'].map(
        async (address) => {
          const answer = await openBrowser(house).send(address)
          return [answer.status, (await answer.text()).replace(/\?lang=|&lang=|\/(visit|v)\/[^"?]*/g, '')]
        },
      ),
    )
    expect(answers.map(([status]) => status)).toEqual([404, 404, 404, 404, 404, 404])
    expect(new Set(answers.map(([, body]) => body)).size).toBe(1)
    expect(house.pauses).toEqual([500, 500, 500, 500, 500, 500])
  })
})

describe('rule 36: "I am coming"', () => {
  it('confirms once, and the page says so', async () => {
    const { path, appointmentId } = await book(house)
    const page = await (await house.browser.visit(path)).press('I am coming')
    expect(page.via).toEqual([{ status: 303, location: `${path}?said=coming` }])
    expect(page.texts('[role="status"]')).toEqual(['Thank you. The practice knows that you are coming.'])
    expect(appointment(house, appointmentId).status).toBe('confirmed')
    await house.browser.send(`${path}/coming`, { method: 'POST' })
    expect(history(house, appointmentId)).toEqual(['booked patient-web', 'confirmed patient-web'])
    const again = await house.browser.visit(path)
    expect([again.forms().length, again.text.includes('You have confirmed')]).toEqual([0, true])
  })

  it('is not asked of one of many in a session, nor after it has begun', async () => {
    house = openHouse({}, { places: 3 })
    const { path } = await book(house)
    expect((await house.browser.visit(path)).forms()).toEqual([])
    house.now = at('2027-01-28', '10:05')
    expect((await house.browser.visit(path)).links('main').map(({ name }) => name)).toEqual([
      'Add to my calendar',
    ])
    await house.browser.send(`${path}/coming`, { method: 'POST' })
    expect(rows(house.db, "select 1 from appointment where status = 'confirmed'")).toEqual([])
  })
})

describe('F14: with everything off', () => {
  it('no address answers, and nothing else changes', async () => {
    const { path } = await book(house, slotAt('09:00', '2027-01-28'))
    const off = { view_on: 0, rebook_on: 0, cancel_on: 0 } as const
    changePractice(house.db, off, theSystem, house.now)
    for (const below of ['', '/move', '/move/check', '/cancel', '/calendar.ics'])
      expect((await house.browser.visit(path + below)).status).toBe(404)
    for (const below of ['/coming', '/cannot-come', '/move', '/move/confirm', '/cancel'])
      expect((await house.browser.send(path + below, { method: 'POST' })).status).toBe(404)
  })
})
