import type { Asked } from '../availability/trail.ts'
import { build, type Db } from '../db/run.ts'
import type { EpochSeconds, IsoDate } from '../lib/calendar.ts'
import { dayBounds } from '../lib/calendar.ts'
import type { Location, Practice } from '../practice/practice.ts'
import { listEveryLocation } from '../practice/settings.queries.ts'
import { findTemplateBlock, isDatedDay, listBlocks, listPeriods } from '../schedule/blocks.queries.ts'
import { listComingClosures } from '../schedule/closures.queries.ts'
import { isInForce } from '../schedule/schedule.ts'
import { listTemplates } from '../schedule/templates.queries.ts'
import type { Calendar } from '../staff/calendars.ts'
import { listBlockKinds, listMeans, listNeeds, listTypes } from '../types/types.queries.ts'
import type { AppointmentType } from '../types/types.ts'
import type { BlockPlace, Case, DaySchedule, NamedNeed, Occupant } from './why.ts'

/** What words about one calendar on one date need besides the judgement itself. */
export function readFacts(
  db: Db,
  practice: Practice,
  type: AppointmentType,
  calendar: Calendar,
  location: Location,
  date: IsoDate,
  now: EpochSeconds,
): Omit<Case, 't' | 'format' | 'ways' | keyof Asked> {
  const day = dayBounds(practice.zone, date)
  return {
    type,
    calendar,
    location,
    locations: listEveryLocation(db),
    kinds: new Map(listBlockKinds(db).map((kind) => [kind.id, kind])),
    needs: namedNeeds(db, type.id),
    closures: listComingClosures(db, date).filter(({ from }) => from <= date),
    occupants: listOccupants(db, calendar.resourceId, day.startsAt - aDay, day.endsAt + aDay, now),
    date,
    today: practice.zone.local(now).date,
    schedule: scheduleOf(db, calendar.id, date),
  }
}

const aDay = 86_400

function namedNeeds(db: Db, typeId: number): readonly NamedNeed[] {
  const means = new Map(
    listMeans(db)
      .filter(({ active }) => active)
      .map(({ id, name }) => [id, name]),
  )
  return listNeeds(db, typeId).map(({ name, resourceIds }) => ({
    name,
    means: resourceIds.flatMap((id) => means.get(id) ?? []),
  }))
}

function scheduleOf(db: Db, calendarId: number, date: IsoDate): DaySchedule {
  const draft = listTemplates(db, date).find(
    (each) => each.calendarId === calendarId && each.status === 'draft',
  )
  const places = listBlocks(db, calendarId, date).map((block, position): [string, BlockPlace] => {
    const from = block.level === 'template' ? findTemplateBlock(db, block.id) : undefined
    const template = from ? { id: from.templateId, blockId: from.id } : null
    return [`${block.level}-${block.id}-${date}`, { position, template }]
  })
  return {
    dated: isDatedDay(db, calendarId, date),
    inForce: listPeriods(db, calendarId).some((period) => isInForce(period, date)),
    draftId: draft?.id,
    places: new Map(places),
  }
}

/** What takes a resource's time between two instants, by start. */
function listOccupants(
  db: Db,
  resourceId: number,
  from: number,
  to: number,
  now: number,
): readonly Occupant[] {
  const around = buffersOf(db)
  const booked = db.all(appointments(resourceId, from, to)).map(({ typeId, ...each }) => ({
    ...each,
    ...around(typeId),
    by: 'appointment' as const,
    keptUntil: null,
  }))
  const held = db.all(holds(resourceId, from, to, now)).map(({ typeId, ...each }) => ({
    ...each,
    ...around(typeId),
    by: 'hold' as const,
  }))
  const none = { before: 0, after: 0, by: 'absence' as const, keptUntil: null }
  const away = db.all(absences(resourceId, from, to)).map((each) => ({ ...each, ...none }))
  return [...booked, ...held, ...away].toSorted((one, other) => one.startsAt - other.startsAt)
}

/** What is kept free around appointments and holds of a type, in seconds. */
function buffersOf(db: Db): (typeId: number) => { readonly before: number; readonly after: number } {
  const types = new Map(listTypes(db).map((each) => [each.id, each]))
  return (typeId) => ({
    before: (types.get(typeId)?.bufferBefore ?? 0) * 60,
    after: (types.get(typeId)?.bufferAfter ?? 0) * 60,
  })
}

function appointments(resourceId: number, from: number, to: number) {
  return build
    .selectFrom('occupancy')
    .innerJoin('appointment', 'appointment.id', 'occupancy.appointment_id')
    .select(['appointment.id', 'type_id as typeId'])
    .select(['occupancy.starts_at as startsAt', 'occupancy.ends_at as endsAt'])
    .where('occupancy.live', '=', 1)
    .where('occupancy.resource_id', '=', resourceId)
    .where('occupancy.starts_at', '<', to)
    .where('occupancy.starts_at', '>', from - aDay)
    .where('occupancy.ends_at', '>', from)
}

function holds(resourceId: number, from: number, to: number, now: number) {
  return build
    .selectFrom('hold')
    .innerJoin('hold_resource', 'hold_resource.hold_id', 'hold.id')
    .select(['hold.id', 'type_id as typeId', 'starts_at as startsAt', 'ends_at as endsAt'])
    .select('expires_at as keptUntil')
    .where('resource_id', '=', resourceId)
    .where('expires_at', '>', now)
    .where('keeps', '=', 1)
    .where('given_up_at', 'is', null)
    .where('starts_at', '<', to)
    .where('ends_at', '>', from)
}

function absences(resourceId: number, from: number, to: number) {
  return build
    .selectFrom('absence')
    .select(['id', 'starts_at as startsAt', 'ends_at as endsAt'])
    .where('resource_id', '=', resourceId)
    .where('ends_at', '>', from)
    .where('starts_at', '<', to)
}
