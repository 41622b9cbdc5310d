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
  /** How many wait there, and what for; '' for nothing. */
  readonly count: string
  readonly spoken: string
}

/** What everybody at the practice should know, above every staff page. */
export interface Alarm {
  readonly text: string
  /** Where it is mended; '' for nowhere, or for whoever may not go there. */
  readonly href: string
  readonly link: string
  /** Worth a word, but nothing stands still. */
  readonly quiet: boolean
}

export interface StaffFrame {
  readonly userName: string
  readonly role: string
  readonly formToken: string
  readonly section: string
  readonly nav: readonly NavLink[]
  /** What waits behind a link of the menu, by its address: "2 to phone". */
  readonly badges: Readonly<Record<string, string>>
  readonly alarms: readonly Alarm[]
  /** What is left to do of the first run, where the owner is told. */
  readonly unfinished: Unfinished | undefined
  /** The menu beside every page of the settings; empty elsewhere. */
  readonly settings: readonly { readonly href: string; readonly label: string }[]
  /** When the page locks (rule 34): the time of day, the seconds until then, whose page it is. */
  readonly lock: {
    readonly at: string
    readonly seconds: number
    readonly user: number
    readonly posted: boolean
  }
  /** Small files of the staff's pages alone. */
  readonly scripts: readonly string[]
  /** The practice's date of today. */
  readonly today: string
  /** Whether a form of somebody else was thrown away as this user took over the desk. */
  readonly dropped: boolean
}

export interface Unfinished {
  readonly done: number
  readonly of: number
  readonly steps: readonly { readonly label: string; readonly href: string; readonly skipped: boolean }[]
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
  /** What travels in every address of the booking pages: see `carry` in tracking/counting.ts. */
  readonly carried: string
  /** The same for a link, '?lang=nl' or '&lang=nl', or '' where nobody chose a language. */
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
  /** Where a preview leads back to; '' where it was opened by a link. */
  readonly previewBack: string
  readonly staff: StaffFrame | undefined
  /** Undefined where the practice counts no visits, and on pages that have nothing to do with it. */
  readonly counting: Counting | undefined
}

/** Counting of visits with a script of the practice's choice, after a yes (docs/tracking.md). */
export interface Counting {
  readonly answer: '' | 'yes' | 'no'
  readonly question: string
  /** Who counts: "Google Analytics". */
  readonly service: string
  /** The same page with the one answer or the other; a page that was posted cannot be had by a link. */
  readonly posted: boolean
  readonly yesHref: string
  readonly noHref: string
  /** The script that opens the frame; '' before a yes, and where the page may never have one. */
  readonly script: string
}
