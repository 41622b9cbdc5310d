import type { HiddenField, TypeInformation } from './choice-model.ts'

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
