import { looksLikeAddress } from '../lib/street.ts'

/** What in a text does not belong in a message (rule 27); a guess, for a warning. */
export interface Finding {
  readonly address: boolean
  /** What appointment type it names; '': none. */
  readonly type: string
}

export function findingIn(text: string, typeNames: readonly string[]): Finding {
  return { address: looksLikeAddress(text), type: typeNames.find((name) => says(text, name)) ?? '' }
}

/** The location whose own address stands in a text: the street with its number, however it is spelt. */
export function locationAddressed<L extends { readonly address: string }>(
  text: string,
  locations: readonly L[],
): L | undefined {
  const folded = fold(text)
  return locations.find(({ address }) => {
    const [street = ''] = address.split(/[,\n]/)
    return /\p{L}{3}/u.test(street) && /\d/.test(street) && ` ${folded} `.includes(` ${fold(street)} `)
  })
}

/** Whether a text says a name, as whole words; shorter ones than three letters say nothing. */
function says(text: string, name: string): boolean {
  const words = fold(name)
  return words.length > 2 && ` ${fold(text)} `.includes(` ${words} `)
}

function fold(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}
