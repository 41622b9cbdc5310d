import type { Generated } from 'kysely'

export interface PatientTable {
  id: Generated<number>
  number: Generated<number>
  status: Generated<'registered' | 'active' | 'inactive' | 'deceased'>
  first_name: string
  last_name: string
  first_folded: string
  last_folded: string
  birth_date: string | null
  language: Generated<string>
  notifications: Generated<0 | 1>
  preferred_channel: 'email' | 'sms' | null
  protected: Generated<0 | 1>
  excluded_online: Generated<0 | 1>
  excluded_reason: string | null
  origin: Generated<'staff' | 'web' | 'import' | 'api'>
  merged_into: number | null
  erased_at: number | null
  created_at: number
  row_version: Generated<number>
}

export interface PatientWordTable {
  word: string
  patient_id: number
}

export interface PatientStatusChangeTable {
  id: Generated<number>
  patient_id: number
  from_status: string
  to_status: string
  at: number
  by_user: number | null
}

export interface PatientContactTable {
  id: Generated<number>
  patient_id: number
  channel: 'email' | 'phone'
  value: string
  value_folded: string
  whose: Generated<'own' | 'parent' | 'guardian' | 'carer' | 'partner'>
  source: Generated<'staff' | 'web' | 'import'>
  checked_at: number | null
  checked_by: number | null
  confirmed_at: number | null
  confirmed_by: number | null
  revoked_at: number | null
  created_at: number
  renewed_at: number | null
  renewed_by: number | null
  confirm_generation: Generated<number>
  confirm_hash: Buffer | null
  confirm_asked_at: number | null
}

export interface ConsentTable {
  id: Generated<number>
  patient_id: number
  kind: 'messages' | 'sms' | 'email' | 'terms' | 'family'
  given: 0 | 1
  source: 'staff' | 'web' | 'import' | 'message'
  detail: Generated<string>
  at: number
}

export interface IdentityNumberTable {
  id: Generated<number>
  patient_id: number
  kind: 'personnummer' | 'samordningsnummer' | 'fodselsnummer' | 'd-nummer' | 'bsn'
  number_hmac: Buffer
  key_id: string
  number_sealed: Buffer
  document_seen_at: number | null
  document_seen_by: number | null
  created_at: number
  source: Generated<'staff' | 'web' | 'import'>
}

export interface FamilyLinkTable {
  patient_id: number
  relative_id: number
  consent_at: number
  by_user: number | null
}

export interface PatientMergeTable {
  id: Generated<number>
  patient_id: number
  into_id: number
  at: number
  by_user: number | null
  undone_at: number | null
  undone_by: number | null
}

export interface PatientApartTable {
  patient_id: number
  protected: 0 | 1
  notifications: 0 | 1
  preferred_channel: 'email' | 'sms' | null
  excluded_online: 0 | 1
  excluded_reason: string | null
}

export interface PatientsTables {
  patient: PatientTable
  patient_word: PatientWordTable
  patient_merge: PatientMergeTable
  patient_apart: PatientApartTable
  patient_status_change: PatientStatusChangeTable
  patient_contact: PatientContactTable
  consent: ConsentTable
  identity_number: IdentityNumberTable
  family_link: FamilyLinkTable
}
