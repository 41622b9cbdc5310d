import type { PhoneLine } from '../view/frame.ts'
import type { Chosen, HiddenField, Option, TypeInformation } from './choice-model.ts'

export interface SlotButton {
  /** The value of the button named `slot`: local time with offset. */
  readonly value: string
  readonly time: string
  /** "Monday 25 January, 09:10" */
  readonly spoken: string
}

export interface DayOfTimes {
  readonly date: string
  readonly weekday: string
  readonly numeral: string
  readonly month: string
  readonly slots: readonly SlotButton[]
  /** Where all times of the day are shown; '' where they are. */
  readonly allHref: string
  readonly count: number
}

/** View booking/times; #times is what htmx swaps. */
export interface TimesModel {
  readonly back: string
  readonly soFar: readonly Chosen[]
  readonly about: TypeInformation
  readonly holdAction: string
  readonly hidden: readonly HiddenField[]
  readonly earliest: SlotButton | undefined
  readonly days: readonly DayOfTimes[]
  readonly parts: readonly { readonly href: string; readonly text: string; readonly current: boolean }[]
  readonly earlierHref: string
  readonly laterHref: string
  readonly from: string
  readonly fromProblem: boolean
  /** Hidden fields of the GET form that asks for another date or practitioner. */
  readonly filterHidden: readonly HiddenField[]
  readonly practitioners: readonly {
    readonly value: string
    readonly name: string
    readonly current: boolean
  }[]
}

/** View booking/nothing-free. */
export interface NothingFreeModel {
  readonly back: string
  readonly soFar: readonly Chosen[]
  readonly holdAction: string
  readonly hidden: readonly HiddenField[]
  /** The next time with these choices after the asked stretch. */
  readonly next: SlotButton | undefined
  /** The soonest with another practitioner, with the hidden fields of that choice. */
  readonly elsewhere:
    | (SlotButton & { readonly practitioner: string; readonly hidden: readonly HiddenField[] })
    | undefined
  readonly wider: readonly Option[]
  /** Where one says which times would suit. */
  readonly wishHref: string
}

/** View booking/taken: 409, with everything typed kept in `hidden`; each time posts to /book/check. */
export interface TakenModel {
  readonly action: string
  readonly hidden: readonly HiddenField[]
  /**
   * Why this page came: taken meanwhile, too soon, too far ahead, over already, on a day on which the
   * practice is closed, not offered at all, another time wanted, the form used up.
   */
  readonly why: 'taken' | 'soon' | 'far' | 'past' | 'closed' | 'not' | 'other' | 'used'
  /** The limit that is in the way, in words; '' where none is. */
  readonly limit: string
  readonly nearest: readonly SlotButton[]
  readonly days: readonly DayOfTimes[]
  readonly otherTimesHref: string
  /** What this very form has booked already, for somebody else; '' otherwise. */
  readonly receipt: string
  readonly phone: PhoneLine | undefined
}
