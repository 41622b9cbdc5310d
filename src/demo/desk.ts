import { sayRunningLate } from '../agenda/running-late.commands.ts'
import { findRunningLate } from '../agenda/running-late.queries.ts'
import { setPresence } from '../appointments/attendees.commands.ts'
import { cancelByStaff } from '../appointments/cancel-by-staff.commands.ts'
import { findTakingPart } from '../appointments/presence.queries.ts'
import { findRepeated } from '../appointments/series.queries.ts'
import type { SeriesRule } from '../appointments/series.ts'
import { markStatus } from '../appointments/status.commands.ts'
import { build, type Db } from '../db/run.ts'
import { today as dateOf, type EpochSeconds, zoneOf } from '../lib/calendar.ts'
import type { Keys } from '../lib/token.ts'
import { planOf } from '../series/plan.ts'
import { makeSeries } from '../series/repeat.commands.ts'
import { planReader, staffPlanOf, wantedOf } from '../series/repeat.queries.ts'
import { type House, mustBe, timeZone } from './house.ts'

interface Desk {
  readonly db: Db
  readonly keys: Keys
  readonly house: House
  readonly now: EpochSeconds
}

const minute = 60
const day = 86_400

/** What the desk has done this morning: a series, somebody who waits, a practitioner who runs late, a call to make. */
export function keepDesk(desk: Desk): void {
  repeat(desk)
  leaveOut(desk)
  callOff(desk)
  letOneWait(desk)
  runLate(desk)
}

/** Physiotherapy of one patient, weekly from the next days on: of whoever finds the most weeks open. */
function repeat({ db, keys, house, now }: Desk): void {
  const span = { from: now + 3600, to: now + 7 * day, calendarId: house.youssef, places: 1 } as const
  const found = db.all(sought(span).limit(tried)).map(({ id }) => openWeeks(db, id, now))
  const [best] = found.sort((one, other) => other.dates.size - one.dates.size)
  if (!best || best.dates.size === 0) return
  const chosen = (date: string): string => (best.dates.has(date) ? 'book' : 'skip')
  const made = { appointmentId: best.id, version: best.version, rule, chosen, tell: false }
  mustBe(makeSeries(db, keys, made, house.reception, now - 20 * minute))
}

/** So many are looked at for the one to repeat, and so it is repeated. */
const tried = 12
const rule: SeriesRule = { every: 1, weekdays: [], end: { times: 6 } }

function openWeeks(db: Db, id: number, now: EpochSeconds) {
  const source = findRepeated(db, id)
  const plan = source && staffPlanOf(db, source)
  if (!source || !plan) return { id, version: 0, dates: new Set<string>() }
  const rows = planOf(planReader(db, plan, now), wantedOf(source, rule, plan.zone), () => undefined)
  const busy = daysOf(db, plan.patientIds)
  const open = rows.filter(({ key, options }) => options.includes('book') && !busy.has(key))
  return { id, version: source.version, dates: new Set(open.map(({ key }) => key)) }
}

/** The dates on which they come already. */
export function daysOf(db: Db, patientIds: readonly number[]): ReadonlySet<string> {
  const visits = build
    .selectFrom('attendee')
    .innerJoin('appointment', 'appointment.id', 'attendee.appointment_id')
    .select('local_start')
    .where('patient_id', 'in', patientIds)
  return new Set(db.all(visits).map(({ local_start }) => local_start.slice(0, 10)))
}

/** One of a class cannot take part this time. */
function leaveOut({ db, house, now }: Desk): void {
  const session = coming(db, { from: now, to: now + 14 * day, calendarId: house.youssef, places: 2 })
  const whole = session && findTakingPart(db, session.id)
  const last = whole?.people.at(-1)
  if (!whole || !last) return
  const absence = { appointmentId: whole.id, attendeeId: last.id, present: false, version: whole.version }
  mustBe(setPresence(db, absence, house.reception, now - 15 * minute))
}

/** The practice cancels; whoever can only be phoned stands on the call list. */
function callOff({ db, house, now }: Desk): void {
  const visit = coming(db, { from: now + 2 * day, to: now + 50 * day, places: 1, mute: true })
  if (!visit) return
  const why = { by: 'staff', reason: 'Training', version: visit.version, tell: true } as const
  mustBe(cancelByStaff(db, { appointmentId: visit.id, ...why }, house.reception, now - 10 * minute))
}

/** Whoever comes next is here already. */
function letOneWait({ db, house, now }: Desk): void {
  const next = coming(db, { from: now, to: now + 12 * minute })
  if (!next) return
  const mark = { appointmentId: next.id, to: 'arrived', version: next.version } as const
  mustBe(markStatus(db, mark, house.reception, now - 4 * minute))
}

/** Said of whoever still has patients today. */
function runLate({ db, house, now }: Desk): void {
  const zone = zoneOf(timeZone)
  const date = dateOf(zone, now)
  const calendarId = house.youssef
  const next = coming(db, { from: now, to: now + day, calendarId })
  if (!next || zone.local(next.startsAt).date !== date) return
  const { version } = findRunningLate(db, calendarId, date)
  mustBe(sayRunningLate(db, { calendarId, date, minutes: 15, version }, house.reception, now - 5 * minute))
}

interface Sought {
  readonly from: EpochSeconds
  readonly to: EpochSeconds
  readonly calendarId?: number
  /** For one, or for several. */
  readonly places?: 1 | 2
  /** Of somebody without an e-mail address and a mobile phone. */
  readonly mute?: boolean
}

/** The next appointment that nobody has come to yet. */
function coming(db: Db, span: Sought) {
  return db.get(sought(span).limit(1))
}

function sought({ from, to, calendarId, places, mute = false }: Sought) {
  const all = build
    .selectFrom('appointment')
    .select(['id', 'starts_at as startsAt', 'row_version as version'])
    .where('status', 'in', ['booked', 'confirmed'])
    .where('starts_at', '>=', from)
    .where('starts_at', '<', to)
    .orderBy('starts_at')
    .orderBy('id')
  const reached = build
    .selectFrom('attendee')
    .select('appointment_id')
    .where((eb) => eb.or([eb('contact_email', 'is not', null), eb('contact_mobile', 'like', '+316%')]))
  return all
    .$if(calendarId !== undefined, (rows) => rows.where('calendar_id', '=', calendarId ?? 0))
    .$if(places !== undefined, (rows) => rows.where('places', places === 1 ? '=' : '>', 1))
    .$if(mute, (rows) => rows.where('id', 'not in', reached))
}
