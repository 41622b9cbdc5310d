import type { Generated } from 'kysely'

export interface PracticeTable {
  id: Generated<number>
  name: string
  time_zone: string
  country: Generated<string>
  currency: Generated<string>
  languages: Generated<string>
  phone: string | null
  email: string | null
  website: string | null
  terms_url: string | null
  accent: string | null
  logo_file: string | null
  picture_file: string | null
  logo_has_name: Generated<0 | 1>
  picture_focus: Generated<'left' | 'centre' | 'right'>
  drawing_on: Generated<0 | 1>
  hours_texts: Generated<string>
  urgent_texts: Generated<string>
  privacy_texts: Generated<string>
  accessibility_texts: Generated<string>
  late_cancel_texts: Generated<string>
  frame_origins: Generated<string>
  portal_open: Generated<0 | 1>
  new_booking_on: Generated<0 | 1>
  view_on: Generated<0 | 1>
  rebook_on: Generated<0 | 1>
  cancel_on: Generated<0 | 1>
  visit_type_on: Generated<0 | 1>
  workflow_on: Generated<0 | 1>
  online_list_on: Generated<0 | 1>
  online_list_from: number | null
  identification: Generated<'details' | 'email-first' | 'national-id'>
  field_email: Generated<'required' | 'optional' | 'hidden'>
  field_mobile: Generated<'required' | 'optional' | 'hidden'>
  field_message: Generated<'required' | 'optional' | 'hidden'>
  field_birth_date: Generated<'required' | 'optional' | 'hidden'>
  field_national_id: Generated<'required' | 'optional' | 'hidden'>
  national_id_kinds: Generated<string>
  new_patient: Generated<'provisional' | 'active'>
  next_patient_number: Generated<number>
  guardian_age: Generated<number>
  number_statuses: Generated<string>
  lead_hours: Generated<number>
  horizon_days: Generated<number>
  max_own_bookings: Generated<number>
  visibility: Generated<'all' | 'first' | 'compact'>
  rebook_deadline_hours: Generated<number>
  cancel_deadline_hours: Generated<number>
  open_bookings_per_contact: Generated<number>
  bookings_per_hour_per_address: Generated<number>
  hold_minutes: Generated<number>
  messages_on: Generated<0 | 1>
  confirmation_on: Generated<0 | 1>
  reminder_on: Generated<0 | 1>
  reminder_days: Generated<number>
  reminder_minute: Generated<number>
  reminder2_days: number | null
  reminder2_minute: number | null
  reminder3_days: number | null
  reminder3_minute: number | null
  practitioner_in_email: Generated<0 | 1>
  channel_policy: Generated<'preferred' | 'all' | 'email-first'>
  unconfirmed_contacts: Generated<'reply' | 'strict'>
  grace_minutes: Generated<number>
  sms_from_minute: Generated<number>
  sms_until_minute: Generated<number>
  sending_paused_at: number | null
  smtp_url_sealed: Buffer | null
  sms_url_sealed: Buffer | null
  sms_ready: Generated<0 | 1>
  sms_countries: Generated<string>
  sms_per_number: Generated<number>
  sms_per_day: Generated<number>
  sms_price_micros: Generated<number>
  sms_hook_generation: Generated<number>
  sms_hook_renewed_at: number | null
  mail_from: string | null
  idle_minutes_reception: Generated<number>
  idle_minutes_practitioner: Generated<number>
  idle_minutes_owner: Generated<number>
  template_changes: Generated<'on-update' | 'at-once'>
  new_kinds_web: Generated<0 | 1>
  created_at: number
  row_version: Generated<number>
  second_factor: Generated<'nobody' | 'owners' | 'everybody'>
}

export interface LocationTable {
  id: Generated<number>
  slug: string
  name: string
  address: Generated<string>
  directions: Generated<string>
  phone: string | null
  out_of_hours_phone: string | null
  out_of_hours_texts: Generated<string>
  lead_hours: number | null
  horizon_days: number | null
  rebook_deadline_hours: number | null
  cancel_deadline_hours: number | null
  new_booking_on: 0 | 1 | null
  view_on: 0 | 1 | null
  rebook_on: 0 | 1 | null
  cancel_on: 0 | 1 | null
  frame_origins: string | null
  sort: Generated<number>
  active: Generated<0 | 1>
  row_version: Generated<number>
}

export interface ClosureTable {
  id: Generated<number>
  location_id: number | null
  from_date: string
  to_date: string
  texts: Generated<string>
  cover_name: string | null
  cover_phone: string | null
}

export interface BookingLinkTable {
  id: Generated<number>
  slug: string
  location_id: number | null
  calendar_id: number | null
  type_id: number | null
  fixed: Generated<0 | 1>
  active: Generated<0 | 1>
  opened: Generated<number>
  booked: Generated<number>
}

export interface PracticeTables {
  practice: PracticeTable
  location: LocationTable
  closure: ClosureTable
  booking_link: BookingLinkTable
}
