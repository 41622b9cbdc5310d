import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import { hashToken, randomToken } from '../lib/token.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { findClient } from './clients.queries.ts'
import type { Client, Right } from './rights.ts'
import { endWebhooks, quietWebhooks } from './webhooks.commands.ts'

export interface ClientChoices {
  readonly name: string
  readonly rights: readonly Right[]
  /** When the access ends by itself; null or absent: it does not. */
  readonly expiresAt?: number | null
}

/** How much of a token is kept to be recognised by: its mark and four of its 22 characters. */
const shown = 'ledig_'.length + 4

/** A token for software: given back once, and kept as its hash. */
export function addClient(
  db: Db,
  { name, rights, expiresAt = null }: ClientChoices,
  actor: Actor,
  now: number,
): { readonly id: number; readonly token: string } {
  const token = `ledig_${randomToken()}`
  const id = db.write(() => {
    const row = { name, rights: JSON.stringify(rights), token_hash: hashToken(token), created_at: now }
    const { id } = db.run(
      build.insertInto('api_client').values({
        ...row,
        token_start: token.slice(0, shown),
        created_by: actor.userId,
        expires_at: expiresAt,
      }),
    )
    recordAudit(db, actor, 'added', 'software', id, now, { rights: rights.join(' ') })
    return id
  })
  return { id, token }
}

/** Refuses `over` where the token was revoked, `edited-meanwhile` where it is no longer of this version. */
export function changeClient(
  db: Db,
  id: number,
  { name, rights, expiresAt = null }: ClientChoices,
  version: number,
  actor: Actor,
  now: number,
): Attempt<void> {
  return db.attempt(() => {
    const client = requireLive(findClient(db, id))
    if (client.version !== version) return refuse('edited-meanwhile')
    const change = build.updateTable('api_client').where('id', '=', id)
    const row = { name, rights: JSON.stringify(rights), expires_at: expiresAt, row_version: version + 1 }
    db.run(change.set(row))
    if (!rights.includes('webhooks')) quietWebhooks(db, id, now)
    const detail = { before: client.rights.join(' '), rights: rights.join(' ') }
    recordAudit(db, actor, 'changed', 'software', id, now, detail)
  })
}

/** The token opens nothing from this moment on, and nothing more is told. Refuses `over` where it was revoked before. */
export function revokeClient(db: Db, id: number, actor: Actor, now: number): Attempt<void> {
  return db.attempt(() => {
    const client = requireLive(findClient(db, id))
    const change = build.updateTable('api_client').where('id', '=', id)
    const row = { revoked_at: now, revoked_by: actor.userId, row_version: client.version + 1 }
    db.run(change.set(row))
    endWebhooks(db, id, now)
    recordAudit(db, actor, 'revoked', 'software', id, now)
  })
}

/** Remembers, to the minute, that a token was used. */
export function noteUse(db: Db, { id, usedAt }: Client, now: number): void {
  if (usedAt !== null && now - usedAt < 60) return
  db.run(build.updateTable('api_client').set({ used_at: now }).where('id', '=', id))
}

function requireLive(client: Client | undefined): Client {
  return client && client.revokedAt === null ? client : refuse('over')
}
