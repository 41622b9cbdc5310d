import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import type { IsoDate } from '../lib/calendar.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { type BlockValue, blockInTheWay, datedValue, stampOf } from './block.ts'
import { writeResources } from './block-resources.commands.ts'
import { listBlocks } from './blocks.queries.ts'
import { copyDay } from './dated.commands.ts'
import type { Choice } from './schedule.ts'

interface Day {
  readonly calendarId: number
  readonly date: IsoDate
}

/** An extra block on one date; the date follows rows of its own from then on. */
export function addDatedBlock(db: Db, day: Day, value: BlockValue, actor: Actor, now: number): Attempt<void> {
  return db.attempt(() => {
    if (blockInTheWay(value, listBlocks(db, day.calendarId, day.date))) refuse('edited-meanwhile')
    copyDay(db, day.calendarId, day.date, actor, now)
    const id = db.insert('dated_block', {
      calendar_id: day.calendarId,
      date: day.date,
      from_minute: value.fromMinute,
      to_minute: value.toMinute,
      kind_id: value.kindId,
      location_id: value.locationId,
    })
    writeChoice(db, id, value)
    writeResources(db, 'dated_block_resource', id, value.resources)
    recordAudit(db, actor, 'added', 'dated-block', id, now, { date: day.date })
  })
}

/** Where a block stands among its day's blocks by start, and how its form showed it. */
export interface ShownBlock extends Day {
  readonly position: number
  readonly stamp: string
}

/** Changes a block of one date; refuses with `edited-meanwhile` where another stands there by now. */
export function changeDatedBlock(
  db: Db,
  shown: ShownBlock,
  value: BlockValue,
  actor: Actor,
  now: number,
): Attempt<void> {
  return db.attempt(() => {
    const others = listBlocks(db, shown.calendarId, shown.date).filter((_, index) => index !== shown.position)
    if (blockInTheWay(value, others)) refuse('edited-meanwhile')
    const id = copiedBlock(db, shown, actor, now)
    const { fromMinute: from_minute, toMinute: to_minute, kindId: kind_id, locationId: location_id } = value
    const row = build.updateTable('dated_block').where('id', '=', id)
    db.run(row.set({ from_minute, to_minute, kind_id, location_id }))
    writeChoice(db, id, value)
    writeResources(db, 'dated_block_resource', id, value.resources)
    recordAudit(db, actor, 'changed', 'dated-block', id, now, { date: shown.date })
  })
}

/** Takes a block off one date; a date without any is closed. */
export function removeDatedBlock(db: Db, shown: ShownBlock, actor: Actor, now: number): Attempt<void> {
  return db.attempt(() => {
    const id = copiedBlock(db, shown, actor, now)
    db.run(build.deleteFrom('dated_block').where('id', '=', id))
    recordAudit(db, actor, 'removed', 'dated-block', id, now, { date: shown.date })
  })
}

function copiedBlock(db: Db, { calendarId, date, position, stamp }: ShownBlock, actor: Actor, now: number) {
  const block = listBlocks(db, calendarId, date)[position]
  if (!block || stampOf(datedValue(block)) !== stamp) refuse('edited-meanwhile')
  const id = copyDay(db, calendarId, date, actor, now)[position]
  return id ?? refuse('edited-meanwhile')
}

function writeChoice(db: Db, blockId: number, { web, types }: Choice): void {
  const row = build.updateTable('dated_block').where('id', '=', blockId)
  const mode = types === null || types === 'all' ? types : ('listed' as const)
  const set = { web: web === null ? null : web ? (1 as const) : (0 as const), types_mode: mode }
  db.run(row.set(set).set('row_version', (eb) => eb('row_version', '+', 1)))
  db.run(build.deleteFrom('dated_block_type').where('block_id', '=', blockId))
  if (types === null || types === 'all') return
  for (const typeId of types) db.insert('dated_block_type', { block_id: blockId, type_id: typeId })
}
