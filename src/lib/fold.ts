/**
 * The form in which two names are compared (rules.md 1): letters and digits only, without case and accents, so that
 * `Anna-Karin`, `anna karin` and `AnnaKarin` are one. Empty when the text holds no letter and no digit.
 */
export function foldName(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[øæœßðđþłħıς]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]|\p{Lm}/gu, '')
}

/**
 * The words of a name by which it is found, each folded: those between spaces, hyphens and apostrophes, and the whole
 * name in one, so that "van den Berg" is found by "berg", "den" and "vandenb".
 */
export function nameWords(...names: readonly string[]): readonly string[] {
  const parts = names.flatMap((name) => [name, ...name.split(/[\s\p{Pd}\p{Po}’ʼ]+/u)])
  return [...new Set(parts.map(foldName).filter((word) => word !== ''))]
}

/** Whether two first names may be one person's (rules.md 1): equal, or one begins the other; never when empty. */
export function firstNamesCompatible(a: string, b: string): boolean {
  const [one, other] = [foldName(a), foldName(b)]
  return one !== '' && other !== '' && (one.startsWith(other) || other.startsWith(one))
}

/** Whether two first names are close enough to be one person's without a second look: an initial alone is not. */
export function firstNamesMatch(a: string, b: string): boolean {
  const shorter = Math.min(foldName(a).length, foldName(b).length)
  return foldName(a) === foldName(b) ? shorter > 0 : shorter >= 2 && firstNamesCompatible(a, b)
}

/**
 * Text as it may be stored and shown: NFC, trimmed, without control characters, broken halves of characters and marks
 * that turn the reading direction of what follows (right-to-left text itself stays). Every kind of line break becomes
 * `\n` in a multi-line text; in a single line every run of white space becomes one space.
 */
export function cleanText(text: string, { multiline = false } = {}): string {
  const lines = text.replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n').replaceAll('\t', ' ')
  const visible = lines.replace(unwelcome, '').normalize('NFC').trim()
  return multiline ? visible : visible.replace(/\s+/g, ' ')
}

/**
 * Characters as a reader counts them (F27): å, 👩‍👩‍👧 and a line break are one each, however many bytes they take.
 * Accents piled without end on one letter count for every sixteenth, so that no page hides in one character.
 */
export function countCharacters(text: string): number {
  let [count, from, size] = [0, 0, piece]
  while (from < text.length) {
    const end = from + size
    // Half a character would end the one before it, where the whole one may belong to it.
    const isHalved = /[\ud800-\udbff]/.test(text.charAt(end - 1))
    const segments = [...graphemes.segment(text.slice(from, isHalved ? end + 1 : end))]
    // What the end of the piece may have cut in two is looked at again together with what follows it.
    const whole = (end < text.length ? segments.slice(0, -1) : segments).map(({ segment }) => segment)
    for (const segment of whole) {
      count += Math.ceil([...segment].length / longestCharacter)
      from += segment.length
    }
    size = whole.length === 0 ? size * 2 : piece
  }
  return count
}

/** Digits of any script as 0–9; the rest stays. */
export function plainDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => String(digitValue(digit)))
}

/** Unicode keeps each script's ten digits together in order; those of a few scripts follow each other without a gap. */
function digitValue(digit: string): number {
  const code = digit.codePointAt(0) ?? 48
  let first = code
  while (/^\p{Nd}$/u.test(String.fromCodePoint(first - 1))) first--
  return (code - first) % 10
}

// The letters that Unicode does not take apart.
const plainLetters: Record<string, string> = {
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ð: 'd',
  đ: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
}

const unwelcome = /(?!\n)[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u202a-\u202e\u2066-\u2069\ufeff]/gu

// The longest emoji in use has ten code points.
const longestCharacter = 16
// V8 needs time for each character in proportion to the whole text: 250 KB at once would hold everybody up for a minute.
const piece = 1000
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
