import { Hono } from 'hono'
import { findPractice } from '../practice/settings.queries.ts'
import { lastPlannedDate } from '../schedule/blocks.queries.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import { listAutomatic } from '../types/automatic.queries.ts'
import { typeWarnings } from '../types/type-warnings.ts'
import { listBlockKinds, listTypes } from '../types/types.queries.ts'
import type { LedigEnv } from '../web/env.ts'
import { page } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { listReadiness } from './ready.queries.ts'
import { readyModel } from './ready-page.ts'
import { settingsIndex } from './settings-index.ts'
import { findGuide } from './start.queries.ts'
import { isUnfinished } from './start.ts'
import { guideModel } from './start-page.ts'

/** The settings' first page, with every page that arranges something, and what is still missing before patients can book. */
export function settingsRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get('/staff/settings', allow('owner'), (c) => {
    const calendars = listCalendars(world.db).filter(({ active, online }) => active && online)
    const steps = [
      { name: 'practitioners', done: calendars.length > 0, href: '/staff/settings/practitioners' },
      {
        name: 'types',
        done: listTypes(world.db).some(({ active, online }) => active && online),
        href: '/staff/settings/types',
      },
      {
        name: 'hours',
        done: calendars.some(({ id }) => lastPlannedDate(world.db, id) !== undefined),
        href: '/staff/settings/hours',
      },
      { name: 'open', done: findPractice(world.db)?.portalOpen === true, href: '/staff/settings/functions' },
      { name: 'mail', done: world.mail, href: '/staff/settings/mail' },
    ]
    const warnings = typeWarnings(
      listTypes(world.db),
      listBlockKinds(world.db),
      listAutomatic(world.db),
      c.var.t,
    )
    const isDone = steps.every(({ done }) => done)
    const practice = findPractice(world.db)
    const ready = practice ? listReadiness(world.db, practice, c.var.now) : []
    const conditions = readyModel(ready, c.var.t)
    const isMissing = conditions.ready.rows.some(({ cells }) => cells.some(({ met }) => !met))
    const state = isDone ? (warnings.length > 0 || isMissing ? 'check' : 'ready') : 'lead'
    const guide = findGuide(world.db, world.mail)
    return page(c, world, 'upkeep/settings', {
      checklist: steps,
      state,
      warnings,
      guided: isUnfinished(guide),
      ...guideModel(guide, undefined, c.var.t),
      groups: settingsIndex,
      ...conditions,
    })
  })

  return app
}
