import { beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../helpers/app.ts'
import { anyone, noor, toBooked, toCheck, toDetails, withAnna } from '../helpers/booking.ts'
import { type Browser, openBrowser, type Page } from '../helpers/browser.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp
/** A frame on another site: third-party, no cookie jar of ours, everything said to be cross-site. */
let framed: Browser
const origins = ['https://delinde.example', 'https://www.delinde.example:8443']

beforeEach(() => {
  test = openApp()
  smallPractice(test.db, {
    frame_origins: JSON.stringify(origins),
    website: origins[0] ?? null,
    terms_url: 'https://delinde.example/terms',
  })
  framed = openBrowser(test, {
    headers: { origin: 'http://localhost:3000', 'sec-fetch-site': 'cross-site', 'sec-fetch-dest': 'iframe' },
  })
})

const ancestors = (page: Page) =>
  /frame-ancestors ([^;]*)/.exec(page.headers.get('content-security-policy') ?? '')?.[1]
const allowed = `'self' ${origins.join(' ')}`

describe('P41: in a frame of the practice’s own website', () => {
  it('the whole booking works, without a cookie, every step framable by those origins only', async () => {
    const pages = [await framed.visit('/book'), await framed.visit(anyone)]
    pages.push(await toDetails(framed))
    test.now += 20
    pages.push(await framed.page.press('Continue'))
    pages.push(await framed.page.fill({ ...noor, terms: true }).press('Continue'))
    pages.push(await framed.page.press('Book appointment'))
    expect(pages.map((page) => page.status)).toEqual([200, 200, 200, 422, 200, 200])
    expect(pages.at(-1)?.heading).toBe('Your appointment is booked')
    for (const page of pages) expect(ancestors(page)).toBe(allowed)
    expect(framed.cookies.size).toBe(0)
    for (const page of pages) expect(page.headers.get('x-frame-options')).toBeNull()
  })

  it('so do the pages for a time that is gone, an unknown choice, and a closed door', async () => {
    const taken = await framed.send('/book/hold', {
      method: 'POST',
      body: new URLSearchParams({ slot: 'x', practitioner: 'any' }),
    })
    expect([taken.status, taken.headers.get('content-security-policy')]).toEqual([
      422,
      expect.stringContaining(allowed),
    ])
    expect(ancestors(await framed.visit('/book?type=nothing'))).toBe(allowed)
    test.db.raw.exec('update practice set portal_open = 0')
    expect(ancestors(await framed.visit('/book'))).toBe(allowed)
  })

  it('a receipt that is over says so in the frame as well', async () => {
    const page = await toBooked(test, framed, { ...noor, terms: true })
    test.now += 3600
    const over = await page.reload()
    expect([over.status, ancestors(over)]).toEqual([410, allowed])
  })

  it.each([
    '/',
    '/privacy',
    '/accessibility',
    '/healthz',
    '/nowhere',
    '/staff/sign-in',
    '/staff/agenda',
    '/static/nowhere.css',
  ])('%s may be framed nowhere', async (address) => {
    const answer = await framed.send(address)
    expect(answer.headers.get('content-security-policy')).toContain("frame-ancestors 'none'")
  })

  it('links that leave the booking leave the frame; those of the booking stay in it', async () => {
    const pages = [
      await framed.visit(withAnna),
      await toDetails(framed),
      await toCheck(test, framed, { ...noor, terms: true }),
    ]
    for (const page of pages) {
      const stay = page
        .links()
        .filter((link) => !['_top', '_blank'].includes(link.element.getAttribute('target') ?? ''))
      expect(stay.map((link) => link.href).filter((href) => !/^(\/book|#|tel:)/.test(href))).toEqual([])
    }
  })

  it('without an allowed origin no page may be framed', async () => {
    test.db.raw.exec("update practice set frame_origins = '[]'")
    expect(ancestors(await framed.visit(anyone))).toBe("'none'")
  })

  it('a change of the list acts on the next page', async () => {
    await framed.visit(anyone)
    test.db.raw.exec(`update practice set frame_origins = '["https://other.example"]'`)
    expect(ancestors(await framed.visit(anyone))).toBe("'self' https://other.example")
  })
})
