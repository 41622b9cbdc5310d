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

export interface HiddenField {
  readonly name: string
  readonly value: string
}
