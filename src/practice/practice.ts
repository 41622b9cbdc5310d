import type { Language } from '../i18n/languages.ts'
import type { IsoDate, Zone } from '../lib/calendar.ts'
import type { NationalIdKind } from '../lib/national-id.ts'
import type { Country } from '../lib/phone.ts'
import type { Choices, Functions } from './functions.ts'
import type { NewPatientKind, PatientStatus } from './statuses.ts'
import type { Texts } from './texts.ts'

export type FieldRule = 'required' | 'optional' | 'hidden'

/** By what a patient is recognised (product.md): names and birth date with a contact, the e-mail address, or the number. */
export type Identification = 'details' | 'email-first' | 'national-id'

/** What of the details page is asked; names always are. */
export interface FieldRules {
  readonly birthDate: FieldRule
  readonly nationalId: FieldRule
  readonly mobile: FieldRule
  readonly email: FieldRule
  readonly message: FieldRule
}

export type SecondFactorFor = 'nobody' | 'owners' | 'everybody'

export interface IdleMinutes {
  readonly owner: number
  readonly practitioner: number
  readonly reception: number
}

export interface Practice {
  readonly name: string
  readonly zone: Zone
  readonly country: Country
  readonly currency: string
  /** The language of whoever chose none. */
  readonly language: Language
  readonly languages: readonly Language[]
  readonly phone: string | null
  readonly email: string | null
  readonly website: string | null
  readonly termsUrl: string | null
  readonly hours: Texts
  readonly urgent: Texts
  /** What patients read when it is too late to change or cancel online (rule 22). */
  readonly lateCancel: Texts
  readonly privacy: Texts
  readonly accessibility: Texts
  readonly frameOrigins: readonly string[]
  /** Whether patients may make new appointments at all, at one location or another (F14, F15, J26). */
  readonly portalOpen: boolean
  /** What is on for the whole practice (F12); a location may differ. */
  readonly functions: Functions & { readonly portalOpen: boolean }
  readonly choices: Choices
  /** Whether the page about an appointment names its kind (rule 20). */
  readonly visitShowsType: boolean
  readonly identification: Identification
  readonly fields: FieldRules
  /** The numbers that are taken where one is asked for. */
  readonly nationalIdKinds: readonly NationalIdKind[]
  /** From this age on a parent's contact has to be looked at again (rule 3). */
  readonly guardianAge: number
  /** What a card made on the web begins as. */
  readonly newPatient: NewPatientKind
  /** A patient's number is given on the first change to one of these (rule 8). */
  readonly numberStatuses: readonly PatientStatus[]
  readonly openBookingsPerContact: number
  readonly bookingsPerHourPerAddress: number
  readonly holdMinutes: number
  readonly messages: MessageSettings
  /** The list of what patients did online (E36). */
  readonly onlineList: OnlineList
  /** How long a role may rest before its screen locks (rule 34). */
  readonly idleMinutes: IdleMinutes
  /** Whether changed times of a template in force count at once (7.9), or wait until they are put into force. */
  readonly templatesAtOnce: boolean
  /** How the tick of a new kind of block stands at first (7.8). */
  readonly newKindsWeb: boolean
  /** Who must have a second factor to work here. */
  readonly secondFactor: SecondFactorFor
  readonly rowVersion: number
}

export interface OnlineList {
  readonly on: boolean
  /** What came in before counts as seen; null: the list was never on. */
  readonly from: number | null
}

export interface MessageSettings {
  readonly on: boolean
  readonly confirmation: boolean
  readonly reminder: boolean
  /** When reminders leave, the earliest first; one to three (O26). */
  readonly reminders: readonly [Moment, ...Moment[]]
  readonly practitionerInEmail: boolean
  readonly strict: boolean
  /** How long what staff cause waits before it leaves (rule 29). */
  readonly graceMinutes: number
  readonly pausedAt: number | null
  /** Which way a message goes: by the one that the patient would rather have, by all, or by e-mail where there is one (7.14). */
  readonly channelPolicy: 'preferred' | 'all' | 'email-first'
  readonly sms: SmsSettings
}

/** So many days before the day of the appointment, at that wall time in minutes after midnight. */
export interface Moment {
  readonly days: number
  readonly minute: number
}

export interface SmsSettings {
  /** A gateway is set up; without one nobody is written to that way. */
  readonly ready: boolean
  /** Minutes after local midnight between which text messages leave (rule 32). */
  readonly fromMinute: number
  readonly untilMinute: number
  /** Whose mobile ranges they may go to. */
  readonly countries: readonly Country[]
  /** The most that leave in a local day, to one number and in all: segments, for these are billed. */
  readonly perNumber: number
  readonly perDay: number
  /** What a segment costs, in millionths of the currency, where the gateway does not say it. */
  readonly priceMicros: number
}

export interface Location {
  readonly id: number
  readonly active: boolean
  readonly slug: string
  readonly name: string
  readonly address: string
  readonly directions: Texts
  readonly phone: string | null
  readonly outOfHoursPhone: string | null
  readonly outOfHours: Texts
  /** The location's own websites, beside the practice's. */
  readonly frameOrigins: readonly string[]
  /** Whether patients may make new appointments here (F39); not where the location is closed down. */
  readonly newBookingOn: boolean
  /** What is on here, with the practice's choice where the location has none. */
  readonly functions: Functions
  /** What was chosen here; null: as the practice. */
  readonly choices: Choices
  readonly rowVersion: number
}

export interface Closure {
  readonly locationId: number | null
  readonly from: IsoDate
  readonly to: IsoDate
  readonly texts: Texts
  readonly coverName: string | null
  readonly coverPhone: string | null
}
