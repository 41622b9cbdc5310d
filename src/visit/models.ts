import { canDo, maySayCannotCome, standingOf, type Visit } from '../appointments/visit.ts'
import { type Ticketed, ticketModel } from '../booking/ticket.ts'
import type { TicketModel } from '../booking/ticket-model.ts'
import { publicName, type Reader, say } from '../booking/words.ts'
import { type WrittenModel, writtenModel } from '../booking/written.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { nextReminderAt } from '../messages/reminder.ts'
import type { Texts } from '../practice/texts.ts'
import { onlineNow } from '../types/self-service.ts'

/** What the views below views/visit/ are given. Every text is ready to print in the reader's language. */

/** View visit/visit. */
export interface VisitModel {
  readonly ticket: TicketModel
  /** What the practice wrote to whoever booked (P17). */
  readonly written: WrittenModel | undefined
  /** What to do before coming; '' for nothing. */
  readonly bring: string
  readonly rebook: boolean
  readonly cancel: boolean
  /** "You can move or cancel this appointment until …"; '' where nothing can be done online. */
  readonly until: string
  /** Whether it is still to come. */
  readonly ahead: boolean
  /** Whether something that is on can no longer be done (F65). */
  readonly late: boolean
  /** Whether "I am coming" can be said, and whether it was. */
  readonly coming: 'ask' | 'said' | 'no'
  /** Whether "I cannot come" can be said, and whether it was (rule 22). */
  readonly cannotCome: 'ask' | 'said' | 'no'
  /** What the practice says to whoever is too late; '' for nothing. */
  readonly lateText: string
  readonly goodToKnow: readonly string[]
}

/** Whether a reminder will go out by e-mail, as far as the page can know, and what was written already. */
export interface Reach {
  readonly reminded: boolean
  readonly texts: Texts | undefined
}

export function visitModel(
  reader: Reader,
  visit: Visit,
  at: Ticketed,
  { reminded, texts }: Reach,
  now: EpochSeconds,
): VisitModel {
  const { t, format, practice } = reader
  const [rebook, cancel] = [canDo(visit, 'rebook', now), canDo(visit, 'cancel', now)]
  const remindAt = nextReminderAt(visit.startsAt, practice.messages, practice.zone, now)
  return {
    ticket: visitTicket(reader, visit, at),
    written: writtenModel(texts, reader),
    bring: say(reader, at.type.information),
    rebook: rebook === 'open',
    cancel: cancel === 'open',
    until: untilWords(reader, visit, now),
    ahead: standingOf(visit, now) === 'ahead',
    late: (rebook === 'late' || cancel === 'late') && standingOf(visit, now) === 'ahead',
    coming: comingOf(visit, now),
    cannotCome: cannotComeOf(visit, now),
    lateText: say(reader, practice.lateCancel),
    goodToKnow: [
      ...(reminded && remindAt !== undefined
        ? [t('booking.next.reminder', { date: format.longDate(remindAt) })]
        : []),
      ...(rebook === 'open' && staysWith(at) ? [t('visit.keeps')] : []),
    ],
  }
}

/** Time, place and practitioner; the kind of appointment only where the practice allows it (rule 20). */
export function visitTicket(reader: Reader, visit: Visit, at: Ticketed): TicketModel {
  const minutes = reader.t('booking.summary.minutes', { minutes: (visit.endsAt - visit.startsAt) / 60 })
  const what = reader.practice.visitShowsType ? `${publicName(reader, at.type)}, ${minutes}` : minutes
  return { ...ticketModel(reader, at), what }
}

/** "Monday 25 January 2027 at 09:30" */
export function stampOf({ t, format }: Reader, at: EpochSeconds): string {
  return t('visit.at', { date: format.longDate(at), time: format.time(at) })
}

/** What is over by now, and until when it could be done (rule 22). */
export function lateModel(reader: Reader, visit: Visit, deed: 'rebook' | 'cancel', now: EpochSeconds) {
  const { selfService, startsAt } = visit
  const until = Math.min(startsAt, deed === 'rebook' ? selfService.rebookUntil : selfService.cancelUntil)
  return {
    deed,
    until: stampOf(reader, until),
    text: say(reader, reader.practice.lateCancel),
    cannotCome: cannotComeOf(visit, now),
    // What has its own, later limit may still be open.
    cancel: deed === 'rebook' && canDo(visit, 'cancel', now) === 'open',
  }
}

/** Whether another time would be with the same practitioner, as far as that is known beforehand. */
function staysWith({ calendar, type }: Ticketed): boolean {
  return calendar.active && type.calendarIds.includes(calendar.id)
}

function untilWords(reader: Reader, visit: Visit, now: EpochSeconds): string {
  const can =
    standingOf(visit, now) === 'ahead' ? onlineNow(visit.selfService, visit.startsAt, now) : undefined
  if (!can) return ''
  const { t } = reader
  if (can.until === undefined)
    return t('visit.until.two', {
      until: stampOf(reader, can.rebookUntil),
      cancel: stampOf(reader, can.cancelUntil),
    })
  return t(`visit.until.${can.what}`, { until: stampOf(reader, can.until) })
}

function comingOf(visit: Visit, now: EpochSeconds): VisitModel['coming'] {
  if (visit.places > 1 || standingOf(visit, now) !== 'ahead') return 'no'
  return visit.status === 'confirmed' && visit.cannotComeAt === null ? 'said' : 'ask'
}

function cannotComeOf(visit: Visit, now: EpochSeconds): VisitModel['cannotCome'] {
  if (visit.cannotComeAt !== null) return 'said'
  return maySayCannotCome(visit, now) ? 'ask' : 'no'
}
