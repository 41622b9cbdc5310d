import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { ownValue, stampOf } from './block.ts'
import { listTemplateBlocks } from './blocks.queries.ts'
import type { Choice, TemplateBlock } from './schedule.ts'

/** What patients may book in a block of a template acts at once, also where the template is in force (rule 11). */
export function chooseForWeekBlock(
  db: Db,
  block: TemplateBlock,
  stamp: string,
  choice: Choice,
  actor: Actor,
  now: number,
): Attempt<number> {
  return db.attempt(() => {
    asShown(db, block, stamp)
    writeChoice(db, block.id, choice)
    followInDrafts(db, block, choice)
    recordAudit(db, actor, 'changed', 'template-block', block.id, now, { choice: true })
    return block.templateId
  })
}

/** The web-bookable tick of a template block (F18): its own word, or null as its kind. */
export function setTemplateWeb(
  db: Db,
  block: TemplateBlock,
  web: boolean | null,
  actor: Actor,
  now: number,
): void {
  db.write(() => {
    writeChoice(db, block.id, { ...block.own, web })
    followInDrafts(db, block, { ...block.own, web })
    recordAudit(db, actor, web ? 'put-online' : 'taken-offline', 'template-block', block.id, now)
  })
}

/** A draft that was copied before must not bring back what was changed meanwhile when it is put into force. */
function followInDrafts(db: Db, block: TemplateBlock, choice: Choice): void {
  const drafts = build
    .selectFrom('schedule_template')
    .select('id')
    .where('replaces_id', '=', block.templateId)
    .where('id', 'not in', build.selectFrom('schedule_period').select('template_id'))
  const copies = db.all(drafts).flatMap(({ id }) => listTemplateBlocks(db, id))
  const same = stampOf(ownValue(block))
  for (const copy of copies) if (stampOf(ownValue(copy)) === same) writeChoice(db, copy.id, choice)
}

/** The block as it is now, if that is how its form showed it. */
export function asShown(db: Db, block: TemplateBlock, stamp: string): TemplateBlock {
  const current = listTemplateBlocks(db, block.templateId).find(({ id }) => id === block.id)
  if (!current || stampOf(ownValue(current)) !== stamp) refuse('edited-meanwhile')
  return current
}

/** What a template block says of its own. */
export function writeChoice(db: Db, blockId: number, { web, types }: Choice): void {
  const row = build.updateTable('template_block').where('id', '=', blockId)
  const mode = types === null || types === 'all' ? types : ('listed' as const)
  const set = { web: web === null ? null : web ? (1 as const) : (0 as const), types_mode: mode }
  db.run(row.set(set).set('row_version', (eb) => eb('row_version', '+', 1)))
  db.run(build.deleteFrom('template_block_type').where('block_id', '=', blockId))
  if (types === null || types === 'all') return
  for (const typeId of types) db.insert('template_block_type', { block_id: blockId, type_id: typeId })
}
