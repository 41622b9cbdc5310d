import type { DeskFree, DeskRules, DeskTime, DeskWish } from '../availability/desk.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Location } from '../practice/practice.ts'
import type { Calendar } from '../staff/calendars.ts'
import type { Room } from '../staff/rooms.ts'
import type { AppointmentType, BlockKind } from '../types/types.ts'
import type { Whole } from './whole.ts'

/** What can be chosen at the desk. */
export interface DeskStock {
  readonly types: readonly AppointmentType[]
  readonly calendars: readonly Calendar[]
  readonly locations: readonly Location[]
  readonly rooms: readonly Room[]
  readonly kinds: readonly BlockKind[]
}

/** A time that is fully named, and what there is to say about it. */
export interface JudgedWish {
  readonly wish: DeskWish
  readonly location: Location
  readonly endsAt: EpochSeconds
  readonly rules: DeskRules
  readonly time: DeskTime
  /** The session that is joined by this (rule 10). */
  readonly joins: Whole | undefined
  /** Where the time is taken. */
  readonly nearest: readonly DeskFree[]
}
