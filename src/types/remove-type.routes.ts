import { Hono } from 'hono'
import { byUser } from '../practice/actor.ts'
import type { LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { removeType, retireType } from './remove.commands.ts'
import { moveType } from './types.commands.ts'
import { findType } from './types.queries.ts'
import { typeUses } from './uses.queries.ts'
import { useWords } from './uses.ts'

const list = '/staff/settings/types'
const address = `${list}/:id{[0-9]+}`

/** The order of the types, and taking one away or out of use. */
export function removeTypeRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.post(`${address}/move`, allow('owner'), async (c) => {
    const type = findType(world.db, Number(c.req.param('id')))
    if (!type) return c.notFound()
    const direction = (await readForm(c)).text('to') === 'up' ? 'up' : 'down'
    moveType(world.db, type.id, direction, byUser(c.var.user.id), c.var.now)
    return seeOther(c, `${list}?saved=1`)
  })

  app.get(`${address}/remove`, allow('owner'), (c) => {
    const type = findType(world.db, Number(c.req.param('id')))
    if (!type) return c.notFound()
    const uses = useWords(typeUses(world.db, type.id), c.var.t)
    const { id, name, active } = type
    return page(c, world, 'types/remove', { name, uses, active, back: `${list}/${id}`, tab: 'types' })
  })

  app.post(`${address}/remove`, allow('owner'), (c) => {
    const type = findType(world.db, Number(c.req.param('id')))
    if (!type) return c.notFound()
    const removed = removeType(world.db, type.id, byUser(c.var.user.id), c.var.now)
    return seeOther(c, removed.ok ? `${list}?saved=1` : `${list}/${type.id}/remove`)
  })

  app.post(`${address}/retire`, allow('owner'), (c) => {
    const type = findType(world.db, Number(c.req.param('id')))
    if (!type) return c.notFound()
    retireType(world.db, type.id, byUser(c.var.user.id), c.var.now)
    return seeOther(c, `${list}?saved=1`)
  })

  return app
}
