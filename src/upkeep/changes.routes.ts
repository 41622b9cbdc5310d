import { Hono } from 'hono'
import { formModel, type Problem } from '../practice/checked.ts'
import { findPractice, listLocations, resolveLimits } from '../practice/settings.queries.ts'
import { listTypes } from '../types/types.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { answerChanges } from './changes.commands.ts'
import { findGuide } from './start.queries.ts'
import { pathAfter, stepPath } from './start.ts'
import { guideModel } from './start-page.ts'

const address = stepPath('changes')

/** One question instead of three switches and one for each type (rule 28). */
export function changesRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(address, allow('owner'), (c) => changesPage(c, world, { may: answered(world) }))

  app.post(address, allow('owner'), async (c) => {
    const may = (await readForm(c)).text('may')
    if (may !== 'yes' && may !== 'no')
      return changesPage(c, world, { may }, [{ field: 'may', key: 'start.changes.error' }])
    const first = answered(world) === ''
    answerChanges(world.db, { may: may === 'yes', first }, c.var.user.id, c.var.now)
    return seeOther(c, `${pathAfter(findGuide(world.db, world.mail), 'changes')}?said=changes`)
  })

  return app
}

/** '' until somebody has answered. */
function answered(world: World): '' | 'yes' | 'no' {
  const functions = findPractice(world.db)?.functions
  if (functions?.view || functions?.rebook || functions?.cancel) return 'yes'
  const step = findGuide(world.db, world.mail).steps.find(({ name }) => name === 'changes')
  return step?.state === 'done' ? 'no' : ''
}

function changesPage(
  c: Ctx,
  world: World,
  values: Readonly<Record<string, string>>,
  problems: readonly Problem[] = [],
): Response {
  const { t } = c.var
  const guide = findGuide(world.db, world.mail)
  // No type, calendar or location has the number 0: what is left are the practice's own limits.
  const { rebookHours, cancelHours } = resolveLimits(world.db, 0, 0, 0)
  const tied = listTypes(world.db).filter(({ active, blockKindId }) => active && blockKindId !== null)
  const model = {
    ...guideModel(guide, 'changes', t),
    hours: Math.max(rebookHours.value, cancelHours.value),
    tied: tied.map(({ name }) => name).join(', '),
    severalPlaces: listLocations(world.db).length > 1,
    options: [
      { value: 'yes', label: t('start.changes.yes'), hints: [t('start.changes.yes.hint')] },
      { value: 'no', label: t('start.changes.no'), hints: [t('start.changes.no.hint')] },
    ],
    said: c.req.query('said') ?? '',
    ...formModel(values, problems, t),
  }
  return page(c, world, 'upkeep/start-changes', model, problems.length > 0 ? 422 : 200)
}
