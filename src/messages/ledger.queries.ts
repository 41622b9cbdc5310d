import { sql } from 'kysely'
import { build, type Db, perDatabase } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { standing } from '../patients/same-person.queries.ts'
import type { LedgerRow } from './ledger.ts'
import { narrow, type Period, withState } from './ledger-asked.queries.ts'
import type { LedgerAsked, LedgerKey } from './ledger-filter.ts'
import { isToldOtherwise } from './siblings.queries.ts'

export const ledgerPage = 50

export interface LedgerList {
  readonly rows: readonly LedgerRow[]
  /** Whether there are others before and after these. */
  readonly newer: boolean
  readonly older: boolean
}

/** One page of what was asked for, newest first. Of the waiting ones all, however old they are. */
export function listLedger(
  db: Db,
  asked: LedgerAsked,
  period: Period,
  key?: LedgerKey,
  limit = ledgerPage,
): LedgerList {
  const backwards = key?.way === 'newer'
  const direction = backwards ? 'asc' : 'desc'
  const ids = narrow(db, withState(asked.filter), asked, period)
    .select('id')
    .$if(key?.way === 'older', (each) =>
      each
        .where('created_at', '<=', key?.at ?? 0)
        .where((eb) => eb.or([eb('created_at', '<', key?.at ?? 0), eb('id', '<', key?.id ?? 0)])),
    )
    .$if(backwards, (each) =>
      each
        .where('created_at', '>=', key?.at ?? 0)
        .where((eb) => eb.or([eb('created_at', '>', key?.at ?? 0), eb('id', '>', key?.id ?? 0)])),
    )
    .orderBy('created_at', direction)
    .orderBy('id', direction)
    .limit(limit + 1)
  const found = db.all(ids)
  const shown = backwards ? found.slice(0, limit).reverse() : found.slice(0, limit)
  const more = found.length > limit
  // One by one, for SQLite is free to join from the wrong end.
  return {
    rows: shown.flatMap(({ id }) => queriesOf(db).row.get(id) ?? []),
    newer: backwards ? more : key !== undefined,
    older: backwards || more,
  }
}

export interface LedgerPage extends LedgerRow {
  readonly attempts: number
  readonly handing_over_at: EpochSeconds | null
  readonly template_id: number | null
  readonly by_staff: 0 | 1
  /** That of the messages to the patient; null: it is to none. */
  readonly spoken: string | null
  readonly subject_as_sent: string | null
  readonly text_as_sent: string | null
  /** A reminder that came to nothing and was planned anew, as a message of its own. */
  readonly planned_anew: 0 | 1
}

/** One message with its text; whoever is shown it has looked at the patient. */
export function findInLedger(db: Db, id: number): LedgerPage | undefined {
  const query = ledgerQuery(id)
    .leftJoin('automatic_message', 'automatic_message.attendee_id', 'message.attendee_id')
    .leftJoin('automatic_text', 'automatic_text.id', 'automatic_message.text_id')
    .select(['message.attempts', 'message.subject_as_sent', 'message.text_as_sent', 'message.by_staff'])
    .select(['message.handing_over_at', 'automatic_text.template_id'])
    .select('attendee.language as spoken')
    .select(plannedAnew.as('planned_anew'))
  return db.get(query)
}

/** Its place among the reminders was given up (`remindOf`). */
const plannedAnew = sql<0 | 1>`exists (
  select 1 from message_subject as given where given.message_id = message.id and given.ordinal < 0)`

const queriesOf = perDatabase((db) => ({ row: db.prepare(ledgerQuery) }))

/** When the visit was as the message left: what has moved since was announced for that time, not for today's. */
const startsAtThen = sql<EpochSeconds | null>`coalesce(
  (select event.from_starts_at from appointment_event as event
   where event.appointment_id = message_subject.appointment_id
     and event.action = 'moved' and event.at > message.settled_at
   order by event.id limit 1),
  appointment.starts_at)`

/** How many appointments a reminder is for (O15). */
const remindedOf = sql<number>`iif(message.kind = 'reminder',
  (select count(*) from message_subject as each_one where each_one.message_id = message.id), 1)`

/** Whether what the message goes to stands on the patient's card, too: else the appointment alone has it (rule 2). */
const onCard = sql<0 | 1>`exists (
  select 1 from patient_contact as own
  where own.revoked_at is null and own.patient_id in (select one.id from patient as one where one.id = patient.id or one.merged_into = patient.id)
    and ((message.channel = 'sms' and own.channel = 'phone' and own.value_folded = attendee.contact_mobile)
      or (message.channel <> 'sms' and own.channel = 'email' and own.value_folded = attendee.contact_folded)))`

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
      .leftJoin('patient', (join) =>
        join.on('patient.id', '=', (eb) =>
          eb.fn.coalesce(
            standing('attendee.patient_id'),
            standing('patient_contact.patient_id'),
            // Other software writes to a patient, and about no appointment.
            standing('message.patient_id'),
          ),
        ),
      )
      .select([
        'message.id',
        'message.kind',
        'message.channel',
        'message.state',
        'message.reason',
        'message.due_at',
      ])
      .select(['message.useful_until', 'message.settled_at', 'message.created_at', 'message.gateway_ref'])
      .select(['message.segments', 'message.cost_micros', 'message.delivered_at'])
      .select(['message.to_masked', 'message_subject.appointment_id'])
      .select('appointment.type_id')
      .leftJoin('former_email', 'former_email.message_id', 'message.id')
      .select(['attendee.contact_mobile', 'message.attendee_id'])
      .select(['patient.id as patient_id', 'patient.protected'])
      .select((eb) => [
        eb.fn.coalesce('former_email.email', 'staff_user.email').as('staff_email'),
        eb.fn.coalesce('attendee.contact_email', 'patient_contact.value').as('contact_email'),
        startsAtThen.as('starts_at'),
        remindedOf.as('reminded'),
        onCard.as('on_card'),
        isToldOtherwise.as('told_otherwise'),
      ])
      .where('message.id', '=', id)
  )
}
