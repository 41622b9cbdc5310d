import { readFileSync } from 'node:fs'
import { migrate } from '../../src/db/migrate.ts'
import { openMemory } from '../../src/db/open.ts'
import type { Db } from '../../src/db/run.ts'
import { findRoot } from '../../src/root.ts'

/** Where a whole run of the tests keeps the database that all of them begin with (tests/helpers/database.setup.ts). */
export const emptyDatabase = 'LEDIG_EMPTY_DATABASE'

let image: Buffer | undefined

/** A database in memory that the real migrations have made: they run once, and everybody has a copy of what they made. */
export function openMigrated(now: number): Db {
  image ??= kept() ?? makeEmpty()
  const db = openMemory(image)
  db.raw.prepare('update schema_migration set at = ?').run(now)
  return db
}

export function makeEmpty(): Buffer {
  const db = openMemory()
  migrate(db, `${findRoot()}/migrations`, 0)
  const made = db.raw.serialize()
  db.raw.close()
  return made
}

function kept(): Buffer | undefined {
  const path = process.env[emptyDatabase]
  return path === undefined ? undefined : readFileSync(path)
}
