import { beforeEach, describe, expect, it } from 'vitest'
import { carried, carry, partOf, withAnswer } from '../../src/tracking/counting.ts'
import { openApp, type TestApp } from '../helpers/app.ts'
import { anyone, noor, toBooked, toCheck, toDetails, widePractice } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { signedIn } from '../helpers/staff.ts'
import { countWith, google, matomo, own } from '../helpers/tracked.ts'

let test: TestApp
let visitor: Browser

beforeEach(() => {
  test = openApp()
  widePractice(test.db)
  visitor = openBrowser(test)
})

const here = { 'sec-fetch-site': 'same-origin' }
const scripts = (page: Page) =>
  page.document.querySelectorAll('script').map((each) => each.getAttribute('src'))
const counts = (page: Page) => scripts(page).some((src) => src?.startsWith('/static/tracking.'))
const frames = (page: Page) => /frame-src/.test(page.headers.get('content-security-policy') ?? '')
const sayYes = async (): Promise<Page> => (await visitor.visit('/book')).link('Yes, you may count').click()

/** Every address a page leads or posts to, without its own files. */
function addresses(page: Page): string[] {
  const named = (tag: string, attribute: string) =>
    page.document.querySelectorAll(tag).map((each) => each.getAttribute(attribute) ?? '')
  return [...named('a', 'href'), ...named('form', 'action'), ...named('button', 'formaction')]
    .filter((each) => each.startsWith('/'))
    .sort()
}

describe('a practice that counts nothing', () => {
  const pages = [
    '/',
    '/book',
    '/book?lang=nl',
    '/book?type=consult',
    anyone,
    '/book/wish?type=consult',
    '/privacy',
  ]

  it('P25: is how Ledig comes: nobody is asked, nothing is loaded, no address says anything of it', async () => {
    for (const address of pages) {
      const page = await visitor.visit(address)
      expect([address, counts(page), frames(page)]).toEqual([address, false, false])
      expect(page.html).not.toMatch(/count=|tracking|counting/)
    }
    expect((await test.request('/tracking/frame')).status).toBe(404)
  })

  it('P25: sends the same bytes as before anybody looked at the setting, and as after it was switched off', async () => {
    const all = () =>
      Promise.all(
        pages.map(async (address) => {
          const answer = await test.request(address)
          return [[...answer.headers], await answer.text()]
        }),
      )
    const before = await all()
    countWith(test.db, google)
    expect(await all()).not.toEqual(before)
    countWith(test.db, { kind: 'off' })
    expect(await all()).toEqual(before)
  })

  it('carries no yes along that an old address still holds', async () => {
    const page = await visitor.visit('/book?count=yes')
    expect(counts(page) || frames(page)).toBe(false)
    expect(addresses(page).filter((each) => each.startsWith('/book?type') && /count/.test(each))).toEqual([])
  })
})

