import { Hono } from 'hono'
import { findPractice } from '../practice/settings.queries.ts'
import type { LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { listReadiness } from './ready.queries.ts'
import { readyModel } from './ready-page.ts'
import { hideGuide, sayStep } from './start.commands.ts'
import { findGuide } from './start.queries.ts'
import { isStepName, isUnfinished, pathAfter, startPath } from './start.ts'
import { guideModel } from './start-page.ts'

/** The owner's front page until the practice is ready: what is done, what is next, what patients could not book yet. */
export function startRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const everybody = allow('owner', 'practitioner', 'reception')

  for (const path of ['/staff', '/staff/'])
    app.get(path, everybody, (c, next) => {
      const owns = c.var.user.role === 'owner' && isUnfinished(findGuide(world.db, world.mail))
      return owns ? Promise.resolve(seeOther(c, startPath)) : next()
    })

  app.get(startPath, allow('owner'), (c) => {
    const practice = findPractice(world.db)
    if (!practice) return c.notFound()
    const guide = findGuide(world.db, world.mail)
    return page(c, world, 'upkeep/start', {
      ...guideModel(guide, undefined, c.var.t),
      ...readyModel(listReadiness(world.db, practice, c.var.now), c.var.t),
      open: practice.portalOpen,
      unfinished: isUnfinished(guide),
    })
  })

  app.post(`${startPath}/skip`, allow('owner'), async (c) => {
    const step = (await readForm(c)).text('step')
    if (!isStepName(step)) return c.notFound()
    sayStep(world.db, step, 'skipped', c.var.user.id, c.var.now)
    return seeOther(c, pathAfter(findGuide(world.db, world.mail), step))
  })

  app.post(`${startPath}/hide`, allow('owner'), (c) => {
    hideGuide(world.db, c.var.user.id, c.var.now)
    return seeOther(c, '/staff/agenda')
  })

  return app
}
