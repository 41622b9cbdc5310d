import type { Key } from '../i18n/translate.ts'
import { type NationalIdKind, tellsBirthDate } from '../lib/national-id.ts'
import type { FieldRules, Identification, Practice } from './practice.ts'

export const identifications = ['details', 'email-first', 'national-id'] as const
export const fieldRules = ['required', 'optional', 'hidden'] as const
export const fieldNames = ['birthDate', 'nationalId', 'mobile', 'email', 'message'] as const
export type FieldName = (typeof fieldNames)[number]

/** By what patients are recognised, and what they are asked for (product.md). */
export type Recognition = Pick<Practice, 'identification' | 'fields' | 'nationalIdKinds'>

/** The usual fields of a way of recognising patients; `kinds` are the numbers that are taken. */
export function usualFields(identification: Identification, kinds: readonly NationalIdKind[]): FieldRules {
  const plain = {
    birthDate: 'required',
    nationalId: 'hidden',
    mobile: 'optional',
    message: 'optional',
  } as const
  if (identification === 'details') return { ...plain, email: 'optional' }
  if (identification === 'email-first') return { ...plain, email: 'required' }
  const birthDate = kinds.every(tellsBirthDate) ? 'hidden' : 'required'
  return { birthDate, nationalId: 'required', mobile: 'required', email: 'optional', message: 'optional' }
}

export interface Settled extends Recognition {
  /** The fields that another way of recognising patients has changed, and nobody by hand. */
  readonly set: readonly FieldName[]
}

/** Another way brings its usual fields, but for those that were changed in the same form. */
export function settleFields(chosen: Recognition, before: Recognition): Settled {
  if (chosen.identification === before.identification) return { ...chosen, set: [] }
  const usual = usualFields(chosen.identification, chosen.nationalIdKinds)
  const left = fieldNames.filter((name) => chosen.fields[name] === before.fields[name])
  const set = left.filter((name) => usual[name] !== before.fields[name])
  const fields = { ...chosen.fields, ...Object.fromEntries(left.map((name) => [name, usual[name]])) }
  return { ...chosen, fields, set }
}

/** What is allowed and yet most likely not meant. */
export function recognitionWarnings(recognition: Recognition): readonly Key[] {
  const { identification, fields } = recognition
  const warnings: Key[] = []
  if (fields.mobile === 'hidden' && fields.email === 'hidden')
    warnings.push('settings.patients.warn.unreachable')
  if (identification === 'details' && fields.birthDate === 'hidden' && fields.nationalId === 'hidden')
    warnings.push('settings.patients.warn.unknown')
  return [...warnings, ...hiddenBirthDate(recognition)]
}

/** Where the birth date is hidden only the number can tell it. */
function hiddenBirthDate({ identification, fields, nationalIdKinds: kinds }: Recognition): readonly Key[] {
  const { birthDate, nationalId } = fields
  // By e-mail address a new card asks for the birth date, whatever the field says.
  if (birthDate !== 'hidden' || nationalId === 'hidden' || identification === 'email-first') return []
  if (identification === 'national-id' && nationalId === 'optional')
    return ['settings.patients.warn.birthDateAsked']
  return kinds.every(tellsBirthDate) ? [] : ['settings.patients.warn.bsn']
}
