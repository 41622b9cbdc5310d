import type { Say } from './why.ts'
import { saying, wayTo } from './why-sources.ts'

/** The rules that are the same for every start: type, practitioner and location (P2, P3, P8, J30, F26, F39). */
export const offeringWords = {
  'calendar-inactive': (of, { no }) =>
    no ? [saying(false, of.t('why.calendar.inactive', nameOf(of)), 'calendar', wayTo(of, 'calendar'))] : [],
  'calendar-offline': (of, { no }) => [
    saying(
      !no,
      of.t(no ? 'why.calendar.no' : 'why.calendar.yes', nameOf(of)),
      'calendar',
      wayTo(of, 'calendar'),
    ),
  ],
  'type-offline': (of, { no }) => {
    const key = !of.type.active ? 'why.type.inactive' : no ? 'why.type.no' : 'why.type.yes'
    return [saying(!no, of.t(key, { type: of.type.name }), 'type', wayTo(of, 'type'))]
  },
  'type-not-in-calendar': (of, { no }) => {
    const words = { ...nameOf(of), type: of.type.name }
    return [saying(!no, of.t(no ? 'why.does.no' : 'why.does.yes', words), 'type', wayTo(of, 'type'))]
  },
  'location-offline': (of, { no }) => {
    const { location, ways, t } = of
    const own = !location.active || location.choices.newBooking !== null
    const key = !location.active ? 'why.location.gone' : no ? 'why.location.no' : 'why.location.yes'
    const words = t(key, { location: location.name })
    return [saying(!no, words, own ? 'location' : 'practice', own ? wayTo(of, 'location') : ways.functions)]
  },
  'own-bookings': (of, { no }) => {
    const { level } = of.offer.calendar.limits.maxOwnBookings
    return no ? [saying(false, of.t('why.own.no'), level, wayTo(of, level))] : []
  },
} satisfies Record<string, Say>

function nameOf({ calendar }: Parameters<Say>[0]) {
  return { name: calendar.publicName }
}
