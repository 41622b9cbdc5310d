import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { standing } from '../patients/same-person.queries.ts'
import { type Filter, type LedgerRow, statesOf } from './ledger.ts'

export const ledgerPage = 50

/**
 * The messages of a filter, newest first: those made since `since`, and of the waiting ones all. One row more than a
 * page says that there is another page.
 */
export function listLedger(db: Db, filter: Filter, since: EpochSeconds, page: number): readonly LedgerRow[] {
  const states = statesOf(filter)
  const ids = build
    .selectFrom('message')
    .select('id')
    // Whatever has an end also has the time of it, and only "no time" finds its index.
    .$if(filter === 'waiting', (each) => each.where('settled_at', 'is', null))
    .$if(filter !== 'waiting', (each) => each.where('created_at', '>=', since))
    .$if(states.length > 0, (each) => each.where('state', 'in', states))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(ledgerPage + 1)
    .offset((page - 1) * ledgerPage)
  // One by one, for SQLite is free to join from the wrong end.
  return db.all(ids).flatMap(({ id }) => db.get(ledgerQuery(id)) ?? [])
}

export interface LedgerPage extends LedgerRow {
  readonly attempts: number
  readonly attendee_id: number | null
  /** That of the messages to the patient; null: it is to none. */
  readonly spoken: string | null
  /** null: the message is to staff, and about no appointment. */
  readonly patient_id: number | null
  readonly protected: 0 | 1 | null
  readonly subject_as_sent: string | null
  readonly text_as_sent: string | null
}

/** One message with its text; whoever is shown it has looked at the patient. */
export function findInLedger(db: Db, id: number): LedgerPage | undefined {
  const query = ledgerQuery(id)
    .leftJoin('patient', (join) =>
      join.on('patient.id', '=', (eb) =>
        eb.fn.coalesce(standing('attendee.patient_id'), standing('patient_contact.patient_id')),
      ),
    )
    .select(['message.attempts', 'message.attendee_id', 'message.subject_as_sent', 'message.text_as_sent'])
    .select('attendee.language as spoken')
    .select(['patient.id as patient_id', 'patient.protected'])
  return db.get(query)
}

/** How many messages each filter would show. */
export function countLedger(db: Db, since: EpochSeconds): Readonly<Record<Filter, number>> {
  const made = build
    .selectFrom('message')
    .select((eb) => ['state', eb.fn.countAll<number>().as('count')])
    .where('created_at', '>=', since)
    .groupBy('state')
  const open = build
    .selectFrom('message')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('settled_at', 'is', null)
  const rows = db.all(made)
  const sum = (states: readonly string[]): number =>
    rows.reduce((total, row) => total + (states.includes(row.state) ? row.count : 0), 0)
  return {
    all: rows.reduce((total, row) => total + row.count, 0),
    waiting: db.get(open)?.count ?? 0,
    failed: sum(statesOf('failed')),
    skipped: sum(statesOf('skipped')),
    sent: sum(statesOf('sent')),
  }
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

function ledgerQuery(id: number) {
  return (
    build
      .selectFrom('message')
      // Of several appointments the one that stands for all.
      .leftJoin('message_subject', (join) =>
        join
          .onRef('message_subject.message_id', '=', 'message.id')
          .on('message_subject.attendee_id', '=', (eb) =>
            eb.fn.coalesce('message.attendee_id', 'message_subject.attendee_id'),
          ),
      )
      .leftJoin('appointment', 'appointment.id', 'message_subject.appointment_id')
      .leftJoin('attendee', 'attendee.id', 'message_subject.attendee_id')
      .leftJoin('patient_contact', 'patient_contact.id', 'message.contact_id')
      .leftJoin('staff_user', 'staff_user.id', 'message.user_id')
      .select([
        'message.id',
        'message.kind',
        'message.channel',
        'message.state',
        'message.reason',
        'message.due_at',
      ])
      .select(['message.useful_until', 'message.settled_at', 'message.created_at', 'message.gateway_ref'])
      .select(['message.to_masked', 'message_subject.appointment_id', 'appointment.starts_at'])
      .leftJoin('former_email', 'former_email.message_id', 'message.id')
      .select('attendee.contact_mobile')
      .select((eb) => [
        eb.fn.coalesce('former_email.email', 'staff_user.email').as('staff_email'),
        eb.fn.coalesce('attendee.contact_email', 'patient_contact.value').as('contact_email'),
      ])
      .where('message.id', '=', id)
  )
}
