import type { Generated } from 'kysely'

export interface StaffUserTable {
  id: Generated<number>
  email: string
  email_folded: string
  name: string
  role: 'owner' | 'practitioner' | 'reception'
  password_hash: string
  language: Generated<string>
  preferences: Generated<string>
  mail_on_booking: Generated<0 | 1>
  mail_on_move: Generated<0 | 1>
  mail_on_cancel: Generated<0 | 1>
  daily_minute: number | null
  daily_scope: Generated<'own' | 'all'>
  daily_empty: Generated<0 | 1>
  daily_since: Generated<number>
  totp_sealed: Buffer | null
  totp_step: number | null
  shortcuts: Generated<0 | 1>
  active: Generated<0 | 1>
  created_at: number
  row_version: Generated<number>
}

export interface PasskeyTable {
  id: Generated<number>
  user_id: number
  credential: string
  public_key: Buffer
  counter: Generated<number>
  name: Generated<string>
  created_at: number
  used_at: number | null
}

export interface RecoveryCodeTable {
  user_id: number
  code_hash: Buffer
  used_at: number | null
}

export interface SessionTable {
  token_hash: Buffer
  user_id: number
  form_token: string
  started_at: number
  seen_at: number
  ends_at: number
  ended_at: number | null
  agent: Generated<string>
  locked_at: number | null
  confirmed_at: number | null
}

export interface KeptFormTable {
  token_hash: Buffer
  user_id: number
  sealed: Buffer
  kept_at: number
}

export interface ResourceTable {
  id: Generated<number>
  kind: 'practitioner' | 'service' | 'room' | 'device'
  name: string
  location_id: number | null
  from_date: string | null
  to_date: string | null
  sort: Generated<number>
  active: Generated<0 | 1>
  row_version: Generated<number>
}

export interface CalendarTable {
  id: Generated<number>
  resource_id: number
  user_id: number | null
  slug: string
  public_name: string
  profession_texts: Generated<string>
  about_texts: Generated<string>
  online: Generated<0 | 1>
  planned_online: Generated<0 | 1>
  lead_hours: number | null
  horizon_days: number | null
  max_own_bookings: number | null
  visibility: 'all' | 'first' | 'compact' | null
  rebook_deadline_hours: number | null
  cancel_deadline_hours: number | null
  sort: Generated<number>
  row_version: Generated<number>
}

export interface OneTimeTokenTable {
  token_hash: Buffer
  purpose: 'setup' | 'password-reset'
  user_id: number | null
  expires_at: number
  used_at: number | null
}

export interface StaffTables {
  staff_user: StaffUserTable
  passkey: PasskeyTable
  recovery_code: RecoveryCodeTable
  session: SessionTable
  kept_form: KeptFormTable
  resource: ResourceTable
  calendar: CalendarTable
  one_time_token: OneTimeTokenTable
}
