import { freeTimesAt } from '../availability/free.queries.ts'
import type { FreeTime } from '../availability/model.ts'
import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import { closeOpen } from '../follow-up/follow-up.commands.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { overtake } from '../messages/announce.commands.ts'
import { queueCalendarNews } from '../messages/calendar-news.commands.ts'
import { findInCalendar } from '../messages/calendar-news.queries.ts'
import { recordEvent } from '../messages/history.commands.ts'
import { queueAtOnce } from '../messages/messages.commands.ts'
import { thePatient } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { endIfEmpty } from './cancel.commands.ts'
import { giveUpHold } from './hold.commands.ts'
import { type Hold, isLive } from './hold.ts'
import { insertAppointment } from './insert.commands.ts'
import { recordTooLate, requireOpen } from './late.commands.ts'
import { planMove } from './move.queries.ts'
import { relocate } from './relocate.commands.ts'
import { attends } from './session.queries.ts'
import type { Visit } from './visit.ts'

/** A hold vouches for the lead time this long, in seconds. */
const longestForm = 3600

export interface Move {
  readonly attendeeId: number
  readonly hold: Hold
  /** What the patient saw; undefined: the form did not say. */
  readonly version: number | undefined
}

/**
 * The patient takes the held time instead (rule 19): the old one stays until then, and everything is one write. The same
 * again is as good as once. Refuses `over`, `not-offered`, `too-late` (which the history notes), `edited-meanwhile` and
 * `slot-taken`; then nothing has changed.
 */
export function moveByPatient(db: Db, move: Move, now: EpochSeconds): Attempt<void> {
  const moved = db.attempt(() => {
    const visit = requireOpen(db, move.attendeeId, 'rebook', now)
    const { hold } = move
    if (hold.startsAt === visit.startsAt && hold.calendarId === visit.calendarId) return
    if (move.version !== undefined && move.version !== visit.version) refuse('edited-meanwhile')
    const time = timeOf(db, visit, hold, now)
    const before = findInCalendar(db, visit.appointmentId)?.plan ?? null
    const appointmentId = visit.places === 1 ? moveWhole(db, visit, time) : joinOther(db, visit, time, now)
    giveUpHold(db, hold.id, now)
    note(db, visit, appointmentId, time, now)
    queueCalendarNews(db, visit.appointmentId, before, thePatient, now)
    if (appointmentId !== visit.appointmentId) queueCalendarNews(db, appointmentId, null, thePatient, now)
  })
  if (!moved.ok && moved.reason === 'too-late') recordTooLate(db, move.attendeeId, now)
  return moved
}

/** The rules are judged again inside the write; the database's own triggers stand behind them. */
function timeOf(db: Db, visit: Visit, hold: Hold, now: EpochSeconds): FreeTime {
  const practice = findPractice(db)
  const plan = practice && planMove(db, visit, practice.zone, now)
  const calendars = plan?.wish.calendars.filter(({ id }) => id === hold.calendarId) ?? []
  if (!plan || calendars.length === 0 || hold.typeId !== visit.typeId) return refuse('slot-taken')
  const lives = isLive(hold, now) && now - hold.madeAt <= longestForm
  const wish = {
    ...plan.wish,
    calendars,
    shown: 'any' as const,
    except: { ...plan.wish.except, holdId: hold.id },
    ...(lives ? { judgedAt: hold.madeAt } : {}),
  }
  return freeTimesAt(db, wish, hold.startsAt)[0] ?? refuse('slot-taken')
}

function moveWhole(db: Db, { appointmentId, startsAt, origin }: Visit, time: FreeTime): number {
  const moved = { moved_from_starts_at: startsAt, cannot_come_at: null }
  const recalled = origin === 'recall' ? { self_booked: 1 as const } : {}
  const seat = { ...time, onPurpose: false }
  relocate(db, appointmentId, seat, { status: 'booked', ...moved, ...recalled })
  return appointmentId
}

/** One of a session goes over to another one, or begins it (rule 10). */
function joinOther(db: Db, visit: Visit, time: FreeTime, now: EpochSeconds): number {
  const plan = findPractice(db)
  const moved = plan && planMove(db, visit, plan.zone, now)
  if (!plan || !moved) return refuse('not-offered')
  const origin = visit.selfBooked ? ('web' as const) : ('staff' as const)
  const fresh = { type: moved.wish.type, zone: plan.zone, place: time, origin, marked: false, userId: null }
  const appointmentId = insertAppointment(db, fresh, now)
  if (attends(db, appointmentId, visit.patientId)) return refuse('slot-taken')
  const change = build.updateTable('attendee').where('id', '=', visit.attendeeId)
  const set = change.set((eb) => ({ session_moves: eb('session_moves', '+', 1) }))
  db.run(set.set({ appointment_id: appointmentId }))
  const gone = { actor: thePatient, action: 'moved', ...span(visit, time) } as const
  recordEvent(db, { ...gone, appointmentId: visit.appointmentId, attendeeId: visit.attendeeId }, now)
  endIfEmpty(db, visit.appointmentId, 'patient', now)
  return appointmentId
}

function span(visit: Visit, time: FreeTime) {
  return { fromStartsAt: visit.startsAt, toStartsAt: time.startsAt }
}

function note(db: Db, visit: Visit, appointmentId: number, time: FreeTime, now: EpochSeconds): void {
  const { attendeeId, patientId } = visit
  const moved = { actor: thePatient, action: 'moved', ...span(visit, time) } as const
  recordEvent(db, { ...moved, appointmentId, attendeeId }, now)
  overtake(db, attendeeId, now)
  queueAtOnce(db, 'moved', attendeeId, now)
  const about = { patientId, appointmentId: visit.appointmentId }
  closeOpen(db, 'cannot-come', about, 'moved', now)
  closeOpen(db, 'cancelled-online', { patientId }, 'booked-again', now)
  recordAudit(db, thePatient, 'moved', 'appointment', appointmentId, now)
}
