import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { count, everything } from '../helpers/booking.ts'
import { bookAtDesk } from '../visit/kit.ts'
import { openSoftware, reader } from './kit.ts'

const nasty = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom(
    ...[
      "' or 1=1 --",
      '"; drop table patient; --',
      '../../etc/passwd',
      '%00',
      '\u0000',
      '\ud800',
      '{{7*7}}',
      '<script>alert(1)</script>',
    ],
    ...[
      '9'.repeat(400),
      '-1',
      '1e309',
      'NaN',
      '0x10',
      '٣',
      '2027-02-31',
      '2027-01-25T09:00:00+99:99',
      '\r\nSet-Cookie: a=b',
      'true',
      'null',
      '',
    ],
  ),
)

const anything = fc.anything({
  withNullPrototype: false,
  maxDepth: 5,
  values: [nasty, fc.double(), fc.integer(), fc.boolean(), fc.constant(null)],
})
const body = fc.oneof(
  anything.map((each) => JSON.stringify(each) ?? ''),
  fc
    .record(
      {
        patient: anything,
        text: fc.oneof(nasty, anything),
        link: fc.oneof(nasty, anything),
        language: nasty,
      },
      { requiredKeys: [] },
    )
    .map((each) => JSON.stringify(each)),
  fc
    .record(
      { patient: fc.constant({ number: 1203 }), text: nasty, link: nasty },
      { requiredKeys: ['patient', 'text'] },
    )
    .map((each) => JSON.stringify(each)),
  nasty,
  fc.constantFrom(
    '{"__proto__":{"a":1},"patient":{"number":1203},"text":"x"}',
    '{"text":"a","text":"b"}',
    '[1e999]',
    '\ufeff{}',
  ),
)

const query = fc
  .array(
    fc.tuple(
      fc.oneof(
        fc.constantFrom('from', 'to', 'calendar', 'changedSince', 'limit', 'cursor', '__proto__'),
        nasty,
      ),
      nasty,
    ),
    { maxLength: 5 },
  )
  .map((pairs) =>
    pairs
      .map(
        ([name, value]) =>
          `${encodeURIComponent(Buffer.from(name).toString())}=${encodeURIComponent(Buffer.from(value).toString())}`,
      )
      .join('&'),
  )

const cursors = anything.map((each) => Buffer.from(JSON.stringify(each) ?? '').toString('base64url'))

describe('10 000 hostile requests', () => {
  const software = openSoftware()
  bookAtDesk(software)
  reader(software)
  const seen = new Set<number>()
  let n = 0

  /** A minute each hundred, for no limit but the one of what is asked. */
  async function judged(asked: Promise<Response>): Promise<void> {
    if (++n % 50 === 0) software.now += 61
    const answer = await asked
    const text = await answer.text()
    seen.add(answer.status)
    expect([answer.status, text]).toEqual([expect.toSatisfy((status: number) => status < 500), text])
    expect(answer.headers.get('content-type')).toMatch(/^application\/(problem\+)?json$/)
    JSON.parse(text)
  }

  it('to send messages: no fault, and never a body that is no answer', async () => {
    await fc.assert(
      fc.asyncProperty(body, async (sent) => judged(software.post(sent))),
      { numRuns: 4000 },
    )
    expect([...seen].sort()).toEqual([202, 400, 422])
  }, 120_000)

  it('to read appointments', async () => {
    seen.clear()
    await fc.assert(
      fc.asyncProperty(query, async (asked) => judged(software.ask(`/api/v1/appointments?${asked}`))),
      { numRuns: 3000 },
    )
    await fc.assert(
      fc.asyncProperty(cursors, async (cursor) =>
        judged(software.ask(`/api/v1/appointments?cursor=${cursor}`)),
      ),
      { numRuns: 1000 },
    )
    expect(seen.has(422)).toBe(true)
  }, 120_000)

  it('with headers and addresses of all kinds', async () => {
    const printable = fc
      .string({ unit: 'grapheme-ascii', maxLength: 60 })
      .map((each) => each.replace(/[^\x21-\x7e]/g, '~'))
    const types = fc.constantFrom(
      'application/json',
      'APPLICATION/JSON; charset=utf-8',
      'application/jsonx',
      'text/plain',
      'multipart/form-data',
      '~',
    )
    await fc.assert(
      fc.asyncProperty(
        printable,
        types,
        printable,
        fc.constantFrom('GET', 'POST', 'PUT', 'HEAD'),
        async (key, type, path, method) => {
          const headers = { 'idempotency-key': key, 'content-type': type }
          await judged(software.post('{"patient":{"number":1203},"text":"Hi"}', headers))
          const address = `/api/v1/messages/${encodeURIComponent(path)}`
          const answer = await software.ask(address, { method })
          expect(answer.status).toBeLessThan(500)
        },
      ),
      { numRuns: 1000 },
    )
  }, 120_000)

  it('and the log has no fault, and no patient', () => {
    expect(software.lines.filter((line) => line.includes('fault'))).toEqual([])
    expect(software.lines.join()).not.toMatch(/Noor|1203|noor@/)
  })
})

describe('what is too much', () => {
  const software = openSoftware()
  reader(software)
  const hello = JSON.stringify({ patient: { number: 1203 }, text: 'Hello' })
  const before = everything(software.db, ['api_client', 'access_log'])

  it.each([
    ['17 kB', ' '.repeat(17_000), 413],
    ['a megabyte', ' '.repeat(1_000_000), 413],
    ['a thousand brackets', `${'['.repeat(1000)}${']'.repeat(1000)}`, 400],
    ['nine brackets', `${'{"a":'.repeat(9)}1${'}'.repeat(9)}`, 400],
    ['half of it', hello.slice(0, 20), 400],
    ['two of it', `${hello}${hello}`, 400],
    ['nothing', '', 400],
    ['a name without a value', '{"patient"', 400],
    ['a list', '[]', 422],
    ['a number', '5', 422],
    ['null', 'null', 422],
    ['a text', '"Hello"', 422],
  ])('%s', async (_, sent, status) => {
    expect((await software.post(sent)).status).toBe(status)
  })

  it('without a length, too: it is read no further than that', async () => {
    let pulled = 0
    const stream = new ReadableStream({
      pull(controller) {
        pulled += 1
        controller.enqueue(new Uint8Array(4096).fill(32))
      },
    })
    const init: RequestInit & { duplex: 'half' } = {
      ...{ method: 'POST', body: stream, duplex: 'half' },
      headers: { 'content-type': 'application/json', 'idempotency-key': 'endless-stream' },
    }
    expect((await software.ask('/api/v1/messages', init)).status).toBe(413)
    expect(pulled).toBeLessThan(100)
  })

  it('is not UTF-8', async () => {
    const init = {
      method: 'POST',
      body: new Uint8Array([0x22, 0xff, 0xfe, 0x22]),
      headers: { 'content-type': 'application/json', 'idempotency-key': 'broken-bytes' },
    }
    expect((await software.ask('/api/v1/messages', init)).status).toBe(400)
  })

  it('changes nothing', () => {
    expect(everything(software.db, ['api_client', 'access_log'])).toEqual(before)
    expect(count(software.db, 'message')).toBe(0)
  })
})
