import { freeDays } from '../availability/free.queries.ts'
import { build, type Db } from '../db/run.ts'
import { dayBounds, type EpochSeconds, type IsoDate } from '../lib/calendar.ts'
import type { Interval } from '../lib/interval.ts'
import type { Practice } from '../practice/practice.ts'
import { listLocations } from '../practice/settings.queries.ts'
import { listBlocks } from '../schedule/blocks.queries.ts'
import { type ClockDay, realLength } from '../schedule/clock-change.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import type { Calendar } from '../staff/calendars.ts'
import { findBlockKind, listTypes } from '../types/types.queries.ts'
import type { AppointmentType } from '../types/types.ts'
import type { Booked, OfferedThere, PlayedBlock, Rehearsal } from './clock-change.ts'

/** No appointment is longer than this, in seconds. */
const longest = 86_400

/** What the schedule, the appointments and the free times make of a day on which the clock changes. */
export function rehearse(db: Db, practice: Practice, day: ClockDay, now: EpochSeconds): Rehearsal {
  const calendars = listCalendars(db).filter(({ active }) => active)
  const bounds = dayBounds(practice.zone, day.date)
  return {
    day,
    blocks: calendars.flatMap((calendar) => blocksOf(db, practice, calendar, day.date)),
    booked: listBooked(db, bounds),
    offered: offeredIn(db, practice, calendars, day, Math.max(now, bounds.startsAt - longest)),
  }
}

/** How many appointments begin on a date. */
export function countOn(db: Db, practice: Practice, date: IsoDate): number {
  const { startsAt, endsAt } = dayBounds(practice.zone, date)
  const row = db.get(
    build
      .selectFrom('appointment')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('status', '<>', 'cancelled')
      .where('starts_at', '>=', startsAt)
      .where('starts_at', '<', endsAt),
  )
  return row?.count ?? 0
}

function blocksOf(db: Db, { zone }: Practice, calendar: Calendar, date: IsoDate): readonly PlayedBlock[] {
  const here = (calendar.fromDate ?? date) <= date && date <= (calendar.toDate ?? date)
  if (!here) return []
  return listBlocks(db, calendar.id, date).map(({ fromMinute, toMinute, kindId }) => ({
    fromMinute,
    toMinute,
    kind: findBlockKind(db, kindId)?.name ?? '',
    name: calendar.publicName,
    ...realLength(zone, date, fromMinute, toMinute),
  }))
}

function listBooked(db: Db, { startsAt, endsAt }: Interval): readonly Booked[] {
  return db.all(
    build
      .selectFrom('appointment')
      .innerJoin('calendar', 'calendar.id', 'calendar_id')
      .select(['appointment.id', 'public_name as name', 'starts_at as startsAt', 'ends_at as endsAt'])
      .where('status', '<>', 'cancelled')
      .where('starts_at', '<', endsAt)
      .where('starts_at', '>', startsAt - longest)
      .where('ends_at', '>', startsAt)
      .orderBy('starts_at')
      .orderBy('appointment.id'),
  )
}

/** The free times that begin while the clock shows the missing or doubled minutes, as they will be the day before. */
function offeredIn(
  db: Db,
  { zone }: Practice,
  calendars: readonly Calendar[],
  day: ClockDay,
  now: EpochSeconds,
): readonly OfferedThere[] {
  const inside = (at: EpochSeconds) => {
    const { date, minute } = zone.local(at)
    return date === day.date && day.fromMinute <= minute && minute < day.toMinute
  }
  const times = (type: AppointmentType, locationId: number, calendar: Calendar) =>
    [...freeDays(db, { type, calendars: [calendar], locationId, zone, now }, day.date, day.date)]
      .flatMap((free) => free.times)
      .filter(({ startsAt }) => inside(startsAt))
      .map(({ startsAt }) => ({ startsAt, type: type.name, name: calendar.publicName }))
  const types = listTypes(db).filter(({ online, active }) => online && active)
  return types.flatMap((type) =>
    listLocations(db).flatMap(({ id }) =>
      calendars
        .filter((calendar) => type.calendarIds.includes(calendar.id))
        .flatMap((calendar) => times(type, id, calendar)),
    ),
  )
}
