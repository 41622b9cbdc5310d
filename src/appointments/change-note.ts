import type { Translate } from '../i18n/translate.ts'
import type { EpochSeconds, Zone } from '../lib/calendar.ts'
import type { Format } from '../view/format.ts'
import type { AppointmentDetails } from './details.ts'
import { type Change, finalBecause, type Standing } from './staff-change.ts'
import { addressOf, valuesOf } from './staff-move-page.ts'

/** View appointments/_change: what staff have just done to it, and the ways back. */
export interface ChangeNote {
  readonly what: string
  readonly said: string
  /** Where "Undo" posts to; '' where it is too late for that. */
  readonly undo: string
  /** Which change is taken back by it: a later one of somebody else is not. */
  readonly changeId: number
  /** The form with the old time in it, once the message has left. */
  readonly back: { readonly href: string; readonly text: string } | undefined
}

export interface Written {
  readonly state: string
  readonly reason: string | null
  readonly dueAt: EpochSeconds
  /** 1: whoever it does not reach is phoned. */
  readonly mustReach: 0 | 1
}

interface Writing {
  readonly t: Translate
  readonly format: Pick<Format, 'shortDate' | 'time'>
  readonly zone: Zone
  readonly graceMinutes: number
  readonly now: EpochSeconds
}

/** So long the note stands at least, in minutes: after a message that left at once there is something to say, too. */
const shownFor = 5

/** Undefined once it is an old story, or somebody has changed the appointment since. */
export function changeNote(
  standing: Standing,
  details: Pick<AppointmentDetails, 'practitioner' | 'attendees'>,
  change: Change | undefined,
  messages: readonly Written[],
  writing: Writing,
): ChangeNote | undefined {
  const { t, graceMinutes, now } = writing
  const recent = change && now - change.at <= Math.max(graceMinutes, shownFor) * 60
  if (!change || !recent || standing.rowVersion !== change.ledTo) return undefined
  const left = messages.some(({ state }) => !['waiting', 'skipped', 'failed'].includes(state))
  const final = finalBecause(change, standing.rowVersion, left, graceMinutes, now)
  const own = `/staff/appointments/${standing.id}`
  return {
    what: whatOf(standing, details, change, writing),
    said: saidOf(messages, writing),
    undo: final === undefined ? `${own}/undo` : '',
    changeId: change.id,
    back: final === undefined ? undefined : wayBack(standing, details, change, writing.zone, t),
  }
}

/** The old time, to be chosen again; one that is cancelled, for whom it was. */
export function wayBack(
  standing: Standing,
  { attendees }: Pick<AppointmentDetails, 'attendees'>,
  change: Change,
  zone: Zone,
  t: Translate,
) {
  const values = valuesOf({ ...standing, ...change, id: standing.id }, zone)
  if (standing.status !== 'cancelled')
    return change.kind === 'moved'
      ? { href: addressOf(standing.id, values), text: t('moving.done.back') }
      : undefined
  const { practitioner, date, time } = values
  const query = new URLSearchParams({ practitioner: practitioner ?? '', date: date ?? '', time: time ?? '' })
  query.set('type', String(standing.typeId))
  const [first, ...others] = attendees
  if (first && others.length === 0) query.set('patient', String(first.patientId))
  return { href: `/staff/appointments/new?${query}`, text: t('moving.done.again') }
}

function whatOf(
  standing: Standing,
  { practitioner }: Pick<AppointmentDetails, 'practitioner'>,
  change: Change,
  { t, format }: Writing,
): string {
  if (change.kind === 'cancelled') return t('moving.done.cancelled')
  const when = `${format.shortDate(standing.startsAt)} ${format.time(standing.startsAt)}`
  const moved = change.startsAt !== standing.startsAt || change.endsAt !== standing.endsAt
  const reassigned = change.calendarId !== standing.calendarId
  const words = [
    ...(moved ? [t('moving.done.moved', { when })] : []),
    ...(reassigned ? [t('moving.done.reassigned', { name: practitioner })] : []),
  ]
  return words.length > 0 ? words.join(' ') : t('moving.done.changed')
}

/** What becomes of its messages, the most pressing first. */
function saidOf(messages: readonly Written[], { t, format, now }: Writing): string {
  const waiting = messages.find(({ state }) => state === 'waiting')
  const lost = messages.some(
    ({ state, reason, mustReach }) =>
      mustReach === 1 &&
      ['failed', 'unknown', 'skipped'].includes(state) &&
      reason !== 'by-choice' &&
      reason !== 'withdrawn',
  )
  const words = [
    ...(lost ? [t('moving.done.phone')] : []),
    ...(waiting
      ? [
          waiting.dueAt > now
            ? t('moving.done.at', { time: format.time(waiting.dueAt) })
            : t('moving.done.leaving'),
        ]
      : []),
    ...(messages.some(({ state }) => state === 'sent' || state === 'delivered')
      ? [t('moving.done.told')]
      : []),
  ]
  return words.length > 0 ? words.join(' ') : t('moving.done.untold')
}
