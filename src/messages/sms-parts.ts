import type { EpochSeconds } from '../lib/calendar.ts'
import { cleanText } from '../lib/fold.ts'
import { measureSms, normaliseSms } from '../lib/sms-text.ts'
import type { Practice } from '../practice/practice.ts'
import type { Text } from '../texting/sms.ts'
import type { Around } from './around.ts'
import type { DateWords } from './compose.ts'
import { filledIn, withoutSecrets } from './letter-parts.ts'
import type { Subject } from './messages.ts'

/** What a text message says: several wordings, the one that says most first, the barest last. */
export interface Saying {
  readonly core: readonly string[]
  /** What the reader can do, with the link in it. */
  readonly ways: readonly string[]
  /** The link as it stands in the ways; '' where there is none, or none that is secret. */
  readonly secret: string
}

/**
 * Puts a text message together: who writes, what, and what can be done. Of the wordings it takes the one that says most
 * without costing a segment more than the barest. Nothing that is filled in is ever read as a placeholder.
 */
export function textOf(
  { core, ways, secret }: Saying,
  subject: Subject,
  practice: Practice,
  words: DateWords,
  around: Around,
): Text {
  const [before, after] = filled(around, subject, practice, words)
  const from = `${cleanText(practice.name)}:`
  const wordings = core.flatMap((each) =>
    ways.map((way) => {
      const parts = [from, before, cleanText(each), cleanText(way), after]
      const text = normaliseSms(parts.filter((part) => part !== '').join(' '))
      return { text, kept: withoutSecrets(text, [secret]), segments: measureSms(text).segments }
    }),
  )
  const barest = wordings.at(-1) ?? { text: '', kept: '', segments: 0 }
  return wordings.find(({ segments }) => segments <= barest.segments) ?? barest
}

function filled(
  around: Around,
  subject: Subject,
  practice: Practice,
  words: DateWords,
): readonly [string, string] {
  const when = { date: dayOf(subject.startsAt, words), time: words.time(subject.startsAt) }
  const { before, after } = filledIn(around, subject, practice, when)
  return [cleanText(before), cleanText(after)]
}

/** The short date without the points that Swedish and Norwegian put after its words: "tors 24 sep". */
export function dayOf(at: EpochSeconds, words: DateWords): string {
  return words.shortDate(at).replace(/(\p{L})\./gu, '$1')
}

/** "do 24 sep 13:15". */
export function startOf(at: EpochSeconds, words: DateWords): string {
  return `${dayOf(at, words)} ${words.time(at)}`
}

/** "do 24 sep 13:15-14:15". */
export function rangeOf({ startsAt, endsAt }: Subject, words: DateWords): string {
  return `${startOf(startsAt, words)}-${words.time(endsAt)}`
}

/** The same with the location's name, never its address (O16, O17); nothing dangles where there is none. */
export function placed(when: string, { location, movedFromPlace }: Subject, practice: Practice): string {
  const place = cleanText(location)
  const isKnown = place === cleanText(practice.name) && movedFromPlace === undefined
  return place === '' || isKnown ? when : `${when}, ${place}`
}
