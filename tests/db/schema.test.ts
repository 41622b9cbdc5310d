import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openApp, root } from '../helpers/app.ts'

const { db } = openApp()

interface Column {
  readonly type: string
  readonly nullable: boolean
  readonly generated: boolean
  /** The words it may hold; empty: any. */
  readonly words: readonly string[]
}

type Tables = Readonly<Record<string, Readonly<Record<string, Column>>>>

/** What SQLite itself says. */
function realTables(): Tables {
  const tables = db.raw
    .prepare<[], { name: string; sql: string }>(
      "select name, sql from sqlite_schema where type = 'table' and name <> 'schema_migration'",
    )
    .all()
  return Object.fromEntries(tables.map(({ name, sql }) => [name, realColumns(name, sql)]))
}

interface Info {
  readonly name: string
  readonly type: string
  readonly notnull: number
  readonly dflt_value: string | null
  readonly pk: number
}

function realColumns(table: string, sql: string): Readonly<Record<string, Column>> {
  const info = db.raw.prepare<[], Info>(`pragma table_info(${table})`).all()
  const types: Readonly<Record<string, string>> = { INTEGER: 'number', TEXT: 'string', BLOB: 'Buffer' }
  const singleKey = info.filter((each) => each.pk > 0).length === 1
  return Object.fromEntries(
    info.map(({ name, type, notnull, dflt_value, pk }) => {
      const isRowid = type === 'INTEGER' && pk === 1 && singleKey && !/without rowid/.test(sql)
      const words = checkedWords(sql, name)
      const column = {
        type: types[type] ?? type,
        nullable: notnull === 0 && pk === 0,
        generated: dflt_value !== null || isRowid,
        words,
      }
      return [name, column]
    }),
  )
}

/** `check (status in ('a', 'b'))` and `check (online in (0, 1))`. */
function checkedWords(sql: string, column: string): readonly string[] {
  const list = new RegExp(`check \\(${column} in \\(([^)]*)\\)\\)`).exec(sql)?.[1]
  return (list ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter(Boolean)
    .sort()
}

/** What src/db/tables/*.ts say, read as text: types are gone when tests run. */
function writtenTables(): Tables {
  const folder = `${root}/src/db/tables`
  const text = readdirSync(folder)
    .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
    .join('\n')
  const bodies = new Map(
    [...text.matchAll(/^export interface (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, name = '', body = '']) => [
      name,
      body,
    ]),
  )
  const lists = [...bodies].filter(([name]) => name.endsWith('Tables')).map(([, body]) => body)
  const named = lists.flatMap((body) =>
    [...body.matchAll(/^ {2}(\w+): (\w+)$/gm)].map(([, table = '', type = '']) => [table, type] as const),
  )
  return Object.fromEntries(named.map(([table, type]) => [table, writtenColumns(bodies.get(type) ?? '')]))
}

function writtenColumns(body: string): Readonly<Record<string, Column>> {
  const joined = body.replace(/\n {4,}/g, ' ').replace(/\n {2}>/g, '>')
  return Object.fromEntries(
    [...joined.matchAll(/^ {2}(\w+): (.+)$/gm)].map(([, name = '', type = '']) => [
      name,
      writtenColumn(type),
    ]),
  )
}

function writtenColumn(text: string): Column {
  const inner = /^Generated<\s*\|?(.*?)\|?\s*>$/.exec(text)?.[1]
  const parts = (inner ?? text)
    .split('|')
    .map((part) => part.trim())
    .filter(Boolean)
  const values = parts.filter((part) => part !== 'null')
  const words = values.filter((part) => /^('.*'|\d+)$/.test(part)).sort()
  const base = values.every((part) => /^\d+$/.test(part))
    ? 'number'
    : words.length > 0
      ? 'string'
      : values.join(' | ')
  return { type: base, nullable: parts.includes('null'), generated: inner !== undefined, words }
}

const real = realTables()
const written = writtenTables()

describe('src/db/tables', () => {
  it('name the tables of the migrations, all of them', () => {
    expect(Object.keys(written).sort()).toEqual(Object.keys(real).sort())
  })

  it.each(Object.keys(real))(
    '%s has the columns, types, defaults, words and nulls of the real one',
    (table) => {
      expect(written[table]).toEqual(real[table])
    },
  )
})

describe('every table', () => {
  it('is STRICT, so that no text gets into a number', () => {
    const loose = db.raw
      .prepare<[], { name: string }>(
        "select name from pragma_table_list where schema = 'main' and type = 'table' and strict = 0",
      )
      .all()
    expect(loose.map((row) => row.name).filter((name) => !name.startsWith('sqlite_'))).toEqual([])
  })

  it('finds what refers to it: no reference points nowhere', () => {
    const dangling = Object.keys(real).flatMap((table) =>
      db.raw
        .prepare<[], { table: string }>(`pragma foreign_key_list(${table})`)
        .all()
        .filter((key) => real[key.table] === undefined),
    )
    expect(dangling).toEqual([])
  })
})
