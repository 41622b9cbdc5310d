import type { EpochSeconds, Zone } from '../lib/calendar.ts'
import { type Interval, overlaps } from '../lib/interval.ts'
import type { Closure } from '../practice/practice.ts'
import type { Calendar } from '../staff/calendars.ts'
import type { AppointmentType } from '../types/types.ts'
import type { Block, FreeTime, Reason } from './model.ts'
import type { Occupant } from './occupants.ts'
import type { Except } from './wish.ts'

/** What stands in the way of a time that staff want. */
export interface Obstacle extends Interval {
  readonly resourceId: number
  /** 'buffer': only the time that is kept free around an appointment. */
  readonly by: Occupant['by'] | 'buffer'
  /** Of the appointment, the hold or the absence. */
  readonly id: number
  readonly typeId: number | null
  /** Until when a hold is kept; null for anything else. */
  readonly keptUntil: EpochSeconds | null
}

/** The time that staff want to take of practitioner, room and device, and what is kept free around it, in seconds. */
export interface Wanted extends Interval {
  readonly before: number
  readonly after: number
}

/** A time at which somebody of the staff wants to book, wherever the blocks are. */
export interface StaffWish {
  readonly type: AppointmentType
  readonly calendar: Calendar
  readonly locationId: number
  readonly zone: Zone
  readonly startsAt: EpochSeconds
  /** What is no obstacle: the appointment that is being moved. */
  readonly except?: Except
  /** Rooms and devices it has already: taken again where they are free. */
  readonly keeps?: readonly number[]
}

/** A time at which staff want to book, as long as they want it, perhaps in a room of their choice. */
export interface DeskWish extends StaffWish {
  readonly minutes: number
  /** Rooms and devices that staff have chosen; whatever need they do not meet is met by others. */
  readonly chosen: readonly number[]
}

export interface DeskTime {
  /** The rooms and devices that will be taken. */
  readonly means: readonly number[]
  /** What stands in the way of the practitioner and of these. */
  readonly obstacles: readonly Obstacle[]
  /** The needs that nothing at this location meets, by their place in the type's list. */
  readonly unmet: readonly number[]
}

export interface DeskRules {
  /** Every rule that keeps this time from patients, blocks and limits alike; what is occupied is another matter. */
  readonly reasons: readonly Reason[]
  /** The block that the time lies in. */
  readonly block: Block | undefined
  /** What closes the practice or the location that day, with or without a block. */
  readonly closure: Closure | undefined
}

/** What staff look for. */
export interface DeskSearch {
  readonly type: AppointmentType
  readonly minutes: number
  readonly calendars: readonly Calendar[]
  /** Where; several: any of them. */
  readonly locationIds: readonly number[]
  /** A room or device that must be free; undefined: whatever meets the type's needs. */
  readonly room: number | undefined
  /** Only what patients are offered, too. */
  readonly offered: boolean
  readonly zone: Zone
  readonly now: EpochSeconds
}

export type DeskFree = Pick<FreeTime, 'startsAt' | 'endsAt' | 'calendarId' | 'locationId'>

/** Nobody can be there twice: to book over it is done on purpose (rule 18). Holds and buffers only have to be said. */
export function isHard({ by }: Pick<Obstacle, 'by'>): boolean {
  return by === 'appointment' || by === 'absence'
}

/** What of a resource's occupants stands in the way. */
export function obstaclesOf(
  resourceId: number,
  occupants: readonly Occupant[],
  wanted: Wanted,
): readonly Obstacle[] {
  return occupants.flatMap((each): Obstacle[] => {
    const { id, typeId, startsAt, endsAt, keptUntil } = each
    const obstacle = { resourceId, id, typeId, startsAt, endsAt, keptUntil }
    if (overlaps(each, wanted)) return [{ ...obstacle, by: each.by }]
    const near = each.by === 'appointment' && overlaps(around(each), around(wanted))
    return near ? [{ ...obstacle, by: 'buffer' }] : []
  })
}

function around({ startsAt, endsAt, before, after }: Wanted): Interval {
  return { startsAt: startsAt - before, endsAt: endsAt + after }
}

/**
 * A resource for each need, all different, each with no more in its way than need be: free ones first, then such as are
 * only held or close to another appointment, in the end any. A need that nothing meets is left out.
 */
export function chooseMeans(
  needs: readonly (readonly number[])[],
  obstacles: (resourceId: number) => readonly Pick<Obstacle, 'by'>[],
): readonly number[] {
  const free = (id: number) => obstacles(id).length === 0
  const soft = (id: number) => !obstacles(id).some(isHard)
  for (const fits of [free, soft]) {
    const chosen = assign(needs, fits, [])
    if (chosen) return chosen
  }
  const chosen: number[] = []
  for (const need of needs) {
    const rest = need.filter((id) => !chosen.includes(id))
    const best = rest.find(free) ?? rest.find(soft) ?? rest[0]
    if (best !== undefined) chosen.push(best)
  }
  return chosen
}

function assign(
  [need, ...others]: readonly (readonly number[])[],
  fits: (id: number) => boolean,
  chosen: readonly number[],
): readonly number[] | undefined {
  if (need === undefined) return chosen
  for (const id of need) {
    if (chosen.includes(id) || !fits(id)) continue
    const all = assign(others, fits, [...chosen, id])
    if (all) return all
  }
  return undefined
}
