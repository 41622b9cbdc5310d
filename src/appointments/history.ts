import type { Translate } from '../i18n/translate.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Format } from '../view/format.ts'

/** One row of the history, with the names that its ids stand for. */
export interface Event {
  readonly at: EpochSeconds
  /** Whom it is about; null: the whole appointment. */
  readonly attendeeId: number | null
  readonly actor: 'patient-web' | 'staff' | 'system' | 'api'
  readonly userName: string | null
  readonly action:
    | 'booked'
    | 'moved'
    | 'cancelled'
    | 'undone'
    | 'confirmed'
    | 'arrived'
    | 'in-treatment'
    | 'done'
    | 'departed'
    | 'no-show'
    | 'status-undone'
    | 'reassigned'
    | 'edited'
    | 'refused-too-late'
    | 'cannot-come'
    | 'texts-stopped'
    | 'texts-allowed'
    | 'message-sent'
    | 'message-failed'
    | 'message-skipped'
    | 'message-unknown'
  readonly fromStartsAt: EpochSeconds | null
  readonly toStartsAt: EpochSeconds | null
  readonly messageKind:
    | 'confirmation'
    | 'reminder'
    | 'moved'
    | 'reassigned'
    | 'propose'
    | 'cancelled'
    | 'series-created'
    | 'series-moved'
    | 'series-cancelled'
    | 'recall'
    | 'invitation'
    | 'waiting-list'
    | 'dialogue'
    | 'confirm-contact'
    | 'staff-booking'
    | 'staff-daily'
    | 'sign-in'
    | 'api'
    | 'trial'
    | null
}

export interface HistoryLine {
  readonly what: string
  /** Whose place it is about; '' where there is one person only. */
  readonly whose: string
  /** "patient (web)", the name of a user, "system". */
  readonly who: string
  readonly when: string
  /** The latest one. */
  readonly last: boolean
}

/** How the reader's language writes; the part of view/format.ts that the history needs. */
export interface HistoryWriting {
  readonly t: Translate
  readonly format: Pick<Format, 'stamp' | 'shortDate' | 'time'>
}

/**
 * Everything that happened to an appointment, oldest first, with when and by whom (F69).
 * @param names of the attendees, by their ids, as far as they may be shown
 */
export function historyOf(
  events: readonly Event[],
  names: ReadonlyMap<number, string>,
  writing: HistoryWriting,
): readonly HistoryLine[] {
  return events.map((event, index) => ({
    what: presenceOf(events, index, writing.t) ?? whatOf(event, writing),
    whose: names.size > 1 && event.attendeeId !== null ? (names.get(event.attendeeId) ?? '') : '',
    who: whoOf(event, writing.t),
    when: writing.format.stamp(event.at),
    last: index === events.length - 1,
  }))
}

/** Whoever is booked takes part until it is said otherwise, and each time after that it is the other way round (O18). */
function presenceOf(events: readonly Event[], index: number, t: Translate): string | undefined {
  const own = events[index]
  if (!own || !isPresence(own)) return undefined
  const before = events
    .slice(0, index)
    .filter((each) => isPresence(each) && each.attendeeId === own.attendeeId)
  return t(before.length % 2 === 0 ? 'appointments.event.absent' : 'appointments.event.present')
}

/** Of one person alone nothing else is edited. */
function isPresence({ action, attendeeId, fromStartsAt }: Event): boolean {
  return action === 'edited' && attendeeId !== null && fromStartsAt === null
}

function whatOf(event: Event, { t, format }: HistoryWriting): string {
  const day = (at: EpochSeconds) => `${format.shortDate(at)} ${format.time(at)}`
  const { action, actor, fromStartsAt: from, toStartsAt: to } = event
  switch (action) {
    case 'booked':
      return actor === 'patient-web' ? t('appointments.event.bookedOnline') : t('appointments.event.booked')
    case 'moved':
      if (from === null || to === null) return t('appointments.event.moved')
      return t('appointments.event.movedFromTo', { from: day(from), to: day(to) })
    case 'edited':
      if (from === null || to === null) return t('appointments.event.edited')
      return t('day.shortened', { from: format.time(from), to: format.time(to) })
    case 'message-sent':
    case 'message-failed':
    case 'message-skipped':
    case 'message-unknown':
      return t(`appointments.event.${action}`, { message: messageName(event, t) })
    default:
      return t(`appointments.event.${action}`)
  }
}

function messageName({ messageKind }: Event, t: Translate): string {
  return messageKind === null ? t('appointments.message') : t(`appointments.message.${messageKind}`)
}

function whoOf({ actor, userName }: Event, t: Translate): string {
  switch (actor) {
    case 'patient-web':
      return t('appointments.actor.patient')
    case 'staff':
      return userName ?? t('appointments.actor.staff')
    case 'system':
      return t('appointments.actor.system')
    case 'api':
      return t('appointments.actor.api')
  }
}
