import { build, type Db, perDatabase } from '../db/run.ts'
import type { Ending } from './alarms.ts'
import { type Client, isOver, isRight } from './rights.ts'

/** The software that holds this token; of one that was revoked or has ended nothing is said. */
export function findHolder(db: Db, tokenHash: Buffer, now: number): Client | undefined {
  const row = queriesOf(db).holder.get(tokenHash)
  const client = row && clientOf(row)
  return client && client.revokedAt === null && !isOver(client, now) ? client : undefined
}

export function findClient(db: Db, id: number): Client | undefined {
  const row = db.get(clients().where('id', '=', id))
  return row && clientOf(row)
}

/** Whose access ends by itself before an instant, the soonest first. */
export function listEnding(db: Db, now: number, before: number): readonly Ending[] {
  return queriesOf(db)
    .ending.all(now, before)
    .flatMap(({ id: clientId, name, expires_at: expiresAt }) =>
      expiresAt === null ? [] : [{ clientId, name, expiresAt }],
    )
}

/** Every one that ever had a token, those that still have one first. */
export function listClients(db: Db): readonly Client[] {
  const query = clients().orderBy((eb) => eb('revoked_at', 'is not', null))
  return db.all(query.orderBy('id', 'desc')).map(clientOf)
}

const queriesOf = perDatabase((db) => ({
  ending: db.prepare((now: number, before: number) =>
    build
      .selectFrom('api_client')
      .select(['id', 'name', 'expires_at'])
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', now)
      .where('expires_at', '<=', before)
      .orderBy('expires_at'),
  ),
  holder: db.prepare((hash: Buffer) => clients().where('token_hash', '=', hash)),
}))

function clients() {
  return build
    .selectFrom('api_client')
    .select(['id', 'name', 'token_start', 'rights', 'created_at', 'used_at', 'revoked_at', 'row_version'])
    .select('expires_at')
}

interface Row {
  readonly id: number
  readonly name: string
  readonly token_start: string
  readonly rights: string
  readonly created_at: number
  readonly used_at: number | null
  readonly revoked_at: number | null
  readonly expires_at: number | null
  readonly row_version: number
}

function clientOf(row: Row): Client {
  const kept: unknown = JSON.parse(row.rights)
  return {
    id: row.id,
    name: row.name,
    tokenStart: row.token_start,
    rights: Array.isArray(kept) ? kept.filter(isRight) : [],
    createdAt: row.created_at,
    usedAt: row.used_at,
    revokedAt: row.revoked_at,
    expiresAt: row.expires_at,
    version: row.row_version,
  }
}