describe('a practice that counts', () => {
  beforeEach(() => countWith(test.db, google))

  it('P35: asks first, in a line with two answers alike, and loads nothing before', async () => {
    const page = await visitor.visit('/book')
    expect(page.texts('#counting p')[0]).toMatch(
      /^May we count .* Google Analytics .* never learns who you are/,
    )
    expect(page.links('#counting').map(({ name, href }) => [name, href])).toEqual([
      ['Yes, you may count', '/book?count=yes#counting'],
      ['No, do not count', '/book?count=no'],
    ])
    const looks = page.links('#counting').map(({ element }) => element.getAttribute('class'))
    expect(new Set(looks).size).toBe(1)
    expect([counts(page), frames(page), page.html.includes('googletagmanager')]).toEqual([
      false,
      false,
      false,
    ])
  })

  it.each([
    ['nl', 'Mogen we tellen hoe onze afspraakpagina’s worden gebruikt?', 'Ja, tellen mag'],
    ['sv', 'Får vi räkna hur våra bokningssidor används?', 'Ja, räkna gärna'],
    ['nb', 'Kan vi telle hvordan bestillingssidene våre brukes?', 'Ja, bare tell'],
  ])('P35: asks in %s', async (language, question, yes) => {
    const page = await visitor.visit(`/book?lang=${language}`)
    expect(page.texts('#counting p')[0]).toContain(question)
    expect((await page.link(yes).click()).query.get('lang')).toBe(language)
  })

  it('P35: asks in the practice’s own words where it has some', async () => {
    countWith(test.db, { questions: { en: 'Help us to <count> you?', nl: 'Mogen wij tellen?' } })
    expect((await visitor.visit('/book')).texts('#counting p')[0]).toBe('Help us to <count> you?')
    expect((await visitor.visit('/book?lang=nl')).texts('#counting p')[0]).toBe('Mogen wij tellen?')
  })

  it('P25, P35: after a yes the pages of a booking count, and those with personal data or a token do not', async () => {
    let page = await sayYes()
    expect([page.query.get('count'), counts(page), frames(page)]).toEqual(['yes', true, true])
    page = await page.link(/^Consult/).click()
    expect([page.query.get('count'), counts(page), frames(page)]).toEqual(['yes', true, true])
    page = await page.link(/^De Linde/).click()
    page = await page.link(/^No preference/).click()
    expect([page.path, page.query.get('count'), counts(page)]).toEqual(['/book/times', 'yes', true])
    page = await page.form('form:has(.slots)').press({ name: 'slot' })
    expect([page.path, page.query.get('count'), counts(page), frames(page)]).toEqual([
      '/book/details',
      'yes',
      false,
      false,
    ])
    test.now += 20
    page = await page.fill(noor).press('Continue')
    expect([page.heading, page.query.get('count'), counts(page), frames(page)]).toEqual([
      'Check and book',
      'yes',
      false,
      false,
    ])
    page = await page.press('Book appointment')
    expect(page.path).toMatch(/^\/book\/booked\//)
    expect([page.query.get('count'), counts(page), frames(page)]).toEqual(['yes', true, true])
    expect(page.document.querySelector('script[data-counts]')?.getAttribute('data-counts')).toBe(
      'booking_completed',
    )
  })

  it('P35: no other page ever opens the frame', async () => {
    const details = await toDetails(visitor, undefined, `${anyone}&type=consult&location=de-linde&count=yes`)
    const elsewhere = [
      '/',
      '/privacy',
      '/accessibility',
      '/nowhere',
      '/book/nowhere',
      '/staff/sign-in',
      details.url,
    ]
    const broken = [
      '/book/booked/AAAAAAAAAAAAAAAAAAAAAA',
      '/book?type=gone',
      '/book/details?hold=AAAAAAAAAAAAAAAAAAAAAA',
    ]
    for (const address of [...elsewhere, ...broken]) {
      const url = new URL(address, 'http://localhost:3000')
      url.searchParams.set('count', 'yes')
      const answer = await test.request(url.pathname + url.search, { headers: here })
      expect([address, await answer.text()]).toEqual([
        address,
        expect.not.stringContaining('/static/tracking.'),
      ])
    }
    const owner = await signedIn(test, 'owner')
    for (const address of [
      '/staff/agenda',
      '/staff/settings',
      '/staff/settings/tracking',
      '/staff/messages',
    ]) {
      const page = await owner.visit(`${address}?count=yes`)
      expect([address, counts(page), frames(page)]).toEqual([address, false, false])
    }
  })

  it('P35: a no is remembered from page to page, and nobody is asked again', async () => {
    let page = await (await visitor.visit('/book')).link('No, do not count').click()
    for (const name of [/^Consult/, /^De Linde/, /^No preference/]) {
      expect([page.has('#counting'), counts(page)]).toEqual([false, false])
      page = await page.link(name).click()
    }
    expect([page.path, page.query.get('count'), page.has('#counting')]).toEqual(['/book/times', 'no', false])
    page = await page.form('form:has(.slots)').press({ name: 'slot' })
    test.now += 20
    page = await (await page.fill(noor).press('Continue')).press('Book appointment')
    expect([page.query.get('count'), counts(page), page.has('#counting')]).toEqual(['no', false, false])
  })

  it('P35: a yes can be taken back on every page that counts', async () => {
    let page = await sayYes()
    for (const name of [/^Consult/, /^De Linde/, /^No preference/]) {
      const stop = page.link('Stop counting').href
      page = await page.link(name).click()
      const stopped = await openBrowser(test).visit(stop)
      expect([stopped.query.get('count'), counts(stopped), frames(stopped)]).toEqual(['no', false, false])
    }
    const stopped = await page.link('Stop counting').click()
    expect([stopped.path, counts(stopped), stopped.has('#counting')]).toEqual(['/book/times', false, false])
    page = await stopped.form('form:has(.slots)').press({ name: 'slot' })
    test.now += 20
    page = await (await page.fill(noor).press('Continue')).press('Book appointment')
    expect([page.heading, counts(page), frames(page)]).toEqual(['Your appointment is booked', false, false])
  })

  it('P35: the last page lets somebody stop, too, and asks nobody who was not asked before', async () => {
    const times = `${anyone}&type=consult&location=de-linde`
    const asked = await toBooked(test, visitor, noor, undefined, times)
    expect([asked.has('#counting'), counts(asked)]).toEqual([false, false])
    const other = openBrowser(test, { headers: { 'sec-fetch-site': 'same-origin' } })
    const booked = await toBooked(test, other, { ...noor, firstName: 'Eva' }, undefined, `${times}&count=yes`)
    expect([booked.heading, counts(booked)]).toEqual(['Your appointment is booked', true])
    const stopped = await booked.link('Stop counting').click()
    expect([stopped.heading, counts(stopped)]).toEqual(['Your appointment is booked', false])
  })

  it('P35: a yes can be taken back on the check page, and nothing typed is lost', async () => {
    await sayYes()
    let page = await (await visitor.page.link(/^Consult/).click()).link(/^De Linde/).click()
    page = await (await page.link(/^No preference/).click()).form('form:has(.slots)').press({ name: 'slot' })
    test.now += 20
    page = await page.fill(noor).press('Continue')
    expect(page.texts('.fine').join()).toContain('This visit is being counted with Google Analytics.')
    page = await page.form('form:has(dl)').press('Stop counting')
    expect([page.heading, page.query.get('count'), page.text.includes('noor@example.org')]).toEqual([
      'Check and book',
      'no',
      true,
    ])
    page = await page.press('Book appointment')
    expect([page.heading, page.query.get('count'), counts(page)]).toEqual([
      'Your appointment is booked',
      'no',
      false,
    ])
  })

  it('P35: an address that was passed on or kept carries nobody’s yes', async () => {
    for (const headers of [
      {},
      { 'sec-fetch-site': 'none' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'cross-site', referer: 'http://localhost/book' },
      { referer: 'https://elsewhere.example/book' },
      { referer: 'not an address' },
    ]) {
      const page = await openBrowser(test, { textBrowser: true, headers }).visit(
        '/book?type=consult&count=yes&lang=nl',
      )
      expect([headers, counts(page), frames(page)]).toEqual([headers, false, false])
      expect(page.has('#counting')).toBe(true)
      // Nor does any way on from there, but for the answer itself.
      const ways = addresses(page).filter((each) => /count=yes/.test(each))
      expect(ways).toEqual(['/book?type=consult&lang=nl&count=yes#counting'])
    }
  })

  it('P35: an old browser that only names the page it comes from is believed', async () => {
    const old = openBrowser(test, { textBrowser: true })
    const page = await (await old.visit('/book')).link('Yes, you may count').click()
    expect([counts(page), frames(page)]).toEqual([true, true])
  })

  it.each(['Yes', 'ja', '1', 'yes yes', '', 'yes&count=no', "'><script>"])(
    'takes %j in the address for no answer',
    async (answer) => {
      const search = answer.includes('&')
        ? `count=${answer}`
        : new URLSearchParams({ count: answer }).toString()
      const answered = await test.request(`/book?${search}`, { headers: here })
      const html = await answered.text()
      expect(html.includes('/static/tracking.')).toBe(answer === 'yes&count=no')
    },
  )

  it('P35: the front page and the privacy statement keep the answer, and the statement tells of it', async () => {
    let page = await visitor.visit('/privacy')
    expect(page.text).toContain('Only if you say yes, Google Analytics counts')
    expect(page.text).not.toContain('count no visits')
    page = await (await sayYes()).link('Privacy').click()
    expect([page.query.get('count'), counts(page)]).toEqual(['yes', false])
    page = await page.link(/^Praktijk De Linde/).click()
    expect([page.path, page.query.get('count'), counts(page)]).toEqual(['/book', 'yes', true])
  })

  it('P25: who only tries the pages is not asked and not counted', async () => {
    const owner = await signedIn(test, 'owner')
    const pass = (await owner.visit('/staff/settings/links')).link(/^Try/).href
    const page = await owner.visit(`${pass}&count=yes`)
    expect(page.text).toContain('Preview: nothing is booked')
    expect([page.has('#counting'), counts(page), frames(page)]).toEqual([false, false, false])
  })

  it('P35: no address of a booking carries personal data, with counting or without', async () => {
    const bookings = [
      await toCheck(test, visitor, noor, undefined, `${anyone}&type=consult&location=de-linde`),
    ]
    bookings.push((await bookings[0]?.press('Book appointment')) ?? visitor.page)
    for (const page of bookings)
      for (const address of [page.url, ...addresses(page)])
        expect(decodeURIComponent(address)).not.toMatch(/noor|bakker|1979|12345678/i)
  })

  it('sets no cookie, on any page', async () => {
    await sayYes()
    await toBooked(test, visitor, noor, undefined, `${anyone}&type=consult&location=de-linde&count=yes`)
    expect(visitor.cookies.size).toBe(0)
  })
})

describe('the frame in which it counts', () => {
  const policyOf = async () => {
    const answer = await test.request('/tracking/frame')
    const policy = answer.headers.get('content-security-policy') ?? ''
    const parts = policy.split('; ').map((part) => part.split(' '))
    return {
      answer,
      html: await answer.text(),
      parts: new Map(parts.map(([name = '', ...rest]) => [name, rest])),
    }
  }

  it.each([
    [
      google,
      'https://www.googletagmanager.com/gtag/js?id=G-ABC1234567',
      ['https://www.googletagmanager.com'],
    ],
    [matomo, 'https://stats.example.org/matomo.js', ['https://stats.example.org']],
    [own, 'https://stats.example.org/count.js', ['https://stats.example.org']],
  ] as const)(
    'P28, P29: names the script and the id, each once, and lets in nobody else: %j',
    async (set, script, from) => {
      countWith(test.db, set)
      const { html, parts, answer } = await policyOf()
      expect(html).toContain(`data-script="${script}"`)
      expect(html.match(/data-id="([^"]*)"/)?.[1]).toBe(
        Object.values(set).at(-1) === 'linde' ? 'linde' : set.kind === 'matomo' ? '7' : 'G-ABC1234567',
      )
      expect(html).not.toMatch(/YOUR_TRACKER_CODE|XXXXXXXXXX/)
      expect(parts.get('sandbox')).toEqual(['allow-scripts'])
      expect(parts.get('default-src')).toEqual(["'none'"])
      expect(parts.get('script-src')?.slice(2)).toEqual(from)
      expect(parts.get('form-action')).toEqual(["'none'"])
      expect(parts.get('frame-ancestors')).toEqual(["'self'"])
      expect(answer.headers.get('content-security-policy')).not.toMatch(/unsafe|allow-same-origin|\*(?!\.)/)
      expect(answer.headers.getSetCookie()).toEqual([])
    },
  )

  it('P31: is the same for every visit: nothing of a choice stands in it', async () => {
    countWith(test.db, google)
    const plain = await (await test.request('/tracking/frame')).text()
    const asked = await test.request('/tracking/frame?type=consult&lang=nl', {
      headers: { referer: 'http://localhost/book?type=consult' },
    })
    expect((await asked.text()).replace('lang="nl"', 'lang="en"').replace(/<title>.*?<\/title>/, '')).toBe(
      plain.replace(/<title>.*?<\/title>/, ''),
    )
  })

  it('P34: holds the closed list of events, and no other', async () => {
    countWith(test.db, own)
    expect((await policyOf()).html).toContain(
      'data-events="booking_init type_selected calendar_selected date_selected button booking_completed"',
    )
  })

  it('P35: cannot be opened as a page: whoever does has not said yes', async () => {
    countWith(test.db, google)
    for (const dest of ['document', 'object', 'empty'])
      expect((await test.request('/tracking/frame', { headers: { 'sec-fetch-dest': dest } })).status).toBe(
        404,
      )
    expect((await test.request('/tracking/frame', { headers: { 'sec-fetch-dest': 'iframe' } })).status).toBe(
      200,
    )
  })

  it('P41: works where a website of the practice frames the booking page', async () => {
    test.db.raw.exec(`update practice set frame_origins = '["https://delinde.example"]'`)
    countWith(test.db, google)
    expect((await policyOf()).parts.get('frame-ancestors')).toEqual(["'self'", 'https://delinde.example'])
  })
})

