import type { EpochSeconds, Zone } from '../lib/calendar.ts'
import type { Interval } from '../lib/interval.ts'
import type { Level, Sourced, Visibility } from '../practice/limits.ts'
import type { BusyBook } from './busy.ts'

/** Where a choice about a block was made; the first that is set wins (rule 11). */
export type BlockLevel = 'dated' | 'template' | 'kind'

export interface FromBlock<T> {
  readonly value: T
  readonly level: BlockLevel
}

/** A stretch of one calendar's schedule on a real date (J32): choices resolved, clock changes done. */
export interface Block extends Interval {
  /** Stays the same while the block does. */
  readonly id: string
  readonly calendarId: number
  readonly kindId: number
  readonly locationId: number
  /** "Bookable on the web" (F18). */
  readonly web: FromBlock<boolean>
  /** The appointment types allowed in it (J36); 'all' also lets in types made later. */
  readonly types: FromBlock<'all' | ReadonlySet<number>>
  /** The rooms and devices in use of this block: a need that one of them meets is met by no other (rule 14). */
  readonly resources: readonly number[]
  /** What its kind says of the times shown in it (P7); null: as calendar and type. */
  readonly visibility: Visibility | null
  /** Whether its location is closed that day: then patients cannot book. */
  readonly closed: boolean
}

/** An appointment type. To rebook: online true, its own length in minutes, `blockKindId` null (F35, F62, rule 19). */
export interface OfferedType {
  readonly id: number
  readonly online: boolean
  /** The calendars that do it (F26). */
  readonly calendarIds: ReadonlySet<number>
  readonly minutes: number
  /** Starts are this far apart, counted from the block's start (F25); at least 1. */
  readonly gridMinutes: number
  /** Kept free for practitioner and resources around the appointment, also outside the block (rule 14). */
  readonly bufferBefore: number
  readonly bufferAfter: number
  /** Only in blocks of this kind (F33); null: no filter. */
  readonly blockKindId: number | null
  /** Times appear only this many hours before their start (rule 15); null: at once. */
  readonly releaseHours: number | null
  /** Each need is met by any one of its resources, tried in this order; all needs by different ones (F9, rule 14). */
  readonly needs: readonly (readonly number[])[]
}

export interface OfferedCalendar {
  readonly id: number
  /** The practitioner, or the service, as something that can be occupied. */
  readonly resourceId: number
  readonly active: boolean
  readonly online: boolean
  /** Resolved for the type and the location that are asked for; 0 hours, null days and null bookings: no limit. */
  readonly limits: {
    readonly leadHours: Sourced<number>
    readonly horizonDays: Sourced<number | null>
    readonly maxOwnBookings: Sourced<number | null>
    readonly visibility: Sourced<Visibility>
  }
  /** All the types that patients can book in it. */
  readonly onlineTypes: readonly OnlineType[]
}

/** What may go into a gap (rule 12). */
export interface OnlineType {
  readonly id: number
  readonly minutes: number
  readonly blockKindId: number | null
  /** Empty: at every location. */
  readonly locationIds: readonly number[]
}

export interface Ask {
  readonly type: OfferedType
  /** null: any location. */
  readonly locationId: number | null
  /** Whether that location takes new bookings on the web (F39). */
  readonly locationOnline: boolean
  /** 'any': all free times, whatever is shown of them (rule 12); for a time that was chosen when it was shown. */
  readonly shown?: 'any'
  readonly now: EpochSeconds
  readonly zone: Zone
}

/**
 * What occupies a resource; an appointment's own buffers are already added. The visitor's own hold, and the appointment
 * that is being moved (F62), are left out by the caller.
 */
export interface Busy extends Interval {
  readonly resourceId: number
  readonly by: 'appointment' | 'hold' | 'absence'
}

/** A session of the asked type, calendar and location: somebody has booked it, or visitors hold it (rule 10). */
export interface Session extends Interval {
  readonly locationId: number
  /** Places that nobody else has booked or holds. */
  readonly left: number
  /** For one that is only held: what is occupied besides by these holds. null: it is booked and has all it needs. */
  readonly besides: BusyBook | null
}

/** A start that is offered, with the resources that would meet the type's needs, in the order of the needs. */
export interface FreeTime extends Interval {
  readonly calendarId: number
  readonly locationId: number
  readonly blockId: string
  readonly resources: readonly number[]
  /** The first of its day: of several calendars' firsts only the soonest is shown (rule 12). */
  readonly shownAs?: 'first'
}

/** Why a time is not offered; levels and ids say where to change it. */
export type Reason =
  | { readonly name: 'calendar-inactive' | 'calendar-offline' | 'type-offline' | 'type-not-in-calendar' }
  | { readonly name: 'location-offline' | 'no-block' }
  | {
      readonly name: 'block-not-web' | 'type-not-allowed'
      readonly blockId: string
      readonly level: BlockLevel
    }
  | {
      readonly name: 'closed' | 'block-filter' | 'other-location' | 'outside-block' | 'off-grid'
      readonly blockId: string
    }
  | { readonly name: 'past' | 'not-released' }
  | { readonly name: 'own-bookings' | 'lead-time' | 'horizon'; readonly level: Level }
  | { readonly name: 'occupied'; readonly by: Busy['by'] }
  /** `need` is the index in the type's needs. */
  | { readonly name: 'resource-occupied'; readonly need: number }
  /** Free, but not among the times that are shown (rule 12). */
  | { readonly name: 'not-shown'; readonly level: 'kind' | Level }
