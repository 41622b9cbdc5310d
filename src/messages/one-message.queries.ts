import { build, type Db } from '../db/run.ts'

/** How the attempts to hand a message over ended, the first one first. */
export function listAttempts(db: Db, messageId: number) {
  const own = build.selectFrom('message_attempt').select(['at', 'last_at', 'times', 'outcome', 'reason'])
  return db.all(own.where('message_id', '=', messageId).orderBy('id'))
}

export interface Resend {
  readonly id: number
  readonly at: number
  /** null: an account that is gone. */
  readonly name: string | null
}

/** Which messages this one was sent again as, in their order. */
export function listResends(db: Db, messageId: number): readonly Resend[] {
  const again = resends().select('message.id').where('of_id', '=', messageId)
  return db.all(again.orderBy('ordinal'))
}

export function countResends(db: Db, messageId: number): number {
  const again = build.selectFrom('message_resend').where('of_id', '=', messageId)
  return db.get(again.select((eb) => eb.fn.countAll<number>().as('count')))?.count ?? 0
}

/** Which message this one is sent again of; undefined: it is a first one. */
export function findResendOf(db: Db, messageId: number): Resend | undefined {
  return db.get(resends().select('of_id as id').where('message_id', '=', messageId))
}

/** The messages that this one stands for, the latest first; none for a first one. */
export function listResendOf(db: Db, messageId: number): readonly number[] {
  const own = build.selectFrom('message_resend').select('of_id').where('message_id', '=', messageId)
  const first = db.get(own)
  return first ? [first.of_id, ...listResendOf(db, first.of_id)] : []
}

/** What other software asked for and went by the other channel because this one refused, and the other way round. */
export function findOtherway(db: Db, messageId: number) {
  const pair = build
    .selectFrom('api_message')
    .innerJoin('message as first', 'first.id', 'api_message.instead_of')
    .innerJoin('message as second', 'second.id', 'api_message.message_id')
    .select(['first.id', 'second.id as insteadId', 'second.created_at as at'])
    .select(['first.created_at as firstAt'])
    .where((eb) => eb.or([eb('first.id', '=', messageId), eb('second.id', '=', messageId)]))
  return db.get(pair)
}

function resends() {
  return build
    .selectFrom('message_resend')
    .innerJoin('message', 'message.id', 'message_resend.message_id')
    .leftJoin('staff_user', 'staff_user.id', 'message_resend.by_user')
    .select(['message.created_at as at', 'staff_user.name'])
}
