import { setPresence } from '../../../../src/appointments/attendees.commands.ts'
import { bookByStaff } from '../../../../src/appointments/book-by-staff.commands.ts'
import { cancelByStaff } from '../../../../src/appointments/cancel-by-staff.commands.ts'
import { moveByStaff } from '../../../../src/appointments/move-by-staff.commands.ts'
import { findStanding } from '../../../../src/appointments/staff-change.queries.ts'
import { isOpen, type Standing } from '../../../../src/appointments/staff-change.ts'
import { findTogether } from '../../../../src/appointments/together.queries.ts'
import { undoChange } from '../../../../src/appointments/undo.commands.ts'
import { handOver } from '../../../../src/handover/handover.commands.ts'
import { theSystem } from '../../../../src/practice/actor.ts'
import type { Random } from '../random.ts'
import type { House } from './house.ts'
import type { Patient } from './people.ts'
import { startBeside, startOn } from './times.ts'

/** The desk's day: who acts, on what there is, with which dice. */
export interface Desk {
  readonly house: House
  readonly patients: readonly Patient[]
  readonly random: Random
  /** Appointments that have been booked, by whomever. */
  readonly appointments: number[]
}

/** Staff book somebody, mostly for the days to come, sometimes a second time on a day; into a session now and then. */
export function book(desk: Desk): void {
  const { house, patients, random, appointments } = desk
  const { db, keys, now, rules, places, facts } = house
  // Who comes anyway has several on that day.
  const along = random.next() < 0.2 && appointments.length > 0 ? oneToCome(desk) : undefined
  const patient = patients.find(({ id }) => id === along?.attendees[0]?.patientId) ?? random.pick(patients)
  const [quiet, group] = [random.next() < 0.06, random.next() < 0.15]
  const typeId = group ? places.group : quiet ? places.quiet : places.check
  const tell = random.next() > 0.08
  const step = group ? 60 : 10
  const beside = along && startBeside(rules, along.startsAt, now, random, step)
  const startsAt = beside ?? startOn(rules, now, random, step)
  const calendarId = group ? (places.calendarIds[0] ?? 0) : random.pick(places.calendarIds)
  const { email = null, phone = null, language } = patient
  const reach = { email, phone, language }
  const time = { typeId, calendarId, locationId: places.locationId, startsAt }
  const booked = bookByStaff(db, keys, { ...time, patientId: patient.id, ...reach, tell }, theSystem, now)
  if (!booked.ok) return
  const { appointmentId, attendeeId } = booked.value
  if (!appointments.includes(appointmentId)) appointments.push(appointmentId)
  facts.push({
    ...{ fact: 'booked', at: now, visit: attendeeId, appointment: appointmentId, patient: patient.id },
    ...{ by: 'staff', tell, notifies: !quiet || group, email: patient.email, phone: patient.phone, language },
    plan: { startsAt, endsAt: startsAt + 600, calendarId },
  })
}

/** Staff put an appointment elsewhere: another time, or only another practitioner. */
export function move(desk: Desk): void {
  const { house, random } = desk
  const before = oneToCome(desk)
  if (!before) return
  const { rules, places, now } = house
  const reassign = random.next() < 0.2
  const startsAt = reassign ? before.startsAt : startOn(rules, now, random, 10)
  put(desk, before, startsAt, random.pick(places.calendarIds))
  thinkAgain(desk, before.id)
}

/** Where the appointment was before its last move: nothing is said where that has not been told. */
export function moveBack(desk: Desk): void {
  const before = oneToCome(desk)
  if (before?.movedFrom && before.movedFrom > desk.house.now)
    put(desk, before, before.movedFrom, before.calendarId)
}

/** Moves an appointment. */
export function put({ house, random }: Desk, before: Standing, startsAt: number, calendarId: number): void {
  const { db, now, facts } = house
  const { id, rowVersion: version, locationId, endsAt } = before
  const tell = random.next() > 0.1
  const to = { startsAt, endsAt: startsAt + endsAt - before.startsAt, calendarId }
  const wish = { appointmentId: id, ...to, locationId, onPurpose: false, version, tell }
  const moved = moveByStaff(db, wish, theSystem, now)
  if (!moved.ok || moved.value.changeId === undefined) return
  for (const { id: visit } of before.attendees)
    facts.push({ fact: 'moved', at: now, visit, by: 'staff', tell, plan: to })
}

/** Staff cancel, for themselves or because the patient phoned; in a session sometimes for one person only. */
export function cancel(desk: Desk): void {
  const { house, random } = desk
  const before = oneToCome(desk)
  if (!before) return
  const { db, now, facts } = house
  const by = random.next() < 0.6 ? ('staff' as const) : ('patient' as const)
  const tell = random.next() > 0.1
  const one = before.attendees.length > 1 && random.next() < 0.7
  const gone = one ? [random.pick(before.attendees).id] : before.attendees.map(({ id }) => id)
  const wish = {
    appointmentId: before.id,
    attendeeIds: gone,
    by,
    reason: '',
    version: before.rowVersion,
    tell,
  }
  if (!cancelByStaff(db, wish, theSystem, now).ok) return
  for (const visit of gone)
    facts.push({ fact: 'cancelled', at: now, visit, by: by === 'staff' ? 'staff' : 'phoned', tell })
  thinkAgain(desk, before.id)
}

