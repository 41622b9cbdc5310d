import { findRepeated, type Repeated } from '../appointments/series.queries.ts'
import type { Zone } from '../lib/calendar.ts'
import type { Ctx } from '../web/env.ts'
import type { World } from '../web/world.ts'
import { listFollowing } from './following.queries.ts'
import type { Following } from './following.ts'
import { headOf } from './head.ts'
import { showPeople } from './people.routes.ts'
import { staffPlanOf } from './repeat.queries.ts'

/** An appointment of the address with what follows it in its series. */
export interface Followed {
  readonly source: Repeated
  readonly zone: Zone
  readonly list: readonly Following[]
  /** Why nothing can be done with this and the following; undefined: it can. */
  readonly why: 'none' | 'over' | 'alone' | undefined
}

export function followed(c: Ctx, world: World): Followed | undefined {
  const source = findRepeated(world.db, Number(c.req.param('id')))
  const zone = source && staffPlanOf(world.db, source)?.zone
  if (!zone) return undefined
  const list = listFollowing(world.db, source, zone, c.var.now)
  const open = list.filter(({ state }) => state === 'open')
  const why = source.seriesId === null ? 'none' : open.length === 0 ? 'over' : undefined
  const alone = open.length === 1 && open[0]?.id === source.id
  return { source, zone, list, why: why ?? (alone ? 'alone' : undefined) }
}

/** What all these pages begin with. */
export function followedFrame(c: Ctx, world: World, { source }: Followed) {
  const plan = staffPlanOf(world.db, source)
  if (!plan) throw new Error(`appointment ${source.id} has no type or calendar`)
  return headOf(source, plan, showPeople(c, world, source), c.var)
}

/** What a page says whose form came too late, or without anything to do. */
export function meanwhileWords(failed: string | undefined, t: Ctx['var']['t']): string {
  if (failed === undefined) return ''
  if (failed === 'slot-taken') return t('series.meanwhile.times')
  return t(failed === 'not-offered' ? 'series.meanwhile.unchanged' : 'series.meanwhile.following')
}
