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

/** What stands at the top of every public page. */
export interface Brand {
  /** In CSS pixels, at its largest. */
  readonly width: number
  readonly height: number
  /** The practice's name where the logo shows it; '' beside the name. */
  readonly alt: string
  /** Beside the logo; '' where the logo shows it. */
  readonly name: string
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
  /** The practice's logo, or Ledig's mark. */
  readonly logo: string
  readonly brand: Brand
  readonly ownLogo: boolean
  /** Something stands beside the page on a wide screen. */
  readonly beside: boolean
  readonly mark: string
  readonly demo: boolean
  /** The pass with which somebody tries the booking pages; '' for a real visitor. */
  readonly preview: string
  readonly staff: StaffFrame | undefined
}
