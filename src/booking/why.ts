import type { Offer } from '../availability/asking.ts'
import type { Block, BlockLevel, Reason } from '../availability/model.ts'
import type { Occupant } from '../availability/occupants.ts'
import type { Translate } from '../i18n/translate.ts'
import type { EpochSeconds, IsoDate } from '../lib/calendar.ts'
import type { Level } from '../practice/limits.ts'
import type { Location, Practice } from '../practice/practice.ts'
import type { StoredClosure } from '../schedule/closures.ts'
import type { Calendar } from '../staff/calendars.ts'
import type { AppointmentType, BlockKind } from '../types/types.ts'
import type { Format } from '../view/format.ts'
import type { BookingLink } from './link.ts'
import type { Ways } from './why-ways.ts'

/** Where a block of a day is changed. */
export interface BlockPlace {
  readonly position: number
  /** The template it comes from; null: the day has blocks of its own. */
  readonly template: { readonly id: number; readonly blockId: number } | null
}

export interface NamedNeed {
  readonly name: string
  /** The names of what meets it and is in use. */
  readonly means: readonly string[]
}

/** One calendar that is asked for one type at one location on one date, with all that words need. */
export interface Case {
  readonly t: Translate
  readonly format: Format
  readonly ways: Ways
  readonly type: AppointmentType
  readonly calendar: Calendar
  readonly location: Location
  /** Every location, for its name. */
  readonly locations: readonly Location[]
  readonly kinds: ReadonlyMap<number, BlockKind>
  readonly needs: readonly NamedNeed[]
  readonly closures: readonly StoredClosure[]
  readonly occupants: readonly Occupant[]
  readonly date: IsoDate
  readonly today: IsoDate
  readonly schedule: DaySchedule
  readonly offer: Offer
  readonly blocks: readonly Block[]
}

/** Where the blocks of a day come from. */
export interface DaySchedule {
  /** The day has blocks of its own. */
  readonly dated: boolean
  /** A week template counts on that day. */
  readonly inForce: boolean
  /** A week template with other times that waits to be put into force (P5). */
  readonly draftId: number | undefined
  readonly places: ReadonlyMap<string, BlockPlace>
}

/** A start as one rule judges it. */
export interface Spot {
  readonly startsAt: EpochSeconds
  readonly block: Block | undefined
  /** Why the rule refuses; undefined: it lets the start through. */
  readonly no: Reason | undefined
}

export type Source = Level | BlockLevel

/** What a rule says, where its value was chosen ('' where nobody chose it), and where that is changed ('' for whoever may not). */
export interface Saying {
  readonly ok: boolean
  readonly text: string
  readonly source: Source | ''
  readonly href: string
}

/** The words of one rule; none where it has nothing to say. */
export type Say = (of: Case, spot: Spot) => readonly Saying[]

/** Whether somebody has been here before, as the visitor would say. */
export const visitors = ['any', 'new', 'known'] as const
export type Visitor = (typeof visitors)[number]

/** What the question can be about. */
export interface WhyStock {
  readonly types: readonly AppointmentType[]
  readonly calendars: readonly Calendar[]
  readonly locations: readonly Location[]
  readonly links: readonly BookingLink[]
}

/** The question; what was left open is undefined. */
export interface Question {
  readonly type: AppointmentType | undefined
  readonly calendar: Calendar | undefined
  readonly location: Location | undefined
  readonly link: BookingLink | undefined
  readonly date: IsoDate
  /** Minutes since midnight; undefined: the whole day. */
  readonly minute: number | undefined
  readonly visitor: Visitor
}

/** Who asks, with the words and ways of that user, and what. */
export interface Asker {
  readonly practice: Practice
  readonly now: EpochSeconds
  readonly t: Translate
  readonly format: Format
  readonly ways: Ways
  readonly question: Question
}

/** One type and one calendar. */
export interface About {
  readonly type: AppointmentType
  readonly calendar: Calendar
  /** All who come into question: with no preference they share what is shown of their times (rule 12). */
  readonly calendars: readonly Calendar[]
}

export interface TimeAnswer {
  readonly about: About
  readonly location: Location
  readonly startsAt: EpochSeconds
  readonly rules: readonly Saying[]
  readonly person: readonly Saying[]
}

export interface DayAnswer {
  readonly about: About
  readonly location: Location
  readonly whole: readonly Saying[]
  readonly stretches: readonly Stretch[]
}

/** Starts of a day that follow each other and are refused for the same reasons; none: they are offered. */
export interface Stretch {
  readonly startsAt: EpochSeconds
  readonly endsAt: EpochSeconds
  readonly starts: number
  readonly offered: boolean
  readonly why: readonly Saying[]
}
