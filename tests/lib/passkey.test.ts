import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  countedUp,
  credentialIn,
  passkeyHome,
  randomChallenge,
  readNewPasskey,
  readPasskeyUse,
} from '../../src/lib/passkey.ts'

const home = { id: 'localhost', origin: 'http://localhost:3000' }
const passkey = { credential: 'AAAA', publicKey: Buffer.from([1, 2, 3]), counter: 0 }

describe('a house for passkeys', () => {
  it.each([
    ['https://book.example.org', 'book.example.org', 'https://book.example.org'],
    ['https://book.example.org:8443', 'book.example.org', 'https://book.example.org:8443'],
    ['http://localhost:3000', 'localhost', 'http://localhost:3000'],
    ['http://book.example.org', undefined, undefined],
    ['http://127.0.0.1:3000', undefined, undefined],
    ['https://192.0.2.7', undefined, undefined],
    ['https://[2001:db8::7]', undefined, undefined],
  ])('is %s: %s', (baseUrl, id, origin) => {
    expect(passkeyHome(baseUrl)).toEqual(id === undefined ? undefined : { id, origin })
  })
})

describe('an answer of a browser', () => {
  it('names its credential, or is none', () => {
    expect(credentialIn('{"id":"AbC-_9"}')).toBe('AbC-_9')
    for (const wrong of [
      '',
      'x',
      '[]',
      'null',
      '{"id":7}',
      '{"id":""}',
      '{"id":"a b"}',
      `{"id":"${'A'.repeat(30_000)}"}`,
    ])
      expect(credentialIn(wrong)).toBeUndefined()
  })

  it('that is anything else proves nothing, without a fault', async () => {
    const texts = fc.oneof(fc.string(), fc.json())
    const shaped = fc.record({
      id: fc.constant('AAAA'),
      response: fc.record({
        clientDataJSON: fc.base64String(),
        attestationObject: fc.base64String(),
        authenticatorData: fc.base64String(),
        signature: fc.base64String(),
      }),
    })
    const answers = fc.oneof(
      texts,
      shaped.map((each) => JSON.stringify(each)),
    )
    await fc.assert(
      fc.asyncProperty(answers, async (answer) => {
        expect(await readNewPasskey(answer, 'challenge', home)).toBeUndefined()
        expect(await readPasskeyUse(answer, 'challenge', home, passkey)).toBeUndefined()
      }),
      { numRuns: 50 },
    )
  })
})

describe('a counter', () => {
  it.each([
    [0, 0, true],
    [0, 1, true],
    [5, 6, true],
    [5, 5, false],
    [5, 4, false],
    [5, 0, false],
  ])('from %i to %i went up: %s', (before, after, up) => {
    expect(countedUp(before, after)).toBe(up)
  })
})

describe('a challenge', () => {
  it('has 256 bits and is never the same', () => {
    const many = Array.from({ length: 100 }, randomChallenge)
    expect([new Set(many).size, many.every((each) => /^[\w-]{43}$/.test(each))]).toEqual([100, true])
  })
})
