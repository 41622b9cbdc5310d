import fc from 'fast-check'
import type { Fields } from './http.ts'
import type { Random } from './random.ts'

/** What the page may never hold as it stands: the payloads below with their brackets and quotes alive. */
export const liveEchoes = ['<zq', 'zq"onx', "zq'onx", '<script>zq'] as const

const marks = [
  '"\'><zq onx=1>',
  'zq"onx=zq',
  "zq'onx=zq",
  '</title><script>zq</script>',
  '</textarea><zq>',
  '<%= zq %><zq>',
  'javascript:zq//"\'><zq>',
  '{{zq}}<zq>',
]

const classics = [
  ...[
    '',
    ' ',
    '\u0000',
    '\r\nSet-Cookie: zq=1',
    '../../../etc/passwd',
    '%00',
    '%',
    '%zz',
    '\ud800',
    '\uffff',
  ],
  ...["' or '1'='1", '1;drop table appointment--', '__proto__', 'constructor', 'toString', 'hasOwnProperty'],
  ...[
    '-1',
    '0',
    '1e309',
    '9'.repeat(400),
    'NaN',
    '2027-02-30',
    '0000-00-00',
    '9999-12-31',
    '2027-02-01T25:00+01:00',
  ],
  ...[
    '2027-02-01T09:00+99:00',
    '+1'.repeat(50),
    'a@b@c',
    'a@b.c\r\nBcc: zq@evil.test',
    '//evil.test',
    '/\\evil.test',
  ],
  ...[
    'https://evil.test/',
    'A'.repeat(3000),
    '\u202e\u200b\u0301'.repeat(60),
    '👩‍👩‍👧‍👦'.repeat(80),
    '(a+)+$',
    'ß'.repeat(200),
  ],
]

/** A stream of things that no honest visitor types. */
export function hostileTexts(random: Random): () => string {
  const strings = fc.sample(fc.string({ unit: 'binary', maxLength: 80 }), { numRuns: 500, seed: random.seed })
  return () => {
    const dice = random.next()
    if (dice < 0.35) return random.pick(marks)
    if (dice < 0.7) return random.pick(classics)
    if (dice < 0.85) return random.pick(strings)
    return random.pick(strings) + random.pick(marks) + random.pick(classics)
  }
}

export interface Posted {
  readonly body: string | Buffer
  readonly type: string
}

/** A form's body: mostly a proper one, sometimes doubled, cut off, of another kind, or far too long. */
export function hostileBody(fields: Fields, random: Random): Posted {
  const urlencoded = 'application/x-www-form-urlencoded'
  const proper = new URLSearchParams(fields).toString()
  const dice = random.whole(1, 40)
  if (dice === 1) return { body: proper.slice(0, random.whole(0, proper.length)), type: urlencoded }
  if (dice === 2) return { body: `${proper}&${proper}`, type: urlencoded }
  if (dice === 3) return { body: `${proper}&x=${'A'.repeat(300_000)}`, type: urlencoded }
  if (dice === 4) return { body: JSON.stringify(fields), type: 'application/json' }
  if (dice === 5) return { body: proper, type: 'text/plain' }
  if (dice === 6)
    return { body: Buffer.from(proper.replaceAll('=', '=\u00ff%ff'), 'latin1'), type: urlencoded }
  if (dice === 7) return { body: multipart(fields), type: 'multipart/form-data; boundary=zq' }
  if (dice === 8) return { body: multipart(fields).slice(0, -20), type: 'multipart/form-data; boundary=zq' }
  if (dice === 9) return { body: proper, type: 'multipart/form-data' }
  if (dice === 10) return { body: `${'a=1&'.repeat(9000)}${proper}`, type: urlencoded }
  return { body: proper, type: urlencoded }
}

function multipart(fields: Fields): string {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--zq\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  )
  return `${parts.join('')}--zq--\r\n`
}
