import type { Standing } from '../appointments/staff-change.ts'
import type { Translate } from '../i18n/translate.ts'
import type { EpochSeconds, IsoDate } from '../lib/calendar.ts'
import type { Person } from './agenda.ts'
import { peopleName } from './names.ts'

/** What somebody has in hand to move. */
export interface Held {
  readonly standing: Standing
  /** Somebody has changed it since it was picked up. */
  readonly isChanged: boolean
  /** It was cancelled or is under way: it cannot be put down elsewhere. */
  readonly isGone: boolean
  readonly people: readonly Person[]
}

/** View agenda/_in-hand: what somebody moves while they look for a free time. */
export interface InHand {
  readonly id: number
  readonly text: string
  readonly how: string
  /** It is no longer as it was when it was picked up; '' where it is. */
  readonly changed: string
  /** The form that moves it; '' where it can no longer be moved. */
  readonly href: string
  readonly minutes: number
  readonly calendarId: number
}

interface Words {
  readonly t: Translate
  readonly format: { shortDate(at: EpochSeconds): string; time(at: EpochSeconds): string }
  readonly hidesNames: boolean
}

export function inHandOf(
  { standing, isChanged, isGone, people }: Held,
  { t, format, hidesNames }: Words,
): InHand {
  const { id, startsAt, endsAt } = standing
  const minutes = (endsAt - startsAt) / 60
  const name = peopleName(people, hidesNames ? 'initials' : 'short', t)
  const when = `${format.shortDate(startsAt)} ${format.time(startsAt)}`
  return {
    id,
    minutes,
    calendarId: standing.calendarId,
    text: t('moving.clip', { name, minutes }),
    how: isGone ? t('moving.clip.gone') : t('moving.clip.how', { when }),
    changed: isChanged && !isGone ? t('moving.clip.changed', { when }) : '',
    href: isGone ? '' : `/staff/appointments/${id}/move`,
  }
}

/** What a free time says to whoever has an appointment in hand. */
export interface Here {
  /** '' where the time is too short. */
  readonly href: string
  readonly text: string
}

export function hereOf(
  inHand: InHand | undefined,
  gap: {
    readonly minutes: number
    /** null: whoever may use the room; then it stays with whom it is. */
    readonly calendarId: number | null
    /** `r5` of a room. */
    readonly columnId: string
    readonly date: IsoDate
    readonly time: string
  },
  t: Translate,
): Here | undefined {
  if (!inHand || inHand.href === '') return undefined
  const { calendarId, date, time } = gap
  if (gap.minutes < inHand.minutes) return { href: '', text: t('moving.clip.short') }
  const room = /^r([1-9]\d*)$/.exec(gap.columnId)?.[1]
  const where = `practitioner=${calendarId ?? inHand.calendarId}${room === undefined ? '' : `&room=${room}`}`
  const query = `date=${date}&time=${time}&${where}&minutes=${inHand.minutes}`
  return { href: `${inHand.href}?${query}`, text: t('moving.clip.here') }
}
