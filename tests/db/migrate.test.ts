import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate, pendingMigrations } from '../../src/db/migrate.ts'
import { openDatabase, openMemory } from '../../src/db/open.ts'
import type { Db } from '../../src/db/run.ts'
import { root } from '../helpers/app.ts'
import { rows } from '../helpers/booking.ts'

let folder: string
let changes: string
let db: Db

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledig-migrate-'))
  changes = join(folder, 'migrations')
  mkdirSync(changes)
  write('20270101_0900_first.sql', 'create table one (id integer primary key, name text) strict;')
  db = openMemory()
})

afterEach(() => {
  db.close()
  rmSync(folder, { recursive: true })
})

function write(name: string, text: string): void {
  writeFileSync(join(changes, name), text)
}

const tables = () =>
  rows(
    db,
    "select name from sqlite_schema where type = 'table' and name <> 'schema_migration' order by name",
  ).map((row) => row.name)

describe('migrating', () => {
  it('takes each file once, in order of name, and says which', () => {
    write('20270102_0900_second.sql', 'alter table one add column age integer;')
    expect(migrate(db, changes, 5)).toEqual(['20270101_0900_first.sql', '20270102_0900_second.sql'])
    expect(rows(db, 'select name, at from schema_migration')).toEqual([
      { name: '20270101_0900_first.sql', at: 5 },
      { name: '20270102_0900_second.sql', at: 5 },
    ])
  })

  it('again does nothing', () => {
    migrate(db, changes, 5)
    const before = db.raw.serialize()
    expect(migrate(db, changes, 6)).toEqual([])
    expect(db.raw.serialize().equals(before)).toBe(true)
  })

  it('of the real files gives a database without a fault', () => {
    migrate(db, `${root}/migrations`, 5)
    expect(migrate(db, `${root}/migrations`, 6)).toEqual([])
    expect(rows(db, 'pragma integrity_check')).toEqual([{ integrity_check: 'ok' }])
    expect(rows(db, 'pragma foreign_key_check')).toEqual([])
    expect(
      readdirSync(`${root}/migrations`).every((name) => /^\d{8}_\d{4}_[a-z0-9_]+\.sql$/.test(name)),
    ).toBe(true)
  })

  it('refuses a database that a newer version has upgraded, in one line, and leaves it alone', () => {
    migrate(db, changes, 5)
    db.raw.exec("insert into schema_migration values ('20280101_0900_future.sql', 'x', 6)")
    write('20270102_0900_second.sql', 'create table two (id integer primary key) strict;')
    expect(() => migrate(db, changes, 7)).toThrow(
      /^the database was upgraded by a newer Ledig \(20280101_0900_future\.sql\): start that version$/,
    )
    expect(tables()).toEqual(['one'])
  })

  it('refuses a file that was edited after it had landed, in one line that names it', () => {
    migrate(db, changes, 5)
    write(
      '20270101_0900_first.sql',
      'create table one (id integer primary key, name text, more text) strict;',
    )
    expect(() => migrate(db, changes, 6)).toThrow(
      /^the migration 20270101_0900_first\.sql differs from the one that was applied$/,
    )
  })

  it('that fails in the middle leaves nothing of that file, keeps those before it, and goes on when it is mended', () => {
    write(
      '20270102_0900_second.sql',
      'create table two (id integer primary key) strict; insert into nowhere values (1);',
    )
    expect(() => migrate(db, changes, 5)).toThrow('nowhere')
    expect(tables()).toEqual(['one'])
    write('20270102_0900_second.sql', 'create table two (id integer primary key) strict;')
    expect(migrate(db, changes, 6)).toEqual(['20270102_0900_second.sql'])
  })

  it('refuses to leave rows without their parents, and checks them again afterwards', () => {
    write(
      '20270102_0900_second.sql',
      'create table two (one_id integer not null references one (id)) strict; insert into two values (9);',
    )
    expect(() => migrate(db, changes, 5)).toThrow(
      /^the migration 20270102_0900_second\.sql would leave rows without their parents$/,
    )
    expect(tables()).toEqual(['one'])
    expect(db.raw.pragma('foreign_keys', { simple: true })).toBe(1)
  })

  it('copies a database that holds data before it changes it, and nothing where there is nothing to do', () => {
    db.close()
    db = openDatabase(folder)
    const backups = join(folder, 'backups')
    const copies = () => (readdirSync(folder).includes('backups') ? readdirSync(backups) : [])
    migrate(db, changes, 5, backups)
    expect(copies()).toEqual([])
    db.raw.exec("insert into one values (1, 'kept')")
    migrate(db, changes, 6, backups)
    expect(copies()).toEqual([])
    write('20270102_0900_second.sql', 'drop table one;')
    migrate(db, changes, 7, backups)
    const [copy = ''] = copies()
    expect(copy).toMatch(/^before-20270102_0900_second-\d+\.db$/)
    const old = new Database(join(backups, copy))
    expect(old.prepare('select name from one').all()).toEqual([{ name: 'kept' }])
    old.close()
  })

  it('copies again where an earlier try left a copy behind', () => {
    db.close()
    db = openDatabase(folder)
    const backups = join(folder, 'backups')
    migrate(db, changes, 5, backups)
    write('20270102_0900_second.sql', 'insert into nowhere values (1);')
    expect(() => migrate(db, changes, 6, backups)).toThrow('nowhere')
    write('20270102_0900_second.sql', 'create table two (id integer primary key) strict;')
    expect(migrate(db, changes, 7, backups)).toEqual(['20270102_0900_second.sql'])
  })

  it('can be asked what is pending, and is not begun by the question', () => {
    write('20270102_0900_second.sql', 'create table two (id integer primary key) strict;')
    const both = ['20270101_0900_first.sql', '20270102_0900_second.sql']
    const empty = db.raw.serialize()
    expect(pendingMigrations(db, changes)).toEqual(both)
    expect(db.raw.serialize().equals(empty)).toBe(true)
    migrate(db, changes, 5)
    expect(pendingMigrations(db, changes)).toEqual([])
    write('20270103_0900_third.sql', 'create table three (id integer primary key) strict;')
    expect(pendingMigrations(db, changes)).toEqual(['20270103_0900_third.sql'])
    expect(tables()).toEqual(['one', 'two'])
    db.raw.exec("insert into schema_migration values ('20280101_0900_future.sql', 'x', 6)")
    expect(() => pendingMigrations(db, changes)).toThrow(/upgraded by a newer Ledig/)
  })

  it('reads nothing but .sql files', () => {
    write('README.md', 'no sql')
    expect(migrate(db, changes, 5)).toEqual(['20270101_0900_first.sql'])
    expect(readFileSync(join(changes, 'README.md'), 'utf8')).toBe('no sql')
  })
})
