import { Hono } from 'hono'
import { countOpen } from '../follow-up/follow-up.queries.ts'
import { dayBounds, type IsoDate, parseIsoDate, today } from '../lib/calendar.ts'
import { recordLooks } from '../patients/access.commands.ts'
import { countToRenew } from '../patients/renewal.queries.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { findCalendar } from '../staff/calendars.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { page } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { findDay } from './agenda.queries.ts'
import type { BookedDay } from './agenda.ts'
import { dayModel } from './day.ts'
import { listHere } from './here.queries.ts'
import { hereModel } from './here.ts'
import { findRunningLate, listRunningLate } from './running-late.queries.ts'
import { lateHead } from './running-late.ts'

/** The appointment book by day. */
export function agendaRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get('/staff/agenda', allow('owner', 'practitioner', 'reception'), (c) => {
    const { db } = world
    const { now, user, lang, t, format, requestId } = c.var
    const practice = findPractice(db)
    if (!practice) return c.notFound()
    const asked = c.req.query('date') ?? ''
    const known = parseIsoDate(asked)
    const current = today(practice.zone, now)
    const day = findDay(db, practice, known ?? current, lang, now)
    const looks = { user: user.id, role: user.role, view: 'agenda', action: 'R', requestId } as const
    const notAgainSince = dayBounds(practice.zone, current).startsAt
    recordLooks(db, { ...looks, patientIds: patientsOf(day), notAgainSince }, now)
    const badDate = known === undefined && asked !== ''
    return page(c, world, 'agenda/day', {
      day: dayModel(day, t, format, now),
      ...todayOnly(c, world, day, current),
      badDate,
      followUps: countOpen(db) + countToRenew(db, c.var.now),
    })
  })

  return app
}

/** Who is here and whose day runs late: nothing of other days. */
function todayOnly(c: Ctx, { db }: World, { date, zone, columns }: BookedDay, current: IsoDate) {
  if (date !== current) return { here: undefined, lateHeads: {} }
  const { t, format, now, user } = c.var
  const here = listHere(db, dayBounds(zone, date))
  const late = listRunningLate(db, columns, date)
  const heads = columns.map(({ calendarId, name }) => {
    const may = user.role !== 'practitioner' || findCalendar(db, calendarId)?.userId === user.id
    const head = lateHead(calendarId, name, findRunningLate(db, calendarId, date), may, t)
    return [`c${calendarId}`, head] as const
  })
  const writing = { t, format, now, hidesNames: false }
  return { here: hereModel(here, late, writing), lateHeads: Object.fromEntries(heads) }
}

function patientsOf(day: BookedDay): readonly number[] {
  return day.columns.flatMap((column) =>
    column.appointments.flatMap((appointment) => appointment.people.map((person) => person.patientId)),
  )
}
