import type { IsoDate } from '../lib/calendar.ts'
import { type NationalIdKind, tellsBirthDate } from '../lib/national-id.ts'
import type { FieldRule, Practice } from '../practice/practice.ts'
import { isOfAge } from '../types/age.ts'
import type { AppointmentType } from '../types/types.ts'

/**
 * How much a details form asks: the whole, or in `email-first` mode no more than the e-mail address leaves open: first
 * itself (J15), then which of its cards (J19), then what a new card needs (J17).
 */
const stages = ['email', 'who', 'register', 'whole'] as const
export type Stage = (typeof stages)[number]

/** What a details form asks, made of the practice's choice, the type's limits and the stage. */
export interface Asked {
  readonly stage: Stage
  readonly firstName: boolean
  readonly lastName: boolean
  readonly birthDate: FieldRule
  readonly nationalId: FieldRule
  readonly kinds: readonly NationalIdKind[]
  readonly mobile: FieldRule
  readonly email: FieldRule
  readonly message: FieldRule
  /** Whether the visitor says if it is the first time here (rule 4). */
  readonly known: boolean
  /** Whether the name of whoever books for somebody else is asked on this form. */
  readonly booker: boolean
  readonly termsUrl: string | null
}

export function askedOf(practice: Practice, type: AppointmentType, stage: Stage): Asked {
  const { fields, termsUrl } = practice
  const kinds = practice.nationalIdKinds
  const nationalId = kinds.length === 0 ? 'hidden' : fields.nationalId
  const always = { stage, kinds, termsUrl, message: fields.message, known: type.asksKnown }
  const full = stage === 'whole' || stage === 'register'
  const numberTells = nationalId === 'required' && kinds.every(tellsBirthDate)
  const needsAge = type.ageFrom !== null && !(full && numberTells)
  if (stage === 'email' || stage === 'who')
    return {
      ...always,
      firstName: stage === 'who',
      lastName: false,
      birthDate: stage === 'who' || needsAge ? 'required' : 'hidden',
      nationalId: 'hidden',
      mobile: 'hidden',
      email: 'required',
      booker: false,
    }
  // Without a number names and birth date have to tell who it is.
  const mayLackNumber = practice.identification === 'national-id' && nationalId !== 'required'
  const birthDate = needsAge || mayLackNumber || stage === 'register' ? 'required' : fields.birthDate
  const email = stage === 'register' ? 'required' : fields.email
  return {
    ...always,
    ...{ firstName: true, lastName: true, birthDate, nationalId, mobile: fields.mobile, email, booker: true },
  }
}

/** Where a details form begins. */
export function firstStage(practice: Practice): Stage {
  return practice.identification === 'email-first' ? 'email' : 'whole'
}

/** The stage that a posted form says it showed; a made-up one is the first. */
export function shownStage(practice: Practice, text: string): Stage {
  const first = firstStage(practice)
  const shown = stages.find((stage) => stage === text)
  return first === 'whole' || shown === undefined || shown === 'whole' ? first : shown
}

/** Who a type is not for, by their own words (rules 4, 16); nobody's card is looked at. */
export function barredBy(
  type: AppointmentType,
  said: { readonly birthDate: IsoDate | null; readonly known: 'new' | 'known' | null },
  today: IsoDate,
): 'age' | 'new' | 'known' | undefined {
  if (type.ageFrom !== null && said.birthDate !== null && !isOfAge(type, said.birthDate, today)) return 'age'
  if (type.whoMayBook !== 'both' && said.known !== null && said.known !== type.whoMayBook)
    return type.whoMayBook
  return undefined
}
