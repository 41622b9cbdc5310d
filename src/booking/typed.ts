import type { Key } from '../i18n/translate.ts'

/** The fields of the details page, in their order on it. */
const detailFields = [
  'for',
  'firstName',
  'lastName',
  'birthDate-day',
  'birthDate-month',
  'birthDate-year',
  'nationalIdKind',
  'nationalId',
  'relation',
  'bookerFirstName',
  'bookerLastName',
  'mobile',
  'email',
  'known',
  'message',
  'terms',
] as const
export type DetailField = (typeof detailFields)[number]

/**
 * What was typed, field by field, as it is shown back; `termsShown`: the address of the terms that stood beside the tick;
 * `asked`: how much the form asked; `link`: by which link the visitor came.
 */
export type Typed = Readonly<Record<DetailField | 'termsShown' | 'asked' | 'link', string>>

export const typedNames = [...detailFields, 'termsShown', 'asked', 'link'] as const

export const nothingTyped: Typed = {
  for: '',
  firstName: '',
  lastName: '',
  'birthDate-day': '',
  'birthDate-month': '',
  'birthDate-year': '',
  nationalIdKind: '',
  nationalId: '',
  relation: '',
  bookerFirstName: '',
  bookerLastName: '',
  mobile: '',
  email: '',
  known: '',
  message: '',
  terms: '',
  termsShown: '',
  asked: '',
  link: '',
}

export interface DetailError {
  readonly field: DetailField
  readonly key: Key
  readonly values?: Readonly<Record<string, string | number>>
}

/** Part of a form: what it says, and what is wrong with it. */
export interface Part<T> {
  readonly value: T
  readonly errors: readonly DetailError[]
}

/** Nothing stands in a field that must not be empty. */
export function missing(field: 'terms' | 'message' | 'mobile' | 'email'): DetailError {
  return { field, key: `booking.error.${field}.missing` }
}
