import { oracleOf } from '../oracle.ts'
import type { Channel } from './facts.ts'
import { sentences, when } from './sentences.ts'

export type Language = 'en' | 'nl' | 'sv' | 'nb'
export const languages: readonly Language[] = ['en', 'nl', 'sv', 'nb']

/** What a message says, as its reader would take it. */
export interface Said {
  readonly kind:
    | 'confirmation'
    | 'reminder'
    | 'moved'
    | 'reassigned'
    | 'cancelled'
    | 'propose'
    | 'series'
    | 'series-moved'
    | 'series-with'
    | 'series-cancelled'
  readonly language: Language
  /** The starts that it names; a text message about several names the first alone. */
  readonly starts: readonly number[]
  /** How many there are; undefined: it does not say. */
  readonly count: number | undefined
}

/** The first three letters of a month, in any of the four languages. */
const months: Readonly<Record<string, number>> = {
  ...{ jan: 1, feb: 2, mar: 3, mrt: 3, maa: 3, apr: 4, may: 5, mei: 5, maj: 5, mai: 5, jun: 6, jul: 7 },
  ...{ aug: 8, sep: 9, oct: 10, okt: 10, nov: 11, dec: 12, des: 12 },
}

/** Reads a message; undefined: it is none that a reader would understand. */
export function readMessage(text: string, channel: Channel, at: number, timeZone: string): Said | undefined {
  for (const language of languages)
    for (const [kind, sentence] of sentences[language]) {
      const found = sentence.exec(text)?.groups
      if (!found) continue
      const day = dayOf(found, at)
      const first = instantOf(day, `${found.hour}:${found.minute}`, timeZone)
      const count = found.count === undefined ? undefined : Number(found.count)
      const list = channel === 'email' ? listIn(text, kind, day, at, timeZone) : []
      const starts = list.length === 0 ? [first] : list
      return { kind, language, starts, count: count ?? (list.length === 0 ? undefined : list.length) }
    }
  return undefined
}

/** The list of an e-mail: times of one day, or days with their times. */
function listIn(
  text: string,
  kind: Said['kind'],
  day: string,
  at: number,
  timeZone: string,
): readonly number[] {
  if (kind === 'reminder')
    return [...text.matchAll(/^- (\d\d:\d\d)–/gm)].map((line) => instantOf(day, line[1] ?? '', timeZone))
  if (!kind.startsWith('series')) return []
  return [...text.matchAll(new RegExp(`^- ${when}–`, 'gmu'))].map(({ groups = {} }) =>
    instantOf(dayOf(groups, at), `${groups.hour}:${groups.minute}`, timeZone),
  )
}

/** Text messages name no year: the one in which it is next, seen from a month before. */
function dayOf(found: Readonly<Record<string, string | undefined>>, at: number): string {
  const month = months[(found.month ?? '').toLowerCase()] ?? 0
  const two = (part: number): string => String(part).padStart(2, '0')
  const iso = (year: number): string => `${year}-${two(month)}-${two(Number(found.day))}`
  if (found.year !== undefined) return iso(Number(found.year))
  const near = at - 30 * 86_400
  const year = new Date(near * 1000).getUTCFullYear()
  return Date.parse(iso(year)) / 1000 >= near ? iso(year) : iso(year + 1)
}

function instantOf(day: string, clock: string, timeZone: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number)
  return oracleOf(timeZone).instant(day, hour * 60 + minute)
}
