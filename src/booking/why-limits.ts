import type { Reason } from '../availability/model.ts'
import { addDays } from '../lib/calendar.ts'
import type { Case, Say, Spot } from './why.ts'
import { blockOf, saying, wayTo } from './why-sources.ts'

/** How far from now (J49, J50, P9, P10, rule 15), and which of the free times are shown (P6, P7, rule 12). */
export const limitWords = {
  past: ({ t }, { no }) => (no ? [saying(false, t('why.past'))] : []),
  'lead-time': (of, { no }) => {
    const { value: hours, level } = of.offer.calendar.limits.leadHours
    if (hours === 0) return []
    return [saying(!no, of.t(no ? 'why.lead.no' : 'why.lead.yes', { hours }), level, wayTo(of, level))]
  },
  horizon: (of, { no }) => {
    const { value: days, level } = of.offer.calendar.limits.horizonDays
    if (days === null) return []
    const words = { days, date: of.format.longDay(addDays(of.today, days)) }
    return [saying(!no, of.t(no ? 'why.horizon.no' : 'why.horizon.yes', words), level, wayTo(of, level))]
  },
  'not-released': (of, { no }) => {
    const { releaseHours: hours, name } = of.type
    if (hours === null) return []
    const words = { type: name, hours }
    return [saying(!no, of.t(no ? 'why.release.no' : 'why.release.yes', words), 'type', wayTo(of, 'type'))]
  },
  'not-shown': (of, spot) => {
    const { value, level } = shownAt(of, spot)
    const key = spot.no ? (value === 'compact' ? 'why.shown.compact.no' : 'why.shown.first.no') : null
    const text = of.t(key ?? `why.shown.${value}.yes`)
    return [saying(!spot.no, text, level, wayTo(of, level, blockOf(of, spot)))]
  },
} satisfies Partial<Record<Reason['name'], Say>>

/** The choice that is in force where the start lies: the kind's own, else the limits' (P7). */
function shownAt(of: Case, { block }: Spot) {
  const own = block?.visibility ?? null
  return own === null ? of.offer.calendar.limits.visibility : ({ value: own, level: 'kind' } as const)
}
