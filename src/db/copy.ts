import { rmSync, writeFileSync } from 'node:fs'
import type { Db } from './run.ts'

/**
 * Writes a copy of the whole database to a file that does not exist yet, readable by its owner only from the first byte;
 * safe beside a serving process. Throws where the file is there or the disk is full, and leaves no half of a copy.
 */
export function copyTo(db: Db, file: string): void {
  writeFileSync(file, '', { flag: 'wx', mode: 0o600 })
  try {
    db.raw.prepare('vacuum into ?').run(file)
  } catch (error) {
    rmSync(file, { force: true })
    throw error
  }
}
