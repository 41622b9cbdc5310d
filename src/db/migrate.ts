import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { copyTo } from './copy.ts'
import type { Db } from './run.ts'

/**
 * Brings the database to the newest schema: one plain SQL file per change, in order of name, each in a transaction of
 * its own. Throws one plain line where the database knows a change that this version does not, or where a landed file
 * was edited. A database that holds data is copied to `backups/` first (none in memory).
 */
export function migrate(db: Db, folder: string, now: number, backups?: string): readonly string[] {
  db.raw.exec(
    'create table if not exists schema_migration (name text primary key, sha256 text not null, at integer not null) strict',
  )
  const landed = readLanded(db)
  const pending = pendingOf(readMigrations(folder), landed)
  if (pending.length > 0 && landed.size > 0 && backups) copyBefore(db, backups, pending[0]?.name ?? '')
  for (const file of pending) apply(db, file, now)
  return pending.map((file) => file.name)
}

/** The changes that `migrate` would make, by name; changes nothing itself, and throws where `migrate` would refuse. */
export function pendingMigrations(db: Db, folder: string): readonly string[] {
  const known = db.raw.prepare("select 1 from sqlite_schema where name = 'schema_migration'").get()
  return pendingOf(readMigrations(folder), known ? readLanded(db) : new Map()).map((file) => file.name)
}

interface Migration {
  readonly name: string
  readonly text: string
  readonly sha256: string
}

function readMigrations(folder: string): readonly Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const text = readFileSync(join(folder, name), 'utf8')
      return { name, text, sha256: createHash('sha256').update(text).digest('hex') }
    })
}

function readLanded(db: Db): ReadonlyMap<string, string> {
  const rows = db.raw
    .prepare<[], { name: string; sha256: string }>('select name, sha256 from schema_migration')
    .all()
  return new Map(rows.map((row) => [row.name, row.sha256]))
}

function pendingOf(files: readonly Migration[], landed: ReadonlyMap<string, string>): readonly Migration[] {
  for (const [name, sha256] of landed) {
    const file = files.find((each) => each.name === name)
    if (!file) throw new Error(`the database was upgraded by a newer Ledig (${name}): start that version`)
    if (file.sha256 !== sha256) throw new Error(`the migration ${name} differs from the one that was applied`)
  }
  return files.filter((file) => !landed.has(file.name))
}

function copyBefore(db: Db, backups: string, next: string): void {
  mkdirSync(backups, { recursive: true, mode: 0o700 })
  const name = `before-${next.replace(/\.sql$/, '')}`
  const taken = readdirSync(backups).filter((each) => each.startsWith(name)).length
  copyTo(db, join(backups, `${name}-${taken + 1}.db`))
}

function apply(db: Db, file: Migration, now: number): void {
  db.raw.pragma('foreign_keys = OFF')
  try {
    db.write(() => {
      db.raw.exec(file.text)
      if (db.raw.prepare('pragma foreign_key_check').all().length > 0)
        throw new Error(`the migration ${file.name} would leave rows without their parents`)
      db.raw
        .prepare('insert into schema_migration (name, sha256, at) values (?, ?, ?)')
        .run(file.name, file.sha256, now)
    })
  } finally {
    db.raw.pragma('foreign_keys = ON')
  }
}
