import type { Translate } from '../i18n/translate.ts'
import type { Zone } from '../lib/calendar.ts'
import { clock } from '../lib/clock.ts'
import type { Format } from '../view/format.ts'
import type { Following } from './following.ts'

interface Writing {
  readonly t: Translate
  readonly format: Format
}

export interface FollowingLine {
  /** id.version, as the form sends it. */
  readonly value: string
  readonly when: string
  /** Why it stays, or that it left the others; '' for nothing. */
  readonly note: string
  readonly ticked: boolean
}

/** The appointments that may be ticked, and those that stay as they are. */
export function followingLines(
  list: readonly Following[],
  ticked: (each: Following) => boolean,
  { t, format }: Writing,
) {
  const line = (each: Following): FollowingLine => ({
    value: `${each.id}.${each.version}`,
    when: whenOf(each, format),
    note: each.state === 'open' ? (each.own ? t('series.own') : '') : t(`series.state.${each.state}`),
    ticked: ticked(each),
  })
  return {
    open: list.filter(({ state }) => state === 'open').map(line),
    stay: list.filter(({ state }) => state !== 'open').map(line),
  }
}

export function whenOf(
  { startsAt, endsAt }: { readonly startsAt: number; readonly endsAt: number },
  format: Format,
): string {
  return `${format.longDate(startsAt)} ${format.timeRange(startsAt, endsAt)}`
}

/** Where the first one is now: what the form for a move shows before anything is typed. */
export function shiftValues(source: { readonly startsAt: number; readonly calendarId: number }, zone: Zone) {
  const { date, minute } = zone.local(source.startsAt)
  return { day: date, time: clock(minute), practitioner: String(source.calendarId) }
}

export function moveLabels(t: Translate) {
  return [
    ['day', t('series.move.day')],
    ['time', t('series.move.time')],
    ['practitioner', t('series.move.practitioner')],
  ] as const
}
