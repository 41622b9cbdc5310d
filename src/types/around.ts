import type { Language } from '../i18n/languages.ts'
import type { Above } from '../practice/above.ts'
import type { Location, Practice } from '../practice/practice.ts'
import type { Calendar } from '../staff/calendars.ts'
import type { AutomaticTemplate } from './automatic.ts'
import type { AppointmentType, BlockKind, Means } from './types.ts'

/** A type with what it can be tied to: all that is in use, and what it is tied to already. */
export interface Around {
  readonly type: AppointmentType
  readonly types: readonly AppointmentType[]
  readonly calendars: readonly Calendar[]
  readonly locations: readonly Location[]
  readonly kinds: readonly BlockKind[]
  readonly means: readonly Means[]
  readonly templates: readonly AutomaticTemplate[]
  readonly above: readonly Above[]
}

/** What the form of a type offers, by id. */
export interface Offered {
  readonly languages: readonly Language[]
  readonly calendars: readonly number[]
  readonly locations: readonly number[]
  readonly kinds: readonly number[]
  readonly means: readonly number[]
  readonly templates: readonly number[]
}

export function offeredIn(around: Around, practice: Practice): Offered {
  const { calendars, locations, kinds, means, templates } = around
  const ids = (list: readonly { readonly id: number }[]) => list.map(({ id }) => id)
  return {
    languages: practice.languages,
    calendars: ids(calendars),
    locations: ids(locations),
    kinds: ids(kinds),
    means: ids(means),
    templates: ids(templates),
  }
}
