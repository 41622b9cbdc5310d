import { Hono } from 'hono'
import { recordLooks } from '../patients/access.commands.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { closeFollowUp } from './follow-up.commands.ts'
import { isThere, listOpen } from './follow-up.queries.ts'
import { groupsOf, isOutcome } from './follow-up.ts'

/** What staff have to look at, and how it ended. */
export function followUpRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const everybody = allow('owner', 'practitioner', 'reception')

  app.get('/staff/follow-up', everybody, (c) => listPage(c, world, 0))

  app.post('/staff/follow-up/:id{[0-9]{1,15}}/close', everybody, async (c) => {
    const id = Number(c.req.param('id'))
    const why = (await readForm(c)).text('why')
    if (!isThere(world.db, id)) return c.notFound()
    if (!isOutcome(why)) return listPage(c, world, id)
    closeFollowUp(world.db, id, c.var.user.id, why, c.var.now)
    return seeOther(c, '/staff/follow-up')
  })

  return app
}

/** `wrong`: the entry whose outcome is missing; 0: none. */
function listPage(c: Ctx, world: World, wrong: number): Response {
  const { user, requestId, now, t, format } = c.var
  const entries = listOpen(world.db)
  const patientIds = entries.flatMap(({ patient, other }) =>
    [patient, other].flatMap((card) => (card ? [card.id] : [])),
  )
  const { id, role } = user
  recordLooks(world.db, { user: id, role, view: 'follow-up', patientIds, action: 'R', requestId }, now)
  const model = { groups: groupsOf(entries, t, format), wrong, problem: wrong > 0 }
  return page(c, world, 'follow-up/list', model, wrong > 0 ? 422 : 200)
}
