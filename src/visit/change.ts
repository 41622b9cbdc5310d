import type { Key, Translate } from '../i18n/translate.ts'
import type { IsoDate } from '../lib/calendar.ts'
import type { NationalId, NationalIdKind } from '../lib/national-id.ts'

/** The fields of the page, in their order on it. */
export const changeFields = [
  'code',
  'birthDate-day',
  'birthDate-month',
  'birthDate-year',
  'nationalId',
] as const
export type ChangeField = (typeof changeFields)[number]
export type ChangeTyped = Readonly<Record<ChangeField, string>>

export interface ChangeError {
  readonly field: ChangeField
  readonly key: Key
  readonly values?: Readonly<Record<string, string>>
}

/** Who somebody says to be, with the code of an appointment (F44). */
export interface Claimed {
  /** undefined: this can be no code, which is answered as a wrong one is. */
  readonly code: string | undefined
  readonly birthDate: IsoDate | null
  readonly identity: NationalId | null
}

interface FieldState {
  readonly name: ChangeField
  readonly value: string
  readonly error: string
  readonly optional: boolean
}

/** View visit/change. */
export interface ChangeModel {
  readonly action: string
  readonly errors: readonly { readonly field: ChangeField; readonly text: string }[]
  readonly code: FieldState
  readonly birthDate: {
    readonly day: FieldState
    readonly month: FieldState
    readonly year: FieldState
    readonly error: string
    readonly optional: boolean
  }
  /** Undefined where the practice asks for no number. */
  readonly nationalId: (FieldState & { readonly label: string }) | undefined
  /** The pair belongs to nothing that can be shown; or it was wrong too often, and for how many minutes that counts. */
  readonly wrong: boolean
  readonly minutes: number
}

export interface ChangeShown {
  readonly typed: ChangeTyped
  readonly errors?: readonly ChangeError[]
  readonly wrong?: boolean
  readonly minutes?: number
}

export function changeModel(
  t: Translate,
  kinds: readonly NationalIdKind[],
  action: string,
  { typed, errors = [], wrong = false, minutes = 0 }: ChangeShown,
): ChangeModel {
  const words = errors.map(({ field, key, values }) => ({ field, text: t(key, values) }))
  const of = (name: ChangeField): FieldState => {
    const error = words.find(({ field }) => field === name)?.text ?? ''
    return { name, value: typed[name], error, optional: false }
  }
  const [first] = kinds
  const label = t(first && kinds.length === 1 ? `person.nationalId.${first}` : 'person.nationalId.number')
  return {
    action,
    errors: words,
    code: of('code'),
    birthDate: {
      day: of('birthDate-day'),
      month: of('birthDate-month'),
      year: of('birthDate-year'),
      error: words.find(({ field }) => field.startsWith('birthDate'))?.text ?? '',
      optional: false,
    },
    nationalId: first ? { ...of('nationalId'), label } : undefined,
    wrong,
    minutes,
  }
}
