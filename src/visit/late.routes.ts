import type { Deed } from '../appointments/visit.ts'
import type { Ctx } from '../web/env.ts'
import { page } from '../web/page.ts'
import type { World } from '../web/world.ts'
import { lateModel } from './models.ts'
import type { Opened } from './open.ts'

/** Too late to change anything online: why, the phone, and the way to tell the practice (rule 22). */
export function showLate(c: Ctx, world: World, opened: Opened, deed: Deed, status: 200 | 422): Response {
  const { reader, visit, href } = opened
  return page(
    c,
    world,
    'visit/late',
    {
      ...lateModel(reader, visit, deed, c.var.now),
      back: href(),
      action: href('/cannot-come'),
      cancelHref: href('/cancel'),
    },
    status,
  )
}
