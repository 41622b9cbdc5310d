import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { type Filter, filters, type LedgerSum, statesOf } from './ledger.ts'
import { narrow, type Period, withState } from './ledger-asked.queries.ts'
import type { LedgerAsked } from './ledger-filter.ts'

/** Read off one index, without the messages themselves. */
export function sumLedger(db: Db, asked: LedgerAsked, period: Period): readonly LedgerSum[] {
  const all = narrow(db, build.selectFrom('message'), { ...asked, filter: 'all', why: '' }, period)
  return db.all(
    all
      .select((eb) => [
        'state',
        'channel',
        'reason',
        eb.fn.countAll<number>().as('count'),
        eb.fn.sum<number | null>('segments').as('segments'),
        eb.fn.sum<number | null>('cost_micros').as('cost'),
      ])
      .groupBy(['state', 'channel', 'reason']),
  )
}

/** How many messages each filter would show. */
export function countLedger(
  db: Db,
  asked: LedgerAsked,
  period: Period,
  sums: readonly LedgerSum[],
): Readonly<Record<Filter, number>> {
  const fit = sums.filter(({ reason }) => asked.why === '' || reason === asked.why)
  const counted = (filter: Filter): number =>
    fit
      .filter(({ state }) => filter === 'all' || statesOf(filter).includes(state))
      .reduce((total, { count }) => total + count, 0)
  const open = narrow(db, withState('waiting'), { ...asked, filter: 'waiting' }, period)
  const waiting = db.get(open.select((eb) => eb.fn.countAll<number>().as('count')))?.count ?? 0
  const counts = filters.map((filter) => [filter, filter === 'waiting' ? waiting : counted(filter)] as const)
  return { all: 0, waiting, failed: 0, skipped: 0, sent: 0, ...Object.fromEntries(counts) }
}

/** How the reminders for the appointments of one local day stand. */
export function countReminders(
  db: Db,
  day: { readonly startsAt: EpochSeconds; readonly endsAt: EpochSeconds },
) {
  // The cross joins keep SQLite from beginning with years of messages.
  const query = build
    .selectFrom('appointment')
    .crossJoin('attendee')
    .crossJoin('message_subject')
    .innerJoin('message', 'message.id', 'message_subject.message_id')
    .select((eb) => ['message.state', eb.fn.countAll<number>().as('count')])
    .whereRef('attendee.appointment_id', '=', 'appointment.id')
    .whereRef('message_subject.attendee_id', '=', 'attendee.id')
    .where('message_subject.kind', '=', 'reminder')
    .where('appointment.starts_at', '>=', day.startsAt)
    .where('appointment.starts_at', '<', day.endsAt)
    .groupBy('message.state')
  const rows = db.all(query)
  const sum = (states: readonly string[]): number =>
    rows.filter((row) => states.includes(row.state)).reduce((total, row) => total + row.count, 0)
  return {
    sent: sum(statesOf('sent')),
    waiting: sum(statesOf('waiting')),
    other: sum([...statesOf('failed'), ...statesOf('skipped')]),
  }
}
