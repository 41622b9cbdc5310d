import { createHmac } from 'node:crypto'
import { addDays, type IsoDate, parseIsoDate } from './calendar.ts'
import { plainDigits } from './fold.ts'
import { kindOfNorwegianNumber } from './norwegian-id.ts'
import { isSwedishNumber } from './swedish-id.ts'

/** The numbers that patients can be asked for (F49, P43), as they are stored. */
export const nationalIdKinds = [
  'personnummer',
  'samordningsnummer',
  'fodselsnummer',
  'd-nummer',
  'bsn',
] as const
export type NationalIdKind = (typeof nationalIdKinds)[number]

export interface NationalId {
  readonly kind: NationalIdKind
  /** Digits only: twelve of a Swedish number, eleven of a Norwegian one, nine of a Dutch one. */
  readonly number: string
  /** null: the number does not tell (BSN). */
  readonly birthDate: IsoDate | null
}

export type NationalIdProblem = 'missing' | 'length' | 'check' | 'future'

export type ReadNationalId =
  | { readonly ok: true; readonly value: NationalId }
  | { readonly ok: false; readonly problem: NationalIdProblem }

export function isNationalIdKind(text: string): text is NationalIdKind {
  return nationalIdKinds.some((kind) => kind === text)
}

/** Whether numbers of this kind tell the birth date. */
export function tellsBirthDate(kind: NationalIdKind): boolean {
  return kind !== 'bsn'
}

/**
 * A number in any notation: with or without century, hyphens, dots, spaces, in digits of any script. Whoever chose the
 * wrong kind of the allowed ones is understood, because the number itself says what it is.
 * @param allowed the kinds that the practice takes, the chosen one first
 * @param today the practice's date: a birth date after it is refused, a century left out is the latest before it
 */
export function readNationalId(
  text: string,
  allowed: readonly NationalIdKind[],
  today: IsoDate,
): ReadNationalId {
  const typed = bare(text)
  if (typed === '') return { ok: false, problem: 'missing' }
  const read = allowed.map((kind) => readAs(kind, typed, today))
  return read.find((each) => each.ok) ?? read[0] ?? { ok: false, problem: 'check' }
}

/** As the authorities group it: 19790327-1234, 270379 12345, 111222333. */
export function showNationalId({ kind, number }: NationalId): string {
  if (kind === 'bsn') return number
  return kind === 'personnummer' || kind === 'samordningsnummer'
    ? `${number.slice(0, 8)}-${number.slice(8)}`
    : `${number.slice(0, 6)} ${number.slice(6)}`
}

/** Under which a number is found without being read: HMAC-SHA-256 of its kind and digits, 32 bytes. */
export function nationalIdMark(key: Buffer, { kind, number }: NationalId): Buffer {
  return createHmac('sha256', key).update(`${kind}\0${number}`).digest()
}

// Nobody writes more around the digits than this.
const longestInput = 64

function bare(text: string): string {
  return plainDigits(text.slice(0, longestInput).normalize('NFKC')).replace(/[\s\p{Cf}\p{Pd}\u2212.·/]/gu, '')
}

function readAs(kind: NationalIdKind, typed: string, today: IsoDate): ReadNationalId {
  if (kind === 'bsn') return readBsn(typed)
  return kind === 'personnummer' || kind === 'samordningsnummer'
    ? readSwedish(kind, typed, today)
    : readNorwegian(kind, typed, today)
}

/** The 11-test; older numbers of eight digits begin with a nought that is often left out. */
function readBsn(typed: string): ReadNationalId {
  if (!/^\d{8,9}$/.test(typed)) return { ok: false, problem: 'length' }
  const number = typed.padStart(9, '0')
  const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1]
  const sum = weights.reduce((total, weight, index) => total + weight * Number(number[index]), 0)
  if (sum % 11 !== 0 || number === '000000000') return { ok: false, problem: 'check' }
  return { ok: true, value: { kind: 'bsn', number, birthDate: null } }
}

function readSwedish(
  kind: 'personnummer' | 'samordningsnummer',
  typed: string,
  today: IsoDate,
): ReadNationalId {
  if (!/^(\d{10}|\d{12}|\d{6}\+\d{4}|\d{8}\+\d{4})$/.test(typed)) return { ok: false, problem: 'length' }
  const digits = withCentury(typed, today)
  const coordination = Number(digits.slice(6, 8)) > 60
  if (!isSwedishNumber(digits) || coordination !== (kind === 'samordningsnummer'))
    return { ok: false, problem: 'check' }
  const birthDate = swedishDate(digits)
  if (birthDate === undefined) return { ok: false, problem: 'check' }
  return born({ kind, number: digits, birthDate }, today)
}

/**
 * Without a century the birth date is the latest before `today`. A "+" stands from the year in which the person turns a
 * hundred (folkbokföringslagen 18 §), so that the year alone decides.
 */
function withCentury(typed: string, today: IsoDate): string {
  const digits = typed.replace('+', '')
  if (digits.length === 12) return digits
  const century = Number(today.slice(0, 2))
  if (typed.includes('+')) return `${century - (digits.slice(0, 2) > today.slice(2, 4) ? 2 : 1)}${digits}`
  const latest = swedishDate(`${century}${digits}`)
  return `${latest !== undefined && latest <= today ? century : century - 1}${digits}`
}

function swedishDate(digits: string): IsoDate | undefined {
  const day = Number(digits.slice(6, 8)) % 60
  return parseIsoDate(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${String(day).padStart(2, '0')}`)
}

function readNorwegian(kind: 'fodselsnummer' | 'd-nummer', typed: string, today: IsoDate): ReadNationalId {
  if (!/^\d{11}$/.test(typed)) return { ok: false, problem: 'length' }
  if (kindOfNorwegianNumber(typed) !== kind) return { ok: false, problem: 'check' }
  const birthDate = norwegianDate(typed)
  if (birthDate === undefined) return { ok: false, problem: 'check' }
  return born({ kind, number: typed, birthDate }, today)
}

/** Day + 40: D-number; month + 80: the authorities' test numbers. */
function norwegianDate(digits: string): IsoDate | undefined {
  const [day, month, year] = [0, 2, 4].map((at) => Number(digits.slice(at, at + 2)))
  if (day === undefined || month === undefined || year === undefined) return undefined
  const century = norwegianCentury(year, Number(digits.slice(6, 9)))
  if (century === undefined) return undefined
  const parts = [month % 80, day % 40].map((part) => String(part).padStart(2, '0'))
  return parseIsoDate(`${century + year}-${parts.join('-')}`)
}

/** The series of individual numbers by century (Skatteetaten). */
function norwegianCentury(year: number, individual: number): number | undefined {
  if (individual < 500) return 1900
  if (individual < 750 && year >= 54) return 1800
  if (year < 40) return 2000
  return individual >= 900 ? 1900 : undefined
}

/** Nobody older than 125 books, and nobody unborn. */
function born(value: NationalId & { readonly birthDate: IsoDate }, today: IsoDate): ReadNationalId {
  if (value.birthDate > today) return { ok: false, problem: 'future' }
  return value.birthDate < addDays(today, -126 * 366) ? { ok: false, problem: 'check' } : { ok: true, value }
}
