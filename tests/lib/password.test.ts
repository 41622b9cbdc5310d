import { describe, expect, test } from 'vitest'
import { DUMMY_HASH, hashPassword, passwordProblem, verifyPassword } from '../../src/lib/password.ts'

describe('hashing', () => {
  test('uses argon2id with 19 MiB and two passes, for nobody as for everybody', async () => {
    const cost = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/
    expect(await hashPassword('fjord lantern umbrella')).toMatch(cost)
    expect(await DUMMY_HASH).toMatch(cost)
  })

  test('knows the password from any other', async () => {
    const hash = await hashPassword('fjord lantern umbrella')
    expect(await verifyPassword(hash, 'fjord lantern umbrella')).toBe(true)
    expect(await verifyPassword(hash, 'fjord lantern Umbrella')).toBe(false)
    expect(await verifyPassword(hash, '')).toBe(false)
    expect(await verifyPassword(await DUMMY_HASH, 'fjord lantern umbrella')).toBe(false)
  })

  test('gives every hash its own salt', async () => {
    expect(await hashPassword('fjord lantern umbrella')).not.toBe(
      await hashPassword('fjord lantern umbrella'),
    )
  })

  test('knows å however the keyboard composes it', async () => {
    expect(
      await verifyPassword(
        await hashPassword('blåbärsgröt på fjället'),
        'blåbärsgröt på fjället'.normalize('NFD'),
      ),
    ).toBe(true)
  })

  test('uses all of a long password', async () => {
    const long = 'x'.repeat(199)
    expect(await verifyPassword(await hashPassword(`${long}a`), `${long}b`)).toBe(false)
  })

  test('says no to a hash it cannot read', async () => {
    for (const hash of ['', 'x', '$argon2id$', '$2b$10$abcdefghijklmnopqrstuv']) {
      expect(await verifyPassword(hash, 'fjord lantern umbrella')).toBe(false)
    }
  })

  test('answers everybody in a storm, unreadable hashes among them', async () => {
    const hash = await hashPassword('fjord lantern umbrella')
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        verifyPassword(index % 3 ? hash : 'x', 'fjord lantern umbrella'),
      ),
    )
    expect(answers).toEqual(Array.from({ length: 12 }, (_, index) => index % 3 !== 0))
  })
})

describe('passwordProblem', () => {
  test.each([
    'fjord lantern umbrella',
    'K7#mq2!vXz9p',
    'blåbärsgröt på fjället',
    'demonstration',
    'geranium-kettle',
    'lantern-fola',
    '馬鹿と鋏は使いようである',
    'Tr0ub4dor&3x',
    '§~}¬|µ{ß€^¨°',
    '830274659182',
  ])('takes %j', (password) => {
    expect(passwordProblem(password)).toBeUndefined()
  })

  test('asks for twelve characters, however many bytes they take', () => {
    expect(passwordProblem('')).toBe('too-short')
    expect(passwordProblem('K7#mq2!vXz9')).toBe('too-short')
    expect(passwordProblem('🦊🐢🦉🐙🦔🐝')).toBe('too-short')
    expect(passwordProblem('🦊🐢🦉🐙🦔🐝🐌🐳🦆🐞🦀🐿')).toBeUndefined()
  })

  test('takes up to two hundred', () => {
    const text = Array.from({ length: 60 }, (_, index) => `${index * 7919}k`).join('')
    expect(passwordProblem(text.slice(0, 200))).toBeUndefined()
    expect(passwordProblem(text.slice(0, 201))).toBe('too-long')
    expect(passwordProblem('a'.repeat(1_000_000))).toBe('too-long')
  })

  test.each([
    'aaaaaaaaaaaa',
    'abababababab',
    'Ab1!Ab1!Ab1!',
    'welkomwelkom',
    'wachtwoordwachtwoord',
    '123456789012',
    '210987654321',
    'abcdefghijkl',
    'qwertyuiopas',
    'Qwerty123456',
    '1qaz2wsx3edc',
    'asdfghjklöäz',
    '!@#$%^&*()_+',
    'Password2026!',
    'P@ssw0rd1234',
    '2026Wachtwoord!',
    'Lösenord12345',
    'Välkommen2026',
    'Sommer2026!!!',
    'correct horse battery staple',
    'I love you forever',
    'Ledig-Ledig-2026',
    'tandartspraktijk',
    'Appointment Book',
  ])('refuses %j', (password) => {
    expect(passwordProblem(password)).toBe('too-common')
  })
})