/** Sometimes it was a mistake, which is seen at once. */
function thinkAgain(desk: Desk, appointmentId: number): void {
  if (desk.random.next() > 0.15) return
  desk.house.now += desk.random.whole(5, 120)
  takeBack(desk, appointmentId)
}

/** What staff did a moment ago is taken back, where nobody has been told. */
export function undo(desk: Desk): void {
  takeBack(desk, desk.random.pick(desk.appointments.slice(-60)))
}

/** The last change of one appointment; those of several are taken back together. */
export function takeBack({ house }: Desk, appointmentId: number): void {
  const { db, now, facts } = house
  if (findTogether(db, appointmentId)) return
  const before = findStanding(db, appointmentId)
  const undone = undoChange(db, appointmentId, theSystem, now)
  const after = findStanding(db, appointmentId)
  if (!undone.ok || !before || !after) return
  const { startsAt, endsAt, calendarId } = after
  const { kind, attendeeIds } = undone.value
  for (const { id: visit } of after.attendees)
    if (kind === 'moved' || attendeeIds.includes(visit))
      facts.push({ fact: 'undone', at: now, visit, plan: { startsAt, endsAt, calendarId } })
}

/** Somebody does not take part after all, or does. */
export function present({ house, random, appointments }: Desk): void {
  const { db, now, facts } = house
  const appointmentId = random.pick(appointments)
  const standing = findStanding(db, appointmentId)
  if (!standing || standing.attendees.length === 0) return
  const who = random.pick(standing.attendees)
  if (!isOpen(standing.status) || standing.startsAt <= now) return
  const was = isPresent(house, who.id)
  const wish = { appointmentId, attendeeId: who.id, present: !was, version: standing.rowVersion }
  if (setPresence(db, wish, theSystem, now).ok)
    facts.push({ fact: 'present', at: now, visit: who.id, present: !was })
}

/** A practitioner does not come: all that is left of the day goes to a colleague, or its patients choose again (rule 35). */
export function handover(desk: Desk): void {
  const { house, random, appointments } = desk
  const { db, now, places, facts } = house
  const some = oneToCome(desk)
  if (!some) return
  const day = appointments
    .flatMap((id) => findStanding(db, id) ?? [])
    .filter((each) => each.calendarId === some.calendarId && isOpen(each.status) && each.startsAt > now)
    .filter((each) => Math.abs(each.startsAt - some.startsAt) < 4 * 3600 && isQuiet(house, each))
  const toCalendarId = random.pick(places.calendarIds.filter((id) => id !== some.calendarId))
  const tell = random.next() > 0.1
  const chosen = day.map(({ id, rowVersion: version }) => ({ id, version }))
  const common = { calendarId: some.calendarId, chosen, reason: '', tell }
  if (random.next() < 0.5) {
    const asked = handOver(db, { ...common, deed: 'propose', toCalendarId: undefined }, theSystem, now)
    for (const visit of askedOf(house, asked)) facts.push({ fact: 'proposed', at: now, visit })
    return
  }
  handOver(db, { ...common, deed: 'hand', toCalendarId }, theSystem, now)
  for (const before of day)
    if (findStanding(db, before.id)?.calendarId === toCalendarId)
      for (const { id: visit } of before.attendees) {
        const plan = { startsAt: before.startsAt, endsAt: before.endsAt, calendarId: toCalendarId }
        facts.push({ fact: 'moved', at: now, visit, by: 'staff', tell, plan })
      }
}

/** Who is asked to choose again; not those who were asked of this very time before. */
function askedOf({ db }: House, handoverId: number): readonly number[] {
  const items = 'select attendee_id from handover_item where handover_id = ? and refused is null'
  return db.raw.prepare<[number], number>(items).pluck().all(handoverId)
}

/** An appointment that is still to come, whose people all take part, and of which no letter about a series is on its way. */
export function oneToCome({ house, random, appointments }: Desk): Standing | undefined {
  for (let tries = 0; tries < 8; tries++) {
    const standing = findStanding(house.db, random.pick(appointments))
    if (!standing || !isOpen(standing.status) || standing.startsAt <= house.now + 60) continue
    if (standing.attendees.length > 0 && isQuiet(house, standing)) return standing
  }
  return undefined
}

function isQuiet(house: House, standing: Standing): boolean {
  return standing.attendees.every(({ id }) => isPresent(house, id) && !waitsOfSeries(house, id))
}

function isPresent({ db }: House, id: number): boolean {
  return db.raw.prepare<[number], number>('select present from attendee where id = ?').pluck().get(id) === 1
}

/** How single acts go with the letter of a whole series is tested one by one, not here. */
function waitsOfSeries({ db }: House, id: number): boolean {
  const waiting = `select 1 from message_subject join message on message.id = message_id
    where message_subject.attendee_id = ? and message.kind like 'series-%' and message.state = 'waiting'`
  return db.raw.prepare(waiting).get(id) !== undefined
}
