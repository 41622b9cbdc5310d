import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import { addDays, type IsoDate } from '../lib/calendar.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import type { BlockValue } from './block.ts'
import { ownValue } from './block.ts'
import { listPeriods, listTemplateBlocks } from './blocks.queries.ts'
import { asShown } from './choice.commands.ts'
import { findClash, listOpenPeriods } from './force.queries.ts'
import type { StoredPeriod, TemplateBlock } from './schedule.ts'
import { deleteBlock, insertBlock, placeBlock, rewriteBlock, type WeekBlock } from './templates.commands.ts'

/** A template in force, the day from which a change of it counts, and who makes it. */
export interface AtOnce {
  readonly calendarId: number
  readonly templateId: number
  readonly today: IsoDate
  readonly actor: Actor
  readonly now: number
}

/** Puts one block on each of some weekdays into a template in force (7.9). Returns the template that goes on. */
export function addAtOnce(
  db: Db,
  of: AtOnce,
  weekdays: readonly number[],
  value: BlockValue,
): Attempt<number> {
  return changeAtOnce(db, of, 'added', (going) => {
    for (const weekday of weekdays) placeBlock(db, going.templateId, { ...value, weekday })
  })
}

export function rewriteAtOnce(
  db: Db,
  of: AtOnce,
  block: TemplateBlock,
  stamp: string,
  change: WeekBlock,
): Attempt<number> {
  return changeAtOnce(db, of, 'changed', (going) => {
    asShown(db, block, stamp)
    rewriteBlock(db, going.templateId, going.blockOf(block.id), change)
  })
}

export function removeAtOnce(db: Db, of: AtOnce, block: TemplateBlock, stamp: string): Attempt<number> {
  return changeAtOnce(db, of, 'removed', (going) => {
    asShown(db, block, stamp)
    const id = going.blockOf(block.id)
    const same = listTemplateBlocks(db, going.templateId).find((each) => each.id === id)
    if (same) deleteBlock(db, same)
  })
}

/** The template that is in force from today on, and which of its blocks was made from which. */
interface Going {
  readonly templateId: number
  readonly blockOf: (id: number) => number
}

function changeAtOnce(db: Db, of: AtOnce, verb: string, change: (going: Going) => void): Attempt<number> {
  return db.attempt(() => {
    const going = goingOn(db, of)
    change(going)
    for (const period of periodsOf(db, { ...of, templateId: going.templateId }))
      if (findClash(db, period, [period.id])) refuse('blocks-overlap')
    recordAudit(db, of.actor, `${verb}-at-once`, 'schedule-template', going.templateId, of.now)
    return going.templateId
  })
}

/** What has been stays as it was: a template that began before today ends yesterday, and a copy of it goes on. */
function goingOn(db: Db, of: AtOnce): Going {
  const periods = periodsOf(db, of)
  if (periods.length === 0) refuse('edited-meanwhile')
  const all = listPeriods(db, of.calendarId).filter(({ templateId }) => templateId === of.templateId)
  if (all.every(({ from }) => from >= of.today)) return { templateId: of.templateId, blockOf: (id) => id }
  const templateId = copyTemplate(db, of.templateId)
  const copies = new Map(
    listTemplateBlocks(db, of.templateId).map((block) => [
      block.id,
      insertBlock(db, templateId, ownValue(block)),
    ]),
  )
  for (const period of periods) handOver(db, period, templateId, of.today)
  followCopies(db, of, templateId, copies)
  return { templateId, blockOf: (id) => copies.get(id) ?? refuse('edited-meanwhile') }
}

function periodsOf(db: Db, { calendarId, templateId, today }: AtOnce): readonly StoredPeriod[] {
  return listOpenPeriods(db, calendarId, today).filter((period) => period.templateId === templateId)
}

function copyTemplate(db: Db, id: number): number {
  const rows = build
    .selectFrom('schedule_template')
    .select(['calendar_id', 'name', 'state'])
    .where('id', '=', id)
  return db.run(
    build.insertInto('schedule_template').columns(['calendar_id', 'name', 'state']).expression(rows),
  ).id
}

function handOver(db: Db, period: StoredPeriod, templateId: number, today: IsoDate): void {
  const row = build.updateTable('schedule_period').where('id', '=', period.id)
  if (period.from >= today) {
    db.run(row.set({ template_id: templateId }))
    return
  }
  db.run(row.set({ to_date: addDays(today, -1) }))
  db.insert('schedule_period', {
    calendar_id: period.calendarId,
    template_id: templateId,
    from_date: today,
    to_date: period.to,
    cycle: period.cycle,
    cycle_anchor: period.anchor,
    cycle_weeks: period.weeks,
    cycle_week: period.week,
  })
}

/** Dates to come that were copied from the old blocks, and drafts that wait to replace them, follow the new ones. */
function followCopies(db: Db, of: AtOnce, templateId: number, copies: ReadonlyMap<number, number>): void {
  const drafts = build.updateTable('schedule_template').where('replaces_id', '=', of.templateId)
  db.run(drafts.where('id', '<>', templateId).set({ replaces_id: templateId }))
  const dated = build.updateTable('dated_block').where('date', '>=', of.today)
  for (const [from, to] of copies)
    db.run(dated.where('template_block_id', '=', from).set({ template_block_id: to }))
}
