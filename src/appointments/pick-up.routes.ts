import { Hono } from 'hono'
import { findPractice } from '../practice/settings.queries.ts'
import type { LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import { safeNext } from '../web/session.ts'
import type { World } from '../web/world.ts'
import { pickUp, putDown } from './pick-up.commands.ts'
import { findStanding } from './staff-change.queries.ts'
import { isMovable } from './staff-change.ts'

const address = '/staff/appointments/:id{[0-9]{1,15}}'

/** The clipboard: pick up, browse, choose "Move here"; the appointment stays where it is until then. */
export function pickUpRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const everybody = allow('owner', 'practitioner', 'reception')

  app.post(`${address}/pick-up`, everybody, (c) => {
    const [practice, standing] = [findPractice(world.db), findStanding(world.db, Number(c.req.param('id')))]
    if (!practice || !standing) return c.notFound()
    const { user, now } = c.var
    // The form says why it cannot be moved.
    if (!isMovable(standing, practice.zone, now))
      return seeOther(c, `/staff/appointments/${standing.id}/move`)
    pickUp(world.db, user.id, standing, now)
    return seeOther(c, `/staff/agenda?date=${practice.zone.local(standing.startsAt).date}`)
  })

  app.post('/staff/appointments/put-down', everybody, async (c) => {
    putDown(world.db, c.var.user.id)
    return seeOther(c, safeNext((await readForm(c)).text('back')))
  })

  return app
}
