import { Hono } from 'hono'
import { byUser } from '../practice/actor.ts'
import { removeKind, retireKind } from '../types/remove.commands.ts'
import { findBlockKind } from '../types/types.queries.ts'
import { kindUses } from '../types/uses.queries.ts'
import { useWords } from '../types/uses.ts'
import type { LedigEnv } from '../web/env.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'

const list = '/staff/schedule'
const address = `${list}/kinds/:id{[0-9]+}`

/** Taking away a kind of block, or putting it out of use where blocks are made of it. */
export function removeKindRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(`${address}/remove`, allow('owner'), (c) => {
    const kind = findBlockKind(world.db, Number(c.req.param('id')))
    if (!kind) return c.notFound()
    const uses = useWords(kindUses(world.db, kind.id), c.var.t)
    const { id, name, active } = kind
    return page(c, world, 'schedule/remove-kind', { name, uses, active, back: `${list}/kinds/${id}` })
  })

  app.post(`${address}/remove`, allow('owner'), (c) => {
    const kind = findBlockKind(world.db, Number(c.req.param('id')))
    if (!kind) return c.notFound()
    const removed = removeKind(world.db, kind.id, byUser(c.var.user.id), c.var.now)
    return seeOther(c, removed.ok ? `${list}?saved=1#kinds` : `${list}/kinds/${kind.id}/remove`)
  })

  app.post(`${address}/retire`, allow('owner'), (c) => {
    const kind = findBlockKind(world.db, Number(c.req.param('id')))
    if (!kind) return c.notFound()
    retireKind(world.db, kind.id, byUser(c.var.user.id), c.var.now)
    return seeOther(c, `${list}?saved=1#kinds`)
  })

  return app
}
