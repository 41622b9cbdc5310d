import type { Practice } from '../practice/practice.ts'
import type { AppointmentDetails } from './details.ts'
import type { Standing } from './staff-change.ts'

/** An appointment that somebody of the staff is about to change. */
export interface Opened {
  readonly practice: Practice
  readonly standing: Standing
  readonly details: AppointmentDetails
  /** The names of its people by their attendee's id, as far as they may be shown. */
  readonly names: ReadonlyMap<number, string>
  /** The attendees of whom nothing may be shown (rule 9). */
  readonly hidden: ReadonlySet<number>
}
