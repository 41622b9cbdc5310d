import { offerOf } from '../availability/asking.ts'
import { blocksOf } from '../availability/blocks.queries.ts'
import { listBusy } from '../availability/busy.queries.ts'
import { busyBook } from '../availability/busy.ts'
import { needsAt } from '../availability/places.queries.ts'
import { build, type Db } from '../db/run.ts'
import { dayBounds, type EpochSeconds, type IsoDate, type Zone } from '../lib/calendar.ts'
import type { Interval } from '../lib/interval.ts'
import { resolveLimits } from '../practice/settings.queries.ts'
import type { Calendar } from '../staff/calendars.ts'
import { findType } from '../types/types.queries.ts'
import type { AppointmentType } from '../types/types.ts'
import { daysOfWeek, type TakenBy, type Week } from './fit.ts'

/** What staff want to book at times of their own choice, wherever the blocks are (rule 15). */
export interface StaffPlan {
  /** Its minutes are those of the appointment. */
  readonly type: AppointmentType
  readonly calendar: Calendar
  readonly locationId: number
  readonly zone: Zone
  readonly patientIds: readonly number[]
  /** Appointments that are no obstacle, for they are moved. */
  readonly except: ReadonlySet<number>
}

/** Reads the weeks of a calendar one by one, each once. */
export function weekReader(db: Db, plan: StaffPlan, now: EpochSeconds): (date: IsoDate) => Week {
  const weeks = new Map<IsoDate, Week>()
  return (date) => {
    const days = daysOfWeek(date)
    const [monday = date] = days
    const week = weeks.get(monday) ?? readWeek(db, plan, days, now)
    weeks.set(monday, week)
    return week
  }
}

function readWeek(db: Db, plan: StaffPlan, days: readonly IsoDate[], now: EpochSeconds): Week {
  const { type, calendar, locationId, zone, except } = plan
  const [first = '', last = ''] = [days[0], days.at(-1)]
  const [from, to] = [dayBounds(zone, first).startsAt, dayBounds(zone, last).endsAt]
  const resources = [calendar.resourceId, ...new Set(type.needs.flat())]
  const busy = listBusy(db, resources, from, to, now, { appointmentIds: except })
  const needs = needsAt(db, type, locationId)
  const asked = { ...type, needs, calendarIds: new Set(type.calendarIds) }
  const limits = resolveLimits(db, type.id, calendar.id, locationId)
  return {
    offer: offerOf(
      { type: asked, locationId, locationOnline: true, zone, now },
      { ...calendar, limits, onlineTypes: [] },
      // Staff may book over a visitor's hold (rule 17).
      busyBook(busy.filter(({ by }) => by !== 'hold')),
    ),
    blocks: new Map(days.map((date) => [date, blocksOf(db, zone, calendar.id, date)])),
    theirs: listTheirs(db, plan, from, to),
    fromDate: calendar.fromDate,
    toDate: calendar.active ? calendar.toDate : '',
    locationId,
  }
}

function listTheirs(
  db: Db,
  { patientIds, except }: StaffPlan,
  from: number,
  to: number,
): readonly Interval[] {
  const rows = build
    .selectFrom('attendee')
    .innerJoin('appointment', 'appointment.id', 'attendee.appointment_id')
    .select(['appointment.id', 'starts_at as startsAt', 'ends_at as endsAt'])
    .where('patient_id', 'in', [...patientIds])
    .where('attendee.cancelled_at', 'is', null)
    .where('appointment.cancelled_at', 'is', null)
    .where('starts_at', '<', to)
    .where('ends_at', '>', from)
  return patientIds.length === 0 ? [] : db.all(rows).filter(({ id }) => !except.has(id))
}

/** What occupies the practitioner around a start, buffers included; of whom it is, staff see in the agenda. */
export function listTakenBy(db: Db, plan: StaffPlan, around: Interval): readonly TakenBy[] {
  const rows = build
    .selectFrom('occupancy')
    .innerJoin('appointment', 'appointment.id', 'occupancy.appointment_id')
    .select(['appointment.id', 'type_id', 'occupancy.starts_at as startsAt', 'occupancy.ends_at as endsAt'])
    .where('live', '=', 1)
    .where('resource_id', '=', plan.calendar.resourceId)
    .where('occupancy.starts_at', '<', around.endsAt + longest)
    .where('occupancy.starts_at', '>', around.startsAt - longest)
    .orderBy('occupancy.starts_at')
  return db.all(rows).flatMap(({ id, type_id, startsAt, endsAt }) => {
    const type = findType(db, type_id)
    const [before, after] = [(type?.bufferBefore ?? 0) * 60, (type?.bufferAfter ?? 0) * 60]
    const inTheWay = startsAt - before < around.endsAt && endsAt + after > around.startsAt
    return inTheWay && !plan.except.has(id) ? [{ id, startsAt, endsAt, typeName: type?.name ?? '' }] : []
  })
}

/** No appointment is longer than this, nor reaches further with its buffers, in seconds. */
const longest = 2 * 86_400
