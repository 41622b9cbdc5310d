import { copyAttendees, isReachedElsewhere } from '../appointments/copy-attendees.commands.ts'
import { insertNew } from '../appointments/insert.commands.ts'
import { beginSeries } from '../appointments/series.commands.ts'
import { findLastNumber, findRepeated, type Repeated } from '../appointments/series.queries.ts'
import type { SeriesRule } from '../appointments/series.ts'
import { countUp } from '../appointments/staff-change.commands.ts'
import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import { closeOpen } from '../follow-up/follow-up.commands.ts'
import { type EpochSeconds, weekday } from '../lib/calendar.ts'
import type { Keys } from '../lib/token.ts'
import { overtake } from '../messages/announce.commands.ts'
import { copyAutomatic } from '../messages/automatic.commands.ts'
import { queueCalendarNews } from '../messages/calendar-news.commands.ts'
import { recordEvent } from '../messages/history.commands.ts'
import { queueSeries } from '../messages/series.commands.ts'
import { findPending } from '../messages/told.queries.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import type { StaffPlan } from './fit.queries.ts'
import { meansAt, meansOnPurpose } from './fit.ts'
import { type Chosen, type PlanReader, planOf, type Taking, takingsOf } from './plan.ts'
import { planReader, staffPlanOf, wantedOf, whyNotRepeated } from './repeat.queries.ts'

export interface Repeat {
  readonly appointmentId: number
  /** The appointment's, as the form showed it. */
  readonly version: number
  readonly rule: SeriesRule
  /** What was chosen for each date. */
  readonly chosen: Chosen
  /** Whether the patients get their message. */
  readonly tell: boolean
}

/**
 * Makes a series of an appointment (O12): every date a real appointment with the same people, all of them and what follows
 * in one write, and one message for each patient (O8). Refuses `over`, `edited-meanwhile`, `slot-taken` where a date is no
 * longer what was chosen, and `not-offered` where nothing was; then nothing has changed.
 */
export function makeSeries(
  db: Db,
  keys: Keys,
  repeat: Repeat,
  actor: Actor,
  now: EpochSeconds,
): Attempt<Made> {
  return db.attempt(() => {
    const source = requireSource(db, repeat)
    const plan = staffPlanOf(db, source) ?? refuse('not-offered')
    const reader = planReader(db, plan, now)
    const rows = planOf(reader, wantedOf(source, repeat.rule, plan.zone), repeat.chosen)
    if (rows.some(({ key, changed }) => changed || repeat.chosen(key) === undefined))
      return refuse('slot-taken')
    const takings = takingsOf(rows)
    if (takings.length === 0) return refuse('not-offered')
    const seriesId = seriesOf(db, source, withFirstDay(repeat.rule, source, plan), actor, now)
    const first = findLastNumber(db, seriesId) + 1
    const booked = takings.map((taking, index) =>
      bookOne(db, keys, { source, plan, reader, taking, seriesId, number: first + index }, actor, now),
    )
    const messageIds = tellAll(db, source, booked, repeat.tell, now)
    recordAudit(db, actor, 'repeated', 'appointment', source.id, now, {
      series: seriesId,
      count: booked.length,
    })
    return { count: booked.length, messageIds }
  })
}

interface Made {
  /** How many were booked. */
  readonly count: number
  readonly messageIds: readonly number[]
}

function requireSource(db: Db, { appointmentId, version }: Repeat): Repeated {
  const source = findRepeated(db, appointmentId)
  if (!source || source.cancelled) return refuse('over')
  if (source.version !== version || whyNotRepeated(db, source) !== undefined)
    return refuse('edited-meanwhile')
  return source
}

function withFirstDay(rule: SeriesRule, { startsAt }: Repeated, { zone }: StaffPlan): SeriesRule {
  const first = weekday(zone.local(startsAt).date)
  return { ...rule, weekdays: [...new Set([...rule.weekdays, first])].sort() }
}

/** A new series with the appointment as its first, or the one whose last it is. */
function seriesOf(db: Db, source: Repeated, rule: SeriesRule, actor: Actor, now: EpochSeconds): number {
  const written = JSON.stringify(rule)
  const known = source.seriesId
  if (known === null) {
    const id = db.insert('series', { rule: written, created_at: now, created_by: actor.userId })
    beginSeries(db, source.id, id)
    return id
  }
  db.run(build.updateTable('series').set({ rule: written }).where('id', '=', known))
  countUp(db, source.id)
  return known
}

interface One {
  readonly source: Repeated
  readonly plan: StaffPlan
  readonly reader: PlanReader
  readonly taking: Taking
  readonly seriesId: number
  readonly number: number
}

/** By the attendees of the source. */
type Copies = ReadonlyMap<number, number>

function bookOne(db: Db, keys: Keys, one: One, actor: Actor, now: EpochSeconds): Copies {
  const { source, taking } = one
  const appointmentId = insertOne(db, one, actor, now)
  const copies = copyAttendees(db, keys, source.id, appointmentId)
  for (const [from, attendeeId] of copies) {
    copyAutomatic(db, from, attendeeId, now)
    const event = { appointmentId, attendeeId, actor, toStartsAt: taking.at }
    recordEvent(db, { ...event, action: 'booked' }, now)
  }
  queueCalendarNews(db, appointmentId, null, actor, now)
  return copies
}

/** The database refuses what is taken and was not meant to be laid over. */
function insertOne(
  db: Db,
  { source, plan, reader, taking, seriesId, number }: One,
  actor: Actor,
  now: EpochSeconds,
): number {
  const { type, calendar, zone } = plan
  const { at, onPurpose } = taking
  const week = reader.weekOf(zone.local(at).date)
  const place = {
    ...{ calendarId: calendar.id, locationId: source.locationId },
    ...{ startsAt: at, endsAt: at + week.offer.length },
    resources: meansAt(week, at) ?? meansOnPurpose(week, at),
  }
  const own = { places: source.places, series: { id: seriesId, number }, userId: actor.userId, onPurpose }
  return insertNew(db, { type, zone, place, origin: 'staff', marked: false, ...own }, now)
}

/** One message for each patient, however many there are. */
function tellAll(
  db: Db,
  source: Repeated,
  booked: readonly Copies[],
  tell: boolean,
  now: EpochSeconds,
): readonly number[] {
  const messageIds = source.attendees.flatMap(({ id }) => {
    const theirs = booked.flatMap((copies) => copies.get(id) ?? [])
    return tellOne(db, id, theirs, tell, now)
  })
  for (const { patientId } of source.attendees)
    closeOpen(db, 'cancelled-online', { patientId }, 'booked-again', now)
  return messageIds
}

/** The first appointment is in the list, too: its own confirmation, where it still waits, has nothing more to say. */
function tellOne(
  db: Db,
  id: number,
  theirs: readonly number[],
  tell: boolean,
  now: EpochSeconds,
): readonly number[] {
  const withFirst = isReachedElsewhere(db, id)
  const listed = withFirst ? [id, ...theirs] : theirs
  if (tell && withFirst && findPending(db, id)?.told === null) overtake(db, id, now)
  const entries = listed.map((attendeeId) => ({ attendeeId, was: null, changeId: null }))
  return queueSeries(db, 'series-created', entries, { tell, mustReach: false }, now)
}
