import { cancelByPatient } from '../appointments/cancel.commands.ts'
import { makeHold } from '../appointments/hold.commands.ts'
import { findHold } from '../appointments/hold.queries.ts'
import { moveByPatient } from '../appointments/move.commands.ts'
import { planMove } from '../appointments/move.queries.ts'
import { findVisit } from '../appointments/visit.queries.ts'
import type { Visit } from '../appointments/visit.ts'
import { freeDays } from '../availability/free.queries.ts'
import { build, type Db } from '../db/run.ts'
import { addDays, type EpochSeconds, type IsoDate, zoneOf } from '../lib/calendar.ts'
import { type Chance, createChance, tokenOf } from './chance.ts'
import { daysOf } from './desk.ts'
import { type House, timeZone } from './house.ts'
import { regrets } from './names.ts'

/** Something that happens at its time. */
export interface Deed {
  readonly at: EpochSeconds
  readonly act: () => void
}

const day = 86_400
/** So many are asked, one after the other, until one can. */
const tried = 8

/**
 * Patients change what they booked themselves: one of them the day before yesterday, which reception has seen, the others
 * since. What is cancelled is so after the last booking, so that nobody has taken its time.
 */
export function changesOnline(db: Db, { youssef }: House, now: EpochSeconds): readonly Deed[] {
  // A chance of its own, so that everything else stays as it is.
  const chance = createChance(`changes ${now}`)
  const zone = zoneOf(timeZone)
  const evening = (back: number): EpochSeconds =>
    zone.instant(addDays(zone.local(now).date, -back), 20 * 60 + 40)
  const deed = (
    at: EpochSeconds,
    first: number,
    change: (id: number, at: EpochSeconds) => boolean,
  ): Deed => ({
    at,
    act: () => void listOwn(db, at + first * day, youssef).some((id) => change(id, at)),
  })
  const moves = (id: number, at: EpochSeconds): boolean => move(db, chance, id, at)
  return [
    deed(evening(2), 6, moves),
    deed(Math.max(evening(1), now - 82_000), 5, moves),
    deed(now - 4000, 8, moves),
    deed(now - 540, 10, (id, at) => cancel(db, id, '', at)),
    deed(now - 300, 3, (id, at) => cancel(db, id, chance.pick(regrets), at)),
  ]
}

/** Patients' own appointments from then on, but those of whose free weeks the desk makes a series. */
function listOwn(db: Db, from: EpochSeconds, butOf: number): readonly number[] {
  const own = build
    .selectFrom('appointment')
    .innerJoin('attendee', 'appointment_id', 'appointment.id')
    .select('attendee.id')
    .where('self_booked', '=', 1)
    .where('places', '=', 1)
    .where('status', '=', 'booked')
    .where('moved_from_starts_at', 'is', null)
    .where('calendar_id', '<>', butOf)
    .where('starts_at', '>', from)
    .orderBy('starts_at')
    .orderBy('appointment.id')
    .limit(tried)
  return db.all(own).map(({ id }) => id)
}

function cancel(db: Db, attendeeId: number, comment: string, at: EpochSeconds): boolean {
  return cancelByPatient(db, { attendeeId, comment, version: undefined }, at).ok
}

/** As on the page: a free time of one of the next days is held, then taken instead. */
function move(db: Db, chance: Chance, attendeeId: number, at: EpochSeconds): boolean {
  const visit = findVisit(db, attendeeId)
  const zone = zoneOf(timeZone)
  const plan = visit && planMove(db, visit, zone, at)
  if (!visit || !plan) return false
  const startsAt = laterTime(db, visit, plan.wish)
  if (startsAt === undefined) return false
  const token = tokenOf(chance)
  const visitor = { visitorKey: Buffer.from(token), networkKey: Buffer.from(token), near: true }
  const wanted = { wish: plan.wish, anyPractitioner: false, startsAt, token, minutes: 10, visitor }
  const held = makeHold(db, wanted, at)
  const hold = held.ok ? findHold(db, token) : undefined
  return hold !== undefined && moveByPatient(db, { attendeeId, hold, version: visit.version }, at).ok
}

function laterTime(db: Db, visit: Visit, wish: Parameters<typeof freeDays>[1]): EpochSeconds | undefined {
  const own: IsoDate = wish.zone.local(visit.startsAt).date
  const busy = daysOf(db, [visit.patientId])
  for (const { date, times } of freeDays(db, wish, addDays(own, 1), addDays(own, 14)))
    if (times[0] && !busy.has(date)) return times[0].startsAt
  return undefined
}
