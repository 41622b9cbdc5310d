import { build, type Db } from '../db/run.ts'
import type { IsoDate } from '../lib/calendar.ts'
import type { Hours } from './hours.ts'

export interface WeekInForce {
  readonly blocks: readonly (Hours & { readonly kindId: number; readonly locationId: number })[]
  /** Whether the plain form can show all of it: every week, one kind and place, nothing chosen per block. */
  readonly plain: boolean
}

/** The weekly hours of a calendar that count on a date, or else the next to come. */
export function findWeek(db: Db, calendarId: number, date: IsoDate): WeekInForce | undefined {
  const periods = db.all(
    build
      .selectFrom('schedule_period')
      .select(['template_id', 'from_date', 'cycle'])
      .where('calendar_id', '=', calendarId)
      .where((eb) => eb.or([eb('to_date', 'is', null), eb('to_date', '>=', date)]))
      .orderBy('from_date'),
  )
  const first = periods.filter((period) => period.from_date <= date).at(-1) ?? periods[0]
  if (!first) return undefined
  const rows = db.all(
    build.selectFrom('template_block').selectAll().where('template_id', '=', first.template_id).orderBy('from_minute'),
  )
  const blocks = rows.map((row) => ({
    weekday: row.weekday,
    fromMinute: row.from_minute,
    toMinute: row.to_minute,
    kindId: row.kind_id,
    locationId: row.location_id,
  }))
  const same = rows.every((row) => row.kind_id === rows[0]?.kind_id && row.location_id === rows[0]?.location_id)
  const bare = rows.every((row) => row.web === null && row.types_mode === null)
  const few = blocks.every((block) => blocks.filter(({ weekday }) => weekday === block.weekday).length <= 2)
  return { blocks, plain: periods.length === 1 && first.cycle === 'every' && same && bare && few }
}
