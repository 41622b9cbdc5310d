import { Hono } from 'hono'
import { addDays, dayBounds, type IsoDate, today, type Zone } from '../lib/calendar.ts'
import { recordLooks } from '../patients/access.commands.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { type Fault, problem } from '../web/problem.ts'
import type { World } from '../web/world.ts'
import type { AppointmentAnswer, AppointmentsAnswer } from './answers.forms.ts'
import { listAppointments, listAttendees, listIds } from './appointments.queries.ts'
import { appointmentOf, stampOf } from './appointments.ts'
import {
  type AppointmentsQuery,
  appointmentsQuery,
  type Cursor,
  mostOfAPage,
  readAs,
  readCursor,
  whenOf,
  writeCursor,
} from './asked.forms.ts'
import type { Door } from './bearer.routes.ts'
import { readQuery, wrongRequest } from './request.routes.ts'
import type { When } from './when.ts'

/** The longest stretch of one question, and how far back changes are told of, in seconds. */
const longest = 400 * 86_400
const aPage = 50

/** The appointments of the practice, to be read by other software (O6). */
export function apiAppointmentRoutes(world: World, door: Door): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get('/api/v1/appointments', door.needs('appointments:read'), (c) => {
    const practice = findPractice(world.db)
    if (!practice) return c.notFound()
    const query = readAs(appointmentsQuery, readQuery(c))
    if (!query.ok) return wrongRequest(c, query.faults)
    const at = walkOf(query.value, practice.zone, c.var.now)
    if ('faults' in at) return wrongRequest(c, at.faults)
    const ids = listIds(world.db, at)
    const shown = ids.slice(0, at.limit)
    const more = ids.length > at.limit
    const answer: AppointmentsAnswer = {
      appointments: tell(c, world, door, shown, practice.zone),
      next: more ? writeCursor({ ...at, after: shown.at(-1) ?? at.after }) : null,
      asOf: stampOf(practice.zone, at.asOf),
    }
    return c.json(answer)
  })

  app.get('/api/v1/appointments/:id{[0-9]{1,15}}', door.needs('appointments:read'), (c) => {
    const practice = findPractice(world.db)
    const [appointment] = practice ? tell(c, world, door, [Number(c.req.param('id'))], practice.zone) : []
    return appointment ? c.json(appointment) : problem(c, 404, 'not-found', 'There is no such appointment.')
  })

  return app
}

/** Whoever is shown stands in the access log: of one token each patient once a day (rule 34). */
function tell(c: Ctx, world: World, door: Door, ids: readonly number[], zone: Zone): AppointmentAnswer[] {
  const { id, name, rights } = door.holder(c)
  const attendees = listAttendees(world.db, ids)
  const looks = {
    user: null,
    role: 'software',
    view: `software-${id}`,
    basis: name,
    patientIds: attendees.map(({ patientId }) => patientId),
    action: 'R' as const,
    requestId: c.var.requestId,
    notAgainSince: dayBounds(zone, today(zone, c.var.now)).startsAt,
  }
  recordLooks(world.db, looks, c.var.now)
  const named = rights.includes('patients:names')
  return listAppointments(world.db, ids).map((row) => appointmentOf(row, attendees, zone, named))
}

/** Where a walk through the pages begins or goes on. */
function walkOf(
  query: AppointmentsQuery,
  zone: Zone,
  now: number,
): Cursor | { readonly faults: readonly Fault[] } {
  if (query.cursor !== undefined) {
    const at = readCursor(query.cursor)
    return at && isWithin(at, now) ? at : { faults: [{ at: 'cursor', is: 'is not one of ours' }] }
  }
  const since = startOf(whenOf(query.changedSince), zone)
  const begins = today(zone, now)
  const unlimited = since !== undefined && query.from === undefined && query.to === undefined
  const asked = startOf(whenOf(query.from), zone) ?? dayBounds(zone, begins).startsAt
  const from = unlimited ? undefined : asked
  const to = unlimited ? undefined : (endOf(whenOf(query.to), zone) ?? after31Days(zone, asked))
  const limit = Math.min(Number(query.limit ?? aPage), mostOfAPage)
  const calendar = query.calendar === undefined ? undefined : Number(query.calendar)
  const faults = faultsOf(from, to, since, now)
  if (faults.length > 0) return { faults }
  return { from, to, since, calendar, limit, after: 0, asOf: now }
}

function faultsOf(from = 0, to = 0, since: number | undefined, now: number): readonly Fault[] {
  if (since !== undefined && since < now - longest)
    return [{ at: 'changedSince', is: 'must be within 400 days: ask for everything by from and to first' }]
  if (to < from) return [{ at: 'to', is: 'must not be before from' }]
  return to - from > longest ? [{ at: 'to', is: 'must be within 400 days of from' }] : []
}

/** Whoever writes a cursor may ask for no more than whoever writes a question; a walk may last a day. */
function isWithin({ from, to, since }: Cursor, now: number): boolean {
  const bounded = from !== undefined && to !== undefined
  if (!bounded && since === undefined) return false
  return faultsOf(from, to, since, now - 86_400).length === 0
}

function startOf(when: When | undefined, zone: Zone): number | undefined {
  return when && ('at' in when ? when.at : dayBounds(zone, when.date).startsAt)
}

/** A day is meant until its end. */
function endOf(when: When | undefined, zone: Zone): number | undefined {
  return when && ('at' in when ? when.at : dayBounds(zone, when.date).endsAt)
}

function after31Days(zone: Zone, from: number): number {
  const date: IsoDate = zone.local(from).date
  return dayBounds(zone, addDays(date, 31)).startsAt
}
