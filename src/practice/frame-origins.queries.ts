import { arranged } from '../db/arranged.ts'
import type { Db } from '../db/run.ts'
import { findPractice, listLocations } from './settings.queries.ts'

/** The websites that may show the booking pages in a frame: the practice's and each open location's own (F43). */
export function listFrameOrigins(db: Db): readonly string[] {
  return arranged(db, readFrameOrigins)
}

function readFrameOrigins(db: Db): readonly string[] {
  const own = listLocations(db).flatMap(({ frameOrigins }) => frameOrigins)
  return [...new Set([...(findPractice(db)?.frameOrigins ?? []), ...own])]
}
