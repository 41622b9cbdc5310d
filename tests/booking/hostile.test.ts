import { beforeEach, describe, expect, it } from 'vitest'
import { openApp, type TestApp } from '../helpers/app.ts'
import { count, everything, fieldsOf, form, noor, rows, slotAt, toCheck } from '../helpers/booking.ts'
import { type Browser, openBrowser } from '../helpers/browser.ts'
import { smallPractice } from '../helpers/world.ts'

let test: TestApp
let browser: Browser

beforeEach(() => {
  test = openApp()
  smallPractice(test.db)
  browser = openBrowser(test)
})

const posts = ['/book/hold', '/book/check', '/book/confirm']

/** Sends it and shows that nothing changed; the log must hold no fault. */
async function send(path: string, init: RequestInit): Promise<Response> {
  const before = everything(test.db)
  const answer = await test.request(path, init)
  expect(everything(test.db)).toEqual(before)
  expect(test.lines).toEqual([])
  return answer
}

describe('what is sent instead of a form', () => {
  const bodies: [string, RequestInit][] = [
    ['nothing', {}],
    ['an empty form', form({})],
    ['JSON', { body: JSON.stringify(noor), headers: { 'content-type': 'application/json' } }],
    [
      'JSON called a form',
      { body: '{"slot":["a"]}', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    ],
    ['a form called text', { body: 'hold=x', headers: { 'content-type': 'text/plain' } }],
    [
      'a multipart form without its boundary',
      { body: '--x', headers: { 'content-type': 'multipart/form-data' } },
    ],
    [
      'a multipart form cut off',
      {
        body: '--x\r\nContent-Disposition: form-data; name="hold"\r\n\r\nab',
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
      },
    ],
    [
      'broken percent signs',
      { body: 'hold=%E0%A4%A&slot=%', headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    ],
    [
      'bytes that are no text',
      {
        body: new Uint8Array([255, 254, 0, 61, 38, 61]),
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      },
    ],
    [
      'names that JavaScript knows',
      form(Object.fromEntries(['__proto__', 'constructor', 'toString', 'hold'].map((name) => [name, 'x']))),
    ],
    [
      'five thousand fields',
      { body: 'a=1&'.repeat(5000), headers: { 'content-type': 'application/x-www-form-urlencoded' } },
    ],
    [
      'a wrong content encoding',
      {
        body: 'hold=x',
        headers: {
          'content-type': 'application/x-www-form-urlencoded; charset=utf-7',
          'content-encoding': 'gzip',
        },
      },
    ],
  ]

  it.each(posts.flatMap((path) => bodies.map(([name, init]) => [path, name, init] as const)))(
    'to %s: %s',
    async (path, _, init) => {
      const answer = await send(path, { method: 'POST', ...init })
      if (path !== '/book/hold') expect([404, 422]).toContain(answer.status)
      expect([303, 404, 422]).toContain(answer.status)
    },
  )

  it.each(posts)('to %s: more than 256 KB is refused with 413 and a page', async (path) => {
    const answer = await send(path, form({ message: 'x'.repeat(270_000) }))
    expect(answer.status).toBe(413)
    expect(await answer.text()).toContain('020 123 45 67')
  })

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACEX'])('by %s is not known', async (method) => {
    for (const path of ['/book', ...posts]) expect((await send(path, { method })).status).toBe(404)
  })

  it('a multipart form is read like any other, a file in it is nothing', async () => {
    const check = await toCheck(test, browser)
    const data = new FormData()
    for (const [name, value] of Object.entries(fieldsOf(check, 'form[action^="/book/confirm"]')))
      data.append(name, value)
    data.append('email', new File(['x'], 'x.txt'))
    expect((await test.request('/book/confirm', { method: 'POST', body: data })).status).toBe(303)
  })
})

describe('a tampered time', () => {
  const slots = [
    '',
    'now',
    slotAt('10:07'),
    slotAt('09:00'),
    slotAt('12:30'),
    slotAt('16:45'),
    slotAt('10:00', '2027-01-24'),
    slotAt('10:00', '2027-01-30'),
    slotAt('10:00', '2020-01-27'),
    slotAt('10:00', '2199-01-25'),
    '2027-01-25T10:00',
    '2027-01-25T10:00Z',
    '2027-01-25T10:00+99:00',
    '2027-02-30T10:00+01:00',
    '1800867600',
    '27-01-2027 10:00',
    `${slotAt('10:00')}\r\nx`,
    "2027-01-25T10:00+01:00' or 1=1",
    '<script>',
    'x'.repeat(10_000),
    '٢٠٢٧-01-25T10:00+01:00',
  ]

  it.each(slots.map((slot) => [slot.slice(0, 30), slot]))(
    '"%s" makes no hold and gets the nearest times',
    async (_, slot) => {
      const answer = await send('/book/hold', form({ type: 'consult', practitioner: 'any', slot }))
      expect([409, 422]).toContain(answer.status)
      expect(count(test.db, 'hold')).toBe(0)
      expect(await answer.text()).toContain('020 123 45 67')
    },
  )

  it('the same instant written with another offset is that instant', async () => {
    const answer = await test.request(
      '/book/hold',
      form({ practitioner: 'any', slot: '2027-01-25T09:00+00:00' }),
    )
    expect(answer.status).toBe(303)
    expect(rows(test.db, 'select starts_at from hold')).toEqual([
      { starts_at: Date.parse(slotAt('10:00')) / 1000 },
    ])
  })

  it.each(['type', 'location', 'practitioner'])(
    'with a %s that is not online is the page that says so',
    async (name) => {
      const answer = await send(
        '/book/hold',
        form({ type: 'consult', practitioner: 'any', slot: slotAt('10:00'), [name]: 'nothing' }),
      )
      expect(answer.status).toBe(404)
    },
  )

  it('chosen on a check page gets the nearest times, everything typed kept', async () => {
    const check = await toCheck(test, browser)
    const fields = fieldsOf(check, 'form[action^="/book/confirm"]')
    for (const slot of slots) {
      const answer = await send('/book/check', form({ ...fields, slot }))
      expect([slot, answer.status]).toEqual([slot, 409])
      expect(await answer.text()).toContain('value="noor@example.org"')
    }
  })
})
