import { blocksOf } from '../availability/blocks.queries.ts'
import type { Block } from '../availability/model.ts'
import type { Db } from '../db/run.ts'
import { type Language, textIn } from '../i18n/languages.ts'
import type { IsoDate, Zone } from '../lib/calendar.ts'
import type { Practice } from '../practice/practice.ts'
import { listLocations } from '../practice/settings.queries.ts'
import { type Calendar, isHereOn } from '../staff/calendars.ts'
import { findBlockKind } from '../types/types.queries.ts'
import type { ShownBlock } from './agenda.ts'

/** A block of somebody's hours with what the agenda shows of it. */
export interface PlacedBlock extends ShownBlock {
  readonly locationId: number
  /** The rooms it is usually in. */
  readonly resources: readonly number[]
}

/** The hours of a calendar on a date, by start. */
export function shownBlocks(db: Db, zone: Zone, calendar: Calendar, date: IsoDate): readonly PlacedBlock[] {
  if (!isHereOn(calendar, date)) return []
  return blocksOf(db, zone, calendar.id, date).map((block) => shownBlock(db, calendar, block))
}

/** Profession and, where there are several locations, where the blocks are. */
export function detailOf(
  db: Db,
  practice: Practice,
  calendar: Calendar,
  blocks: readonly PlacedBlock[],
  language: Language,
): string {
  const locations = listLocations(db)
  const here = locations.filter(
    ({ id }) => locations.length > 1 && blocks.some((block) => block.locationId === id),
  )
  const profession = textIn(calendar.profession, language, practice.language)
  return [profession, ...here.map((each) => each.name)].filter(Boolean).join(' · ')
}

function shownBlock(db: Db, calendar: Calendar, block: Block): PlacedBlock {
  const { startsAt, endsAt, web, locationId, resources } = block
  const kind = findBlockKind(db, block.kindId)
  return {
    startsAt,
    endsAt,
    calendarId: calendar.id,
    name: kind?.name ?? '',
    colour: kind?.colour ?? 6,
    web: web.value && calendar.online,
    locationId,
    resources,
  }
}
