import { Hono } from 'hono'
import { cleanText } from '../lib/fold.ts'
import { recordLooks } from '../patients/access.commands.ts'
import { findReason } from '../patients/access.queries.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { findAppointment } from './appointment.queries.ts'
import { cardOf } from './card.ts'
import { changeModel } from './changed.routes.ts'
import type { AppointmentDetails } from './details.ts'
import { showSeries } from './series-look.routes.ts'

/** How long a reason opens a protected identity, in seconds (rule 9). */
const reasonHolds = 3600
const longestReason = 200

/** One appointment: a page, and the panel beside the agenda (rule 26). */
export function appointmentsRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const everybody = allow('owner', 'practitioner', 'reception')

  app.get('/staff/appointments/:id{[0-9]{1,15}}', everybody, (c) => {
    const details = findAppointment(world.db, world.keys, Number(c.req.param('id')))
    return details ? appointmentPage(c, world, details, false) : c.notFound()
  })

  app.post('/staff/appointments/:id{[0-9]{1,15}}/reason', everybody, async (c) => {
    const details = findAppointment(world.db, world.keys, Number(c.req.param('id')))
    const reason = cleanText((await readForm(c)).text('reason')).slice(0, longestReason)
    if (!details) return c.notFound()
    if (reason === '') return appointmentPage(c, world, details, true)
    const protectedIds = details.attendees.filter((each) => each.protected).map((each) => each.patientId)
    look(c, world, protectedIds, reason)
    return seeOther(c, `/staff/appointments/${details.id}`)
  })

  return app
}

function appointmentPage(
  c: Ctx,
  world: World,
  details: AppointmentDetails,
  problem: boolean,
): Response | Promise<Response> {
  const { t, format, now, user } = c.var
  const practice = findPractice(world.db)
  if (!practice) return c.notFound()
  const shielded = details.attendees.filter((each) => each.protected).map((each) => each.patientId)
  const revealed = new Set(shielded.filter((id) => findReason(world.db, user.id, id, now - reasonHolds)))
  look(
    c,
    world,
    details.attendees.map((each) => each.patientId),
  )
  const { zone, country } = practice
  const card = cardOf(details, { t, format, zone, country, now }, revealed)
  const model = {
    card,
    change: changeModel(c, world, details),
    series: showSeries(c, world, details.id),
    title: t('appointments.title', { day: card.day }),
    reasonForm: revealed.size < shielded.length,
  }
  return page(c, world, 'appointments/appointment', { ...model, problem }, problem ? 422 : 200)
}

function look(c: Ctx, world: World, patientIds: readonly number[], basis = ''): void {
  const { user, requestId, now } = c.var
  const { id, role } = user
  recordLooks(
    world.db,
    { user: id, role, view: 'appointment', patientIds, action: 'R', requestId, basis },
    now,
  )
}
