import type { Language } from '../i18n/languages.ts'

export interface PhoneLine {
  readonly shown: string
  /** '' where what is written is no number that can be dialled. */
  readonly href: string
}

export interface LanguageLink {
  readonly language: Language
  readonly name: string
  readonly href: string
}

export interface NavLink {
  readonly href: string
  readonly label: string
  readonly current: boolean
}

export interface StaffFrame {
  readonly userName: string
  readonly role: string
  readonly formToken: string
  readonly section: string
  readonly nav: readonly NavLink[]
  readonly alarms: readonly string[]
}

/** What stands around every page: the practice, the phone number, the languages, the files. */
export interface Frame {
  readonly practice: string
  readonly phone: PhoneLine | undefined
  readonly hours: string
  readonly address: string
  readonly outOfHours: readonly { readonly text: string; readonly phone: PhoneLine | undefined }[]
  readonly closures: readonly {
    /** "Closed 24 December – 2 January." */
    readonly when: string
    readonly text: string
    readonly cover: string
    readonly phone: PhoneLine | undefined
  }[]
  readonly urgent: string
  readonly languages: readonly LanguageLink[]
  /** '?lang=nl' or '&lang=nl' for a link, or '' where nobody chose a language. */
  readonly langQuery: string
  readonly langAnd: string
  readonly css: string
  readonly staffCss: string
  readonly script: string
  /** The websites that may ask this page how high it is, parted by spaces; '' for none. */
  readonly framers: string
  readonly logo: string
  readonly mark: string
  readonly demo: boolean
  /** The pass with which somebody tries the booking pages; '' for a real visitor. */
  readonly preview: string
  /** Where a preview leads back to; '' where it was opened by a link. */
  readonly previewBack: string
  readonly staff: StaffFrame | undefined
}
