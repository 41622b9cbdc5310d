import { readJson } from '../lib/read-json.ts'
import type { SmsAccount } from './account.ts'
import { splitAtColon } from './http.ts'

type Shown = 'address' | 'body' | 'header'

/**
 * The fields of a gateway known by its address alone in which a key seems to be written out: they are shown again, and a
 * key is not. Judged by the names that such things have; a key stands as {secret}.
 */
export function bareKeysOf({ base, options }: Pick<SmsAccount, 'base' | 'options'>): readonly Shown[] {
  const { type = 'form', body = '', header = '' } = options
  const [path = '', query = ''] = URL.canParse(base) ? splitAddress(base) : []
  const [name = '', value = ''] = splitAtColon(header)
  const found: (Shown | false)[] = [
    (pairsOf(query).some(isBareKey) || hasKeyInPath(path)) && 'address',
    (type === 'json' ? namedIn(readJson(body)) : pairsOf(body)).some(isBareKey) && 'body',
    (isBareKey([name, value]) || (/^(bearer|basic)\s/i.test(value) && isWrittenOut(value))) && 'header',
  ]
  return found.filter((each) => each !== false)
}

/** Its path and its query, as they were typed. */
function splitAddress(base: string): readonly [path: string, query: string] {
  const [all = '', ...query] = base.split('?')
  return [all.replace(/^https?:\/\/[^/]*/i, ''), query.join('?')]
}

/** A part after one that is called a key, one that names its key, or one that looks like nothing else. */
function hasKeyInPath(path: string): boolean {
  const parts = path.split('/')
  return parts.some((part, index) => {
    const before = (parts[index - 1] ?? '').replace(/\{[a-z-]+\}/g, '')
    const named = part
      .split(/[;,]/)
      .map((each) => each.split(/[=:]/))
      .some(([name = '', ...value]) => isBareKey([name, value.join(':')]))
    return isBareKey([before, part]) || named || looksLikeKey(part)
  })
}

/** So long, of letters and digits, nobody makes up the name of a page. */
function looksLikeKey(part: string): boolean {
  const longest = part.replace(/\{[a-z-]+\}/g, ' ').split(/[^\p{L}\d_-]+/u)
  return longest.some(
    (each) => each.length >= 16 && /\d/.test(each) && /\p{L}/u.test(each) && !isMadeOfWords(each),
  )
}

/** `send-text-messages-v2`: each of its words is letters, or the number of a version. */
function isMadeOfWords(text: string): boolean {
  return text.split(/[_-]/).every((word) => /^(\p{L}*|v?\d{1,3})$/u.test(word))
}

type Pair = readonly [name: string, value: string]

function isBareKey([name, value]: Pair): boolean {
  return isKeyName(name) && isWrittenOut(value)
}

function isKeyName(name: string): boolean {
  const plain = name.toLowerCase().replace(/keyword|author(?!i[sz])/g, '')
  return /key|token|secret|passw|pwd|auth|credential|signature/.test(plain) || /^(pass|pw|sig)$/.test(plain)
}

/** Something beside what is filled in, and no {secret}. */
function isWrittenOut(value: string): boolean {
  return !value.includes('{secret}') && /[\p{L}\d]/u.test(value.replace(/\{[a-z-]+\}/g, ''))
}

function pairsOf(text: string): readonly Pair[] {
  return text.split('&').map((pair) => {
    const [name = '', ...value] = pair.split('=')
    return [name, value.join('=')]
  })
}

/** Every text of a JSON value with the name that it stands under, however deep. */
function namedIn(value: unknown, name = ''): readonly Pair[] {
  if (typeof value === 'string' || typeof value === 'number') return [[name, String(value)]]
  if (Array.isArray(value)) return value.flatMap((each) => namedIn(each, name))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => namedIn(each, key))
}
