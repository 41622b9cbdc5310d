import type { Key } from '../i18n/translate.ts'

/** The fields of the details page, in their order on it. */
export const detailFields = [
  'firstName',
  'lastName',
  'birthDate-day',
  'birthDate-month',
  'birthDate-year',
  'mobile',
  'email',
  'message',
  'terms',
] as const
export type DetailField = (typeof detailFields)[number]

/** What was typed, field by field, as it is shown back; `termsShown`: the address of the terms that stood beside the tick. */
export type Typed = Readonly<Record<DetailField | 'termsShown', string>>

export interface DetailError {
  readonly field: DetailField
  readonly key: Key
  readonly values?: Readonly<Record<string, number>>
}
