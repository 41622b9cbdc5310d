import { build, type Db } from '../db/run.ts'
import type { IsoDate } from '../lib/calendar.ts'
import type { Hours } from './hours.ts'

export interface WeekInForce {
  /** The day on which these hours begin. */
  readonly from: IsoDate
  readonly blocks: readonly (Hours & { readonly kindId: number; readonly locationId: number })[]
  /** Whether the plain form can show all of it: every week, one kind and place, nothing chosen per block. */
  readonly plain: boolean
}

/** The weekly hours of a calendar in the end: those that begin last among all that still count on a date or later. */
export function findWeek(db: Db, calendarId: number, date: IsoDate): WeekInForce | undefined {
  const periods = db.all(
    build
      .selectFrom('schedule_period')
      .select(['template_id', 'from_date', 'to_date', 'cycle'])
      .where('calendar_id', '=', calendarId)
      .where((eb) => eb.or([eb('to_date', 'is', null), eb('to_date', '>=', date)]))
      .orderBy('from_date'),
  )
  const last = periods.at(-1)
  if (!last) return undefined
  const before = periods.slice(0, -1).every(({ to_date }) => to_date !== null && to_date < last.from_date)
  const { blocks, plain } = readTemplate(db, last.template_id)
  const simple = before && last.cycle === 'every' && last.to_date === null
  return { from: last.from_date, blocks, plain: simple && plain }
}

function readTemplate(db: Db, templateId: number): Pick<WeekInForce, 'blocks' | 'plain'> {
  const query = build.selectFrom('template_block').selectAll().where('template_id', '=', templateId)
  const rows = db.all(query.orderBy('from_minute'))
  const blocks = rows.map((row) => ({
    weekday: row.weekday,
    fromMinute: row.from_minute,
    toMinute: row.to_minute,
    kindId: row.kind_id,
    locationId: row.location_id,
  }))
  const [first] = blocks
  const same = blocks.every((each) => each.kindId === first?.kindId && each.locationId === first.locationId)
  const used = build.selectFrom('template_block_resource').select('block_id')
  const furnished = new Set(db.all(used).map((row) => row.block_id))
  const bare = rows.every((row) => row.web === null && row.types_mode === null && !furnished.has(row.id))
  const few = blocks.every(({ weekday }) => blocks.filter((each) => each.weekday === weekday).length <= 2)
  return { blocks, plain: same && bare && few }
}
