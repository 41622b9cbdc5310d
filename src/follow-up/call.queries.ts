import { build, type Db } from '../db/run.ts'
import { type EpochSeconds, localStamp } from '../lib/calendar.ts'
import { findReason } from '../patients/access.queries.ts'
import { reasonHolds } from '../patients/access.ts'
import { cardsOf, standing } from '../patients/same-person.queries.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { type Call, type CallTry, callCategories, isCallCategory } from './call.ts'
import { listStillReminded } from './reminded.queries.ts'

/** Calls on one page. */
export const callsPage = 50

/** How many people are still to be phoned (rule 29). */
export function countToPhone(db: Db): number {
  const open = build.selectFrom('follow_up').where('closed_at', 'is', null)
  const calls = open.where('category', 'in', callCategories)
  return db.get(calls.select((eb) => eb.fn.countAll<number>().as('count')))?.count ?? 0
}

/**
 * Whom to phone about what: the soonest visit first, then those without one, then what is over. Of protected identities
 * neither name nor number, unless this user gave a reason within the hour (rule 9).
 */
export function listCalls(
  db: Db,
  userId: number,
  now: EpochSeconds,
  { page, limit }: { readonly page: number; readonly limit: number },
): readonly Call[] {
  const all = db.all(openCalls()).map((row) => {
    const reminded = row.category === 'to-remind' ? remindedOf(db, row.messageId, now) : {}
    return { ...row, ...reminded }
  })
  const sorted = all.toSorted((one, other) => compare(whenOf(one, now), whenOf(other, now)))
  return sorted.slice((page - 1) * limit, page * limit).flatMap((row) => callOf(db, row, userId, now))
}

/** What is still to come, what has no visit, what is over; each by its time, then as it was put down. */
function whenOf(
  { startsAt, id }: { readonly startsAt: EpochSeconds | null; readonly id: number },
  now: EpochSeconds,
) {
  if (startsAt === null) return [1, 0, id]
  return [startsAt < now ? 2 : 0, startsAt, id]
}

function compare(one: readonly number[], other: readonly number[]): number {
  const differs = one.findIndex((each, at) => each !== other[at])
  return differs < 0 ? 0 : (one[differs] ?? 0) - (other[differs] ?? 0)
}

function openCalls() {
  return build
    .selectFrom('follow_up')
    .leftJoin('appointment', 'appointment.id', 'follow_up.appointment_id')
    .leftJoin('calendar', 'calendar.id', 'appointment.calendar_id')
    .leftJoin('patient', (join) => join.on('patient.id', '=', standing('follow_up.patient_id')))
    .leftJoin('message', 'message.id', 'follow_up.message_id')
    .leftJoin('message_subject', (join) =>
      join
        .onRef('message_subject.message_id', '=', 'message.id')
        .onRef('message_subject.attendee_id', '=', 'message.attendee_id'),
    )
    .select([
      'follow_up.id',
      'category',
      'follow_up.appointment_id as appointmentId',
      'opened_at as openedAt',
    ])
    .select(['tries', 'tried_at as triedAt', 'comment', 'starts_at as startsAt'])
    .select(['calendar.public_name as practitioner', 'patient.id as patientId', 'patient.protected'])
    .select(['first_name', 'last_name', 'birth_date as birthDate'])
    .select([
      'message.kind',
      'message.reason',
      'message.channel',
      'message.id as messageId',
      'told_starts_at as knows',
    ])
    .where('category', 'in', callCategories)
    .where('follow_up.closed_at', 'is', null)
}

type Row = ReturnType<typeof openCalls> extends { execute(): Promise<(infer R)[]> } ? R : never

function callOf(db: Db, row: Row, userId: number, now: EpochSeconds): readonly Call[] {
  const { first_name: first, last_name: last, category, patientId, appointmentId, comment } = row
  if (!isCallCategory(category)) return []
  const shut = row.protected === 1 && patientId !== null
  const hidden = shut && findReason(db, userId, patientId, now - reasonHolds) === undefined
  return [
    {
      ...row,
      practitioner: row.practitioner ?? '',
      comment: comment ?? '',
      category,
      hidden,
      name: hidden ? '' : [first, last].join(' ').trim(),
      phones: hidden || patientId === null ? [] : listPhones(db, patientId, appointmentId),
      log: listTries(db, row.id),
    },
  ]
}

/** A reminder of several appointments as it stands now, not as it stood when nobody could be written to. */
function remindedOf(db: Db, messageId: number | null, now: EpochSeconds) {
  const [first, ...others] = messageId === null ? [] : listStillReminded(db, messageId, now)
  const zone = findPractice(db)?.zone
  if (!first || !zone) return {}
  const times = [first, ...others].map(({ startsAt }) => localStamp(zone, startsAt).slice(11, 16))
  return { ...first, comment: others.length === 0 ? '' : times.join(', ') }
}

function listTries(db: Db, followUpId: number): readonly CallTry[] {
  const own = build
    .selectFrom('follow_up_try')
    .leftJoin('staff_user', 'staff_user.id', 'follow_up_try.by_user')
    .select(['at', 'staff_user.name', 'outcome', 'note'])
  return db.all(own.where('follow_up_id', '=', followUpId).orderBy('follow_up_try.id'))
}

/** The numbers given for the appointment first, then those on the card. */
function listPhones(db: Db, patientId: number, appointmentId: number | null): readonly string[] {
  const cards = cardsOf(db, patientId)
  const given = build
    .selectFrom('attendee')
    .select('contact_mobile as value')
    .where('appointment_id', '=', appointmentId ?? 0)
    .where('patient_id', 'in', cards)
  const onCard = build
    .selectFrom('patient_contact')
    .select('value')
    .where('patient_id', 'in', cards)
    .where('channel', '=', 'phone')
    .where('revoked_at', 'is', null)
    .orderBy('id')
  const all = [...db.all(given), ...db.all(onCard)].flatMap(({ value }) => value ?? [])
  return [...new Set(all)]
}
