import { sql } from 'kysely'
import { build, type Db, perDatabase } from '../db/run.ts'
import type { MessageKind, Subject } from './messages.ts'
import type { Plan } from './plan.ts'

/** A message by staff that has not reached its reader yet: it waits, or the reader is still to be phoned. */
export interface Pending {
  /** One for each channel. */
  readonly messageIds: readonly [number, ...number[]]
  readonly waits: boolean
  readonly told: Plan | null
}

/** What of an attendee's messages by staff is still to arrive; there is one at most, and by no channel has it left. */
export function findPending(db: Db, attendeeId: number): Pending | undefined {
  const [row, ...others] = queriesOf(db).pending.all(attendeeId, 1, 'waiting')
  if (!row) return undefined
  const waits = [row, ...others].some(({ state }) => state === 'waiting')
  return { messageIds: [row.id, ...others.map(({ id }) => id)], waits, told: planOf(row) }
}

/** What an attendee knew when a change was made, as its message or the one that it took back says; undefined: neither. */
export function findKnown(db: Db, attendeeId: number, changeId: number): Pick<Pending, 'told'> | undefined {
  const row = queriesOf(db).known.get(attendeeId, changeId)
  return row && { told: planOf(row) }
}

/** What the reader knew of a plan that they were to be asked to give up, where a change took that question back. */
export function findAsked(
  db: Db,
  about: { readonly attendeeId: number; readonly scheduleVersion: number },
  changeId: number,
): Pick<Pending, 'told'> | undefined {
  const row = queriesOf(db).asked.get(about.attendeeId, about.scheduleVersion, changeId, 'propose')
  return row && { told: planOf(row) }
}

/**
 * Which of the messages of this kind about one version the next one is. What staff did they may take back and do again, so
 * each of theirs is a message of its own; anything else is told once (the index on message_subject refuses the second).
 */
export function nextOrdinal(
  db: Db,
  about: { readonly attendeeId: number; readonly scheduleVersion: number },
  kind: MessageKind,
  byStaff: boolean,
): number {
  const earlier = queriesOf(db).ordinals.all(about.attendeeId, kind, about.scheduleVersion)
  const theirs = earlier.filter((each) => byStaff || each.by_staff === 1)
  return 1 + Math.max(0, ...theirs.map(({ ordinal }) => ordinal))
}

/**
 * The subject as one message has to tell it: a cancellation names the time that its reader knows, a move the one that it
 * takes the place of. Others are as they are.
 */
export function asTold(
  db: Db,
  message: { readonly id: number; readonly kind: MessageKind },
  subject: Subject,
) {
  const row = message.kind === 'reminder' ? undefined : queriesOf(db).told.get(message.id)
  const told = row && planOf(row)
  return row && told ? tellFrom(message.kind, subject, { ...row, ...told }) : subject
}

interface Known extends Plan {
  readonly place: string | null
  readonly placePhone: string | null
  readonly who: string | null
}

function tellFrom(kind: MessageKind, subject: Subject, told: Known): Subject {
  const { startsAt, endsAt, place } = told
  if (kind === 'moved') {
    const elsewhere = place !== null && place !== subject.location ? { movedFromPlace: place } : {}
    return { ...subject, movedFrom: startsAt, movedFromUntil: endsAt, ...elsewhere }
  }
  if (kind !== 'cancelled') return subject
  const where = { location: place ?? subject.location, locationPhone: told.placePhone }
  return { ...subject, startsAt, endsAt, ...where, practitioner: told.who ?? subject.practitioner }
}

export interface ToldRow {
  readonly told_starts_at: number | null
  readonly told_ends_at: number | null
  readonly told_calendar_id: number | null
  readonly told_location_id: number | null
  readonly told_version: number | null
}

export function planOf(row: ToldRow): Plan | null {
  const { told_starts_at: startsAt, told_ends_at: endsAt, told_version: scheduleVersion } = row
  const { told_calendar_id: calendarId, told_location_id: locationId } = row
  if (startsAt === null || endsAt === null || scheduleVersion === null) return null
  if (calendarId === null || locationId === null) return null
  return { startsAt, endsAt, calendarId, locationId, scheduleVersion }
}

export const toldColumns = [
  'message_subject.told_starts_at',
  'message_subject.told_ends_at',
  'message_subject.told_calendar_id',
  'message_subject.told_location_id',
  'message_subject.told_version',
] as const

/** Whether the same message has left, or may have, by another channel. */
const leftByAnother = sql<boolean>`exists (
  select 1 from message_subject as other join message as sibling on sibling.id = other.message_id
  where other.attendee_id = message_subject.attendee_id and other.kind = message_subject.kind
    and other.schedule_version = message_subject.schedule_version
    and other.ordinal = message_subject.ordinal and other.channel <> message_subject.channel
    and sibling.state in ('claimed', 'handing-over', 'sent', 'delivered', 'unknown'))`

const queriesOf = perDatabase((db) => ({
  pending: db.prepare((attendeeId: number, byStaff: 1, waiting: 'waiting') =>
    build
      .selectFrom('message')
      .innerJoin('message_subject', 'message_subject.message_id', 'message.id')
      .leftJoin('follow_up', (join) =>
        join.onRef('follow_up.message_id', '=', 'message.id').on('follow_up.closed_at', 'is', null),
      )
      .select(['message.id', 'message.state', ...toldColumns])
      .where('message.attendee_id', '=', attendeeId)
      .where('message.by_staff', '=', byStaff)
      .where((eb) => eb.or([eb('message.state', '=', waiting), eb('follow_up.id', 'is not', null)]))
      .where(({ not }) => not(leftByAnother))
      .orderBy('message.id', 'desc'),
  ),
  known: db.prepare((attendeeId: number, changeId: number) =>
    build
      .selectFrom('message')
      .innerJoin('message_subject', 'message_subject.message_id', 'message.id')
      .select(toldColumns)
      .where('message.attendee_id', '=', attendeeId)
      .where((eb) => eb.or([eb('change_id', '=', changeId), eb('withdrawn_by', '=', changeId)]))
      .orderBy('message.id', 'desc'),
  ),
  asked: db.prepare((attendeeId: number, version: number, changeId: number, kind: 'propose') =>
    build
      .selectFrom('message')
      .innerJoin('message_subject', 'message_subject.message_id', 'message.id')
      .select(toldColumns)
      .where('message.attendee_id', '=', attendeeId)
      .where('message_subject.schedule_version', '=', version)
      .where('message.withdrawn_by', '=', changeId)
      .where('message.kind', '=', kind),
  ),
  ordinals: db.prepare((attendeeId: number, kind: MessageKind, version: number) =>
    build
      .selectFrom('message_subject')
      .innerJoin('message', 'message.id', 'message_subject.message_id')
      .select(['message_subject.ordinal', 'message.by_staff'])
      .where('message_subject.attendee_id', '=', attendeeId)
      .where('message_subject.kind', '=', kind)
      .where('message_subject.schedule_version', '=', version),
  ),
  told: db.prepare((messageId: number) =>
    build
      .selectFrom('message_subject')
      .leftJoin('location', 'location.id', 'message_subject.told_location_id')
      .leftJoin('calendar', 'calendar.id', 'message_subject.told_calendar_id')
      .select([...toldColumns, 'location.name as place', 'location.phone as placePhone'])
      .select('calendar.public_name as who')
      .where('message_id', '=', messageId),
  ),
}))
