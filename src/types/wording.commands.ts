import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { changedColumns } from '../practice/changed.ts'
import type { Wording } from './wording.ts'

/**
 * Changes what stands before and after the messages of one kind by one channel (O30). Refuses with `edited-meanwhile`
 * where what is there is no longer of this version; 0: nothing was there.
 */
export function changeWording(
  db: Db,
  { kind, channel, before, after }: Omit<Wording, 'rowVersion'>,
  version: number,
  actor: Actor,
  now: number,
): Attempt<void> {
  return db.attempt(() => {
    const rows = build.selectFrom('message_template').selectAll()
    const row = db.get(rows.where('kind', '=', kind).where('channel', '=', channel))
    if ((row?.row_version ?? 0) !== version) return refuse('edited-meanwhile')
    const columns = { before_texts: JSON.stringify(before), after_texts: JSON.stringify(after) }
    const id =
      row?.id ?? db.run(build.insertInto('message_template').values({ name: kind, kind, channel })).id
    // What was just made is of the first version.
    const next = row ? row.row_version + 1 : 1
    const update = build.updateTable('message_template').set({ ...columns, row_version: next })
    db.run(update.where('id', '=', id))
    const settings = changedColumns(row, columns).join(' ')
    recordAudit(db, actor, 'changed', 'message-template', id, now, { settings })
  })
}
