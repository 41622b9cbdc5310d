import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

/** The nouns in their order: a noun imports itself and what stands left of it. */
const NOUNS =
  'practice tracking staff types schedule patients follow-up texting messages availability appointments series handover online agenda booking visit planned recalls waiting reports api upkeep'.split(
    ' ',
  )

/** Kind → the kinds and the packages it may import (docs: the table in house.md). `entry` may import every kind. */
const MAY: Record<string, { kinds: string; packages: string }> = {
  entry: {
    kinds: 'entry routes commands queries forms gateway cli pure view web db lib i18n',
    packages: 'hono @hono/node-server croner node:',
  },
  routes: { kinds: 'routes commands queries forms pure view web lib i18n', packages: 'hono' },
  commands: { kinds: 'commands queries pure db lib i18n', packages: '' },
  queries: { kinds: 'queries pure db lib i18n', packages: 'kysely' },
  forms: { kinds: 'forms pure lib i18n', packages: 'valibot' },
  gateway: { kinds: 'pure lib', packages: 'nodemailer node:' },
  cli: { kinds: 'commands queries forms pure db lib', packages: 'node:' },
  pure: { kinds: 'pure view lib i18n', packages: '' },
  i18n: { kinds: 'pure lib i18n', packages: '' },
  view: { kinds: 'view lib i18n', packages: 'eta node:' },
  web: { kinds: 'view web db lib i18n', packages: 'hono node:' },
  db: { kinds: 'db lib', packages: 'kysely better-sqlite3 node:' },
  lib: { kinds: 'lib', packages: 'node:' },
}

/** Third-party rules come in through one file of `lib/` each. */
const DOORS: Record<string, string> = {
  'src/lib/calendar.ts': 'temporal-polyfill',
  'src/lib/phone.ts': 'libphonenumber-js',
  'src/lib/ics.ts': 'ical.js',
  'src/lib/swedish-id.ts': 'personnummer',
  'src/lib/norwegian-id.ts': '@navikt/fnrvalidator',
  'src/lib/password.ts': '@node-rs/argon2',
  'src/lib/message-format.ts': 'intl-messageformat',
  'src/lib/qr.ts': 'uqr',
  'src/lib/holidays.ts': 'date-holidays',
  'src/lib/picture.ts': 'sharp',
  'src/lib/passkey.ts': '@simplewebauthn/server',
  'src/lib/json-schema.ts': '@valibot/to-json-schema',
  'src/lib/sms-text.ts': 'sms-segments-calculator',
}

