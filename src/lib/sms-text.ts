import { SegmentedMessage } from 'sms-segments-calculator'
import { cleanText } from './fold.ts'

/** What a text message takes on its way to a phone. */
export interface SmsSize {
  /** GSM-7 (3GPP 23.038) where every character allows it, else UCS-2, with less than half the room. */
  readonly encoding: 'GSM-7' | 'UCS-2'
  /** As they are counted for the room they take: `€ [ ] { } | ~ ^ \` are two each, and so is an emoji. */
  readonly characters: number
  /** Each is paid for; an empty text has none. */
  readonly segments: number
  /** How many more characters the last segment has room for. */
  readonly remaining: number
}

/**
 * A text as it leaves as SMS: NFC, without control characters, plain spaces. Where plain letters and marks for its
 * curly, long and accented ones put the whole text into GSM-7 it gets them, "Zoë – 9–10" becoming "Zoe - 9-10"; else, as
 * with emoji and other alphabets, it keeps what was typed, for nothing would be saved.
 */
export function normaliseSms(text: string): string {
  const clean = cleanText(text.replace(/[^\S\n\r\v\f\u2028\u2029]/g, ' '), { multiline: true }).normalize(
    'NFC',
  )
  const plain = cleanText(clean.replace(/[^\n -_a-~]/gu, plainForm), { multiline: true })
  return isGsm.test(plain) ? plain : clean
}

/** How much room a text takes; it is measured as it stands. */
export function measureSms(text: string): SmsSize {
  const message = new SegmentedMessage(text)
  const encoding = message.encodingName
  const bits = encoding === 'GSM-7' ? 7 : 16
  const last = message.segments.at(-1)
  return {
    encoding,
    characters: encoding === 'GSM-7' ? message.numberOfCharacters : text.length,
    segments: text === '' ? 0 : message.segmentsCount,
    remaining: Math.max(0, Math.floor((last?.freeSizeInBits() ?? 0) / bits)),
  }
}

/** The characters of a text that put it out of GSM-7, for they have no plain form; each once. */
export function beyondGsm(text: string): readonly string[] {
  return [...new Set([...text].filter((each) => !isGsm.test(plainForm(each))))]
}

/** One character as GSM-7 can write it; as it is where it is one of its letters, or has no such form. */
function plainForm(character: string): string {
  if (gsmLetters.includes(character)) return character
  const known = marks[character]
  if (known !== undefined) return known
  if (/\p{Cf}/u.test(character)) return ''
  // The letters of Western Europe. Those of other languages would become other words.
  if (!/[À-ÿŸ]/u.test(character)) return character
  const letter = character.normalize('NFD').replace(/\p{M}/gu, '')
  return /^[a-z]$/i.test(letter) ? letter : character
}

const gsmLetters = '£¥èéùìòÇØøÅåΔΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà€'

const isGsm = new RegExp(`^[\\n -_a-~${gsmLetters}]*$`)

const marks: Readonly<Record<string, string>> = {
  ...forms("'", '‘’‚‛′´`ʼ'),
  ...forms('"', '“”„‟″«»'),
  ...forms('-', '‐‑‒–—―−•·'),
  ...{ '…': '...', '×': 'x', Œ: 'OE', œ: 'oe', Ĳ: 'IJ', ĳ: 'ij', Ð: 'D', ð: 'd', Þ: 'Th', þ: 'th' },
}

function forms(plain: string, characters: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...characters].map((character) => [character, plain]))
}
