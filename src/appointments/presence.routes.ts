import { Hono } from 'hono'
import { allowTextsByStaff } from '../messages/stop.commands.ts'
import { byUser } from '../practice/actor.ts'
import type { LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { findAppointment } from './appointment.queries.ts'
import { appointmentPage } from './appointments.routes.ts'
import { setPresence } from './attendees.commands.ts'
import { numberIn } from './draft.ts'
import { noteChange } from './look.routes.ts'
import { findTakingPart } from './presence.queries.ts'

/** Who of several takes part in an appointment (O18), and who is written to about it after all (rule 31). */
export function presenceRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const address = '/staff/appointments/:id{[0-9]{1,15}}/people/:person{[0-9]{1,15}}'

  app.post(address, allow('owner', 'practitioner', 'reception'), async (c) => {
    const form = await readForm(c)
    const [appointmentId, attendeeId] = [Number(c.req.param('id')), Number(c.req.param('person'))]
    const person = findTakingPart(world.db, appointmentId)?.people.find(({ id }) => id === attendeeId)
    if (!person) return c.notFound()
    const present = form.text('present') === 'yes'
    const change = { appointmentId, attendeeId, present, version: numberIn(form.text('version')) ?? 0 }
    const done = setPresence(world.db, change, byUser(c.var.user.id), c.var.now)
    if (!done.ok) {
      const details = findAppointment(world.db, world.keys, appointmentId)
      return details ? appointmentPage(c, world, details, { people: 'changed' }) : c.notFound()
    }
    world.wake?.()
    noteChange(c, world, person.patientId, 'U')
    return seeOther(c, `/staff/appointments/${appointmentId}?said=${present ? 'present' : 'absent'}`)
  })

  app.post(`${address}/texts`, allow('owner', 'practitioner', 'reception'), (c) => {
    const [appointmentId, attendeeId] = [Number(c.req.param('id')), Number(c.req.param('person'))]
    const person = findTakingPart(world.db, appointmentId)?.people.find(({ id }) => id === attendeeId)
    if (!person) return c.notFound()
    const again = allowTextsByStaff(world.db, attendeeId, byUser(c.var.user.id), c.var.now)
    noteChange(c, world, person.patientId, 'U')
    return seeOther(c, `/staff/appointments/${appointmentId}?said=${again ? 'texts' : 'texts-already'}`)
  })

  return app
}
