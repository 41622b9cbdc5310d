import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { copyTo } from '../db/copy.ts'
import type { Db } from '../db/run.ts'
import { type CommandLine, UsageError } from '../lib/command-line.ts'
import { listFaults } from './check.queries.ts'

/** Prints every fault of the data, or `ok`. Returns the exit code. */
export function check(db: Db, { now, print }: CommandLine): number {
  const faults = listFaults(db, now)
  for (const fault of faults) print(fault)
  if (faults.length === 0) print('ok')
  return faults.length === 0 ? 0 : 1
}

/** Copies the data to a file. The secret key is never in it. */
export function backup(db: Db, { args, now, print }: CommandLine, dataDir: string): number {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} })
  const file = resolve(positionals[0] ?? join(dataDir, 'backups', `ledig-${now}.db`))
  if (existsSync(file)) throw new UsageError(`${file} is there already`)
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  copyTo(db, file)
  print(`copied to ${file}; keep the secret key elsewhere`)
  return 0
}
