import * as v from 'valibot'
import { readBirthDate, splitBirthDate } from '../lib/birth-date.ts'
import type { IsoDate } from '../lib/calendar.ts'
import { foldChangeCode } from '../lib/change-code.ts'
import { type NationalIdKind, readNationalId } from '../lib/national-id.ts'
import { type ChangeError, type ChangeTyped, type Claimed, changeFields } from './change.ts'

export type ReadChange =
  | { readonly ok: true; readonly value: Claimed; readonly typed: ChangeTyped }
  | { readonly ok: false; readonly errors: readonly ChangeError[]; readonly typed: ChangeTyped }

const Text = v.optional(v.string(), '')
const Typed = v.object({ ...v.entriesFromList(changeFields, Text), birthDate: Text })

/**
 * Birth date or number, with the code. What is wrong with the writing of them is said beside the field, whoever is a patient
 * here: nothing is looked up for it.
 * @param kinds the numbers that the practice takes; empty: it asks for none
 */
export function readChange(
  values: Readonly<Record<string, string>>,
  kinds: readonly NationalIdKind[],
  today: IsoDate,
): ReadChange {
  const typed = readTyped(values)
  const date = [typed['birthDate-day'], typed['birthDate-month'], typed['birthDate-year']].join('').trim()
  const number = kinds.length > 0 ? typed.nationalId.trim() : ''
  const identity = number === '' ? undefined : readNationalId(number, kinds, today)
  const birth = date === '' ? undefined : readBorn(typed, today)
  const nobody: ChangeError = {
    field: 'birthDate-day',
    key: kinds.length > 0 ? 'day.change.who.missingBoth' : 'day.change.who.missing',
  }
  const errors: readonly ChangeError[] = [
    ...(typed.code.trim() === '' ? [{ field: 'code', key: 'day.change.code.missing' } as const] : []),
    ...(date === '' && number === '' ? [nobody] : []),
    ...(birth && !birth.ok ? [birthDateError(birth.problem)] : []),
    ...(identity && !identity.ok ? [numberError(identity.problem, kinds[0])] : []),
  ]
  if (errors.length > 0) return { ok: false, errors, typed }
  const value = {
    code: foldChangeCode(typed.code),
    birthDate: birth?.ok ? birth.date : null,
    identity: identity?.ok ? identity.value : null,
  }
  return { ok: true, value, typed }
}

export const nothingTyped: ChangeTyped = readTyped({})

function readTyped(values: Readonly<Record<string, string>>): ChangeTyped {
  const { birthDate, ...typed } = v.parse(Typed, values)
  const boxes = typed['birthDate-day'] + typed['birthDate-month'] + typed['birthDate-year']
  if (birthDate === '' || boxes !== '') return typed
  const { day, month, year } = splitBirthDate(birthDate)
  return { ...typed, 'birthDate-day': day, 'birthDate-month': month, 'birthDate-year': year }
}

function readBorn(typed: ChangeTyped, today: IsoDate) {
  const boxes = {
    day: typed['birthDate-day'],
    month: typed['birthDate-month'],
    year: typed['birthDate-year'],
  }
  return readBirthDate(boxes, today)
}

function birthDateError(
  problem: 'missing' | 'day' | 'month' | 'year' | 'real' | 'future' | 'old',
): ChangeError {
  const box = problem === 'month' || problem === 'year' ? problem : 'day'
  return { field: `birthDate-${box}`, key: `booking.error.birthDate.${problem}` }
}

function numberError(
  problem: 'missing' | 'length' | 'check' | 'future',
  kind: NationalIdKind | undefined,
): ChangeError {
  const digits = kind === 'bsn' ? '9' : kind === 'fodselsnummer' || kind === 'd-nummer' ? '11' : '10/12'
  return { field: 'nationalId', key: `person.error.nationalId.${problem}`, values: { digits } }
}
