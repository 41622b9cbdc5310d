import { Hono } from 'hono'
import { textIn } from '../i18n/languages.ts'
import type { LedigEnv } from '../web/env.ts'
import { page } from '../web/page.ts'
import type { World } from '../web/world.ts'
import { findLateJobs } from './health.queries.ts'
import { findPractice, mayChangeOnline } from './settings.queries.ts'

export function practiceRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get('/', (c) => {
    const practice = findPractice(world.db)
    if (!practice) return page(c, world, 'practice/not-yet', {})
    return page(c, world, 'practice/front', {
      open: practice.portalOpen,
      website: practice.website,
      change: mayChangeOnline(world.db),
    })
  })

  app.get('/privacy', (c) => {
    const practice = findPractice(world.db)
    const own = practice ? textIn(practice.privacy, c.var.lang, practice.language) : ''
    return page(c, world, 'practice/privacy', { own, email: practice?.email ?? '' })
  })

  app.get('/accessibility', (c) => {
    const practice = findPractice(world.db)
    const own = practice ? textIn(practice.accessibility, c.var.lang, practice.language) : ''
    return page(c, world, 'practice/accessibility', { own, email: practice?.email ?? '' })
  })

  // For the container's HEALTHCHECK and for monitors: the database answers and the timetable runs.
  app.get('/healthz', (c) => {
    const late = findLateJobs(world.db, c.var.now)
    return late ? c.text('the timetable stands still', 503) : c.text('ok')
  })

  return app
}
