import { readBirthDate } from '../lib/birth-date.ts'
import type { IsoDate } from '../lib/calendar.ts'
import { type NationalId, type NationalIdKind, readNationalId } from '../lib/national-id.ts'
import type { Asked } from './asked.ts'
import type { DetailError, Part, Typed } from './typed.ts'

/** The number in any notation, of any kind that the practice takes; the chosen kind is tried first. */
export function readIdentity(typed: Typed, asked: Asked, today: IsoDate): Part<NationalId | null> {
  const blank = typed.nationalId.trim() === ''
  if (asked.nationalId === 'hidden' || (blank && asked.nationalId === 'optional'))
    return { value: null, errors: [] }
  const kinds = chosenFirst(asked.kinds, typed.nationalIdKind)
  const read = readNationalId(typed.nationalId, kinds, today)
  if (read.ok) return { value: read.value, errors: [] }
  return {
    value: null,
    errors: [
      {
        field: 'nationalId',
        key: `person.error.nationalId.${read.problem}`,
        values: { digits: digitsOf(kinds[0]) },
      },
    ],
  }
}

/** How many digits a number of the kind has; a Swedish one may leave out the century. */
function digitsOf(kind: NationalIdKind | undefined): string {
  if (kind === 'bsn') return '9'
  return kind === 'fodselsnummer' || kind === 'd-nummer' ? '11' : '10/12'
}

function chosenFirst(kinds: readonly NationalIdKind[], chosen: string): readonly NationalIdKind[] {
  return kinds.toSorted((one, other) => Number(other === chosen) - Number(one === chosen))
}

/** The date in the boxes; left empty, the number may tell it, and where both do they must agree. */
export function readBorn(
  typed: Typed,
  asked: Asked,
  identity: NationalId | null,
  today: IsoDate,
): Part<IsoDate | null> {
  const told = identity?.birthDate ?? null
  if (asked.birthDate === 'hidden') return { value: told, errors: [] }
  const [day, month, year] = [typed['birthDate-day'], typed['birthDate-month'], typed['birthDate-year']]
  const blank = (day + month + year).trim() === ''
  if (blank && (told !== null || asked.birthDate === 'optional')) return { value: told, errors: [] }
  const birth = readBirthDate({ day, month, year }, today)
  if (!birth.ok) return { value: null, errors: [birthDateError(birth.problem, typed)] }
  if (told === null || told === birth.date) return { value: birth.date, errors: [] }
  return { value: null, errors: [{ field: 'birthDate-day', key: 'person.error.birthDate.number' }] }
}

function birthDateError(
  problem: 'missing' | 'day' | 'month' | 'year' | 'real' | 'future' | 'old',
  typed: Typed,
): DetailError {
  if (problem === 'missing' && typed.for === 'other')
    return { field: 'birthDate-day', key: 'person.error.patient.birthDate' }
  const box = problem === 'month' || problem === 'year' ? problem : 'day'
  return { field: `birthDate-${box}`, key: `booking.error.birthDate.${problem}` }
}
