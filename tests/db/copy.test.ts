import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { copyTo } from '../../src/db/copy.ts'
import { migrate } from '../../src/db/migrate.ts'
import { openDatabase } from '../../src/db/open.ts'
import type { Db } from '../../src/db/run.ts'

let folder: string
let db: Db

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ledig-copy-'))
  db = openDatabase(folder)
  db.raw.exec("create table one (name text); insert into one values ('kept')")
})
afterEach(() => {
  db.close()
  rmSync(folder, { recursive: true })
})

const modeOf = (file: string) => statSync(file).mode & 0o777

describe('a copy of the database', () => {
  it('holds everything and is for its owner only, whatever others’ files are', () => {
    const file = join(folder, 'copy.db')
    const before = process.umask(0)
    copyTo(db, file)
    process.umask(before)
    expect(modeOf(file)).toBe(0o600)
    const copy = new Database(file, { readonly: true })
    expect(copy.prepare('select name from one').all()).toEqual([{ name: 'kept' }])
    copy.close()
  })

  it('is never written over a file', () => {
    const file = join(folder, 'copy.db')
    writeFileSync(file, '')
    expect(() => copyTo(db, file)).toThrow('EEXIST')
    expect(statSync(file).size).toBe(0)
  })

  it('that fails leaves no file behind', () => {
    const file = join(folder, 'copy.db')
    expect(() => db.write(() => copyTo(db, file))).toThrow('VACUUM')
    expect(existsSync(file)).toBe(false)
  })

  it('before a migration is for its owner only too', () => {
    const backups = join(folder, 'backups')
    const changes = mkdtempSync(join(folder, 'migrations-'))
    writeFileSync(join(changes, '20270101_0900_first.sql'), 'create table two (a);')
    migrate(db, changes, 5, backups)
    writeFileSync(join(changes, '20270102_0900_second.sql'), 'create table three (a);')
    migrate(db, changes, 6, backups)
    const [copy = ''] = readdirSync(backups)
    expect([modeOf(backups), modeOf(join(backups, copy))]).toEqual([0o700, 0o600])
  })
})
