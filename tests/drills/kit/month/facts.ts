import type { Language } from './reading.ts'

/** When, where and with whom a visit is. */
export interface Plan {
  readonly startsAt: number
  readonly endsAt: number
  readonly calendarId: number
}

export type Channel = 'email' | 'sms'
export const channels: readonly Channel[] = ['email', 'sms']

/** What the practice has set for the whole month. */
export interface Rules {
  readonly timeZone: string
  readonly country: 'NL' | 'SE' | 'NO'
  readonly policy: 'preferred' | 'all' | 'email-first'
  /** Only confirmed contacts (O20). */
  readonly strict: boolean
  /** The earliest first. */
  readonly moments: readonly { readonly days: number; readonly minute: number }[]
  readonly graceMinutes: number
  /** How many text messages leave on one day, in all and to one number. */
  readonly textsADay: number
  readonly textsToNumber: number
}

/**
 * What a gateway was given, and what it answered: `lost`, the process ended before the answer; `unclear`, it may have
 * arrived; `later`, not this one now; `away`, nothing at all now; `never`, not this address.
 */
export interface Call {
  readonly fact: 'call'
  readonly at: number
  readonly channel: Channel
  readonly to: string
  readonly text: string
  /** The id in the outbox, which the ledger is asked for in the end. */
  readonly id: number
  answer: 'taken' | 'later' | 'away' | 'never' | 'unclear' | 'lost'
  /** Seconds that the gateway asked to wait (Retry-After). */
  retryAfter: number
}

/** Everything that happened, in the order in which it did; `at` is the clock of the product. The oracle knows no more. */
export type Fact = { readonly at: number } & (
  | {
      readonly fact: 'person'
      readonly patient: number
      readonly notified: boolean
      readonly shielded: boolean
      readonly preferred: Channel | undefined
      readonly confirmed: readonly string[]
    }
  | {
      readonly fact: 'booked'
      readonly visit: number
      readonly appointment: number
      readonly patient: number
      readonly by: 'patient' | 'staff'
      readonly tell: boolean
      /** Whether the type of the visit tells anybody anything. */
      readonly notifies: boolean
      readonly email: string | undefined
      readonly phone: string | undefined
      readonly language: Language
      readonly plan: Plan
    }
  /** Repeated by staff: a letter about all of them, the first one with it where it had not been told of. */
  | { readonly fact: 'series'; readonly visits: readonly number[]; readonly first: number }
  | {
      readonly fact: 'moved'
      readonly visit: number
      readonly by: 'patient' | 'staff'
      readonly tell: boolean
      readonly plan: Plan
    }
  | {
      readonly fact: 'cancelled'
      readonly visit: number
      /** `phoned`: staff, because the patient asked for it. */
      readonly by: 'patient' | 'staff' | 'phoned'
      readonly tell: boolean
    }
  /** Staff moved several of a series, or cancelled them, in one go; and took that back. */
  | { readonly fact: 'series-moved'; readonly parts: readonly Placed[]; readonly tell: boolean }
  | {
      readonly fact: 'series-cancelled'
      readonly visits: readonly number[]
      readonly by: 'staff' | 'phoned'
      readonly tell: boolean
    }
  | { readonly fact: 'series-undone'; readonly parts: readonly Placed[] }
  /** The practice cannot keep it: the patient is to choose another time, and until then it stays (rule 35). */
  | { readonly fact: 'proposed'; readonly visit: number }
  /** Staff took their last change back. */
  | { readonly fact: 'undone'; readonly visit: number; readonly plan: Plan }
  | { readonly fact: 'present'; readonly visit: number; readonly present: boolean }
  | { readonly fact: 'stopped'; readonly address: string }
  /** No more text messages, about this visit alone. */
  | { readonly fact: 'texts-stopped'; readonly visit: number }
  | Call
  /** The timetable beats: what is due is looked up, sent, and all answers are there. */
  | { readonly fact: 'beat' }
  | { readonly fact: 'rest' }
  /** The process has ended in the middle of a beat. */
  | { readonly fact: 'end' }
)

/** Where a visit is from now on. */
export interface Placed {
  readonly visit: number
  readonly plan: Plan
}

/** Where an appointment stands in the practice's ledger and lists at the end of the month. */
export interface Books {
  /** State by the id in the outbox, of all messages to patients. */
  readonly states: ReadonlyMap<number, string>
  /** Appointments that are, or were, on the list of people to phone, and on that of people to remind by phone. */
  readonly toPhone: ReadonlySet<string>
  readonly toRemind: ReadonlySet<string>
}
