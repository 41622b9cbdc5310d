import { copyFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { copyTo } from '../db/copy.ts'
import type { Db } from '../db/run.ts'
import { type CommandLine, UsageError } from '../lib/command-line.ts'
import { readUploadName } from '../lib/uploads.ts'
import { listFaults } from './check.queries.ts'

/** Prints every fault of the data, or `ok`. Returns the exit code. */
export function check(db: Db, { now, print }: CommandLine): number {
  const faults = listFaults(db, now)
  for (const fault of faults) print(fault)
  if (faults.length === 0) print('ok')
  return faults.length === 0 ? 0 : 1
}

/** Copies the data to a file, and what the practice has put up to a folder beside it. The secret key is never in it. */
export function backup(db: Db, { args, now, print }: CommandLine, dataDir: string): number {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true, options: {} })
  const file = resolve(positionals[0] ?? join(dataDir, 'backups', `ledig-${now}.db`))
  if (existsSync(file)) throw new UsageError(`${file} is there already`)
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  copyTo(db, file)
  print(`copied to ${file}; keep the secret key elsewhere`)
  const count = copyUploads(join(dataDir, 'uploads'), `${file}.uploads`)
  if (count > 0) print(`copied the logo and the picture to ${file}.uploads`)
  return 0
}

/** The logo and the picture are files beside the database. What is half written, or goes meanwhile, is left out. */
function copyUploads(from: string, to: string): number {
  const names = existsSync(from) ? readdirSync(from).filter((name) => readUploadName(name)) : []
  if (names.length === 0) return 0
  mkdirSync(to, { recursive: true, mode: 0o700 })
  const there = names.filter((name) => existsSync(join(from, name)))
  for (const name of there) copyFileSync(join(from, name), join(to, name))
  return there.length
}
