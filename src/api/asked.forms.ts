import * as v from 'valibot'
import { languages } from '../i18n/languages.ts'
import { countCharacters } from '../lib/fold.ts'
import { isGuardedUrl } from '../lib/guarded-address.ts'
import { readJson } from '../lib/json.ts'
import { channels } from '../messages/messages.ts'
import { parseWhen, type When } from './when.ts'

/** What the programming interface understands: the same validators read requests and write its document. */

const when = v.pipe(
  v.string(),
  v.regex(/^\d{4}-\d\d-\d\d(T.*)?$/, 'must be a date or an instant with its offset'),
  v.check((text) => parseWhen(text) !== undefined, 'must be a date or an instant with its offset'),
  v.description('A date of the practice, 2027-01-25, or an instant, 2027-01-25T09:00:00+01:00'),
)
const whole = v.pipe(v.string(), v.regex(/^[1-9]\d{0,14}$/, 'must be a whole number from 1'))

export const mostOfAPage = 200

export const appointmentsQuery = v.strictObject({
  from: v.optional(
    v.pipe(when, v.description('Appointments that begin from here; today where nothing is said')),
  ),
  to: v.optional(
    v.pipe(when, v.description('Until here: a date is included, an instant is not; 31 days from "from"')),
  ),
  calendar: v.optional(v.pipe(whole, v.description('Only of this calendar'))),
  changedSince: v.optional(
    v.pipe(when, v.description('Only what has changed since, of any date unless from and to are given, too')),
  ),
  limit: v.optional(
    v.pipe(whole, v.description(`So many on a page, at most ${mostOfAPage}; 50 where nothing is said`)),
  ),
  cursor: v.optional(
    v.pipe(
      v.string(),
      v.regex(/^[\w-]{1,600}$/, 'is not one of ours'),
      v.description('The "next" of the page before; it carries the question, and all else is ignored'),
    ),
  ),
})
export type AppointmentsQuery = v.InferOutput<typeof appointmentsQuery>

const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(999_999_999_999_999))

const longestText = 600

/** No control characters, and no more letters than a patient reads. */
const text = v.pipe(
  v.string(),
  v.minLength(1, 'must not be empty'),
  v.maxLength(longestText * 4, `has more than ${longestText} characters`),
  v.check((written) => written.trim() !== '', 'must not be empty'),
  v.check((written) => countCharacters(written) <= longestText, `has more than ${longestText} characters`),
  // biome-ignore lint/suspicious/noControlCharactersInRegex: just these are refused.
  v.regex(/^[^\u0000-\u0009\u000b-\u001f\u007f-\u009f]*$/, 'has characters that no reader sees'),
  v.description(
    `At most ${longestText} characters, line breaks allowed. No greeting: the message has one. Never an address of the practice, a treatment, an identity number or a web address`,
  ),
)

const link = v.pipe(
  v.string(),
  v.maxLength(500, 'has more than 500 characters'),
  v.regex(/^https:\/\/[\u0021-\u007e]+$/, 'must begin with https://'),
  v.check(isPublicLink, 'must be an address that patients can open'),
  v.description('What the reader is to open, with https://'),
)

const patient = v.pipe(
  v.union(
    [v.strictObject({ number: count }), v.strictObject({ id: count })],
    'must be {"number": …} or {"id": …}',
  ),
  v.description('Who it is for: the patient number, or the id of the card'),
)

export const messageBody = v.strictObject({
  patient,
  text,
  link: v.optional(link),
  language: v.optional(
    v.pipe(
      v.picklist(languages, `must be one of ${languages.join(', ')}`),
      v.description(
        'What the text is written in: greeting and ending follow; else the patient’s own language',
      ),
    ),
  ),
  channel: v.optional(
    v.pipe(
      v.picklist(channels, `must be one of ${channels.join(', ')}`),
      v.description(
        'This one and no other; else the one that suits the patient, and the other one where that refuses for good',
      ),
    ),
  ),
})

export const idempotencyKey = v.pipe(
  v.string(),
  v.regex(/^[\u0021-\u007e]{8,200}$/, 'must have 8 to 200 characters without spaces'),
  v.description(
    'A random word of yours: the same one with the same body gets the same answer, and nothing is sent twice',
  ),
)

export const pathId = v.pipe(count, v.description('As it was answered'))

/** Up to the year 9999: what somebody else wrote into a cursor may be no time at all. */
const instant = v.pipe(v.number(), v.integer(), v.minValue(-62_135_596_800), v.maxValue(253_402_300_799))

/** Where a walk through pages stands; it carries its question. */
const cursor = v.strictObject({
  from: v.optional(instant),
  to: v.optional(instant),
  since: v.optional(instant),
  calendar: v.optional(count),
  limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostOfAPage)),
  after: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  asOf: instant,
})
export type Cursor = v.InferOutput<typeof cursor>

export function writeCursor(at: Cursor): string {
  return Buffer.from(JSON.stringify(at)).toString('base64url')
}

export function readCursor(text: string): Cursor | undefined {
  const json = readJson(Buffer.from(text, 'base64url'), 1)
  const read = json.ok ? v.safeParse(cursor, json.value) : undefined
  return read?.success ? read.output : undefined
}

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly { readonly at: string; readonly is: string }[] }

/** What was sent, as a validator reads it, or what is wrong with it, each place once. */
export function readAs<T>(validator: v.GenericSchema<unknown, T>, value: unknown): Read<T> {
  const read = v.safeParse(validator, value)
  if (read.success) return { ok: true, value: read.output }
  const faults = read.issues.map((issue) => ({
    at: (v.getDotPath(issue) ?? '').slice(0, 100),
    is: said(issue),
  }))
  const first = faults.filter(({ at }, index) => faults.findIndex((each) => each.at === at) === index)
  return { ok: false, faults: first.slice(0, 20) }
}

/** Our own words, or valibot's without what was sent: that may be a patient's. */
function said({ expected, message }: v.BaseIssue<unknown>): string {
  if (/^(must|is|has) /.test(message)) return message
  if (expected === 'never') return 'is not known here'
  return `must be ${expected ?? 'something else'}`
}

export function whenOf(text: string | undefined): When | undefined {
  return text === undefined ? undefined : parseWhen(text)
}

function isPublicLink(text: string): boolean {
  return isGuardedUrl(text)
}
