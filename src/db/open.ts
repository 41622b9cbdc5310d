import { chmodSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { createDb, type Db } from './run.ts'

/** Opens `ledig.db` in the data folder, made if missing. Throws one plain line where SQLite is too old or damaged. */
export function openDatabase(dataDir: string): Db {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const file = join(dataDir, 'ledig.db')
  const fresh = !existsSync(file)
  const raw = new Database(file)
  if (fresh) chmodSync(file, 0o600)
  prepareConnection(raw)
  return createDb(raw)
}

/** A database in memory with the same rules, for tests and rehearsals: empty, or a copy of the bytes of another. */
export function openMemory(image?: Buffer): Db {
  const raw = new Database(image ?? ':memory:')
  prepareConnection(raw)
  return createDb(raw)
}

/**
 * One serving process per data folder: an exclusive lock on a small database of its own, which the operating system
 * frees when the process ends, also by `kill -9`. Returns how to let go, or undefined where somebody else holds it.
 */
export function takeLock(dataDir: string): (() => void) | undefined {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const lock = new Database(join(dataDir, 'ledig.lock'), { timeout: 200 })
  try {
    lock.pragma('journal_mode = DELETE')
    lock.exec('begin exclusive')
    return () => lock.close()
  } catch (error) {
    lock.close()
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY'))
      return undefined
    throw error
  }
}

function prepareConnection(raw: Database.Database): void {
  raw.pragma('journal_mode = WAL')
  // better-sqlite3 is compiled so that WAL falls back to NORMAL, which loses acknowledged bookings in a power cut.
  raw.pragma('synchronous = FULL')
  raw.pragma('foreign_keys = ON')
  // What a savepoint takes back is kept in memory: a file for it would cost the recognised more work (rule 1).
  raw.pragma('temp_store = MEMORY')
  raw.pragma('busy_timeout = 5000')
  raw.pragma('secure_delete = ON')
  raw.pragma('cache_size = -16000')
  requireVersion(raw)
}

/** 3.51.3 is the first release without the WAL-reset corruption. */
function requireVersion(raw: Database.Database): void {
  const version = String(raw.prepare('select sqlite_version()').pluck().get())
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number)
  if (major * 1e6 + minor * 1e3 + patch < 3051003)
    throw new Error(`SQLite ${version} is too old, 3.51.3 is needed`)
}
