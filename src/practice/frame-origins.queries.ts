import { arranged } from '../db/arranged.ts'
import { build, type Db } from '../db/run.ts'
import { findPractice } from './settings.queries.ts'
import { parseWords } from './texts.ts'

/** The websites that may show the booking pages in a frame: the practice's and each open location's own (F43). */
export function listFrameOrigins(db: Db): readonly string[] {
  return arranged(db, readFrameOrigins)
}

function readFrameOrigins(db: Db): readonly string[] {
  const own = db.all(build.selectFrom('location').select('frame_origins').where('active', '=', 1))
  const lists = own.map((row) => parseWords(row.frame_origins ?? '[]'))
  return [...new Set([...(findPractice(db)?.frameOrigins ?? []), ...lists.flat()])]
}
