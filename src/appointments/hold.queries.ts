import { build, type Db, type Prepared, perDatabase } from '../db/run.ts'
import { hashToken } from '../lib/token.ts'
import type { Hold } from './hold.ts'

/** The hold behind a token, lapsed ones included; undefined for an unknown one. */
export function findHold(db: Db, token: string): Hold | undefined {
  const row = byToken(db).get(hashToken(token))
  return (
    row && {
      id: row.id,
      calendarId: row.calendar_id,
      typeId: row.type_id,
      locationId: row.location_id,
      anyPractitioner: row.any_practitioner === 1,
      startsAt: row.starts_at,
      endsAt: row.ends_at,
      keeps: row.keeps === 1,
      madeAt: row.made_at,
      expiresAt: row.expires_at,
      givenUpAt: row.given_up_at,
    }
  )
}

/** A visitor's live holds, the oldest first. */
export function listOwnHolds(db: Db, visitorKey: Buffer, now: number): readonly number[] {
  return ofVisitor(db)
    .all(visitorKey, now)
    .map(({ id }) => id)
}

/** Live holds that touch a stretch of time, for the agenda. */
export function listHolds(db: Db, from: number, to: number, now: number) {
  return db.all(
    build
      .selectFrom('hold')
      .select([
        'id',
        'calendar_id as calendarId',
        'type_id as typeId',
        'starts_at as startsAt',
        'ends_at as endsAt',
        'expires_at as expiresAt',
      ])
      .where('expires_at', '>', now)
      .where('keeps', '=', 1)
      .where('given_up_at', 'is', null)
      .where('starts_at', '<', to)
      .where('ends_at', '>', from)
      .orderBy('starts_at'),
  )
}

function columns() {
  return build
    .selectFrom('hold')
    .select(['id', 'calendar_id', 'type_id', 'location_id', 'any_practitioner', 'starts_at', 'ends_at'])
    .select(['keeps', 'made_at', 'expires_at', 'given_up_at'])
}

interface Row {
  readonly id: number
  readonly calendar_id: number
  readonly type_id: number
  readonly location_id: number
  readonly any_practitioner: 0 | 1
  readonly starts_at: number
  readonly ends_at: number
  readonly keeps: 0 | 1
  readonly made_at: number
  readonly expires_at: number
  readonly given_up_at: number | null
}

const byToken = perDatabase(
  (db): Prepared<[Buffer], Row> => db.prepare((hash: Buffer) => columns().where('token_hash', '=', hash)),
)

const ofVisitor = perDatabase((db) =>
  db.prepare((visitorKey: Buffer, now: number) =>
    build
      .selectFrom('hold')
      .select('id')
      .where('expires_at', '>', now)
      .where('given_up_at', 'is', null)
      .where('visitor_key', '=', visitorKey)
      .orderBy('made_at')
      .orderBy('id'),
  ),
)
