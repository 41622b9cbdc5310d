import { hostileTexts } from './hostile.ts'
import type { Random } from './random.ts'

/** What a patient's name ends with, so that it is known wherever it turns up. */
export function mark(n: number): string {
  // Letters alone: with digits it would be no name to greet somebody by.
  return `zq${[...n.toString(26)].map((digit) => 'abcdefghijklmnopqrstuvwxyz'[Number.parseInt(digit, 26)]).join('')}zq`
}

const templates = [
  ...[
    '{{link}}',
    '{link}',
    '{practice}',
    '{{practice}}',
    '{date}',
    '{phone}',
    '<%= it.practice %>',
    '<%= zq %>',
  ],
  ...[
    'x\r\nBcc: evil@evil.test',
    'x\nTo: evil@evil.test',
    '"a" <evil@evil.test>, b',
    'x\u2028Bcc: evil@evil.test',
  ],
  ...[
    '=?utf-8?q?Bcc:_evil?=',
    'x\u0085Cc: evil@evil.test',
    'x\r\n\r\n<img src=//evil.test>',
    '{n, plural, one {#}}',
  ],
  ...[
    "'{link}'",
    'BEGIN:VEVENT',
    'x\\nATTENDEE:mailto:evil@evil.test',
    '. \r\n.\r\nMAIL FROM:<evil@evil.test>',
  ],
]

/** Names as nobody honest has them, no longer than a form allows. */
export function hostileWords(random: Random): () => string {
  const texts = hostileTexts(random)
  return () => (random.next() < 0.4 ? random.pick(templates) : texts()).slice(0, 100)
}

interface Reach {
  readonly stored: string
  readonly to: string | undefined
}

/** An address with something added to it; three in ten are left as they are, and only these may be written to. */
export function hostileAddress(n: number, random: Random): Reach {
  const good = `p${n}@example.test`
  if (random.next() < 0.3) return { stored: good, to: good }
  const evil = 'evil@evil.test'
  const stored = random.pick([
    ...[
      `${good}\r\nBcc: ${evil}`,
      `${good}\nRCPT TO:<${evil}>`,
      `${good}, ${evil}`,
      `${good};${evil}`,
      `${good} ${evil}`,
    ],
    ...[
      `"x" <${good}>`,
      `<${good}>`,
      `${evil} <${good}>`,
      `${good} (${evil})`,
      `${good}\u0000`,
      `${good}\u2028${evil}`,
    ],
    ...[
      `@evil.test:${good}`,
      `evil%evil.test@${good}`,
      `${good}@evil.test`,
      `"${good}"@evil.test`,
      `p${n}@[127.0.0.1]`,
    ],
    ...[
      `p${n}@evil.test/x`,
      `p${n}!evil@example.test`,
      `group:${good};`,
      `p${n}@example..test`,
      `.p${n}@example.test`,
    ],
    ...[
      `p${n}@example.test%0d%0aBcc:${evil}`,
      `p${n}`,
      '@',
      '',
      `${good}>`,
      `<${good}`,
      `p${n}@exa mple.test`,
    ],
  ])
  return { stored, to: undefined }
}

/** The same for numbers: premium ones, landlines, foreign ones, and what is none. */
export function hostileNumber(n: number, random: Random): Reach {
  const good = `+316${String(20_000_000 + n)}`
  if (random.next() < 0.5) return { stored: good, to: good }
  const stored = random.pick([
    ...[
      `${good},+31687654321`,
      `${good};${good}`,
      `${good}\r\n+31687654321`,
      `tel:${good}`,
      `0${n}`,
      'zq',
      '',
      '+',
      '+31',
    ],
    ...[
      '+31900123456',
      '+31201234567',
      '+8823412345678',
      '+3161234567',
      `${good}0`,
      '+316\u0661\u0662345678',
    ],
    ...[`${good}&to=+31687654321`, `${good}"}`, '+447624000000', `+31 6 ${n}`, `${good}\u0000`],
  ])
  return { stored, to: undefined }
}
