import { arranged } from '../db/arranged.ts'
import { build, type Db } from '../db/run.ts'
import { parseTexts } from '../practice/texts.ts'
import type { WordedChannel, Wording } from './wording.ts'

/** All that the practice says around its messages. */
export function listWordings(db: Db): readonly Wording[] {
  return arranged(db, readWordings)
}

/** What it says around those of one kind by one channel; empty where nothing was written. */
export function findWording(db: Db, kind: string, channel: WordedChannel): Wording {
  const found = listWordings(db).find((each) => each.kind === kind && each.channel === channel)
  return found ?? { kind, channel, before: {}, after: {}, rowVersion: 0 }
}

function readWordings(db: Db): readonly Wording[] {
  const rows = build.selectFrom('message_template').selectAll()
  return db.all(rows).flatMap((row) => {
    const { kind, channel } = row
    if (channel !== 'email' && channel !== 'sms') return []
    const texts = { before: parseTexts(row.before_texts), after: parseTexts(row.after_texts) }
    return [{ kind, channel, ...texts, rowVersion: row.row_version }]
  })
}
