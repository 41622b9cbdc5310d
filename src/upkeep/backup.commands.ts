import type { Db } from '../db/run.ts'

/** Writes a copy of the whole database to a file that does not exist yet; safe beside a serving process. */
export function copyTo(db: Db, file: string): void {
  db.raw.prepare('vacuum into ?').run(file)
}
