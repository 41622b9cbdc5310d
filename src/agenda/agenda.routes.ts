import { Hono } from 'hono'
import { countOpen } from '../follow-up/follow-up.queries.ts'
import { dayBounds, parseIsoDate, today } from '../lib/calendar.ts'
import { recordLooks } from '../patients/access.commands.ts'
import { countToRenew } from '../patients/renewal.queries.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { LedigEnv } from '../web/env.ts'
import { page } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { findDay } from './agenda.queries.ts'
import type { BookedDay } from './agenda.ts'
import { dayModel } from './day.ts'

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
      badDate,
      followUps: countOpen(db) + countToRenew(db, c.var.now),
    })
  })

  return app
}

function patientsOf(day: BookedDay): readonly number[] {
  return day.columns.flatMap((column) =>
    column.appointments.flatMap((appointment) => appointment.people.map((person) => person.patientId)),
  )
}
