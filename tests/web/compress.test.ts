import { gunzipSync } from 'node:zlib'
import { beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../helpers/app.ts'
import { anyone, form, toBooked } from '../helpers/booking.ts'
import { openBrowser } from '../helpers/browser.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp

beforeEach(() => {
  test = openApp()
  smallPractice(test.db)
})

const gzip = { headers: { 'accept-encoding': 'gzip, deflate, br' } }
const body = async (answer: Response) => Buffer.from(await answer.arrayBuffer())

describe('a page', () => {
  it.each(['/', anyone, '/nowhere'])(
    '%s comes in gzip to whoever can read it: the same bytes, the same status and headers',
    async (address) => {
      const plain = await test.request(address)
      const packed = await test.request(address, gzip)
      expect([plain.headers.get('content-encoding'), packed.headers.get('content-encoding')]).toEqual([
        null,
        'gzip',
      ])
      expect(packed.status).toBe(plain.status)
      const bytes = await body(packed)
      expect(gunzipSync(bytes).equals(await body(plain))).toBe(true)
      expect(packed.headers.get('content-length')).toBe(String(bytes.length))
      for (const name of ['content-security-policy', 'cache-control', 'content-type', 'vary'])
        expect(packed.headers.get(name)).toBe(plain.headers.get(name))
      expect(plain.headers.get('vary')).toContain('Accept-Encoding')
    },
  )

  it('of an error is packed as well: 409, 413, 422', async () => {
    const post = (path: string, fields: Record<string, string>) =>
      test.request(path, form(fields, gzip.headers))
    const answers = [
      await post('/book/hold', { slot: '2027-01-25T08:00+01:00', practitioner: 'any' }),
      await post('/book/hold', { slot: 'x'.repeat(270_000) }),
      await post('/book/hold', { slot: 'x', practitioner: 'any' }),
    ]
    expect(answers.map((answer) => [answer.status, answer.headers.get('content-encoding')])).toEqual([
      [409, 'gzip'],
      [413, 'gzip'],
      [422, 'gzip'],
    ])
    for (const answer of answers) expect(gunzipSync(await body(answer)).toString()).toContain('</html>')
  })

  it('keeps the cookie of the sign-in', async () => {
    const answer = await test.request('/staff/sign-in', gzip)
    expect([answer.headers.get('content-encoding'), answer.headers.getSetCookie().length]).toEqual([
      'gzip',
      1,
    ])
  })

  it.each(['identity', '', 'br', 'deflate', 'gzip;q=0'])(
    'for Accept-Encoding: "%s" stays as it is',
    async (accepted) => {
      const answer = await test.request('/', { headers: { 'accept-encoding': accepted } })
      expect(answer.headers.get('content-encoding')).toBeNull()
    },
  )
})

describe('anything else', () => {
  it('stays as it is: a redirect, the health check, a calendar file', async () => {
    const receipt = (await toBooked(test, openBrowser(test))).path
    for (const address of ['/staff/agenda', '/healthz', `${receipt}/calendar.ics`]) {
      const answer = await test.request(address, gzip)
      expect(answer.headers.get('content-encoding')).toBeNull()
    }
  })
})
