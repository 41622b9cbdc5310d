import { build, type Db } from '../db/run.ts'
import type { IsoDate } from '../lib/calendar.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { writeResources } from './block-resources.commands.ts'
import { listBlocks } from './blocks.queries.ts'
import type { PlannedBlock } from './schedule.ts'

/** Makes a date follow the templates again; its own rows go. */
export function resetDay(db: Db, calendarId: number, date: IsoDate, actor: Actor, now: number): void {
  db.write(() => {
    for (const table of ['dated_block', 'dated_day'] as const)
      db.run(build.deleteFrom(table).where('calendar_id', '=', calendarId).where('date', '=', date))
    recordAudit(db, actor, 'reset', 'dated-day', calendarId, now, { date })
  })
}

/** Makes a date follow rows of its own and returns their ids by start. */
export function copyDay(
  db: Db,
  calendarId: number,
  date: IsoDate,
  actor: Actor,
  now: number,
): readonly number[] {
  const blocks = listBlocks(db, calendarId, date)
  const changed = { changed_at: now, changed_by: actor.userId }
  const day = build
    .updateTable('dated_day')
    .set(changed)
    .where('calendar_id', '=', calendarId)
    .where('date', '=', date)
  if (db.run(day).changes > 0) return blocks.map((block) => block.id)
  db.run(build.insertInto('dated_day').values({ calendar_id: calendarId, date, ...changed }))
  return blocks.map((block) => copyBlock(db, calendarId, date, block))
}

/** A dated block says nothing of its own until somebody does: it goes on as its template block and its kind (rule 11). */
function copyBlock(db: Db, calendarId: number, date: IsoDate, block: PlannedBlock): number {
  const { id } = db.run(
    build.insertInto('dated_block').values({
      calendar_id: calendarId,
      date,
      from_minute: block.fromMinute,
      to_minute: block.toMinute,
      kind_id: block.kindId,
      location_id: block.locationId,
      template_block_id: block.id,
    }),
  )
  writeResources(db, 'dated_block_resource', id, block.resources)
  return id
}
