import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { emptyDatabase, makeEmpty } from './database.ts'

/** Before the first file of tests: the migrations run once for all of them. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'ledig-tests-'))
  const path = join(folder, 'empty.db')
  writeFileSync(path, makeEmpty())
  process.env[emptyDatabase] = path
  return () => rmSync(folder, { recursive: true })
}
