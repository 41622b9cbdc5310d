import { createServer } from 'node:http'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { askOnce, type Manner } from '../../src/lib/one-request.ts'
import { isLoopbackAddress, isPublicAddress } from '../../src/lib/public-address.ts'
import { jsonAt, jsonText, readJson } from '../../src/lib/read-json.ts'
import { isSignedByTwilio } from '../../src/lib/twilio-signature.ts'

describe('an address of the internet at large', () => {
  it.each(['8.8.8.8', '145.97.39.155', '172.32.0.1', '100.128.0.1', '2a00:1450:4001:81b::200e'])(
    '%s is',
    (ip) => expect(isPublicAddress(ip)).toBe(true),
  )

  it.each([
    ...['127.0.0.1', '127.9.9.9', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '0.0.0.0'],
    ...['169.254.169.254', '100.64.0.1', '224.0.0.1', '255.255.255.255', '198.18.0.1', '192.0.2.1'],
    ...['::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', 'fe80::1', 'fc00::1', 'fd12::1', 'ff02::1'],
    ...['64:ff9b::7f00:1', '2002:7f00:1::', '2001:db8::1', '2001::1', 'localhost', '', '8.8.8.8.8', '0x7f.1'],
  ])('%s is not', (ip) => expect(isPublicAddress(ip)).toBe(false))

  it('and this machine is this machine', () => {
    expect(
      ['127.0.0.1', '127.1.2.3', '::1', '10.0.0.1', '::ffff:10.0.0.1', 'x'].map(isLoopbackAddress),
    ).toEqual([...[true, true, true], ...[false, false, false]])
  })
})

describe('askOnce', () => {
  const asked = { method: 'POST', headers: {}, body: 'x' } as const
  let port = 0
  let knocks = 0
  const server = createServer((_, response) => void response.end(`${++knocks}`))
  const ask = (url: string, manner: Partial<Manner> = {}) =>
    askOnce({ ...asked, url }, { reach: 'public', patience: 500, ...manner })
  const forbidden = { kind: 'not-left', problem: 'forbidden' }

  beforeEach(async () => {
    knocks = 0
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    const address = server.address()
    port = typeof address === 'object' && address ? address.port : 0
  })
  afterEach(() => new Promise((resolve) => void server.close(resolve)))

  it.each([
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://169.254.169.254/latest/meta-data',
    'https://10.1.2.3/',
    'https://2130706433/',
    'https://0x7f000001/',
    'https://[::ffff:127.0.0.1]/',
    'http://8.8.8.8/',
  ])('does not even knock at %s', async (url) => {
    expect(await ask(url)).toEqual(forbidden)
  })

  it('looks a name up where it connects, so that a name that has just changed gains nothing', async () => {
    // A check of the name beforehand would have seen the first answer.
    const answers = ['8.8.8.8', '127.0.0.1']
    const resolve: Manner['resolve'] = (_, done) => done(null, [{ address: answers.pop() ?? '', family: 4 }])
    expect(await ask(`https://rebind.example:${port}/`, { resolve })).toEqual(forbidden)
    expect(answers).toEqual(['8.8.8.8'])
    expect(knocks).toBe(0)
  })

  it('refuses a name of which one address alone is private', async () => {
    const resolve: Manner['resolve'] = (_, done) =>
      done(null, [
        { address: '8.8.8.8', family: 4 },
        { address: '192.168.0.1', family: 4 },
      ])
    expect(await ask('https://mixed.example/', { resolve })).toEqual(forbidden)
  })

  it('speaks without encryption to this machine only, and only for whoever started the program', async () => {
    expect(await ask(`http://127.0.0.1:${port}/`)).toEqual(forbidden)
    expect(await ask(`http://127.0.0.1:${port}/`, { reach: 'any' })).toMatchObject({ status: 200, body: '1' })
    expect(await ask('http://10.0.0.1/', { reach: 'any' })).toEqual(forbidden)
    const resolve: Manner['resolve'] = (_, done) => done(null, [{ address: '10.0.0.1', family: 4 }])
    expect(await ask('http://localhost/', { reach: 'any', resolve })).toEqual(forbidden)
  })

  it('a name that nobody knows, and what is no address: nothing has left', async () => {
    const resolve: Manner['resolve'] = (_, done) => done(new Error('ENOTFOUND'), [])
    const away = { kind: 'not-left', problem: 'away' }
    expect(await ask('https://nowhere.example/', { resolve })).toEqual(away)
    expect(await ask('nonsense')).toEqual(away)
    expect(
      await askOnce({ ...asked, url: 'https://x.example', headers: { 'x-a': 'b\r\nc' } }, manner),
    ).toEqual(away)
  })

  const manner: Manner = { reach: 'public', patience: 100 }
})

describe('what a gateway says', () => {
  it('is JSON or nothing', () => {
    expect([readJson('{"a":1}'), readJson('null'), readJson('<html>'), readJson('')]).toEqual([
      ...[{ a: 1 }, null],
      ...[undefined, undefined],
    ])
  })

  it('is found where it stands, and nothing else is', () => {
    const value = { data: [{ id: 5, name: 'x' }], __proto__: { inherited: 'y' } }
    expect(jsonAt(value, 'data.0.id')).toBe(5)
    expect([jsonText(value, 'data.0.id'), jsonText(value, 'data.0.name'), jsonText(value, 'data')]).toEqual([
      ...['5', 'x', ''],
    ])
    for (const path of ['inherited', 'toString', 'data.1.id', 'constructor.name', 'data.0.id.x', ''])
      expect(jsonAt(value, path)).toBeUndefined()
  })

  it('is signed by Twilio as Twilio’s own example is', () => {
    const url = 'https://mycompany.com/myapp.php?foo=1&bar=2'
    const fields: [string, string][] = [
      ['CallSid', 'CA1234567890ABCDE'],
      ['From', '+12349013030'],
      ['To', '+18005551212'],
      ['Caller', '+12349013030'],
      ['Digits', '1234'],
    ]
    const signature = '0/KCTR6DLpKmkAf8muzZqo1nDgQ='
    expect(isSignedByTwilio('12345', url, fields, signature)).toBe(true)
    expect(isSignedByTwilio('12346', url, fields, signature)).toBe(false)
    expect(isSignedByTwilio('12345', `${url}&x=1`, fields, signature)).toBe(false)
    expect(isSignedByTwilio('12345', url, [...fields, ['X', '']], signature)).toBe(false)
    expect(isSignedByTwilio('12345', url, fields, '')).toBe(false)
    expect(isSignedByTwilio('', url, fields, signature)).toBe(false)
  })
})
