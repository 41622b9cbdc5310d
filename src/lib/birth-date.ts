import { ageOn, type IsoDate, parseIsoDate } from './calendar.ts'
import { plainDigits } from './fold.ts'

export type BirthDateProblem = 'missing' | 'day' | 'month' | 'year' | 'real' | 'future' | 'old'

export interface TypedBirthDate {
  readonly day: string
  readonly month: string
  readonly year: string
}

/** Nobody is older than this, in years. */
const oldest = 125

/**
 * A date as people write it, day before month in every one of our languages: 27-3-1979, 27/03/1979, 27 mars 1979,
 * 1979-03-27, 19790327. Anything else is left in `day`, so that it is shown back as typed.
 */
export function splitBirthDate(text: string): TypedBirthDate {
  const plain = tidy(text)
  const iso = /^(\d{4})[-/. ]?(\d{1,2})[-/. ]?(\d{1,2})$/.exec(plain)
  if (iso) return { day: iso[3] ?? '', month: iso[2] ?? '', year: iso[1] ?? '' }
  const european = /^(\d{1,2})[-/. ]+([\p{L}\d]+)\.?[-/. ]+(\d{1,4})$/u.exec(plain)
  if (european) return { day: european[1] ?? '', month: european[2] ?? '', year: european[3] ?? '' }
  return { day: plain, month: '', year: '' }
}

/** The real date behind three boxes, or what is wrong with it. `today` is the practice's date. */
export function readBirthDate(
  typed: TypedBirthDate,
  today: IsoDate,
):
  | { readonly ok: true; readonly date: IsoDate }
  | { readonly ok: false; readonly problem: BirthDateProblem } {
  const [day, month, year] = [tidy(typed.day), tidy(typed.month), tidy(typed.year)]
  if (day === '' && month === '' && year === '') return { ok: false, problem: 'missing' }
  if (!/^\d{1,2}$/.test(day)) return { ok: false, problem: 'day' }
  const monthNumber = readMonth(month)
  if (monthNumber === undefined) return { ok: false, problem: 'month' }
  if (!/^\d{4}$/.test(year)) return { ok: false, problem: 'year' }
  const date = dateIn(day, monthNumber, year)
  if (date === undefined) return { ok: false, problem: Number(year) < 1900 ? 'old' : 'real' }
  if (date > today) return { ok: false, problem: 'future' }
  return ageOn(date, today) > oldest ? { ok: false, problem: 'old' } : { ok: true, date }
}

/** Any real date in one box, as people write it; undefined for anything else. */
export function readDate(text: string): IsoDate | undefined {
  const { day, month, year } = splitBirthDate(text)
  return dateIn(tidy(day), readMonth(month), tidy(year))
}

function dateIn(day: string, month: number | undefined, year: string): IsoDate | undefined {
  if (month === undefined || !/^\d{1,2}$/.test(day)) return undefined
  return parseIsoDate(`${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`)
}

/** Digits of any script and full-width signs as plain ones, white space at the ends gone. */
function tidy(text: string): string {
  return plainDigits(text.slice(0, 60).normalize('NFKC')).trim()
}

function readMonth(text: string): number | undefined {
  if (/^\d{1,2}$/.test(text)) return Number(text) >= 1 && Number(text) <= 12 ? Number(text) : undefined
  const word = text.toLowerCase().replace(/\.$/, '')
  if (word.length < 3) return undefined
  const found = monthWords.findIndex((words) => words.some((each) => each.startsWith(word) || each === word))
  return found === -1 ? undefined : found + 1
}

/** Months in English, Dutch, Swedish and Norwegian, with their usual short forms. */
const monthWords: readonly (readonly string[])[] = [
  ['january', 'januari', 'januar'],
  ['february', 'februari', 'februar'],
  ['march', 'maart', 'mars', 'mrt'],
  ['april'],
  ['may', 'mei', 'maj', 'mai'],
  ['june', 'juni'],
  ['july', 'juli'],
  ['august', 'augustus', 'augusti'],
  ['september'],
  ['october', 'oktober'],
  ['november'],
  ['december', 'desember'],
]
