import { build, type Db } from '../db/run.ts'

export type State = 'waiting' | 'failed' | 'sent'

/** What is to be told at an address, or was, in one state, newest first. */
export function listTold(db: Db, webhookId: number, state: State, limit: number) {
  const columns = ['attempts', 'trouble', 'status', 'took_ms as took', 'due_at as dueAt'] as const
  return db.all(
    build
      .selectFrom('webhook_delivery')
      .innerJoin('appointment_event', 'appointment_event.id', 'event_id')
      .select(['webhook_delivery.id', 'webhook_delivery.appointment_id as appointmentId', 'says', 'at'])
      .select(columns)
      .select('tried_at as triedAt')
      .where('webhook_id', '=', webhookId)
      .where('state', '=', state)
      .orderBy('webhook_delivery.id', 'desc')
      .limit(limit),
  )
}

/** How many there are in each state. */
export function countTold(db: Db, webhookId: number): Readonly<Record<State, number>> {
  const rows = db.all(
    build
      .selectFrom('webhook_delivery')
      .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
      .where('webhook_id', '=', webhookId)
      .groupBy('state'),
  )
  const of = (state: State) => rows.find((row) => row.state === state)?.count ?? 0
  return { waiting: of('waiting'), failed: of('failed'), sent: of('sent') }
}

/** The tests, newest first. */
export function listTrials(db: Db, webhookId: number, limit: number) {
  return db.all(
    build
      .selectFrom('webhook_trial')
      .leftJoin('staff_user', 'staff_user.id', 'by_user')
      .select(['at', 'outcome', 'trouble', 'status', 'took_ms as took', 'staff_user.name as by'])
      .where('webhook_id', '=', webhookId)
      .orderBy('webhook_trial.id', 'desc')
      .limit(limit),
  )
}
