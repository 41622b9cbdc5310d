import { Hono } from 'hono'
import { byUser } from '../practice/actor.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { type Form, readForm } from '../web/form.ts'
import { seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import { addressOfPage } from '../web/session.ts'
import type { World } from '../web/world.ts'
import { findAppointment } from './appointment.queries.ts'
import { appointmentPage } from './appointments.routes.ts'
import { markStatus, shortenVisit } from './status.commands.ts'
import { marks } from './status.ts'

/** Forward, back, and what is left of a late visit (issue 5, rule 36): one click each. */
export function statusRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const everybody = allow('owner', 'practitioner', 'reception')

  app.post('/staff/appointments/:id{[0-9]{1,15}}/status', everybody, async (c) => {
    const form = await readForm(c)
    const asked = form.text('to')
    const to = asked === 'back' ? asked : marks.find((mark) => mark === asked)
    if (!to) return c.notFound()
    const marked = markStatus(world.db, { ...seenIn(c, form), to }, byUser(c.var.user.id), c.var.now)
    return answer(c, world, form, marked)
  })

  app.post('/staff/appointments/:id{[0-9]{1,15}}/shorten', everybody, async (c) => {
    const form = await readForm(c)
    const shortened = shortenVisit(world.db, seenIn(c, form), byUser(c.var.user.id), c.var.now)
    return answer(c, world, form, shortened)
  })

  return app
}

function seenIn(c: Ctx, form: Form) {
  return { appointmentId: Number(c.req.param('id')), version: Number(form.text('version')) }
}

type Marked = ReturnType<typeof markStatus>

/** Where it was clicked; whoever comes second, or too late, sees the appointment as it is now, and why. */
function answer(c: Ctx, world: World, form: Form, done: Marked): Response | Promise<Response> {
  const id = Number(c.req.param('id'))
  if (done.ok) return seeOther(c, wayBack(c, form, id))
  const details = findAppointment(world.db, world.keys, id)
  if (!details) return c.notFound()
  switch (done.reason) {
    case 'edited-meanwhile':
    case 'not-offered':
    case 'too-late':
    case 'slot-taken':
      return appointmentPage(c, world, details, { refused: done.reason })
    default:
      return appointmentPage(c, world, details, { refused: 'not-offered' })
  }
}

/** The list of who is here stands in the agenda; everything else is clicked at the appointment itself. */
function wayBack(c: Ctx, form: Form, id: number): string {
  const [path = '', query = ''] = (addressOfPage(c) ?? '').split('?')
  const from = form.text('from')
  if (from !== 'agenda' && from !== 'list') return `/staff/appointments/${id}`
  const parameters = new URLSearchParams(path === '/staff/agenda' ? query : '')
  parameters.delete('quiet')
  return `/staff/agenda${parameters.size > 0 ? `?${parameters}` : ''}#${from === 'list' ? `a${id}` : 'here'}`
}
