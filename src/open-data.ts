import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { sealAddresses } from './api/webhooks.commands.ts'
import { giveMissingCodes } from './appointments/links.commands.ts'
import type { Config } from './config.ts'
import { migrate } from './db/migrate.ts'
import { openDatabase, takeLock } from './db/open.ts'
import type { Db } from './db/run.ts'
import { deriveKeys, type Keys, loadSecret } from './lib/token.ts'
import { indexMissingNames } from './patients/names.commands.ts'
import { findRoot } from './root.ts'
import { belongsToKey } from './upkeep/installation.commands.ts'
import { createLog, type Log } from './web/log.ts'

export interface Opened {
  readonly db: Db
  readonly keys: Keys
  readonly log: Log
  readonly unlock: () => void
}

/** Lock, open, check after an unclean stop, migrate. Throws one plain line where the data cannot be served. */
export function openData(config: Config, clock: () => number): Opened {
  const unlock = takeLock(config.dataDir)
  if (!unlock) throw new Error(`another Ledig is serving ${config.dataDir}`)
  const unclean = hasOpenWal(config.dataDir)
  const db = openDatabase(config.dataDir)
  if (unclean) requireHealthy(db)
  migrate(db, join(findRoot(), 'migrations'), clock(), join(config.dataDir, 'backups'))
  const keys = deriveKeys(loadSecret(config.secretKeyFile))
  if (!belongsToKey(db, keys.id, clock()))
    throw new Error(`the key in ${config.secretKeyFile} is not the one that the data was made with`)
  indexMissingNames(db)
  giveMissingCodes(db, keys, clock())
  sealAddresses(db, keys)
  return { db, keys, unlock, log: createLog(config.logLevel, clock, print) }
}

function hasOpenWal(dataDir: string): boolean {
  const wal = join(dataDir, 'ledig.db-wal')
  return existsSync(wal) && statSync(wal).size > 0
}

function requireHealthy(db: Db): void {
  const answer = db.raw.pragma('quick_check', { simple: true })
  if (answer !== 'ok') throw new Error(`the database is damaged (${String(answer)}): restore the last backup`)
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
