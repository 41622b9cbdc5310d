import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { type BlockValue, blockInTheWay, ownValue } from './block.ts'
import { writeResources } from './block-resources.commands.ts'
import { listTemplateBlocks } from './blocks.queries.ts'
import { asShown, writeChoice } from './choice.commands.ts'
import type { TemplateBlock } from './schedule.ts'

export interface WeekBlock extends BlockValue {
  readonly weekday: number
}

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

/** Puts one block into a draft on each of some weekdays; all or none. Returns the template's id, like the two below. */
export function addWeekBlocks(
  db: Db,
  templateId: number,
  weekdays: readonly number[],
  value: BlockValue,
  actor: Actor,
  now: number,
): Attempt<number> {
  return db.attempt(() => {
    refuseFixed(db, templateId)
    for (const weekday of weekdays) {
      const id = placeBlock(db, templateId, { ...value, weekday })
      recordAudit(db, actor, 'added', 'template-block', id, now)
    }
    return templateId
  })
}

/** Changes a block of a draft; `stamp` is the block as its form showed it. Refuses with `edited-meanwhile`. */
export function changeWeekBlock(
  db: Db,
  block: TemplateBlock,
  stamp: string,
  change: WeekBlock,
  actor: Actor,
  now: number,
): Attempt<number> {
  return db.attempt(() => {
    refuseFixed(db, block.templateId)
    asShown(db, block, stamp)
    rewriteBlock(db, block.templateId, block.id, change)
    recordAudit(db, actor, 'changed', 'template-block', block.id, now)
    return block.templateId
  })
}

/** Takes a block out of a draft. */
export function removeWeekBlock(
  db: Db,
  block: TemplateBlock,
  stamp: string,
  actor: Actor,
  now: number,
): Attempt<number> {
  return db.attempt(() => {
    refuseFixed(db, block.templateId)
    deleteBlock(db, asShown(db, block, stamp))
    recordAudit(db, actor, 'removed', 'template-block', block.id, now)
    return block.templateId
  })
}

/** Puts a block into a template, wherever that is in force; refuses where another stands there. */
export function placeBlock(db: Db, templateId: number, block: WeekBlock): number {
  if (blockInTheWay(block, listTemplateBlocks(db, templateId))) refuse('edited-meanwhile')
  return insertBlock(db, templateId, block)
}

/** Changes a block of a template, wherever that is in force; refuses where another stands there. */
export function rewriteBlock(db: Db, templateId: number, blockId: number, change: WeekBlock): void {
  const others = listTemplateBlocks(db, templateId).filter(({ id }) => id !== blockId)
  if (blockInTheWay(change, others)) refuse('edited-meanwhile')
  const { weekday, fromMinute: from_minute, toMinute: to_minute, kindId, locationId } = change
  const set = { weekday, from_minute, to_minute, kind_id: kindId, location_id: locationId }
  db.run(build.updateTable('template_block').set(set).where('id', '=', blockId))
  writeChoice(db, blockId, change)
  writeResources(db, 'template_block_resource', blockId, change.resources)
}

function refuseFixed(db: Db, templateId: number): void {
  const period = build.selectFrom('schedule_period').select('id').where('template_id', '=', templateId)
  if (db.get(period)) refuse('edited-meanwhile')
}

export function insertBlock(db: Db, templateId: number, block: WeekBlock): number {
  const id = db.insert('template_block', {
    template_id: templateId,
    weekday: block.weekday,
    from_minute: block.fromMinute,
    to_minute: block.toMinute,
    kind_id: block.kindId,
    location_id: block.locationId,
  })
  writeChoice(db, id, block)
  writeResources(db, 'template_block_resource', id, block.resources)
  return id
}

/** A date that was copied while this block was to come into force keeps what it said. */
export function deleteBlock(db: Db, { id, own }: TemplateBlock): void {
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
