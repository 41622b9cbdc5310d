import * as v from 'valibot'
import type { Language } from '../i18n/languages.ts'
import type { Key } from '../i18n/translate.ts'
import { parseEmailAddress } from '../lib/email-address.ts'
import { cleanText, countCharacters } from '../lib/fold.ts'
import type { Checked, Fields, Problem } from './checked.ts'
import type { Texts } from './texts.ts'

type Complaint = Omit<Problem, 'field'>

const complaints = new Map<string, Complaint>()

/** What a schema says of a field, as valibot carries it: a text that stands for a message and its numbers. */
export function complaint(key: Key, values: Readonly<Record<string, string | number>> = {}): string {
  const name = JSON.stringify([key, values])
  complaints.set(name, { key, values })
  return name
}

/** Runs a schema over fields; what it says of a field becomes a problem of that field. */
export function check<S extends v.GenericSchema>(schema: S, input: unknown): Checked<v.InferOutput<S>> {
  const result = v.safeParse(schema, input)
  if (result.success) return { ok: true, value: result.output }
  return { ok: false, problems: result.issues.map(problemOf) }
}

function problemOf(issue: v.GenericIssue): Problem {
  const said = complaints.get(issue.message)
  if (!said) throw new Error(`a form says something that is no message: ${issue.message}`)
  return { field: String(issue.path?.[0]?.key ?? ''), ...said }
}

interface TextLimit {
  readonly most: number
  readonly multiline?: boolean
}

/** Texts written per language, in fields such as `description-nl`; each may be empty. */
export function checkTexts<N extends string>(
  form: Fields,
  limits: Readonly<Record<N, TextLimit>>,
  languages: readonly Language[],
): Checked<Readonly<Record<N, Texts>>> {
  const names = Object.keys(limits).filter((name): name is N => name in limits)
  const written = (name: N, language: Language) =>
    cleanText(form.text(`${name}-${language}`), { multiline: limits[name].multiline ?? false })
  const problems = languages.flatMap((language) =>
    names.flatMap((name): Problem[] => {
      const [most, count] = [limits[name].most, countCharacters(written(name, language))]
      const values = { most, count }
      return count > most ? [{ field: `${name}-${language}`, key: 'settings.error.longer', values }] : []
    }),
  )
  if (problems.length > 0) return { ok: false, problems }
  const textsOf = (name: N): Texts =>
    Object.fromEntries(
      languages.map((language) => [language, written(name, language)]).filter(([, text]) => text !== ''),
    )
  return { ok: true, value: recordOf(names, textsOf) }
}

/** Two parts of one form: the value of both, or all that is wrong. */
export function together<A, B>(
  one: Checked<A>,
  other: Checked<B>,
  more: readonly Problem[] = [],
): Checked<A & B> {
  if (one.ok && other.ok && more.length === 0) return { ok: true, value: { ...one.value, ...other.value } }
  return {
    ok: false,
    problems: [...(one.ok ? [] : one.problems), ...(other.ok ? [] : other.problems), ...more],
  }
}

/** The fields of a schema, as they were typed. */
export function typedIn(
  form: Fields,
  names: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.keys(names).map((name) => [name, form.text(name)]))
}

function recordOf<N extends string, T>(names: readonly N[], read: (name: N) => T): Record<N, T> {
  // Object.fromEntries forgets which keys went in.
  return Object.fromEntries(names.map((name) => [name, read(name)])) as Record<N, T>
}

/** One line that must not be empty. */
export function line(missing: Key, most = 100) {
  return v.pipe(
    v.string(),
    v.transform((text) => cleanText(text)),
    v.minLength(1, complaint(missing)),
    v.check((text) => countCharacters(text) <= most, complaint('settings.error.long', { most })),
  )
}

/** One line, or null. */
export function optionalLine(most = 200) {
  return v.pipe(
    v.string(),
    v.transform((text) => cleanText(text)),
    v.check((text) => countCharacters(text) <= most, complaint('settings.error.long', { most })),
    v.transform((text) => (text === '' ? null : text)),
  )
}

export function email() {
  return v.pipe(
    v.string(),
    v.transform((text) => parseEmailAddress(text)),
    v.string(complaint('settings.error.email')),
  )
}

/** A whole number; an empty field is `otherwise`, where there is one. */
export function wholeNumber(least: number, most: number, otherwise?: number) {
  const wrong = complaint('settings.error.number', { least, most })
  return v.pipe(
    v.string(),
    v.transform((text) => (text.trim() === '' ? otherwise : numberFrom(text.trim(), least, most))),
    v.number(wrong),
  )
}

/** A whole number, or null where the field is empty. */
export function optionalNumber(least: number, most: number) {
  const wrong = complaint('settings.error.number', { least, most })
  return v.pipe(
    v.string(),
    v.transform((text) => (text.trim() === '' ? null : numberFrom(text.trim(), least, most))),
    v.nullable(v.number(wrong)),
  )
}

/** An e-mail address, or null where nothing is written. */
export function optionalEmail() {
  return v.pipe(
    v.string(),
    v.transform((text) => (text.trim() === '' ? null : parseEmailAddress(text))),
    v.nullable(v.string(complaint('settings.error.email'))),
  )
}

/** One of the values of a list or of radio buttons. */
export function oneOf<const T extends readonly string[]>(values: T) {
  return v.picklist(values, complaint('settings.error.choose'))
}

/** A tick box of the value "yes". */
export function tick() {
  return v.pipe(
    v.string(),
    v.transform((text) => text === 'yes'),
  )
}

/** An address on the web, or null; who leaves out "https://" is understood. */
export function webAddress() {
  return v.pipe(
    v.string(),
    v.transform((text) => webAddressIn(text.trim())),
    v.nullable(v.string(complaint('settings.error.website'))),
  )
}

/** The websites that may show our pages in a frame, one a line or parted by spaces (F43). */
export function websites() {
  const wrong = complaint('settings.error.origins')
  return v.pipe(v.string(), v.transform(originsIn), v.array(v.string(wrong), wrong), v.maxLength(20, wrong))
}

// What goes into the policy header must be a bare origin, or one line could rewrite the whole policy.
function originsIn(lines: string): readonly (string | undefined)[] {
  const typed = lines.split(/\s+/).filter((each) => each !== '')
  return [...new Set(typed.map(originOf))]
}

function originOf(text: string): string | undefined {
  if (!/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?\/?$/i.test(text) || !URL.canParse(text)) return undefined
  return new URL(text).origin
}

function numberFrom(text: string, least: number, most: number): number | undefined {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  return number >= least && number <= most ? number : undefined
}

function webAddressIn(text: string): string | null | undefined {
  if (text === '') return null
  const full = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`
  const url = text.length <= 300 && !/[\s"'<>\\]/.test(text) && URL.canParse(full) ? new URL(full) : undefined
  const fit = url && /^https?:$/.test(url.protocol) && url.hostname.includes('.') && url.username === ''
  return fit ? url.href : undefined
}
