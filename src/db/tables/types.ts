import type { Generated } from 'kysely'

export interface BlockKindTable {
  id: Generated<number>
  name: string
  colour: Generated<number>
  web: Generated<0 | 1>
  types_mode: Generated<'all' | 'listed'>
  visibility: 'all' | 'first' | 'compact' | null
  sort: Generated<number>
  active: Generated<0 | 1>
  row_version: Generated<number>
}

export interface AppointmentTypeTable {
  id: Generated<number>
  slug: string
  name: string
  public_names: Generated<string>
  descriptions: Generated<string>
  information: Generated<string>
  visiting_address: string | null
  price_cents: number | null
  minutes: number
  grid_minutes: Generated<number>
  buffer_before: Generated<number>
  buffer_after: Generated<number>
  places: Generated<number>
  online: Generated<0 | 1>
  class: Generated<'ordinary' | 'recall' | 'surgery'>
  who_may_book: Generated<'new' | 'known' | 'both'>
  ask_known: Generated<0 | 1>
  practitioner_choice: Generated<'may' | 'none' | 'required'>
  block_kind_id: number | null
  release_hours: number | null
  age_from: number | null
  age_counts_from: Generated<'birthday' | 'year'>
  lead_hours: number | null
  horizon_days: number | null
  max_own_bookings: number | null
  visibility: 'all' | 'first' | 'compact' | null
  rebook_deadline_hours: number | null
  cancel_deadline_hours: number | null
  self_service: Generated<0 | 1>
  notify: Generated<0 | 1>
  message_template_id: number | null
  colour: Generated<number>
  sort: Generated<number>
  active: Generated<0 | 1>
  row_version: Generated<number>
}

export interface TypeCalendarTable {
  type_id: number
  calendar_id: number
}

export interface TypeLocationTable {
  type_id: number
  location_id: number
}

export interface TypeNeedTable {
  id: Generated<number>
  type_id: number
  name: string
  sort: Generated<number>
}

export interface TypeNeedResourceTable {
  need_id: number
  resource_id: number
}

export interface BlockKindTypeTable {
  kind_id: number
  type_id: number
}

export interface TypesTables {
  block_kind: BlockKindTable
  appointment_type: AppointmentTypeTable
  type_calendar: TypeCalendarTable
  type_location: TypeLocationTable
  type_need: TypeNeedTable
  type_need_resource: TypeNeedResourceTable
  block_kind_type: BlockKindTypeTable
}
