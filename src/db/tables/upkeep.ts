import type { Generated } from 'kysely'

export interface ApiClientTable {
  id: Generated<number>
  name: string
  token_hash: Buffer
  rights: Generated<string>
  created_at: number
  used_at: number | null
  revoked_at: number | null
  token_start: Generated<string>
  row_version: Generated<number>
  created_by: number | null
  revoked_by: number | null
  expires_at: number | null
}

export interface WebhookTable {
  id: Generated<number>
  client_id: number
  url: string
  secret_sealed: Buffer
  active: Generated<0 | 1>
  previous_sealed: Buffer | null
  previous_until: number | null
  created_at: Generated<number>
  ended_at: number | null
  answered_at: number | null
  url_sealed: Buffer | null
}

export interface WebhookDeliveryTable {
  id: Generated<number>
  webhook_id: number
  event_id: number
  state: Generated<'waiting' | 'sent' | 'failed'>
  attempts: Generated<number>
  due_at: number
  appointment_id: number | null
  says: Generated<string>
  created_at: Generated<number>
  claimed_at: number | null
  settled_at: number | null
  trouble: string | null
  status: number | null
  took_ms: number | null
  tried_at: number | null
  again_at: number | null
}

/** A test that an owner sent. */
export interface WebhookTrialTable {
  id: Generated<number>
  webhook_id: number
  at: number
  by_user: number | null
  outcome: 'taken' | 'gone' | 'refused' | null
  trouble: string | null
  status: number | null
  took_ms: number | null
}

/** What other software asked once, and what it was answered. */
export interface ApiRequestTable {
  client_id: number
  key_hash: Buffer
  body_hash: Buffer
  answer: string
  at: number
}

export interface AuditTable {
  id: Generated<number>
  at: number
  actor: 'patient-web' | 'staff' | 'system' | 'api' | 'cli'
  user_id: number | null
  action: string
  object: string
  object_id: number | null
  detail: Generated<string>
}

export interface AccessLogTable {
  id: Generated<number>
  at: number
  user_id: number | null
  role: string
  action: 'C' | 'R' | 'U' | 'D' | 'E'
  view: string
  patient_id: number
  basis: Generated<string>
  request_id: Generated<string>
  previous_hash: Buffer
  hash: Buffer
}

export interface JobRunTable {
  job: string
  started_at: number
  finished_at: number | null
  failed_at: number | null
  problem: string | null
}

export interface InstallationTable {
  id: Generated<number>
  key_id: string
  created_at: number
}

export interface ArrangementTable {
  id: Generated<number>
  version: number
}

export interface FirstRunTable {
  id: Generated<number>
  begun_at: number
  begun_by: number
  hidden_at: number | null
  hidden_by: number | null
}

export interface FirstStepTable {
  name: 'basis' | 'hours' | 'mail' | 'changes' | 'open' | 'website'
  state: 'done' | 'skipped'
  said_at: number
  said_by: number
}

export interface UpkeepTables {
  api_client: ApiClientTable
  webhook: WebhookTable
  webhook_delivery: WebhookDeliveryTable
  webhook_trial: WebhookTrialTable
  api_request: ApiRequestTable
  audit: AuditTable
  access_log: AccessLogTable
  job_run: JobRunTable
  installation: InstallationTable
  arrangement: ArrangementTable
  first_run: FirstRunTable
  first_step: FirstStepTable
}
