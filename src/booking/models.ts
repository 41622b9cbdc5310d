import type { LanguageLink, PhoneLine } from '../view/frame.ts'

/** What the views below views/booking/ are given. Every text is ready to print in the reader's language. */

/** One thing chosen so far, with the way to change it; no way where there was nothing to choose. */
export interface Chosen {
  readonly text: string
  readonly detail: string
  readonly changeHref: string
  /** What the link changes, said to screen readers: "the kind of appointment". */
  readonly changes: string
}

export interface Option {
  readonly href: string
  readonly name: string
  readonly detail: string
  /** "30 minutes · € 38.50"; '' for none. */
  readonly numbers: string
}

/** Views booking/types, booking/locations, booking/practitioners. */
export interface ChoiceModel {
  readonly back: string
  readonly soFar: readonly Chosen[]
  readonly options: readonly Option[]
}

/** What must be known before booking, at the times and the check: descriptions, price, visiting address (F27, P13–P16). */
export interface TypeInformation {
  readonly description: string
  readonly information: string
  /** Whom the type is for: from which age, new patients only (rules 4, 16); '' for everybody. */
  readonly forWhom: string
  readonly visitingAddress: string
  readonly price: string
}

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

export interface HiddenField {
  readonly name: string
  readonly value: string
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

export interface Tick {
  readonly value: string
  readonly text: string
}

/** View booking/wish. */
export interface WishModel {
  readonly back: string
  readonly soFar: readonly Chosen[]
  readonly action: string
  readonly hidden: readonly HiddenField[]
  readonly weekdays: readonly Tick[]
  readonly parts: readonly Tick[]
}

/** View booking/wished. */
export interface WishedModel {
  readonly timesHref: string
}

export interface FieldState {
  readonly name: string
  readonly value: string
  /** '' where nothing is wrong. */
  readonly error: string
  readonly optional: boolean
}

export interface BirthDateState {
  readonly optional: boolean
  readonly day: FieldState
  readonly month: FieldState
  readonly year: FieldState
  readonly error: string
}

export interface SelectOption {
  readonly value: string
  readonly label: string
  readonly chosen: boolean
}

export interface NationalIdState extends FieldState {
  readonly label: string
  /** One: nothing to choose. */
  readonly kinds: readonly SelectOption[]
}

/** View booking/not-for-you: the type is for others (rules 4, 16); what was typed can be changed. */
export interface BarredModel {
  readonly title: string
  readonly lead: string
  readonly editAction: string
  readonly hidden: readonly HiddenField[]
  readonly edit: string
  readonly change: string
  readonly typesHref: string
}

/** View booking/details: the form posts to `action`, which is /book/check. */
export interface DetailsModel {
  readonly back: string
  readonly action: string
  /** The other languages, in which the form comes back as it was filled in. */
  readonly speaks: readonly LanguageLink[]
  readonly when: string
  readonly what: string
  readonly changeHref: string
  /** "kept", "lapsed" (still free, taken again on sending) or "unkept" (too many holds from this network). */
  readonly hold: 'kept' | 'lapsed' | 'unkept'
  readonly hidden: readonly HiddenField[]
  readonly errors: readonly { readonly field: string; readonly text: string }[]
  /** How much the form asks, for the view's words. */
  readonly stage: 'email' | 'who' | 'register' | 'whole'
  /** Who the appointment is for: somebody else, as far as was said (rule 3). */
  readonly other: boolean
  readonly firstName: FieldState | undefined
  readonly lastName: FieldState | undefined
  readonly birthDate: BirthDateState | undefined
  readonly nationalId: NationalIdState | undefined
  /** Asked of whoever books for somebody else; undefined where this form does not ask it. */
  readonly booker:
    | {
        readonly relations: readonly SelectOption[]
        readonly firstName: FieldState
        readonly lastName: FieldState
      }
    | undefined
  /** "Have you been here before?"; undefined where the type does not ask (rule 4). */
  readonly known: (FieldState & { readonly answers: readonly SelectOption[] }) | undefined
  readonly mobile: (FieldState & { readonly hint: string }) | undefined
  readonly email: FieldState | undefined
  readonly message: FieldState | undefined
  /** The terms that must be agreed to; undefined: the practice has none (J45, J46). */
  readonly terms: (FieldState & { readonly url: string; readonly checked: boolean }) | undefined
}

export interface TicketModel {
  readonly weekday: string
  readonly numeral: string
  readonly monthAndYear: string
  readonly range: string
  readonly what: string
  readonly withWhom: string
  readonly location: string
  readonly address: string
  readonly directions: string
}

/** View booking/check. */
export interface CheckModel {
  readonly ticket: TicketModel
  readonly about: TypeInformation
  /** The address that Back shall find once this form has booked: it leads to the receipt. */
  readonly afterwards: string
  /** Posts to /book/confirm. */
  readonly action: string
  /** Posts to /book/check with `edit`. */
  readonly editAction: string
  readonly hidden: readonly HiddenField[]
  readonly answers: readonly { readonly label: string; readonly value: string; readonly edit: string }[]
  /** "Please press once more": the form came back faster than a person reads. */
  readonly onceMore: boolean
  /** What will happen next, as on the last page: "We send the confirmation to …". */
  readonly next: readonly string[]
}

/** View booking/booked. */
export interface BookedModel {
  readonly ticket: TicketModel
  readonly calendarHref: string
  readonly next: readonly string[]
  readonly bring: string
  readonly website: string
  readonly bookAnotherHref: string
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
