import { listOccupants } from '../availability/occupants.queries.ts'
import type { Asked } from '../availability/trail.ts'
import type { Db } from '../db/run.ts'
import type { EpochSeconds, IsoDate } from '../lib/calendar.ts'
import { dayBounds } from '../lib/calendar.ts'
import type { Location, Practice } from '../practice/practice.ts'
import { listEveryLocation } from '../practice/settings.queries.ts'
import { findTemplateBlock, isDatedDay, listBlocks, listPeriods } from '../schedule/blocks.queries.ts'
import { listComingClosures } from '../schedule/closures.queries.ts'
import { isInForce } from '../schedule/schedule.ts'
import { listTemplates } from '../schedule/templates.queries.ts'
import type { Calendar } from '../staff/calendars.ts'
import { listBlockKinds, listMeans, listNeeds } from '../types/types.queries.ts'
import type { AppointmentType } from '../types/types.ts'
import type { BlockPlace, Case, DaySchedule, NamedNeed } from './why.ts'

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
