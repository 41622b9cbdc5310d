import type { Reason } from '../availability/model.ts'
import type { TakenModel } from './times-model.ts'
import type { Reader } from './words.ts'

/** Why one calendar does not offer a time, with the limits that it would have to meet. */
export interface Refused {
  readonly reasons: readonly Reason[]
  readonly leadHours: number
  readonly horizonDays: number | null
  readonly releaseHours: number | null
}

export type Why = Pick<TakenModel, 'why' | 'limit'>

/**
 * Why a posted time cannot be booked, where it is one of the calendars asked that could have had it: somebody was quicker,
 * or a limit is in the way (J49, P9, P10, rule 15), said as the most generous of them has it. Anything else is 'not'.
 */
export function whyTaken({ t }: Reader, refused: readonly Refused[]): Why {
  if (refused.some(({ reasons }) => has(reasons, 'past'))) return { why: 'past', limit: '' }
  if (refusedOnlyBy(refused).length > 0) return { why: 'taken', limit: '' }
  if (refusedOnlyBy(refused, 'closed').length > 0) return { why: 'closed', limit: '' }
  const soon = refusedOnlyBy(refused, 'lead-time').map(({ leadHours }) => leadHours)
  if (soon.length > 0)
    return { why: 'soon', limit: t('booking.taken.soon.limit', { hours: Math.min(...soon) }) }
  const far = refusedOnlyBy(refused, 'horizon', 'not-released').map(hoursAhead)
  if (far.length === 0) return { why: 'not', limit: '' }
  const hours = Math.max(...far)
  const limit =
    hours % 24 === 0
      ? t('booking.taken.far.days', { days: hours / 24 })
      : t('booking.taken.far.hours', { hours })
  return { why: 'far', limit }
}

/** Those whom nothing but these reasons, and what occupies them, keeps from the time. */
function refusedOnlyBy(refused: readonly Refused[], ...names: Reason['name'][]): readonly Refused[] {
  return refused.filter(({ reasons }) =>
    reasons.every((reason) => isOccupied(reason) || names.includes(reason.name)),
  )
}

function isOccupied(reason: Reason): boolean {
  return reason.name === 'resource-occupied' || (reason.name === 'occupied' && reason.by !== 'absence')
}

/** The narrower of the two that refuse: 24 hours for a day of the horizon. */
function hoursAhead({ reasons, horizonDays, releaseHours }: Refused): number {
  const horizon = has(reasons, 'horizon') && horizonDays !== null ? [horizonDays * 24] : []
  const release = has(reasons, 'not-released') && releaseHours !== null ? [releaseHours] : []
  return Math.min(...horizon, ...release)
}

function has(reasons: readonly Reason[], name: Reason['name']): boolean {
  return reasons.some((reason) => reason.name === name)
}
