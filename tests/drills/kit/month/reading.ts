import { oracleOf } from '../oracle.ts'
import type { Channel } from './facts.ts'

/** What a message says, as its reader would take it. */
export interface Said {
  readonly kind: 'confirmation' | 'reminder' | 'moved' | 'reassigned' | 'cancelled' | 'series'
  /** The starts that it names; a text message about several names the first alone. */
  readonly starts: readonly number[]
  readonly count: number
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const date = String.raw`\w+ (?<day>\d{1,2}) (?<month>\w{3})\w*(?: (?<year>\d{4}))?`
const time = String.raw`(?<hour>\d\d):(?<minute>\d\d)`
const when = `${date} (?:from )?${time}`

/** Every sentence that a message is sent for, in English; the first that fits is what it says. */
const sentences: readonly (readonly [Said['kind'], RegExp])[] = [
  [
    'series',
    new RegExp(String.raw`You have (?<count>\d+) (?:recurring|repeat) appointments[.,].*? on ${when}`, 'i'),
  ],
  [
    'reminder',
    new RegExp(String.raw`[Yy]ou have (?<count>\d+) appointments on ${date}, the first at ${time}`),
  ],
  ['reminder', new RegExp(`reminder: your appointment is on ${when}`, 'i')],
  ['cancelled', new RegExp(`Your appointment on ${when}[^.]*? is cancelled`)],
  ['moved', new RegExp(String.raw`Your appointment has (?:moved|changed)\. It is now on ${when}`)],
  ['moved', new RegExp(`Your appointment on [^.]*? has moved to ${when}`)],
  ['reassigned', new RegExp(`Your (?:appointment|visit) on ${when}[^.]*? is now with`)],
  ['confirmation', new RegExp(`Your appointment is on ${when}`)],
]

/** Reads a message; undefined: it is none that a reader would understand. */
export function readMessage(text: string, channel: Channel, at: number, timeZone: string): Said | undefined {
  for (const [kind, sentence] of sentences) {
    const found = sentence.exec(text)?.groups
    if (!found) continue
    const day = dayOf(found, at)
    const first = instantOf(day, `${found.hour}:${found.minute}`, timeZone)
    const count = Number(found.count ?? 1)
    if (kind !== 'reminder' || count === 1 || channel === 'sms') return { kind, starts: [first], count }
    const lines = [...text.matchAll(/^- (\d\d:\d\d)–/gm)]
    return { kind, count, starts: lines.map((line) => instantOf(day, line[1] ?? '', timeZone)) }
  }
  return undefined
}

/** Text messages name no year: the one in which it is next, seen from a month before. */
function dayOf(found: Readonly<Record<string, string | undefined>>, at: number): string {
  const month = months.indexOf(found.month ?? '') + 1
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
