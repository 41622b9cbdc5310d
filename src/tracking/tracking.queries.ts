import { arranged } from '../db/arranged.ts'
import { build, type Db } from '../db/run.ts'
import { parseTexts } from '../practice/texts.ts'
import type { Tracking } from './tracking.ts'

/** What the practice has set about counting visits. */
export function findTracking(db: Db): Tracking {
  return arranged(db, readTracking)
}

function readTracking(db: Db): Tracking {
  const row = db.get(build.selectFrom('tracking').selectAll())
  return {
    kind: row?.kind ?? 'off',
    ga4Id: row?.ga4_id ?? '',
    matomoUrl: row?.matomo_url ?? '',
    matomoSite: row?.matomo_site ?? '',
    ownUrl: row?.own_url ?? '',
    ownId: row?.own_id ?? '',
    questions: parseTexts(row?.question_texts ?? '{}'),
    rowVersion: row?.row_version ?? 1,
  }
}
