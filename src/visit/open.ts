import type { Visit } from '../appointments/visit.ts'
import type { Ticketed } from '../booking/ticket.ts'
import type { Reader } from '../booking/words.ts'
import type { Practice } from '../practice/practice.ts'

/** An appointment whose link was followed, with all that its pages need. */
export interface Opened {
  readonly visit: Visit
  readonly at: Ticketed
  readonly practice: Practice
  readonly reader: Reader
  /** That of its location, else of the practice, as it is shown; '' for none. */
  readonly phone: string
  /** The list of its day, where it was opened out of that; '' else. */
  readonly dayHref: string
  /** Its address below this one, with the language that somebody chose by hand and the way back to the day. */
  readonly href: (path?: string, parameters?: Readonly<Record<string, string>>) => string
}
