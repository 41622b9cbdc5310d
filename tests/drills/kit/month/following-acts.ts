import { findRepeated } from '../../../../src/appointments/series.queries.ts'
import { findStanding } from '../../../../src/appointments/staff-change.queries.ts'
import type { Standing } from '../../../../src/appointments/staff-change.ts'
import { findTogether } from '../../../../src/appointments/together.queries.ts'
import { undoTogether } from '../../../../src/appointments/undo-together.commands.ts'
import { theSystem } from '../../../../src/practice/actor.ts'
import { cancelFollowing, moveFollowing } from '../../../../src/series/following.commands.ts'
import { listFollowing, planShift } from '../../../../src/series/following.queries.ts'
import type { Following, Shift } from '../../../../src/series/following.ts'
import { asProposed } from '../../../../src/series/plan.ts'
import { staffPlanOf } from '../../../../src/series/repeat.queries.ts'
import { type Desk, put, takeBack } from './acts.ts'
import type { Placed } from './facts.ts'
import { startOn } from './times.ts'

/** Staff move or cancel an appointment of a series and those that follow, and sometimes think again (O11, O12). */
export function follow(desk: Desk): void {
  const { random } = desk
  const from = oneOfSeries(desk)
  if (from === undefined) return
  const deed = random.next() < 0.65 ? moveThem : cancelThem
  deed(desk, from)
  // Who thinks again does so within the grace.
  for (let again = 0; again < 3 && random.next() < 0.6; again++) {
    desk.house.now += random.whole(5, 60)
    random.pick([takeThemBack, takeThemBack, moveThem, moveBack, cancelThem, oneAlone])(desk, from)
  }
}

function oneOfSeries({ house, random, appointments }: Desk): number | undefined {
  const rows = house.db.raw.prepare<[number], number>(
    `select min(id) from appointment where series_id is not null and starts_at > ? + 60 and status = 'booked'
     group by series_id, starts_at order by id`,
  )
  const ids = rows
    .pluck()
    .all(house.now)
    .filter((id) => appointments.includes(id))
  return ids.length === 0 ? undefined : random.pick(ids)
}

/** Those that can still be changed, some of them left as they are now and then. */
function pickedOf({ house, random }: Desk, id: number) {
  const source = findRepeated(house.db, id)
  const zone = source && staffPlanOf(house.db, source)?.zone
  if (!source || !zone) return undefined
  const open = listFollowing(house.db, source, zone, house.now).filter(({ state }) => state === 'open')
  const going = open.filter((each) => each.id === id || random.next() > 0.15)
  return going.length === 0 ? undefined : { source, zone, going }
}

function moveThem(desk: Desk, id: number): void {
  const { house, random } = desk
  const standing = findStanding(house.db, id)
  if (!standing) return
  const elsewhere = random.next() < 0.75
  const minute = 540 + 10 * random.whole(0, 46)
  const days = elsewhere ? random.whole(-1, 2) : 0
  const calendarId =
    elsewhere && random.next() < 0.7 ? standing.calendarId : random.pick(house.places.calendarIds)
  shift(desk, id, (zoned) => ({ days, minute: elsewhere ? minute : zoned, calendarId }))
}

/** One of them goes its own way while the letter about all waits; or does so for a moment. */
function oneAlone(desk: Desk, id: number): void {
  const { house, random } = desk
  const going = pickedOf(desk, id)?.going ?? []
  const one = going.length === 0 ? undefined : findStanding(house.db, random.pick(going).id)
  if (!one) return
  put(desk, one, startOn(house.rules, house.now, random, 10), random.pick(house.places.calendarIds))
  if (random.next() < 0.4) takeBack(desk, one.id)
}

/** Where they were before: nothing is said where that has not been told. */
function moveBack(desk: Desk, id: number): void {
  const { facts } = desk.house
  const last = facts.findLast((fact) => fact.fact === 'series-moved')
  const now = findStanding(desk.house.db, id)
  const visit = now?.attendees[0]?.id
  if (last?.fact !== 'series-moved' || !now || !last.parts.some((each) => each.visit === visit)) return
  const before = facts.flatMap((fact): readonly Placed[] => {
    if (fact === last) return []
    if (fact.fact === 'series-moved') return fact.parts.filter((each) => each.visit === visit)
    return 'plan' in fact && fact.visit === visit ? [{ visit, plan: fact.plan }] : []
  })
  const was = before.at(-1)?.plan
  if (!was) return
  const days = Math.round(Math.floor(was.startsAt / 86_400) - Math.floor(now.startsAt / 86_400))
  shift(desk, id, (_, minuteOf) => ({ days, minute: minuteOf(was.startsAt), calendarId: was.calendarId }))
}

function shift(
  desk: Desk,
  id: number,
  to: (minute: number, minuteOf: (at: number) => number) => Shift,
): void {
  const { house, random } = desk
  const { db, now, facts } = house
  const picked = pickedOf(desk, id)
  if (!picked) return
  const { source, zone, going } = picked
  const wanted = to(zone.local(source.startsAt).minute, (at) => zone.local(at).minute)
  const before = going.flatMap((each) => findStanding(db, each.id) ?? [])
  const rows = planShift(db, source, going, wanted, () => undefined, now)
  const tell = random.next() > 0.1
  const wish = { appointmentId: id, picked: versionsOf(going), shift: wanted, chosen: asProposed(rows), tell }
  if (!moveFollowing(db, wish, theSystem, now).ok) return
  const parts = before.flatMap((each) => placedAnew(desk, each))
  if (parts.length > 0) facts.push({ fact: 'series-moved', at: now, parts, tell })
}

/** The visits of an appointment that is no longer where it was. */
function placedAnew({ house }: Desk, before: Standing): readonly Placed[] {
  const after = findStanding(house.db, before.id)
  if (!after || after.rowVersion === before.rowVersion) return []
  const { startsAt, endsAt, calendarId } = after
  return after.attendees.map(({ id: visit }) => ({ visit, plan: { startsAt, endsAt, calendarId } }))
}

function cancelThem(desk: Desk, id: number): void {
  const { house, random } = desk
  const { db, now, facts } = house
  const picked = pickedOf(desk, id)
  if (!picked) return
  const by = random.next() < 0.7 ? ('staff' as const) : ('patient' as const)
  const tell = random.next() > 0.1
  const before = picked.going.flatMap((each) => findStanding(db, each.id)?.attendees ?? [])
  const wish = { appointmentId: id, picked: versionsOf(picked.going), by, reason: '', tell }
  if (!cancelFollowing(db, wish, theSystem, now).ok) return
  const visits = before.map((each) => each.id)
  const who = by === 'staff' ? 'staff' : 'phoned'
  facts.push({ fact: 'series-cancelled', at: now, visits, by: who, tell })
}

/** All that was changed in one go is taken back. */
function takeThemBack({ house }: Desk, id: number): void {
  const { db, now, facts } = house
  const together = findTogether(db, id)
  if (!together || !undoTogether(db, id, together.id, theSystem, now).ok) return
  const parts = together.changes.flatMap(({ appointmentId }) => {
    const standing = findStanding(db, appointmentId)
    if (!standing) return []
    const { startsAt, endsAt, calendarId } = standing
    return standing.attendees.map(({ id: visit }) => ({ visit, plan: { startsAt, endsAt, calendarId } }))
  })
  facts.push({ fact: 'series-undone', at: now, parts })
}

function versionsOf(going: readonly Following[]): ReadonlyMap<number, number> {
  return new Map(going.map(({ id, version }) => [id, version]))
}
