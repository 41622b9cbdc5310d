import type { Reason } from '../availability/model.ts'
import type { Occupant } from '../availability/occupants.ts'
import { overlaps } from '../lib/interval.ts'
import type { Case, Say, Saying, Spot } from './why.ts'
import { saying, wayTo } from './why-sources.ts'

/** Who and what is free (J32, F9, rules 10, 14, 17); who an appointment is for is not said. */
export const freedomWords = {
  occupied: (of, spot) => {
    const { no } = spot
    if (no?.name !== 'occupied') return [saying(true, of.t('why.free.yes', { name: of.calendar.publicName }))]
    if (no.by === 'appointment' && isFull(of, spot)) return [full(of, spot)]
    return occupantsAt(of, spot, no.by).map((each) => occupiedBy(of, spot, each))
  },
  'resource-occupied': (of, { no }) => {
    if (no?.name !== 'resource-occupied')
      return of.needs.length > 0 ? [saying(true, of.t('why.means.yes'))] : []
    const need = of.needs[no.need]
    const name = need?.name ?? ''
    if (!need || need.means.length === 0)
      return [saying(false, of.t('why.means.none', { need: name }), 'type', wayTo(of, 'type'))]
    const means = need.means.join(', ')
    return [saying(false, of.t('why.means.no', { need: name, means }), 'type', wayTo(of, 'type'))]
  },
} satisfies Partial<Record<Reason['name'], Say>>

function isFull({ offer }: Case, { startsAt }: Spot): boolean {
  return (offer.sessions.get(startsAt)?.left ?? 1) <= 0
}

function full(of: Case, spot: Spot): Saying {
  const [session] = occupantsAt(of, spot, 'appointment')
  const words = { time: of.format.time(spot.startsAt), places: of.type.places }
  return saying(false, of.t('why.full', words), '', session ? of.ways.appointment(session.id) : '')
}

/** What is in the way of a start, what keeps a buffer free included (rule 14). */
function occupantsAt(of: Case, { startsAt }: Spot, by: Occupant['by']): readonly Occupant[] {
  const { before, after } = of.offer
  const wanted = { startsAt: startsAt - before, endsAt: startsAt + after }
  return of.occupants.filter((each) => each.by === by && overlaps(kept(each), wanted))
}

function kept({ startsAt, endsAt, before, after }: Occupant) {
  return { startsAt: startsAt - before, endsAt: endsAt + after }
}

function occupiedBy(of: Case, { startsAt }: Spot, each: Occupant): Saying {
  const { t, format, ways, offer } = of
  const times = format.timeRange(each.startsAt, each.endsAt)
  if (each.by === 'absence')
    return saying(
      false,
      t('why.away', { name: of.calendar.publicName, times: timesOf(of, each) }),
      '',
      ways.absence(each.id),
    )
  if (each.by === 'hold')
    return saying(
      false,
      t('why.held', { times, until: format.time(each.keptUntil ?? 0) }),
      '',
      ways.agenda(of.date),
    )
  const inWay = overlaps(each, { startsAt, endsAt: startsAt + offer.length })
  return saying(false, t(inWay ? 'why.booked' : 'why.buffer', { times }), '', ways.appointment(each.id))
}

/** An absence may last for weeks. */
function timesOf({ format, date }: Case, { startsAt, endsAt }: Occupant): string {
  const oneDay = format.dateOf(startsAt) === date && format.dateOf(endsAt - 1) === date
  return oneDay ? format.timeRange(startsAt, endsAt) : `${format.stamp(startsAt)} – ${format.stamp(endsAt)}`
}
