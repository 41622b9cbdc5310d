import { beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../helpers/app.ts'
import { anyone, form, noor, toBooked, toDetails } from '../helpers/booking.ts'
import { openBrowser } from '../helpers/browser.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp
const ancestor = 'https://delinde.example'

beforeEach(() => {
  test = openApp()
  smallPractice(test.db, { frame_origins: JSON.stringify([ancestor]) })
})

const unknownToken = 'AAAAAAAAAAAAAAAAAAAAAA'
const publicPages = [
  '/',
  '/privacy',
  '/accessibility',
  '/healthz',
  '/nowhere',
  '/static/nowhere.css',
  '/robots.txt',
  '/.env',
]
const bookingPages = ['/book', anyone, '/book?type=nothing', '/book/times?from=x']
const tokenPages = [
  `/book/details?hold=${unknownToken}`,
  `/book/booked/${unknownToken}`,
  `/book/booked/${unknownToken}/calendar.ics`,
]

const policy = (ancestors: string) =>
  `default-src 'none'; img-src 'self'; style-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ${ancestors}`

describe('every answer', () => {
  it.each([...publicPages, ...bookingPages, ...tokenPages, '/staff/sign-in', '/staff/agenda'])(
    'of %s has the headers that keep others out',
    async (address) => {
      const { headers } = await test.request(address)
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; .* frame-ancestors /)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toMatch(/^(same-origin|strict-origin)$/)
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('permissions-policy')).toContain('camera=()')
      expect(headers.get('cache-control')).toMatch(/no-store|no-cache/)
      expect(headers.get('access-control-allow-origin')).toBeNull()
      expect([headers.get('server'), headers.get('x-powered-by')]).toEqual([null, null])
    },
  )

  it.each([...publicPages, ...bookingPages, ...tokenPages])('of %s sets no cookie', async (address) => {
    const answer = await test.request(address, { headers: { cookie: 'ledig=x; ledig-door=y' } })
    expect(answer.headers.getSetCookie()).toEqual([])
  })

  it.each(['/book/hold', '/book/check', '/book/confirm', '/nowhere'])(
    'of a POST to %s sets no cookie and is not stored',
    async (address) => {
      const answer = await test.request(address, form({ slot: 'x', practitioner: 'any' }))
      expect(answer.headers.getSetCookie()).toEqual([])
      expect(answer.headers.get('cache-control')).toBe('no-store')
    },
  )
})

describe('the content policy', () => {
  it.each(bookingPages)('of %s names the origins that may frame it', async (address) => {
    expect((await test.request(address)).headers.get('content-security-policy')).toBe(
      policy(`'self' ${ancestor}`),
    )
  })

  it.each([...publicPages, '/staff/sign-in', '/staff/agenda'])(
    'of %s lets nobody frame it',
    async (address) => {
      expect((await test.request(address)).headers.get('content-security-policy')).toBe(policy("'none'"))
    },
  )

  it('allows nothing inline: no page holds an inline script, style or handler', async () => {
    const browser = openBrowser(test)
    const pages = [await browser.visit('/'), await browser.visit(anyone), await toDetails(browser)]
    pages.push(await browser.page.press('Continue'))
    pages.push(await toBooked(test, browser))
    for (const page of pages) {
      expect(page.html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:|<script(?![^>]*\ssrc=)/i)
      const loaded = page.document
        .querySelectorAll('[src], link[href]')
        .map((each) => each.getAttribute('src') ?? each.getAttribute('href') ?? '')
      expect(loaded.filter((address) => !address.startsWith('/static/'))).toEqual([])
    }
  })
})

describe('the pages behind a secret address', () => {
  it('tell no other site where the reader came from', async () => {
    const browser = openBrowser(test)
    const details = await toDetails(browser)
    expect(details.headers.get('referrer-policy')).toBe('strict-origin')
    test.now += 20
    const check = await details.fill(noor).press('Continue')
    const booked = await check.press('Book appointment')
    for (const address of [booked.path, `${booked.path}/calendar.ics`]) {
      const answer = await test.request(address)
      expect([answer.headers.get('referrer-policy'), answer.headers.get('cache-control')]).toEqual([
        'strict-origin',
        'no-store',
      ])
    }
  })

  it.each([`/book/booked/${unknownToken}`, '/book/booked/x'])(
    'as %s, which is unknown, are as tight-lipped',
    async (address) => {
      expect((await test.request(address)).headers.get('referrer-policy')).toBe('strict-origin')
    },
  )
})

describe('over https', () => {
  it('browsers are told to stay there for a year; over http they are not', async () => {
    expect((await test.request('/')).headers.get('strict-transport-security')).toBeNull()
    test = openApp(undefined, { baseUrl: 'https://book.example.org' })
    expect((await test.request('/')).headers.get('strict-transport-security')).toBe('max-age=31536000')
  })
})
