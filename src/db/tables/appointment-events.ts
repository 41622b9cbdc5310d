import type { Generated } from 'kysely'

export interface AppointmentNoteTable {
  id: Generated<number>
  appointment_id: number
  kind: 'patient-message' | 'cancel-comment' | 'staff-note'
  text: string
  at: number
  by_user: number | null
}

export interface AppointmentEventTable {
  id: Generated<number>
  appointment_id: number
  attendee_id: number | null
  at: number
  actor: 'patient-web' | 'staff' | 'system' | 'api'
  user_id: number | null
  action:
    | 'booked'
    | 'moved'
    | 'cancelled'
    | 'undone'
    | 'confirmed'
    | 'arrived'
    | 'in-treatment'
    | 'done'
    | 'departed'
    | 'no-show'
    | 'status-undone'
    | 'reassigned'
    | 'edited'
    | 'refused-too-late'
    | 'cannot-come'
    | 'message-sent'
    | 'message-failed'
    | 'message-skipped'
    | 'message-unknown'
  from_starts_at: number | null
  to_starts_at: number | null
  message_id: number | null
}

export interface BookingRequestTable {
  key_hash: Buffer
  person_hash: Buffer
  attendee_id: number
  at: number
}

export interface StaffRequestTable {
  key_hash: Buffer
  what_hash: Buffer
  attendee_id: number
  at: number
}

export interface OnlineEntryTable {
  event_id: number
  appointment_id: number
  attendee_id: number | null
  at: number
  what: 'booked' | 'moved' | 'cancelled'
  origin: 'web' | 'planned' | 'recall'
  calendar_id: number
  from_starts_at: number | null
  to_starts_at: number | null
  seen_at: number | null
  seen_by: number | null
}

export interface AppointmentChangeTable {
  id: Generated<number>
  appointment_id: number
  kind: 'moved' | 'cancelled'
  calendar_id: number
  location_id: number
  starts_at: number
  ends_at: number
  status: 'booked' | 'confirmed' | 'arrived'
  on_purpose: 0 | 1
  moved_from_starts_at: number | null
  cannot_come_at: number | null
  schedule_version: number
  resources: string
  attendees: string
  led_to_version: number
  at: number
  by_user: number | null
  undone_at: number | null
  undone_by: number | null
  together_with: number | null
}
