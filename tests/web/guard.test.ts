import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import type { LedigEnv } from '../../src/web/env.ts'
import { cameFrom, mayAct } from '../../src/web/guard.ts'

const own = 'https://book.example.org'
const token = 'QUJDREVGR0hJSktMTU5PUA'

/** Asks the guard what it makes of a request. */
async function ask(
  headers: Record<string, string>,
  { baseUrl = own, method = 'POST', body = '', formToken = token as string | undefined } = {},
) {
  const app = new Hono<LedigEnv>()
  app.all('*', async (c) => c.json({ from: cameFrom(c, baseUrl), may: await mayAct(c, baseUrl, formToken) }))
  const type = { 'content-type': 'application/x-www-form-urlencoded', host: 'book.example.org' }
  const init = { method, headers: { ...type, ...headers }, ...(method === 'POST' ? { body } : {}) }
  return (await app.request('/staff/agenda', init)).json() as Promise<{ from: string; may: boolean }>
}

describe('where a form comes from', () => {
  const cases: [string, Record<string, string>, string][] = [
    ['Sec-Fetch-Site: same-origin', { 'sec-fetch-site': 'same-origin' }, 'here'],
    ['Sec-Fetch-Site: cross-site', { 'sec-fetch-site': 'cross-site' }, 'elsewhere'],
    ['Sec-Fetch-Site: same-site', { 'sec-fetch-site': 'same-site' }, 'elsewhere'],
    ['Sec-Fetch-Site: none', { 'sec-fetch-site': 'none' }, 'unknown'],
    ['the own Origin', { origin: own }, 'here'],
    ['the own host over https', { origin: 'https://book.example.org' }, 'here'],
    ['the own host over http', { origin: 'http://book.example.org' }, 'elsewhere'],
    ['another host', { origin: 'https://evil.example' }, 'elsewhere'],
    ['another port', { origin: 'https://book.example.org:8443' }, 'elsewhere'],
    ['a sister', { origin: 'https://www.book.example.org' }, 'elsewhere'],
    ['a name that begins alike', { origin: 'https://book.example.org.evil.example' }, 'elsewhere'],
    ['no address at all', { origin: 'nonsense' }, 'elsewhere'],
    ['null', { origin: 'null' }, 'unknown'],
    ['null from another site', { origin: 'null', 'sec-fetch-site': 'cross-site' }, 'unknown'],
    ['nothing said', {}, 'unknown'],
    [
      'the own Origin though the browser calls it cross-site',
      { origin: own, 'sec-fetch-site': 'cross-site' },
      'elsewhere',
    ],
  ]

  it.each(cases)('%s', async (_, headers, from) => {
    expect((await ask(headers)).from).toBe(from)
    expect((await ask(headers)).may).toBe(from === 'here')
  })

  it('is forged by no Host header: BASE_URL and the host of the request are all that count', async () => {
    expect((await ask({ origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' })).may).toBe(
      false,
    )
  })
})

describe('the form token', () => {
  it('settles it where the browser says nothing', async () => {
    expect((await ask({}, { body: `formToken=${token}` })).may).toBe(true)
    expect((await ask({ origin: 'null' }, { body: `a=1&formToken=${token}` })).may).toBe(true)
  })

  it.each([
    `formToken=${token}x`,
    'formToken=',
    'formToken',
    '',
    `formtoken=${token}`,
    `formToken=${token}&formToken=x`,
  ])('must be the very one: %s', async (body) => {
    expect((await ask({}, { body })).may).toBe(false)
  })

  it('does not help a form from elsewhere, nor where there is no session', async () => {
    expect((await ask({ 'sec-fetch-site': 'cross-site' }, { body: `formToken=${token}` })).may).toBe(false)
    expect((await ask({}, { body: 'formToken=undefined', formToken: undefined })).may).toBe(false)
    expect((await ask({}, { body: 'formToken=', formToken: undefined })).may).toBe(false)
  })

  it('is not asked for by a page that is only read', async () => {
    expect((await ask({ 'sec-fetch-site': 'cross-site' }, { method: 'GET' })).may).toBe(true)
  })
})
