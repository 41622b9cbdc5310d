import type { Generated } from 'kysely'

export interface ScheduleTemplateTable {
  id: Generated<number>
  calendar_id: number
  name: string
  state: Generated<'draft' | 'in-force' | 'retired'>
  replaces_id: number | null
  row_version: Generated<number>
}

export interface TemplateBlockTable {
  id: Generated<number>
  template_id: number
  weekday: number
  from_minute: number
  to_minute: number
  kind_id: number
  location_id: number
  web: 0 | 1 | null
  types_mode: 'all' | 'listed' | null
  row_version: Generated<number>
}

export interface TemplateBlockTypeTable {
  block_id: number
  type_id: number
}

export interface TemplateBlockResourceTable {
  block_id: number
  resource_id: number
}

export interface SchedulePeriodTable {
  id: Generated<number>
  calendar_id: number
  template_id: number
  from_date: string
  to_date: string | null
  cycle: Generated<'every' | 'iso-odd' | 'iso-even' | 'anchored'>
  cycle_anchor: string | null
  cycle_weeks: Generated<number>
  cycle_week: Generated<number>
}

export interface DatedDayTable {
  calendar_id: number
  date: string
  changed_at: number
  changed_by: number | null
}

export interface DatedBlockTable {
  id: Generated<number>
  calendar_id: number
  date: string
  from_minute: number
  to_minute: number
  kind_id: number
  location_id: number
  web: 0 | 1 | null
  types_mode: 'all' | 'listed' | null
  template_block_id: number | null
  row_version: Generated<number>
}

export interface DatedBlockTypeTable {
  block_id: number
  type_id: number
}

export interface DatedBlockResourceTable {
  block_id: number
  resource_id: number
}

export interface AbsenceTable {
  id: Generated<number>
  resource_id: number
  starts_at: number
  ends_at: number
  reason: Generated<string>
  created_at: number
  created_by: number | null
}

export interface ScheduleTables {
  schedule_template: ScheduleTemplateTable
  template_block: TemplateBlockTable
  template_block_type: TemplateBlockTypeTable
  template_block_resource: TemplateBlockResourceTable
  schedule_period: SchedulePeriodTable
  dated_day: DatedDayTable
  dated_block: DatedBlockTable
  dated_block_type: DatedBlockTypeTable
  dated_block_resource: DatedBlockResourceTable
  absence: AbsenceTable
}
