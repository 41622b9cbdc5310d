import type { Generated } from 'kysely'

export interface AgendaViewTable {
  id: Generated<number>
  user_id: number
  name: string
  view: 'day' | 'week' | 'list'
  cols: 'p' | 'r'
  shown: Generated<string>
  created_at: number
}

export interface AgendaHabitTable {
  user_id: Generated<number>
  last_view_id: number | null
  hides_names: Generated<0 | 1>
}

export interface AgendaTables {
  agenda_view: AgendaViewTable
  agenda_habit: AgendaHabitTable
}
