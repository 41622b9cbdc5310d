import { canDo, standingOf, type Visit } from '../appointments/visit.ts'
import type { Ticketed } from '../booking/ticket.ts'
import type { Reader } from '../booking/words.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { visitTicket } from './models.ts'

/** One of several appointments of a day, with the address of its own page. */
export interface DayVisit {
  readonly visit: Visit
  readonly at: Ticketed
  readonly href: string
}

interface Listed extends DayVisit {
  /** What is said of one that the practice cannot keep; '' for the others. */
  readonly asked: string
}

/** View visit/day: each with its own ways on (rule 30). `below`: such an address, with the way back to this page. */
export function dayModel(
  reader: Reader,
  visits: readonly Listed[],
  below: (href: string) => string,
  now: EpochSeconds,
) {
  const { t, format } = reader
  const ahead = visits.filter(({ visit }) => isOpen(visit, now))
  return {
    title: t('visit.day.title', { count: ahead.length }),
    date: format.longDate(visits[0]?.visit.startsAt ?? now),
    list: visits.map(({ visit, at, href, asked }) => ({
      ticket: visitTicket(reader, visit, at),
      state: stateOf(visit, now, t),
      asked: isOpen(visit, now) ? asked : '',
      href: isOpen(visit, now) ? below(href) : '',
      rebookHref: canDo(visit, 'rebook', now) === 'open' ? below(`${href}/move`) : '',
      cancelHref: canDo(visit, 'cancel', now) === 'open' ? below(`${href}/cancel`) : '',
    })),
  }
}

/** View visit/day-over: when it was, and nothing else (rule 21). */
export function dayOverModel({ t, format }: Reader, visits: readonly DayVisit[], bookHref: string) {
  const why = visits.every(({ visit }) => visit.cancelledAt !== null) ? 'cancelled' : 'past'
  const date = format.longDate(visits[0]?.visit.startsAt ?? 0)
  const words = { title: t(`visit.day.over.${why}.title`), lead: t(`visit.day.over.${why}.lead`, { date }) }
  return { ...words, bookHref }
}

function isOpen(visit: Visit, now: EpochSeconds): boolean {
  const standing = standingOf(visit, now)
  return standing === 'ahead' || standing === 'begun'
}

function stateOf(visit: Visit, now: EpochSeconds, t: Reader['t']): string {
  const standing = standingOf(visit, now)
  if (standing === 'ahead' || standing === 'begun') return ''
  return t(`visit.day.${standing === 'past' ? 'past' : 'cancelled'}`)
}
