import { readFileSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { addLink } from '../../src/booking/links.commands.ts'
import { theSystem } from '../../src/practice/actor.ts'
import { openApp, root, type TestApp } from '../helpers/app.ts'
import { openBrowser } from '../helpers/browser.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp

beforeEach(() => {
  test = openApp()
  smallPractice(test.db, { frame_origins: '["https://delinde.example"]' })
})

const ancestors = (headers: Headers) =>
  /frame-ancestors ([^;]*)/.exec(headers.get('content-security-policy') ?? '')?.[1]

describe('/embed.js', () => {
  it('may be loaded by any website, and is asked for again after an hour', async () => {
    const answer = await test.request('/embed.js', { headers: { 'sec-fetch-site': 'cross-site' } })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'text/javascript; charset=utf-8',
    ])
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('cross-origin')
    expect(answer.headers.get('cache-control')).toBe('public, max-age=3600')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.getSetCookie()).toEqual([])
  })

  it('has at most 2 000 bytes and loads nothing else', () => {
    const script = readFileSync(`${root}/static/embed.js`, 'utf8')
    expect(Buffer.byteLength(script)).toBeLessThanOrEqual(2000)
    expect(script).not.toMatch(/\b(import|eval|fetch|XMLHttpRequest|innerHTML|document\.write|cookie)\b/)
  })

  it('is the only script that stays at its address', async () => {
    expect((await test.request('/app.js')).status).toBe(404)
    const own = await test.request(test.world.files.href('page.js'))
    expect(own.headers.get('cross-origin-resource-policy')).toBeNull()
  })
})

describe('F43: the websites that may show the booking pages', () => {
  it('are the practice’s and each location’s own', async () => {
    test.db.raw.exec(
      `update location set frame_origins = '["https://haven.example","https://delinde.example"]'`,
    )
    for (const path of ['/book', '/book?link=nothing', '/to/nothing', '/book/booked/x'])
      expect(ancestors((await test.request(path)).headers)).toBe(
        "'self' https://delinde.example https://haven.example",
      )
  })

  it('leave out those of a location that is closed down', async () => {
    test.db.raw.exec(
      `insert into location (slug, name, frame_origins, active) values ('old', 'Old', '["https://old.example"]', 0)`,
    )
    expect(ancestors((await test.request('/book')).headers)).toBe("'self' https://delinde.example")
  })

  it('are named to the script of the page, for whom it may tell its height; other pages name none', async () => {
    const browser = openBrowser(test)
    const framersOn = async (path: string) =>
      (await browser.visit(path)).document
        .querySelectorAll('script')
        .map((each) => each.getAttribute('data-framers'))
        .filter((each) => each !== undefined)
    expect(await framersOn('/book/times?practitioner=any')).toEqual(['https://delinde.example'])
    expect(await framersOn('/staff/sign-in')).toEqual([])
    test.db.raw.exec(`update practice set frame_origins = '[]'`)
    expect(await framersOn('/book/times?practitioner=any')).toEqual([])
  })

  it('change nothing elsewhere: the short address sends on, and the rest may be framed nowhere', async () => {
    const facts = { typeId: null, locationId: null, calendarId: null, fixed: true, active: true }
    addLink(test.db, { ...facts, slug: 'here' }, theSystem, test.now)
    expect(ancestors((await test.request('/to/here')).headers)).toBe("'self' https://delinde.example")
    for (const path of ['/to', '/too/here', '/bookings', '/', '/staff/settings/links'])
      expect(ancestors((await test.request(path)).headers)).toBe("'none'")
  })
})
