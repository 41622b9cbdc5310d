import type { Generated } from 'kysely'

export interface MessageTemplateTable {
  id: Generated<number>
  name: string
  kind: string
  channel: 'email' | 'sms' | 'page' | null
  before_texts: Generated<string>
  body_texts: Generated<string>
  after_texts: Generated<string>
  active: Generated<0 | 1>
  row_version: Generated<number>
  staff_too: Generated<0 | 1>
}

export interface AutomaticTextTable {
  id: Generated<number>
  template_id: number
  texts: string
  made_at: number
}

export interface AutomaticMessageTable {
  attendee_id: number
  text_id: number
  at: number
}

export interface MessageTable {
  id: Generated<number>
  kind:
    | 'confirmation'
    | 'reminder'
    | 'moved'
    | 'reassigned'
    | 'propose'
    | 'cancelled'
    | 'series-created'
    | 'series-moved'
    | 'series-cancelled'
    | 'recall'
    | 'invitation'
    | 'waiting-list'
    | 'dialogue'
    | 'confirm-contact'
    | 'staff-booking'
    | 'staff-daily'
    | 'sign-in'
    | 'api'
    | 'trial'
  channel: 'email' | 'sms' | 'none'
  attendee_id: number | null
  patient_id: number | null
  user_id: number | null
  contact_id: number | null
  by_staff: Generated<0 | 1>
  must_reach: Generated<0 | 1>
  change_id: number | null
  withdrawn_by: number | null
  state: Generated<
    'waiting' | 'claimed' | 'handing-over' | 'sent' | 'delivered' | 'failed' | 'unknown' | 'skipped'
  >
  reason: string | null
  due_at: number
  useful_until: number
  attempts: Generated<number>
  claim: Buffer | null
  claimed_at: number | null
  handing_over_at: number | null
  settled_at: number | null
  gateway_ref: string | null
  segments: number | null
  cost_micros: number | null
  to_masked: string | null
  subject_as_sent: string | null
  text_as_sent: string | null
  created_at: number
  to_hash: Buffer | null
  delivered_at: number | null
  text_ref: string | null
}

/** One attempt, or several in a row that ended the same way. */
export interface MessageAttemptTable {
  id: Generated<number>
  message_id: number
  at: number
  last_at: number
  times: Generated<number>
  outcome: 'waiting' | 'sent' | 'failed' | 'unknown'
  reason: string | null
}

export interface MessageResendTable {
  message_id: Generated<number>
  of_id: number
  ordinal: number
  by_user: number | null
}

/** Whoever wants none about one appointment, from a page that may not be the number's owner's. */
export interface VisitTextStopTable {
  attendee_id: Generated<number>
  at: number
}

/** Whoever wants no more text messages. */
export interface SmsStopTable {
  mobile: string
  at: number
  source: 'visit' | 'staff'
}

/** Where an e-mail to staff goes that is not for their present address. */
export interface FormerEmailTable {
  message_id: number
  email: string
}

export interface MessageSubjectTable {
  message_id: number
  appointment_id: number
  attendee_id: number
  schedule_version: number
  kind: string
  ordinal: Generated<number>
  channel: string
  told_starts_at: number | null
  told_ends_at: number | null
  told_calendar_id: number | null
  told_location_id: number | null
  told_version: number | null
  of_change: number | null
}

export interface StaffDailyTable {
  user_id: number
  day: string
  message_id: number | null
}

export interface UnsubscriptionTable {
  email_folded: string
  at: number
  source: 'link' | 'one-click' | 'staff'
}

/** The page that a merged message leads to. */
export interface DayLinkTable {
  id: Generated<number>
  attendee_id: number
  channel: 'email' | 'sms'
  date: string
  generation: Generated<number>
  hash: Buffer | null
  made_at: number
}

/** A cancellation for whoever does not take part any more. */
export interface TakenOutTable {
  message_id: number
}

/** What other software asked the practice to say. */
export interface ApiMessageTable {
  message_id: number
  client_id: number
  text: string
  link: string
  language: string
  unsubscribe_hash: Buffer
  only_channel: 'email' | 'sms' | null
  instead_of: number | null
}

export interface MessagesTables {
  message_template: MessageTemplateTable
  automatic_text: AutomaticTextTable
  automatic_message: AutomaticMessageTable
  message: MessageTable
  message_attempt: MessageAttemptTable
  message_resend: MessageResendTable
  message_subject: MessageSubjectTable
  former_email: FormerEmailTable
  staff_daily: StaffDailyTable
  unsubscription: UnsubscriptionTable
  sms_stop: SmsStopTable
  visit_text_stop: VisitTextStopTable
  day_link: DayLinkTable
  taken_out: TakenOutTable
  api_message: ApiMessageTable
}
