import type { Generated } from 'kysely'

export interface TrackingTable {
  id: Generated<number>
  kind: Generated<'off' | 'ga4' | 'matomo' | 'own'>
  ga4_id: Generated<string>
  matomo_url: Generated<string>
  matomo_site: Generated<string>
  own_url: Generated<string>
  own_id: Generated<string>
  question_texts: Generated<string>
  row_version: Generated<number>
}

export interface TrackingTables {
  tracking: TrackingTable
}
