import * as v from 'valibot'
import { dayBounds, type IsoDate, parseIsoDate, type Zone } from '../lib/calendar.ts'
import { cleanText } from '../lib/fold.ts'
import { isGuardedUrl } from '../lib/guarded-address.ts'
import type { Checked, Fields, Problem } from '../practice/checked.ts'
import { type Right, rights, rightWords } from './rights.ts'

/** The tick of a right on the page. */
export function fieldOf(right: Right): string {
  return rightWords[right]
}

const name = v.pipe(v.string(), v.transform(cleanText), v.minLength(1), v.maxLength(80))
const url = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(500),
  v.check((text) => isGuardedUrl(text)),
)

interface ParsedClient {
  readonly name: string
  readonly rights: readonly Right[]
  readonly expiresAt: number | null
}

/** What the software is called, what it may do, and until the end of which day. */
export function parseClient(fields: Fields, zone: Zone, today: IsoDate): Checked<ParsedClient> {
  const called = v.safeParse(name, fields.text('name'))
  const ticked = rights.filter((right) => fields.text(fieldOf(right)) === 'yes')
  const problems: Problem[] = []
  if (!called.success) problems.push({ field: 'name', key: 'software.error.name' })
  if (ticked.length === 0) problems.push({ field: fieldOf(rights[0]), key: 'software.error.rights' })
  const until = fields.text('until').trim()
  const date = parseIsoDate(until)
  if (until !== '' && (date === undefined || date < today))
    problems.push({ field: 'until', key: 'hooks.until.error' })
  const expiresAt = date === undefined ? null : dayBounds(zone, date).endsAt
  return called.success && problems.length === 0
    ? { ok: true, value: { name: called.output, rights: ticked, expiresAt } }
    : { ok: false, problems }
}

/** Where appointments are told. */
export function parseWebhook(fields: Fields): Checked<string> {
  const typed = v.safeParse(url, fields.text('url'))
  return typed.success
    ? { ok: true, value: new URL(typed.output).href }
    : { ok: false, problems: [{ field: 'url', key: 'software.error.url' }] }
}
