import type { LanguageLink } from '../view/frame.ts'
import type { HiddenField } from './choice-model.ts'

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
