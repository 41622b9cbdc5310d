import { build, type Db, perDatabase } from '../db/run.ts'
import { listEveryLocation } from '../practice/settings.queries.ts'
import { listTypes } from '../types/types.queries.ts'
import type { Practised } from './forbidden.ts'
import { type Sent, sentAs } from './sent.ts'

/** What this software asked with that key before. */
export function findRequest(
  db: Db,
  clientId: number,
  keyHash: Buffer,
): { readonly bodyHash: Buffer; readonly answer: string } | undefined {
  return queriesOf(db).request.get(clientId, keyHash)
}

/** The card of a patient number; undefined where nobody has it. */
export function findCardOfNumber(db: Db, number: number): number | undefined {
  return queriesOf(db).numbered.get(number)?.id
}

/** A message that this software sent, with what went instead of it; undefined also for those of others. */
export function findSent(db: Db, clientId: number, messageId: number): Sent | undefined {
  const row = queriesOf(db).sent.get(clientId, messageId)
  return row && sentAs(row, queriesOf(db).instead.get(clientId, messageId))
}

/** What no text of other software may name. */
export function listPractised(db: Db, today: string): Practised {
  return {
    addresses: listEveryLocation(db).map(({ address }) => address),
    typeNames: listTypes(db).flatMap(({ name, publicNames }) => [name, ...Object.values(publicNames)]),
    today,
  }
}

const queriesOf = perDatabase((db) => ({
  request: db.prepare((clientId: number, keyHash: Buffer) =>
    build
      .selectFrom('api_request')
      .select(['body_hash as bodyHash', 'answer'])
      .where('client_id', '=', clientId)
      .where('key_hash', '=', keyHash),
  ),
  numbered: db.prepare((number: number) =>
    build.selectFrom('patient').select('id').where('number', '=', number),
  ),
  sent: db.prepare((clientId: number, messageId: number) =>
    sentBy(clientId).where('message.id', '=', messageId),
  ),
  instead: db.prepare((clientId: number, messageId: number) =>
    sentBy(clientId).where('instead_of', '=', messageId),
  ),
}))

function sentBy(clientId: number) {
  return build
    .selectFrom('message')
    .innerJoin('api_message', 'api_message.message_id', 'message.id')
    .select(['message.id', 'state', 'reason', 'channel', 'instead_of as insteadOf'])
    .select(['created_at as createdAt', 'settled_at as settledAt'])
    .where('client_id', '=', clientId)
}
