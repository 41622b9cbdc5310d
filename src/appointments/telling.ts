import type { Translate } from '../i18n/translate.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { showPhone } from '../lib/phone.ts'
import type { Desk } from '../messages/compose.ts'
import { type Written, writeSeriesTo, writeTo } from '../messages/letter.ts'
import type { Channel, Subject } from '../messages/messages.ts'
import { shown } from '../messages/shown.ts'
import type { Practice } from '../practice/practice.ts'
import type { Format } from '../view/format.ts'
import type { Opened } from './opened.ts'
import type { Planned, PlannedSeries } from './staff-change.ts'

/** View appointments/_telling: whom a change would be told, and in which words. */
export interface Telling {
  readonly people: readonly Told[]
  /** A message can leave to somebody. */
  readonly sends: boolean
  readonly tell: boolean
}

interface Told {
  readonly to: string
  /** '' where nothing can be sent, or nothing may be shown. */
  readonly subject: string
  readonly lines: readonly string[]
  readonly language: string
  /** Why nothing can be sent; '' where it can. */
  readonly cannot: string
  /** That somebody phones instead. */
  readonly onList: string
}

/** Whoever is told, as far as they may be shown. */
export interface Reader {
  readonly name: string
  /** Nothing else may be shown (rule 9). */
  readonly hidden: boolean
  readonly phone: string | undefined
}

export interface Circle {
  readonly practice: Practice
  readonly readerOf: (subject: Subject) => Reader
}

interface Voice {
  readonly t: Translate
  readonly format: Format
  readonly now: EpochSeconds
}

/** The people of one appointment. */
export function circleOf({ practice, names, hidden, details }: Opened): Circle {
  const readerOf = ({ attendeeId }: Subject): Reader => ({
    name: names.get(attendeeId) ?? '',
    hidden: hidden.has(attendeeId),
    phone: details.attendees.find(({ id }) => id === attendeeId)?.phone?.value,
  })
  return { practice, readerOf }
}

type OnList = 'moving.tell.onList' | 'moving.tell.onListIf'
type EitherPlanned = Planned | PlannedSeries

/** Written by the very composer that writes it when it leaves; the secret link stands as `…`. */
export function tellingOf(
  voice: Voice,
  desk: Desk,
  circle: Circle,
  planned: readonly EitherPlanned[],
  { tell, list }: { readonly tell: boolean; readonly list: OnList },
): Telling {
  const people = planned.map((each) =>
    each.reason === undefined ? sent(voice, desk, circle, each) : unsent(voice.t, circle, each, list),
  )
  const sends = planned.some(({ reason }) => reason === undefined)
  return { people, sends, tell }
}

function sent(voice: Voice, desk: Desk, { practice, readerOf }: Circle, planned: EitherPlanned): Told {
  const { t, format, now } = voice
  const { channel, dueAt } = planned
  const subject = headOf(planned)
  const { language } = subject
  const when = dueAt <= now ? t('moving.tell.atOnce') : t('moving.tell.at', { time: format.time(dueAt) })
  const nothing = { subject: '', lines: [], language, cannot: '', onList: '' }
  if (readerOf(subject).hidden || channel === 'none') return { ...nothing, to: t('moving.tell.protected') }
  const {
    to,
    subject: heading,
    text,
  } = shown(written(desk, planned, channel, practice, now), practice.country)
  const lines = text.trimEnd().split('\n')
  return { ...nothing, to: t('moving.tell.to', { to, when }), subject: heading, lines }
}

function headOf(planned: EitherPlanned): Subject {
  return 'list' in planned ? planned.list[0] : planned.subject
}

function written(
  desk: Desk,
  planned: EitherPlanned,
  channel: Channel,
  practice: Practice,
  now: EpochSeconds,
): Written {
  return 'list' in planned
    ? writeSeriesTo(desk, { id: 0, kind: planned.kind, channel, byStaff: true }, planned.list, practice, now)
    : writeTo(desk, { id: 0, kind: planned.kind, channel }, planned.subject, practice, now)
}

function unsent(t: Translate, { practice, readerOf }: Circle, planned: EitherPlanned, list: OnList): Told {
  const { reason, kind } = planned
  const { name, hidden, phone: number } = readerOf(headOf(planned))
  const phone = number && !hidden ? showPhone(number, practice.country) : t('moving.tell.noPhone')
  const why = reason === undefined ? '' : t(`messages.reason.${reason}`)
  const isNew = kind === 'confirmation' || kind === 'series-created'
  return {
    to: '',
    subject: '',
    lines: [],
    language: '',
    cannot: t('moving.tell.cannot', { name, reason: `${why.charAt(0).toLowerCase()}${why.slice(1)}` }),
    onList: isNew ? '' : t(list, { name, phone }),
  }
}
