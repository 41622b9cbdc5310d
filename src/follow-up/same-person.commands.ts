import { build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { cardsOf } from '../patients/same-person.queries.ts'
import type { Actor } from '../practice/actor.ts'
import { openFollowUp } from './follow-up.commands.ts'
import { areKnownApart, between } from './same-person.queries.ts'

/** Asks staff whether two cards are one person, unless they have found already that they are not (rule 1). */
export function askWhetherSame(
  db: Db,
  entry: { readonly patientId: number; readonly otherPatientId: number; readonly appointmentId: number },
  now: EpochSeconds,
): void {
  if (areKnownApart(db, entry.patientId, entry.otherPatientId)) return
  openFollowUp(db, { ...entry, category: 'same-person' }, now)
}

/** Two cards have been merged: whoever asked whether cards of this person are one has the answer. */
export function closeMerged(db: Db, standingId: number, actor: Actor, now: EpochSeconds): void {
  const cards = cardsOf(db, standingId)
  const why = { closed_at: now, closed_by: actor.userId, closed_why: merged }
  const open = build.updateTable('follow_up').set(why).where('closed_at', 'is', null)
  db.run(open.where((eb) => between(eb, cards, cards)))
}

/** A merge is undone: what it closed is open again. */
export function askAgain(db: Db, goneId: number, staysId: number, mergedAt: EpochSeconds): void {
  const open = { closed_at: null, closed_by: null, closed_why: null }
  const closed = build.updateTable('follow_up').set(open).where('closed_at', '=', mergedAt)
  db.run(closed.where('closed_why', '=', merged).where((eb) => between(eb, [goneId], cardsOf(db, staysId))))
}

/** They are two people. */
export function closeApart(db: Db, oneId: number, otherId: number, actor: Actor, now: EpochSeconds): void {
  const why = { closed_at: now, closed_by: actor.userId, closed_why: 'different-people' }
  const open = build.updateTable('follow_up').set(why).where('closed_at', 'is', null)
  db.run(open.where((eb) => between(eb, cardsOf(db, oneId), cardsOf(db, otherId))))
}

/** The contacts that were offered have been accepted or declined. */
export function closeOffers(db: Db, patientId: number, actor: Actor, now: EpochSeconds): void {
  const why = { closed_at: now, closed_by: actor.userId, closed_why: 'settled' }
  const open = build.updateTable('follow_up').set(why).where('closed_at', 'is', null)
  db.run(open.where('category', '=', 'contact-offered').where('patient_id', 'in', cardsOf(db, patientId)))
}

const merged = 'merged'
