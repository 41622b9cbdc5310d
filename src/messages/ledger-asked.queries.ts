import type { SelectQueryBuilder } from 'kysely'
import { build, type Db } from '../db/run.ts'
import type { Schema } from '../db/schema.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { cardsOf, standingOf } from '../patients/same-person.queries.ts'
import { type Filter, statesOf } from './ledger.ts'
import type { LedgerAsked } from './ledger-filter.ts'
import { staffKinds } from './staff-mail.ts'

export interface Period {
  readonly startsAt: EpochSeconds
  readonly endsAt: EpochSeconds
}

export type Messages<O> = SelectQueryBuilder<Schema, 'message', O>

/** The messages that a filter shows, by an index. */
export function withState(filter: Filter): Messages<object> {
  const states = statesOf(filter)
  const all = build.selectFrom('message')
  // Whatever has an end also has the time of it, and only "no time" finds its index.
  if (filter === 'waiting') return all.where('settled_at', 'is', null)
  return states.length > 0 ? all.where('state', 'in', states) : all
}

/** Only what was asked for. */
export function narrow(
  db: Db,
  query: Messages<object>,
  asked: LedgerAsked,
  period: Period,
): Messages<object> {
  const { filter, channel, kind, why, who, patient } = asked
  return query
    .$if(filter !== 'waiting', (each) =>
      each.where('created_at', '>=', period.startsAt).where('created_at', '<', period.endsAt),
    )
    .$if(patient !== undefined, (each) => each.where('patient_id', 'in', cardsOf(db, patient ?? 0)))
    .$if(channel !== '', (each) => each.where('channel', '=', channel === '' ? 'none' : channel))
    .$if(kind !== '', (each) => each.where('kind', '=', kind === '' ? 'api' : kind))
    .$if(why !== '', (each) => each.where('reason', '=', why))
    .$if(who === 'staff', (each) => each.where('kind', 'in', [...staffKinds, 'trial']))
    .$if(who === 'software', (each) => each.where('kind', '=', 'api'))
    .$if(who === 'patients', (each) => each.where('kind', 'not in', [...staffKinds, 'api', 'trial']))
}

/** Whose messages are asked for: the card that stands. */
export function findAskedPatient(db: Db, patientId: number) {
  const card = build.selectFrom('patient').select(['id', 'first_name', 'last_name', 'protected'])
  return db.get(card.where('id', '=', standingOf(db, patientId)))
}
