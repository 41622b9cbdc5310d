import { foldName } from '../lib/fold.ts'
import { nationalIdKinds, readNationalId } from '../lib/national-id.ts'
import { decodePercent } from '../lib/percent.ts'

/** What a text is checked against. */
export interface Practised {
  /** Those of the locations, as the practice writes them. */
  readonly addresses: readonly string[]
  /** Every name of every appointment type, in every language. */
  readonly typeNames: readonly string[]
  /** The practice's date. */
  readonly today: string
}

/**
 * What of a text no message may say, as far as that can be seen in it (rule 27): an identity number, an address of the
 * practice, a treatment; and web addresses, which belong beside it, where they are checked. In words for programmers,
 * without what was found.
 */
export function forbiddenIn(text: string, { addresses, typeNames, today }: Practised): readonly string[] {
  const folded = foldName(text)
  const words = wordsOf(text)
  const says = [
    [hasIdentityNumber(text, today), 'must not hold an identity number'],
    [addresses.some((address) => namesAddress(folded, address)), 'must not hold an address of the practice'],
    [
      typeNames.some((name) => hasWords(words, wordsOf(name))),
      'must not name an appointment type of the practice',
    ],
    [/:\/\/|\bwww\./i.test(text), 'must not hold a web address: it has a field of its own'],
  ] as const
  return says.flatMap(([found, words]) => (found ? [words] : []))
}

/** The same of a link, which the reader sees and others write down: as it reads when its percent signs are undone. */
export function forbiddenInLink(link: string, practised: Practised): readonly string[] {
  // What comes after the scheme: the address itself is what a link is for.
  const path = link.replace(/^https:\/\/[^/?#]*/i, '').replaceAll('+', ' ')
  const plain = decodePercent(path) ?? path
  return forbiddenIn(plain.replace(/:\/\/|\bwww\./gi, ' '), practised)
}

/** Shorter ones are dates, and longer ones bank accounts; a part of a run counts where blanks set it off. */
function hasIdentityNumber(text: string, today: string): boolean {
  const runs = text.match(/\p{Nd}[\p{Nd}\s.\p{Pd}\u2212+·]*\p{Nd}/gu) ?? []
  const parts = runs.flatMap((run) => {
    const words = run.split(/\s+/)
    const pairs = words.slice(1).map((word, index) => `${words[index]} ${word}`)
    return [run, ...words, ...pairs]
  })
  return parts.some((part) => {
    const digits = part.replace(/\P{Nd}/gu, '').length
    return digits >= 9 && digits <= 12 && readNationalId(part, nationalIdKinds, today).ok
  })
}

/** Each line and each part between commas that tells where: a street with its number, a postal code with its town. */
function namesAddress(foldedText: string, address: string): boolean {
  return address
    .split(/[,;\n]/)
    .filter((part) => /\d/.test(part))
    .map(foldName)
    .some((part) => part.length >= 6 && foldedText.includes(part))
}

function wordsOf(text: string): readonly string[] {
  return text
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map(foldName)
    .filter((word) => word !== '')
}

function hasWords(words: readonly string[], name: readonly string[]): boolean {
  if (name.join('').length < 3) return false
  return words.some((_, start) => name.every((word, index) => words[start + index] === word))
}
