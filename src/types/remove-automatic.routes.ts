import { Hono } from 'hono'
import { byUser } from '../practice/actor.ts'
import type { LedigEnv } from '../web/env.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { removeAutomatic, retireAutomatic } from './automatic.commands.ts'
import { findAutomatic, typesWith, wasSent } from './automatic.queries.ts'

const list = '/staff/settings/automatic-messages'
const address = `${list}/:id{[0-9]+}`

/** Taking an automatic message away, or out of use where types or patients have it (P18). */
export function removeAutomaticRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(`${address}/remove`, allow('owner'), (c) => {
    const template = findAutomatic(world.db, Number(c.req.param('id')))
    if (!template) return c.notFound()
    const { id, name, active } = template
    const types = typesWith(world.db, id).map((type) => type.name)
    const sent = wasSent(world.db, id) ? [c.var.t('automatic.use.sent')] : []
    const uses = [...types.map((type) => c.var.t('automatic.use.type', { type })), ...sent]
    const model = { name, uses, active, inUse: types.length > 0, back: `${list}/${id}` }
    return page(c, world, 'types/remove-automatic', model)
  })

  app.post(`${address}/remove`, allow('owner'), (c) => {
    const template = findAutomatic(world.db, Number(c.req.param('id')))
    if (!template) return c.notFound()
    const removed = removeAutomatic(world.db, template.id, byUser(c.var.user.id), c.var.now)
    return seeOther(c, removed.ok ? `${list}?saved=1` : `${list}/${template.id}/remove`)
  })

  app.post(`${address}/retire`, allow('owner'), (c) => {
    const template = findAutomatic(world.db, Number(c.req.param('id')))
    if (!template) return c.notFound()
    retireAutomatic(world.db, template.id, byUser(c.var.user.id), c.var.now)
    return seeOther(c, `${list}?saved=1`)
  })

  return app
}
