import type { IsoDate } from '../lib/calendar.ts'
import type { AppointmentType, BlockKind } from '../types/types.ts'
import type { PlannedBlock } from './schedule.ts'

/** Where a block stands: the day of a calendar and its place among that day's blocks by start. */
export interface Place {
  readonly calendarId: number
  readonly date: IsoDate
  readonly position: number
}

/** A tick box as a page showed it: the block it stood for, and whether it was ticked. */
export interface ShownTick extends Place {
  /** Times and kind: another block in the same place has another. */
  readonly what: string
  readonly web: boolean
}

export interface Tick extends Place {
  readonly web: boolean | null
}

/** Whether patients may book in a block: its own word before that of its kind (rule 11). */
export function isOnline(block: PlannedBlock, kinds: ReadonlyMap<number, BlockKind>): boolean {
  return block.web ?? kinds.get(block.kindId)?.web ?? false
}

export function nameOfPlace(place: Place): string {
  return `${place.calendarId}_${place.date}_${place.position}`
}

export function nameOfTick(place: Place, block: PlannedBlock, web: boolean): string {
  return `${nameOfPlace(place)}_${whatIs(block)}_${web ? 1 : 0}`
}

/** What a hidden field of the page says was shown; undefined where it says nothing of the kind. */
export function parseTick(text: string): ShownTick | undefined {
  const [, calendar, date, position, what, web] =
    /^(\d{1,9})_(\d{4}-\d\d-\d\d)_(\d{1,3})_(\d{1,4}-\d{1,4}-\d{1,9})_([01])$/.exec(text) ?? []
  if (date === undefined || what === undefined) return undefined
  return { calendarId: Number(calendar), date, position: Number(position), what, web: web === '1' }
}

/**
 * What one tick asks for: nothing, where it is as it was shown or somebody else has done the same; 'changed', where
 * another block stands there by now; else the block's own word, or none where the level above says the same.
 */
export function judgeTick(
  shown: ShownTick,
  wanted: boolean,
  block: PlannedBlock | undefined,
  kinds: ReadonlyMap<number, BlockKind>,
): Tick | 'changed' | undefined {
  if (wanted === shown.web) return undefined
  if (!block || whatIs(block) !== shown.what) return 'changed'
  if (isOnline(block, kinds) === wanted) return undefined
  // A date that has no rows of its own yet says nothing of its own that it could take back.
  const asAbove = block.level === 'dated' && (block.above.web ?? kinds.get(block.kindId)?.web) === wanted
  return {
    calendarId: shown.calendarId,
    date: shown.date,
    position: shown.position,
    web: asAbove ? null : wanted,
  }
}

/** The types that patients may book in a block once it is ticked. */
export function typesIn(
  block: PlannedBlock,
  calendarId: number,
  kinds: ReadonlyMap<number, BlockKind>,
  types: readonly AppointmentType[],
): readonly AppointmentType[] {
  const allowed = block.types ?? kinds.get(block.kindId)?.types ?? 'all'
  return types.filter(
    (type) =>
      type.active &&
      type.online &&
      type.calendarIds.includes(calendarId) &&
      (allowed === 'all' || allowed.has(type.id)) &&
      (type.blockKindId === null || type.blockKindId === block.kindId) &&
      (type.locationIds.length === 0 || type.locationIds.includes(block.locationId)),
  )
}

function whatIs(block: PlannedBlock): string {
  return `${block.fromMinute}-${block.toMinute}-${block.kindId}`
}
