import type { IsoDate } from '../lib/calendar.ts'

/** Which part of the appointment book is looked at, and how. */
export interface Asked {
  readonly view: View
  /** A column for each practitioner, or for each room and device. */
  readonly cols: Columns
  /** Ids of calendars or, by rooms, of resources; none: all of them. A week is of the first. */
  readonly shown: readonly number[]
  /** The saved view that this is; undefined: none. */
  readonly saved: number | undefined
}

export type View = 'day' | 'week' | 'list'
export type Columns = 'p' | 'r'

export const agendaAddress = '/staff/agenda'
export const wholeDay: Asked = { view: 'day', cols: 'p', shown: [], saved: undefined }
/** More columns than this nobody has ticked by hand. */
const mostShown = 100

interface Query {
  text(name: string): string
  list(name: string): readonly string[]
}

/** What an address or a form asks for; what it does not say, or says wrongly, is the whole day. */
export function askedOf(query: Query): Asked {
  const view = viewOf(query.text('view'))
  const cols = view === 'day' && query.text('cols') === 'r' ? 'r' : 'p'
  const ids = [...query.list('practitioner'), ...query.list('show')].filter((id) =>
    /^[1-9]\d{0,14}$/.test(id),
  )
  return { view, cols, shown: [...new Set(ids.map(Number))].slice(0, mostShown), saved: undefined }
}

/** The address of the same on a date; without one, of today. */
export function addressOf(asked: Asked, date?: IsoDate): string {
  const query = queryOf(asked, date)
  return query === '' ? `${agendaAddress}?view=day` : `${agendaAddress}?${query}`
}

/** Everything that `askedOf` reads, but for what goes without saying. */
export function queryOf(asked: Asked, date?: IsoDate): string {
  return partsOf(asked, date)
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

/** The same as the hidden fields of a form. */
export function partsOf(asked: Asked, date?: IsoDate): readonly (readonly [name: string, value: string])[] {
  const { view, cols, shown, saved } = asked
  const day = date === undefined ? [] : ([['date', date]] as const)
  if (saved !== undefined) return [['saved', String(saved)], ...day]
  const name = view === 'day' ? 'show' : 'practitioner'
  return [
    ...(view === 'day' ? [] : ([['view', view]] as const)),
    ...(cols === 'p' ? [] : ([['cols', cols]] as const)),
    ...shown.map((id) => [name, String(id)] as const),
    ...day,
  ]
}

function viewOf(text: string): View {
  return text === 'week' || text === 'list' ? text : 'day'
}
