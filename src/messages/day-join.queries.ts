import { sql } from 'kysely'
import { build, type Db, perDatabase } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { cardsOf, standingOf } from '../patients/same-person.queries.ts'
import type { MessageSettings } from '../practice/practice.ts'
import { failingGate, usefulUntil } from './gates.ts'
import { findSubject } from './messages.queries.ts'
import type { Channel, Subject } from './messages.ts'
import { resendsFrom } from './resend.ts'
import { channelsFor, type Sending } from './ways.ts'

/**
 * Who reads a reminder: one person at one address, for what a contact was given for is said to that one alone (rules 2 and
 * 30). What differs in this is never in one message.
 */
export function readerOf(db: Db, { patientId, ways }: Subject, channel: Sending): string {
  const address = channel === 'none' ? '' : (ways[channel]?.address.toLowerCase() ?? '')
  return JSON.stringify([standingOf(db, patientId), address])
}

export interface Day {
  readonly startsAt: EpochSeconds
  readonly endsAt: EpochSeconds
}

/** The same reminder of other appointments of a day that waits for the same reader; undefined: there is none. */
export function findWaiting(
  db: Db,
  head: Subject,
  { channel, ordinal }: { readonly channel: Sending; readonly ordinal: number },
  day: Day,
): number | undefined {
  const reader = readerOf(db, head, channel)
  const found = build
    .selectFrom('attendee')
    .innerJoin('appointment', 'appointment.id', 'attendee.appointment_id')
    .innerJoin('message_subject', 'message_subject.attendee_id', 'attendee.id')
    .innerJoin('message', 'message.id', 'message_subject.message_id')
    .select(['message.id', 'message.attendee_id as headId'])
    .where('attendee.patient_id', 'in', cardsOf(db, head.patientId))
    .where('starts_at', '>=', day.startsAt)
    .where('starts_at', '<', day.endsAt)
    .where('message_subject.kind', '=', 'reminder')
    .where('message_subject.ordinal', '=', ordinal)
    .where('message_subject.channel', '=', channel)
    .where('message.state', '=', 'waiting')
    .orderBy('message.id')
  return db.all(found).find(({ headId }) => {
    const other = headId === null ? undefined : findSubject(db, headId)
    return other !== undefined && readerOf(db, other, channel) === reader
  })?.id
}

/** What else of a day is to be said to the reader of a reminder of several, which says how many there are. */
export interface Else {
  readonly list: readonly Subject[]
  /** The last word about one of them that staff may still take back; undefined: none waits. */
  readonly word: Word | undefined
}

export interface Word {
  readonly dueAt: EpochSeconds
  readonly madeAt: EpochSeconds
}

/** Whatever was added to the day, or moved within it, since the reminder of it was planned. */
export function findElse(
  db: Db,
  list: readonly [Subject, ...Subject[]],
  { channel, ordinal }: { readonly channel: Channel; readonly ordinal: number },
  day: Day,
  settings: MessageSettings,
  now: EpochSeconds,
): Else {
  const reader = readerOf(db, list[0], channel)
  const known = new Set(list.map(({ attendeeId }) => attendeeId))
  const others = listComing(db, list[0].patientId, day)
    .filter((id) => !known.has(id))
    .flatMap((id) => findSubject(db, id) ?? [])
    .filter((each) => {
      const { scheduleVersion, startsAt } = each
      const said = { kind: 'reminder', channel, scheduleVersion } as const
      const announced = { ...said, usefulUntil: usefulUntil('reminder', startsAt) }
      return (
        readerOf(db, each, channel) === reader &&
        channelsFor('reminder', each, settings).includes(channel) &&
        failingGate(announced, each, settings, now) === undefined &&
        !isSaid(db, each, { channel, ordinal })
      )
    })
  const words = others.map((each) => ({ each, word: findWord(db, each) }))
  const waiting = words.flatMap(({ word }) => word ?? [])
  return {
    list: words.flatMap(({ each, word }) => (word === undefined ? [each] : [])),
    word: waiting.toSorted((one, other) => one.dueAt - other.dueAt).at(-1),
  }
}

/**
 * Whether a reminder has said it, or is going to. One that is sent again says nothing beyond itself that any reminder has
 * said, whichever it was and however it went.
 */
function isSaid(
  db: Db,
  { attendeeId, scheduleVersion }: Subject,
  { channel, ordinal }: { readonly channel: Channel; readonly ordinal: number },
): boolean {
  const { had, said } = queriesOf(db)
  if (ordinal > resendsFrom) return said.get(attendeeId, scheduleVersion) !== undefined
  return had.get(attendeeId, scheduleVersion, ordinal, channel) !== undefined
}

/** The attendees of one person who are to come on a day. */
function listComing(db: Db, patientId: number, day: Day): readonly number[] {
  const coming = build
    .selectFrom('attendee')
    .innerJoin('appointment', 'appointment.id', 'attendee.appointment_id')
    .select('attendee.id')
    .where('attendee.patient_id', 'in', cardsOf(db, patientId))
    .where('starts_at', '>=', day.startsAt)
    .where('starts_at', '<', day.endsAt)
    .where('appointment.status', '<>', 'cancelled')
    .where('attendee.cancelled_at', 'is', null)
    .where('present', '=', 1)
  return db.all(coming).map(({ id }) => id)
}

/** The word by staff about a plan that has not left yet; undefined: there is none. */
function findWord(db: Db, { attendeeId, scheduleVersion }: Subject): Word | undefined {
  return queriesOf(db).word.get(attendeeId, scheduleVersion, 1)
}

const queriesOf = perDatabase((db) => ({
  had: db.prepare((attendeeId: number, version: number, ordinal: number, channel: Channel) =>
    about(attendeeId, version)
      .where('ordinal', '=', ordinal)
      .where('message_subject.channel', '=', channel)
      .where(sql<boolean>`message_subject.kind = 'reminder' and message.state <> 'skipped'`),
  ),
  said: db.prepare((attendeeId: number, version: number) =>
    about(attendeeId, version).where(
      sql<boolean>`message_subject.kind = 'reminder' and message.state not in ('skipped', 'failed')`,
    ),
  ),
  word: db.prepare((attendeeId: number, version: number, byStaff: 1) =>
    about(attendeeId, version)
      .where(sql<boolean>`message.state in ('waiting', 'claimed', 'handing-over')`)
      .where('message.by_staff', '=', byStaff)
      .orderBy('due_at', 'desc'),
  ),
}))

/** The messages about a plan of somebody. */
function about(attendeeId: number, version: number) {
  return build
    .selectFrom('message_subject')
    .innerJoin('message', 'message.id', 'message_subject.message_id')
    .select(['message.due_at as dueAt', 'message.created_at as madeAt'])
    .where('message_subject.attendee_id', '=', attendeeId)
    .where('schedule_version', '=', version)
}
