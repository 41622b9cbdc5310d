import type { Generated } from 'kysely'

export interface RecallTable {
  id: Generated<number>
  patient_id: number
  type_id: number
  calendar_id: number | null
  due_date: string
  state: Generated<'due' | 'called' | 'booked' | 'closed'>
  appointment_id: number | null
  link_generation: Generated<number>
  link_hash: Buffer | null
  code_hash: Buffer | null
  sent_at: number | null
  printed_at: number | null
  closed_at: number | null
  closed_by: number | null
}

export interface TreatmentPlanTable {
  id: Generated<number>
  patient_id: number
  calendar_id: number | null
  title: string
  state: Generated<'open' | 'done' | 'withdrawn'>
  created_at: number
  created_by: number | null
}

export interface PlannedAppointmentTable {
  id: Generated<number>
  plan_id: number
  type_id: number | null
  calendar_id: number | null
  sort: Generated<number>
  note: Generated<string>
  to_be_booked_at: number | null
  to_be_booked_by: number | null
  appointment_id: number | null
}

export interface PlannedServiceTable {
  id: Generated<number>
  planned_id: number
  code: string
  text: string
  minutes: number | null
  done_at: number | null
}

export interface DepartureTable {
  id: Generated<number>
  appointment_id: number
  opened_at: number
  closed_at: number | null
  closed_by: number | null
}

export interface DepartureTaskTable {
  id: Generated<number>
  departure_id: number
  kind: 'collect-contact' | 'send-link' | 'set-recall'
  planned_id: number | null
  done_at: number | null
  done_by: number | null
}

export interface InvitationTable {
  id: Generated<number>
  planned_id: number | null
  recall_id: number | null
  link_generation: Generated<number>
  link_hash: Buffer | null
  calendar_id: number | null
  minutes: number
  sent_at: number
  sent_by: number | null
  expires_at: number
  used_at: number | null
  withdrawn_at: number | null
}

export interface WaitingEntryTable {
  id: Generated<number>
  patient_id: number | null
  type_id: number
  calendar_id: number | null
  location_id: number | null
  weekdays: Generated<string>
  parts: Generated<string>
  until_date: string | null
  appointment_id: number | null
  created_at: number
  closed_at: number | null
  closed_why: string | null
}

export interface WaitingOfferTable {
  id: Generated<number>
  entry_id: number
  hold_id: number
  link_hash: Buffer
  sent_at: number
  kept_until: number
  answered_at: number | null
  answer: 'taken' | 'declined' | null
}

export interface FollowUpTable {
  id: Generated<number>
  category:
    | 'same-person'
    | 'link-sent'
    | 'cancelled-online'
    | 'cannot-come'
    | 'to-phone'
    | 'to-remind'
    | 'says-known'
    | 'says-new'
    | 'many-bookings'
    | 'contact-offered'
    | 'other'
  patient_id: number | null
  other_patient_id: number | null
  appointment_id: number | null
  message_id: number | null
  comment: string | null
  opened_at: number
  closed_at: number | null
  closed_by: number | null
  closed_why: string | null
  tries: Generated<number>
  tried_at: number | null
}

/** Somebody phoned, or wrote down something about a call. */
export interface FollowUpTryTable {
  id: Generated<number>
  follow_up_id: number
  at: number
  by_user: number | null
  outcome: 'no-answer' | 'reached' | 'note'
  note: Generated<string>
}

export interface UnmetDemandTable {
  id: Generated<number>
  at: number
  type_id: number
  location_id: number | null
  calendar_id: number | null
  weekdays: Generated<string>
  parts: Generated<string>
}

export interface HandoverTable {
  id: Generated<number>
  calendar_id: number
  deed: 'hand' | 'propose' | 'cancel'
  to_calendar_id: number | null
  at: number
  by_user: number | null
}

export interface HandoverItemTable {
  handover_id: number
  appointment_id: number
  attendee_id: number
  starts_at: number
  schedule_version: number
  refused: string | null
}

export interface ListsTables {
  recall: RecallTable
  treatment_plan: TreatmentPlanTable
  planned_appointment: PlannedAppointmentTable
  planned_service: PlannedServiceTable
  departure: DepartureTable
  departure_task: DepartureTaskTable
  invitation: InvitationTable
  waiting_entry: WaitingEntryTable
  waiting_offer: WaitingOfferTable
  follow_up: FollowUpTable
  follow_up_try: FollowUpTryTable
  unmet_demand: UnmetDemandTable
  handover: HandoverTable
  handover_item: HandoverItemTable
}
