import type { Generated } from 'kysely'
import type {
  AppointmentChangeTable,
  AppointmentEventTable,
  AppointmentNoteTable,
  BookingRequestTable,
  OnlineEntryTable,
  StaffRequestTable,
} from './appointment-events.ts'

export interface SeriesTable {
  id: Generated<number>
  rule: string
  created_at: number
  created_by: number | null
}

export interface AppointmentTable {
  id: Generated<number>
  type_id: number
  calendar_id: number
  location_id: number
  starts_at: number
  ends_at: number
  local_start: string
  status: Generated<
    'booked' | 'confirmed' | 'arrived' | 'in-treatment' | 'done' | 'departed' | 'no-show' | 'cancelled'
  >
  origin: 'web' | 'staff' | 'planned' | 'recall' | 'waiting-list' | 'api' | 'import'
  self_booked: Generated<0 | 1>
  on_purpose: Generated<0 | 1>
  places: Generated<number>
  price_cents: number | null
  series_id: number | null
  series_number: number | null
  moved_from_starts_at: number | null
  marked_many: Generated<0 | 1>
  schedule_version: Generated<number>
  row_version: Generated<number>
  booked_at: number
  booked_by: number | null
  cancelled_at: number | null
  cancelled_by: 'patient' | 'staff' | 'api' | null
  cannot_come_at: number | null
}

export interface OccupancyTable {
  appointment_id: number
  resource_id: number
  starts_at: number
  ends_at: number
  live: Generated<0 | 1>
  on_purpose: Generated<0 | 1>
}

export interface AttendeeTable {
  id: Generated<number>
  appointment_id: number
  patient_id: number
  present: Generated<0 | 1>
  contact_email: string | null
  contact_mobile: string | null
  contact_folded: string | null
  phone_folded: string | null
  contact_whose: Generated<'own' | 'parent' | 'guardian' | 'carer' | 'partner'>
  booker_first_name: string | null
  booker_last_name: string | null
  language: Generated<string>
  known_answer: 'new' | 'known' | null
  link_generation: Generated<number>
  visit_hash: Buffer | null
  unsubscribe_hash: Buffer | null
  receipt_hash: Buffer | null
  code_hash: Buffer | null
  session_moves: Generated<number>
  cancelled_at: number | null
  cancelled_by: 'patient' | 'staff' | 'api' | null
}

export interface HoldTable {
  id: Generated<number>
  token_hash: Buffer
  calendar_id: number
  type_id: number
  location_id: number
  any_practitioner: Generated<0 | 1>
  starts_at: number
  ends_at: number
  visitor_key: Buffer
  network_key: Buffer
  keeps: Generated<0 | 1>
  made_at: number
  expires_at: number
  given_up_at: number | null
  kept_since: number | null
}

export interface HoldResourceTable {
  hold_id: number
  resource_id: number
}

export interface PickedUpTable {
  user_id: Generated<number>
  appointment_id: number
  row_version: number
  at: number
}

export interface RunningLateTable {
  id: Generated<number>
  calendar_id: number
  local_date: string
  minutes: number
  said_at: number
  said_by: number | null
}

export interface AppointmentsTables {
  online_entry: OnlineEntryTable
  series: SeriesTable
  appointment: AppointmentTable
  occupancy: OccupancyTable
  attendee: AttendeeTable
  appointment_note: AppointmentNoteTable
  appointment_event: AppointmentEventTable
  appointment_change: AppointmentChangeTable
  picked_up: PickedUpTable
  booking_request: BookingRequestTable
  staff_request: StaffRequestTable
  hold: HoldTable
  hold_resource: HoldResourceTable
  running_late: RunningLateTable
}