describe('what travels', () => {
  it.each([
    ['', '', ''],
    ['nl', '', 'nl'],
    ['', 'yes', ' yes'],
    ['nl', 'no', 'nl no'],
  ] as const)('is one word of %j and %j', (lang, answer, word) => {
    expect(carry(lang, answer)).toBe(word)
    expect(carried(word)).toEqual([
      ['lang', lang],
      ['count', answer],
    ])
  })

  it('goes into an address without touching the rest of it', () => {
    expect(withAnswer('/book?type=a%26b&count=yes', 'no')).toBe('/book?type=a%26b&count=no')
    expect(withAnswer('/book?count=yes&count=no', '')).toBe('/book')
    expect(withAnswer('/book', 'yes')).toBe('/book?count=yes')
  })

  it.each([
    ['GET', '/book', 'counts'],
    ['GET', '/book/times', 'counts'],
    ['GET', '/book/booked/x', 'counts'],
    ['GET', '/book/booked/x/calendar.ics', undefined],
    ['GET', '/book/details', undefined],
    ['GET', '/bookings', undefined],
    ['GET', '/visit/x', undefined],
    ['GET', '/change', undefined],
    ['GET', '/invite/x', undefined],
    ['GET', '/my/x', undefined],
    ['GET', '/unsubscribe/x', undefined],
    ['POST', '/book', undefined],
    ['POST', '/book/confirm', undefined],
    ['POST', '/book/check', 'quiet'],
    ['GET', '/privacy', 'quiet'],
  ])('%s %s: %s', (method, path, part) => {
    expect(partOf(method, path)).toBe(part)
  })
})
