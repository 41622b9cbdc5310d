import { createHmac } from 'node:crypto'
import { type Keys, linkToken } from './token.ts'

/** No letter that is read, heard or written as another: no 0 O Q 1 I L U B S Z G, and no vowels, so that no word comes out. */
const alphabet = '23456789CDFHJKMNPRTVWXY'
const characters = 9

/** What people type for a letter that they cannot make out. */
const lookAlikes: Readonly<Record<string, string>> = {
  ...{ '0': 'D', O: 'D', Q: 'D', '1': '7', I: '7', L: '7' },
  ...{ U: 'V', B: '8', S: '5', Z: '2', G: '6' },
}

/**
 * The code with which an attendee's appointment is found without its link (F45): 9 letters, 40.7 bits, the same every
 * time, so that a slip can be printed again; raising the generation of the links voids it, too.
 */
export function changeCode(keys: Keys, attendeeId: number, generation: number): string {
  const token = Buffer.from(linkToken(keys, 'code', attendeeId, generation), 'base64url')
  let rest = BigInt(`0x${token.toString('hex')}`)
  const base = BigInt(alphabet.length)
  // 2^128 is so much more than 23^9 that no letter is likelier than another.
  return Array.from({ length: characters }, () => {
    const letter = alphabet[Number(rest % base)] ?? ''
    rest /= base
    return letter
  }).join('')
}

/** In groups, as it is printed and read out: `K7W-2X9-MF4`. */
export function showChangeCode(code: string): string {
  return (code.match(/.{1,3}/g) ?? []).join('-')
}

/** A typed code as it was meant, in any case, with any spaces and hyphens; undefined where it cannot be one. */
export function foldChangeCode(typed: string): string | undefined {
  const plain = typed.slice(0, 64).normalize('NFKC').toUpperCase()
  const letters = [...plain.replace(/[\s\p{Cf}\p{Pd}\u2212._/]/gu, '')].map(
    (each) => lookAlikes[each] ?? each,
  )
  const isCode = letters.length === characters && letters.every((each) => alphabet.includes(each))
  return isCode ? letters.join('') : undefined
}

/**
 * What the database keeps, 32 bytes: under a key that is not in the database, because whoever has a copy of it could try
 * all codes in an afternoon. `code` as `changeCode` or `foldChangeCode` gives it.
 */
export function hashChangeCode(keys: Keys, code: string): Buffer {
  return createHmac('sha256', keys.link).update(`hash of a code\0${code}`).digest()
}
