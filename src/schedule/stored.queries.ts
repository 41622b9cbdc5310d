import { build, type Db } from '../db/run.ts'
import type { Choice, PlannedBlock, StoredPeriod, TemplateBlock } from './schedule.ts'

/** What is written down of the schedules of all calendars. */
interface Schedule {
  readonly periods: ReadonlyMap<number, readonly StoredPeriod[]>
  readonly templates: ReadonlyMap<number, readonly TemplateBlock[]>
  /** By "calendar date". */
  readonly dated: ReadonlyMap<string, readonly PlannedBlock[]>
}

/** All of it at once; kept by whoever asks while nothing is changed (see db/arranged.ts). */
export function readSchedule(db: Db): Schedule {
  const templates = readTemplates(db)
  return { periods: readPeriods(db), templates, dated: readDated(db, templates) }
}

function readPeriods(db: Db): ReadonlyMap<number, readonly StoredPeriod[]> {
  const rows = db.all(build.selectFrom('schedule_period').selectAll().orderBy('from_date').orderBy('id'))
  const periods = rows.map((row) => ({
    id: row.id,
    calendarId: row.calendar_id,
    templateId: row.template_id,
    from: row.from_date,
    to: row.to_date,
    cycle: row.cycle,
    anchor: row.cycle_anchor,
    weeks: row.cycle_weeks,
    week: row.cycle_week,
  }))
  return groupBy(periods, (period) => period.calendarId)
}

function readTemplates(db: Db): ReadonlyMap<number, readonly TemplateBlock[]> {
  const listed = groupBy(db.all(build.selectFrom('template_block_type').selectAll()), (row) => row.block_id)
  const used = groupBy(db.all(build.selectFrom('template_block_resource').selectAll()), (row) => row.block_id)
  const rows = db.all(build.selectFrom('template_block').selectAll().orderBy('from_minute').orderBy('id'))
  const blocks = rows.map((row) => ({
    ...plannedBlock(row, 'template', choiceOf(row, listed.get(row.id)), asKind),
    resources: idsOf(used.get(row.id)),
    weekday: row.weekday,
    templateId: row.template_id,
  }))
  return groupBy(blocks, (block) => block.templateId)
}

function readDated(
  db: Db,
  templates: ReadonlyMap<number, readonly TemplateBlock[]>,
): ReadonlyMap<string, readonly PlannedBlock[]> {
  const copied = new Map([...templates.values()].flat().map((block) => [block.id, block.own]))
  const listed = groupBy(db.all(build.selectFrom('dated_block_type').selectAll()), (row) => row.block_id)
  const used = groupBy(db.all(build.selectFrom('dated_block_resource').selectAll()), (row) => row.block_id)
  const days = db.all(build.selectFrom('dated_day').select(['calendar_id', 'date']))
  const rows = db.all(build.selectFrom('dated_block').selectAll().orderBy('from_minute').orderBy('id'))
  const byDay = groupBy(rows, (row) => `${row.calendar_id} ${row.date}`)
  return new Map(
    days.map((day) => {
      const key = `${day.calendar_id} ${day.date}`
      const blocks = (byDay.get(key) ?? []).map((row) => {
        const above = copied.get(row.template_block_id ?? 0) ?? asKind
        const block = plannedBlock(row, 'dated', choiceOf(row, listed.get(row.id)), above)
        return { ...block, resources: idsOf(used.get(row.id)) }
      })
      return [key, blocks]
    }),
  )
}

interface BlockRow {
  readonly id: number
  readonly from_minute: number
  readonly to_minute: number
  readonly kind_id: number
  readonly location_id: number
  readonly web: 0 | 1 | null
  readonly types_mode: 'all' | 'listed' | null
}

const asKind: Choice = { web: null, types: null }

function idsOf(rows: readonly { readonly resource_id: number }[] = []): readonly number[] {
  return rows.map((row) => row.resource_id)
}

function plannedBlock(row: BlockRow, level: PlannedBlock['level'], own: Choice, above: Choice) {
  return {
    id: row.id,
    level,
    fromMinute: row.from_minute,
    toMinute: row.to_minute,
    kindId: row.kind_id,
    locationId: row.location_id,
    web: own.web ?? above.web,
    types: own.types ?? above.types,
    own,
    above,
  }
}

function choiceOf(row: BlockRow, listed: readonly { readonly type_id: number }[] | undefined): Choice {
  return {
    web: row.web === null ? null : row.web === 1,
    types: row.types_mode === 'listed' ? new Set((listed ?? []).map((each) => each.type_id)) : row.types_mode,
  }
}

/** The locations in the schedule of each calendar. */
export function readPlaces(db: Db): ReadonlyMap<number, ReadonlySet<number>> {
  const fromTemplates = db.all(
    build
      .selectFrom('schedule_period')
      .innerJoin('template_block', 'template_block.template_id', 'schedule_period.template_id')
      .select(['schedule_period.calendar_id', 'template_block.location_id'])
      .distinct(),
  )
  const fromDates = db.all(build.selectFrom('dated_block').select(['calendar_id', 'location_id']).distinct())
  const places = groupBy([...fromTemplates, ...fromDates], (row) => row.calendar_id)
  return new Map(
    [...places].map(([calendarId, rows]) => [calendarId, new Set(rows.map((row) => row.location_id))]),
  )
}

function groupBy<K, V>(list: readonly V[], keyOf: (value: V) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>()
  for (const value of list) {
    const key = keyOf(value)
    const group = groups.get(key)
    if (group) group.push(value)
    else groups.set(key, [value])
  }
  return groups
}