/** `now` is an argument below the entry and its edges (gateways, command lines). */
const READS_CLOCK = ['entry', 'gateway', 'cli']
const MAY_CATCH = /^src\/((main|jobs|cli)\.ts|web\/errors\.ts|(db|lib|demo)\/.+|.+\.gateway\.ts)$/
const CLOCK = /\bDate\.now\b|\bnew Date(?:\s*\(\s*\)|(?!\s*[(\w]))|\bperformance\.now\b|\bTemporal\.Now\b/
const SQL_CLOCK = /\\?'now\\?'|\bcurrent_(?:timestamp|date|time)\b|\bunixepoch\(\s*\)/i
const SQL_CLOCK_CALL =
  /\b(?:datetime|date|time|julianday|strftime|unixepoch)\s*\([^)]*'now|\bCURRENT_TIMESTAMP\b|\bunixepoch\(\s*\)/

type Files = Readonly<Record<string, string>>

/** Every breach of the house's table in these files (path → source), one line each. */
function breaches(files: Files): string[] {
  const sources = Object.entries(files).filter(([path]) => path.startsWith('src/') && path.endsWith('.ts'))
  const migrations = Object.entries(files).filter(([path]) => /^migrations\/.+\.sql$/.test(path))
  return [
    ...sources.flatMap(([path, source]) =>
      breachesOfSource(path, mask(source)).map((line) => `${path}: ${line}`),
    ),
    ...migrations
      .filter(([, sql]) => SQL_CLOCK.test(sql.replace(/--.*|\/\*[\s\S]*?\*\//g, '')))
      .map(([path]) => `${path}: SQL reads the clock`),
    ...breachesOfTables(sources),
  ]
}

function breachesOfSource(path: string, source: Masked): string[] {
  const kind = kindOf(path)
  const { code, strings } = source
  const found: string[] = []
  const refuse = (breach: boolean, line: string) => void (breach && found.push(line))
  const noun = nounOf(path)

  refuse(noun !== undefined && !NOUNS.includes(noun), `${noun} is not one of the nouns`)
  refuse(!(kind in MAY), `.${kind} is not a kind`)
  refuse(posix.basename(path) === 'index.ts', 'no barrel index.ts')
  refuse(!READS_CLOCK.includes(kind) && CLOCK.test(code), 'reads the clock: take `now` as an argument')
  refuse(/\bMath\.random\b/.test(code), 'Math.random: use lib/token')
  refuse(/\bcatch\b/.test(code) && !MAY_CATCH.test(path), 'may not catch')
  refuse(
    kind !== 'commands' && kind !== 'db' && /(?<!\bstd(?:out|err))\??\.write\s*\(/.test(code),
    'only commands write',
  )
  refuse(/\.execute(?:TakeFirst(?:OrThrow)?)?\s*\(/.test(code), 'nothing calls execute()')
  refuse(
    strings.some((text) => SQL_CLOCK_CALL.test(text)),
    'SQL reads the clock',
  )
  refuse(/\b(?:import|require)\s*\(\s*(?!['\s])/.test(code), 'a dynamic import names its file')
  return [...found, ...importsOf(source).flatMap((name) => breachesOfImport(path, kind, name))]
}

function breachesOfImport(path: string, kind: string, name: string): string[] {
  const may = MAY[kind] ?? { kinds: '', packages: '' }
  if (!name.startsWith('.')) {
    const [scope = '', rest = ''] = name.split('/')
    const wanted = name.startsWith('node:') ? 'node:' : name.startsWith('@') ? `${scope}/${rest}` : scope
    const allowed = may.packages.split(' ').includes(wanted) || DOORS[path] === wanted
    return allowed ? [] : [`${kind} may not import the package ${name}`]
  }
  const target = posix.join(posix.dirname(path), name)
  const targetKind = kindOf(target)
  if (!name.endsWith('.ts')) return [`the import ${name} does not end in .ts`]
  if (!target.startsWith('src/')) return [`${name} lies outside src`]
  const elsewhere = nounOf(target) !== nounOf(path)
  if (targetKind === 'routes' && elsewhere && path !== 'src/app.ts') return [`only app.ts imports ${name}`]
  if (!may.kinds.split(' ').includes(targetKind)) return [`${kind} may not import ${targetKind} (${name})`]
  const [from, to] = [nounOf(path), nounOf(target)].map((noun) => NOUNS.indexOf(noun ?? ''))
  const rightwards = from !== undefined && to !== undefined && from >= 0 && to > from
  return rightwards
    ? [`${nounOf(path)} may not import ${nounOf(target)}, which stands to its right (${name})`]
    : []
}

/** Each table is written by one noun: through Kysely's builder or in the text of SQL. */
function breachesOfTables(sources: [string, string][]): string[] {
  const writers = new Map<string, Set<string>>()
  for (const [path, source] of sources) {
    if (!/\.(commands|queries)\.ts$/.test(path)) continue
    for (const table of tablesWritten(mask(source))) {
      writers.set(table, (writers.get(table) ?? new Set()).add(nounOf(path) ?? path))
    }
  }
  return [...writers]
    .filter(([, nouns]) => nouns.size > 1)
    .map(([table, nouns]) => `the table ${table} is written by ${[...nouns].sort().join(' and ')}`)
}

function tablesWritten({ code, strings }: Masked): string[] {
  const built = [
    ...code.matchAll(/\.(?:insertInto|replaceInto|updateTable|deleteFrom|mergeInto)\s*\(\s*'(\d+)'/g),
  ]
  const SQL =
    /\b(?:(?:insert(?:\s+or\s+\w+)?|replace)\s+into|delete\s+from)\s+"?(\w+)|\bupdate\s+"?(\w+)"?\s+set\b/gi
  return [
    ...built.map(([, index]) => strings[Number(index)]?.split(' ')[0] ?? ''),
    ...strings.flatMap((text) => [...text.matchAll(SQL)].map(([, table, updated]) => table ?? updated ?? '')),
  ]
}

function kindOf(path: string): string {
  const [, folder = '', ...rest] = path.split('/')
  if (rest.length === 0 || folder === 'demo') return 'entry'
  if (['lib', 'db', 'view', 'web', 'i18n'].includes(folder)) return folder
  return /\.([\w-]+)\.ts$/.exec(rest.join('/'))?.[1] ?? 'pure'
}

function nounOf(path: string): string | undefined {
  const [, folder, ...rest] = path.split('/')
  return rest.length === 0 || /^(lib|db|view|web|i18n|demo)$/.test(folder ?? '') ? undefined : folder
}

function importsOf({ code, strings }: Masked): string[] {
  const statement =
    /\b(?:import|export)\b\s*(?:[^'();=]*?\bfrom\s*)?'(\d+)'|\b(?:import|require)\s*\(\s*'(\d+)'/g
  return [...code.matchAll(statement)].map(([, still, lazy]) => strings[Number(still ?? lazy)] ?? '')
}

interface Masked {
  /** The source without comments; every string and the text of every template is `'<its index in strings>'`. */
  readonly code: string
  readonly strings: readonly string[]
}

/** Takes comments, strings and regular expressions out of the way, so that a word in the code is a word of the code. */
function mask(source: string): Masked {
  const strings: string[] = []
  const TOKEN =
    /\/\/.*|\/\*[\s\S]*?\*\/|'(?:\\[\s\S]|[^'\\\n])*'|"(?:\\[\s\S]|[^"\\\n])*"|\/(?![/*])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*|[`{}]/y
  const TEXT = /((?:\\[\s\S]|\$(?!\{)|[^\\`$])*)(`|\$\{)/y
  const open: string[] = []
  let code = ''
  let at = 0
  const keep = (text: string) => {
    code += `'${strings.push(text) - 1}'`
  }
  /** Reads on in a template until it ends or an expression begins. */
  const readTemplate = () => {
    TEXT.lastIndex = at
    const [whole, text = '', end] = TEXT.exec(source) ?? [source.slice(at)]
    at += whole.length
    keep(text)
    if (end === '${') code += open.push('${') ? '+(' : ''
  }
  while (at < source.length) {
    TOKEN.lastIndex = at
    const token = TOKEN.exec(source)?.[0]
    const division = token?.startsWith('/') && !/^\/[/*]/.test(token) && /(?:[\w)\]]|'\d+')\s*$/.test(code)
    if (token === undefined || (division && !/\b(?:return|typeof|case|in|of|void)\s*$/.test(code))) {
      code += source[at++]
      continue
    }
    at += token.length
    if (token === '`') readTemplate()
    else if (token === '{') code += open.push('{') ? '{' : ''
    else if (token === '}' && open.pop() === '${') {
      code += ')+'
      readTemplate()
    } else if (token === '}') code += '}'
    else if (/^['"]/.test(token)) keep(token.slice(1, -1))
    else if (!/^\/[/*]/.test(token)) code += '/ /'
    else code += ' '
  }
  return { code, strings }
}

describe('the architecture', () => {
  const files = readProject()
  const sources = Object.keys(files).filter((path) => path.startsWith('src/'))

  it('holds', () => {
    expect(breaches(files)).toEqual([])
  })

  it('was looked at', () => {
    expect(sources.length).toBeGreaterThan(sources.includes('src/main.ts') ? 20 : 0)
    expect(sources.flatMap((path) => importsOf(mask(files[path] ?? ''))).length).toBeGreaterThan(0)
  })

  it('lets a noun of every kind be', () => {
    expect(breaches(SOUND)).toEqual([])
  })

  it.each(PLANTED())('refuses %s', (_name, path, source, complaint) => {
    expect(breaches({ ...SOUND, [path]: source }).join('\n')).toMatch(complaint)
  })
})

function readProject(): Files {
  const root = fileURLToPath(new URL('..', import.meta.url))
  const read = (folder: string) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(ts|sql)$/.test(name))
      .map((name) => [`${folder}/${name}`, readFileSync(join(root, folder, name), 'utf8')])
  return Object.fromEntries([...read('src'), ...read('migrations')])
}

const SOUND: Files = {
  'src/app.ts': "import { Hono } from 'hono'\nimport { booking } from './booking/booking.routes.ts'\n",
  'src/main.ts': "import { serve } from '@hono/node-server'\ntry { serve(Date.now()) } catch {}\n",
  'src/demo/demo.ts':
    "import { book } from '../booking/booking.commands.ts'\nimport { app } from '../app.ts'\n",
  'src/booking/booking.routes.ts': `import { Hono } from 'hono'
    import { getCookie } from 'hono/cookie'
    import { book } from './booking.commands.ts'
    import { page } from '../web/page.ts'
    // new Date() and catch in a comment; import x from 'left-pad'
    const text = 'Date.now() catch Math.random()' + \`new Date() \${/[/'"]catch/.test('x') ? \`catch\` : 1 / 2} catch\`
    const half = 1 / 2 // ' /
    const since = new Date(0), then = /^'/.exec("it's")`,
  'src/booking/booking.commands.ts': `import type { Db } from '../db/run.ts'
    import { findPatient } from '../patients/patients.queries.ts'
    export const book = (db: Db) => db.write(() => db.run(build.insertInto('hold')))`,
  'src/patients/patients.queries.ts': "import { sql } from 'kysely'\nimport { build } from '../db/run.ts'\n",
  'src/patients/patients.commands.ts': "db.write(() => db.run(build.updateTable('patient as p')))",
  'src/booking/booking.forms.ts': "import * as v from 'valibot'\nimport { en } from '../i18n/en.ts'\n",
  'src/messages/mail.gateway.ts': "import { createTransport } from 'nodemailer'\ntry { send() } catch {}\n",
  'src/upkeep/upkeep.cli.ts': "import { parseArgs } from 'node:util'\nprocess.stdout.write('x')\n",
  'src/lib/phone.ts': "import { parsePhoneNumber } from 'libphonenumber-js/max'\n",
  'src/view/render.ts': "import { Eta } from 'eta'\nconst qr = () => import('../lib/qr.ts')\n",
  'migrations/1.sql': "create table hold (at integer not null) strict; -- datetime('now')\n",
}

function PLANTED(): [name: string, path: string, source: string, complaint: RegExp][] {
  return [
    [
      'a route that reads the database',
      'src/visit/visit.routes.ts',
      "import '../db/run.ts'",
      /routes may not import db/,
    ],
    [
      'a type import all the same',
      'src/visit/rules.ts',
      "import type { Db } from '../db/run.ts'",
      /pure may not .* db/,
    ],
    [
      'a re-export',
      'src/visit/rules.ts',
      "export * from './visit.commands.ts'",
      /pure may not import commands/,
    ],
    [
      'a lazy import',
      'src/visit/rules.ts',
      "const m = import('./visit.queries.ts')",
      /pure may not import queries/,
    ],
    [
      'an import over lines',
      'src/lib/a.ts',
      "import {\n  a,\n  b,\n} from '../web/page.ts'",
      /lib may not import web/,
    ],
    [
      'an import that hides its file',
      'src/lib/a.ts',
      'await import(name)',
      /a dynamic import names its file/,
    ],
    [
      'queries that use commands',
      'src/visit/visit.queries.ts',
      "import './visit.commands.ts'",
      /queries may not/,
    ],
    [
      'commands that know HTTP',
      'src/visit/visit.commands.ts',
      "import '../web/page.ts'",
      /commands may not import web/,
    ],
    [
      'commands that build a gateway',
      'src/visit/a.commands.ts',
      "import '../messages/mail.gateway.ts'",
      /commands may not/,
    ],
    [
      'web that knows a noun',
      'src/web/page.ts',
      "import '../practice/settings.ts'",
      /web may not import pure/,
    ],
    ['a view that knows HTTP', 'src/view/a.ts', "import '../web/page.ts'", /view may not import web/],
    ['an entry used from below', 'src/web/page.ts', "import '../config.ts'", /web may not import entry/],
    [
      'a package of another kind',
      'src/visit/visit.routes.ts',
      "import 'kysely'",
      /routes may not import the package kysely/,
    ],
    [
      'a package past its door',
      'src/lib/call.ts',
      "import 'libphonenumber-js/max'",
      /lib may not import the package/,
    ],
    [
      'a scoped package',
      'src/staff/a.commands.ts',
      "import '@node-rs/argon2'",
      /the package @node-rs\/argon2/,
    ],
    [
      'an undeclared package',
      'src/main.ts',
      "import 'left-pad'",
      /entry may not import the package left-pad/,
    ],
    [
      'node in a pure file',
      'src/visit/rules.ts',
      "import 'node:fs'",
      /pure may not import the package node:fs/,
    ],
    ['node without its prefix', 'src/lib/a.ts', "import 'fs'", /lib may not import the package fs/],
    [
      'an import rightwards',
      'src/staff/a.queries.ts',
      "import '../visit/rules.ts'",
      /staff may not import visit/,
    ],
    ["another noun's routes", 'src/demo/a.ts', "import '../visit/visit.routes.ts'", /only app\.ts imports/],
    ['an unknown noun', 'src/utils/a.ts', '', /utils is not one of the nouns/],
    ['an unknown kind', 'src/visit/visit.service.ts', '', /\.service is not a kind/],
    ['a barrel', 'src/visit/index.ts', '', /no barrel/],
    ['an import without .ts', 'src/visit/a.ts', "import './rules'", /does not end in \.ts/],
    ['an import from outside', 'src/visit/a.ts', "import '../../tests/a.ts'", /lies outside src/],
    ['a clock in a pure file', 'src/visit/a.ts', 'const now = Date.now()', /reads the clock/],
    [
      'a clock in a template',
      'src/visit/a.forms.ts',
      `const a = \`\${\`\${new Date()}\`}\``,
      /reads the clock/,
    ],
    ['a clock in commands', 'src/visit/a.commands.ts', 'Temporal.Now.instant()', /reads the clock/],
    ['a clock in queries', 'src/visit/a.queries.ts', 'performance.now()', /reads the clock/],
    ['a clock in lib', 'src/lib/a.ts', 'new Date', /reads the clock/],
    ['chance', 'src/lib/a.ts', 'Math.random()', /Math\.random/],
    ['a clock in a migration', 'migrations/2.sql', "default (datetime('now'))", /SQL reads the clock/],
    [
      'a default of now in a migration',
      'migrations/2.sql',
      'default current_timestamp',
      /SQL reads the clock/,
    ],
    ['a clock in other SQL', 'src/visit/a.queries.ts', "sql`strftime('%s', 'now')`", /SQL reads the clock/],
    ['a clock in SQL text', 'src/visit/a.queries.ts', "sql`select date('now')`", /SQL reads the clock/],
    [
      'a table of two nouns',
      'src/visit/a.commands.ts',
      "db.run(build.deleteFrom('hold'))",
      /hold .* booking and visit/,
    ],
    [
      'an alias of it',
      'src/visit/a.queries.ts',
      "build.updateTable('hold as h')",
      /hold .* booking and visit/,
    ],
    [
      'such a table in SQL text',
      'src/visit/a.queries.ts',
      'sql`update hold set a = 1`',
      /hold .* booking and visit/,
    ],
    ['a transaction in routes', 'src/visit/a.routes.ts', 'db.write(() => 1)', /only commands write/],
    [
      "Kysely's own way to run",
      'src/visit/a.commands.ts',
      'await query.executeTakeFirst()',
      /nothing calls execute/,
    ],
    ['a catch in commands', 'src/visit/a.commands.ts', 'try { a() } catch {}', /may not catch/],
    ['a catch of a promise', 'src/visit/a.routes.ts', 'a().catch(b)', /may not catch/],
    ['a catch elsewhere in web', 'src/web/session.ts', 'try { a() } catch {}', /may not catch/],
  ]
}
