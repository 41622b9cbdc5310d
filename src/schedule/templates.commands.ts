import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { type BlockValue, blockInTheWay, ownValue } from './block.ts'
import { listTemplateBlocks } from './blocks.queries.ts'
import { asShown, writeChoice } from './choice.commands.ts'
import type { TemplateBlock } from './schedule.ts'

/** A name is for the practice's own eyes and acts on nothing; refuses with `edited-meanwhile`. */
export function renameTemplate(
  db: Db,
  id: number,
  name: string,
  version: number,
  actor: Actor,
  now: number,
): Attempt<void> {
  return db.attempt(() => {
    const row = build.updateTable('schedule_template').where('id', '=', id).where('row_version', '=', version)
    const { changes } = db.run(row.set({ name }).set('row_version', (eb) => eb('row_version', '+', 1)))
    if (changes === 0) refuse('edited-meanwhile')
    recordAudit(db, actor, 'renamed', 'schedule-template', id, now)
  })
}

/**
 * A template that has been in force keeps its times (rule 11): changing them makes a draft, which replaces it once it is
 * put into force. Returns the draft's id; there is one at most.
 */
export function draftOf(db: Db, id: number, actor: Actor, now: number): number {
  return db.write(() => {
    const drafts = build.selectFrom('schedule_template').select('id').where('replaces_id', '=', id)
    const isUsed = build.selectFrom('schedule_period').select('template_id')
    const known = db.get(drafts.where('id', 'not in', isUsed))
    if (known) return known.id
    const rows = build.selectFrom('schedule_template').select(['calendar_id', 'name']).where('id', '=', id)
    const draft = db.run(
      build
        .insertInto('schedule_template')
        .columns(['calendar_id', 'name', 'replaces_id'])
        .expression(rows.select((eb) => eb.val(id).as('replaces_id'))),
    ).id
    for (const block of listTemplateBlocks(db, id)) insertBlock(db, draft, ownValue(block))
    recordAudit(db, actor, 'copied', 'schedule-template', draft, now, { from: id })
    return draft
  })
}

/** Takes away a draft for good; one that is in force, was or will be, stays. */
export function removeDraft(db: Db, id: number, actor: Actor, now: number): Attempt<void> {
  return db.attempt(() => {
    refuseFixed(db, id)
    for (const block of listTemplateBlocks(db, id)) deleteBlock(db, block)
    const followers = build.updateTable('schedule_template').where('replaces_id', '=', id)
    db.run(followers.set({ replaces_id: null }))
    db.run(build.deleteFrom('schedule_template').where('id', '=', id))
    recordAudit(db, actor, 'removed', 'schedule-template', id, now)
  })
}

/** Puts one block into a draft on each of some weekdays; all or none. */
export function addWeekBlocks(
  db: Db,
  templateId: number,
  weekdays: readonly number[],
  value: BlockValue,
  actor: Actor,
  now: number,
): Attempt<void> {
  return db.attempt(() => {
    refuseFixed(db, templateId)
    for (const weekday of weekdays) {
      const block = { ...value, weekday }
      if (blockInTheWay(block, listTemplateBlocks(db, templateId))) refuse('edited-meanwhile')
      const id = insertBlock(db, templateId, block)
      recordAudit(db, actor, 'added', 'template-block', id, now)
    }
  })
}

/** Changes a block of a draft; `stamp` is the block as its form showed it. Refuses with `edited-meanwhile`. */
export function changeWeekBlock(
  db: Db,
  block: TemplateBlock,
  stamp: string,
  change: BlockValue & { readonly weekday: number },
  actor: Actor,
  now: number,
): Attempt<void> {
  return db.attempt(() => {
    refuseFixed(db, block.templateId)
    const before = asShown(db, block, stamp)
    const others = listTemplateBlocks(db, block.templateId).filter(({ id }) => id !== before.id)
    if (blockInTheWay(change, others)) refuse('edited-meanwhile')
    const { weekday, fromMinute: from_minute, toMinute: to_minute, kindId, locationId } = change
    const set = { weekday, from_minute, to_minute, kind_id: kindId, location_id: locationId }
    db.run(build.updateTable('template_block').set(set).where('id', '=', block.id))
    writeChoice(db, block.id, change)
    recordAudit(db, actor, 'changed', 'template-block', block.id, now)
  })
}

/** Takes a block out of a draft. */
export function removeWeekBlock(
  db: Db,
  block: TemplateBlock,
  stamp: string,
  actor: Actor,
  now: number,
): Attempt<void> {
  return db.attempt(() => {
    refuseFixed(db, block.templateId)
    deleteBlock(db, asShown(db, block, stamp))
    recordAudit(db, actor, 'removed', 'template-block', block.id, now)
  })
}

function refuseFixed(db: Db, templateId: number): void {
  const period = build.selectFrom('schedule_period').select('id').where('template_id', '=', templateId)
  if (db.get(period)) refuse('edited-meanwhile')
}

function insertBlock(db: Db, templateId: number, block: BlockValue & { readonly weekday: number }): number {
  const id = db.insert('template_block', {
    template_id: templateId,
    weekday: block.weekday,
    from_minute: block.fromMinute,
    to_minute: block.toMinute,
    kind_id: block.kindId,
    location_id: block.locationId,
  })
  writeChoice(db, id, block)
  return id
}

/** A date that was copied while this block was to come into force keeps what it said. */
function deleteBlock(db: Db, { id, own }: TemplateBlock): void {
  const copies = build.updateTable('dated_block').where('template_block_id', '=', id)
  const web = own.web === null ? null : own.web ? (1 as const) : (0 as const)
  db.run(copies.where('web', 'is', null).set({ web }))
  const open = build
    .selectFrom('dated_block')
    .select('id')
    .where('template_block_id', '=', id)
    .where('types_mode', 'is', null)
  if (own.types !== null && own.types !== 'all')
    for (const copy of db.all(open))
      for (const typeId of own.types) db.insert('dated_block_type', { block_id: copy.id, type_id: typeId })
  const mode = own.types === null || own.types === 'all' ? own.types : ('listed' as const)
  db.run(copies.where('types_mode', 'is', null).set({ types_mode: mode }))
  db.run(copies.set({ template_block_id: null }))
  db.run(build.deleteFrom('template_block').where('id', '=', id))
}
