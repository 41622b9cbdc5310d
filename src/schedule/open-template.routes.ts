import { byUser } from '../practice/actor.ts'
import type { Problem } from '../practice/checked.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx } from '../web/env.ts'
import type { World } from '../web/world.ts'
import type { AtOnce } from './at-once.commands.ts'
import { dateThere } from './stock.queries.ts'
import type { Template } from './templates.ts'

/** Whether the times of a template may be changed where it stands: a draft's always, others' where changes count at once (7.9). */
export function isOpen(world: World, { status }: Template): boolean {
  const atOnce = findPractice(world.db)?.templatesAtOnce === true
  return status === 'draft' || (atOnce && status !== 'past')
}

export function atOnceOf(c: Ctx, world: World, { id: templateId, calendarId }: Template): AtOnce {
  const today = dateThere(world.db, c.var.now)
  return { calendarId, templateId, today, actor: byUser(c.var.user.id), now: c.var.now }
}

export const inTheWay: Problem = { field: 'from', key: 'blocks.error.inTheWay' }
