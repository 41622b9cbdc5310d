import { Hono } from 'hono'
import { byUser } from '../practice/actor.ts'
import { type FormShown, formModel, type Problem } from '../practice/checked.ts'
import type { Practice } from '../practice/practice.ts'
import { savedNow } from '../practice/saved-now.ts'
import { findPractice, listLocations } from '../practice/settings.queries.ts'
import { textsWaiting } from '../practice/texts.ts'
import { listTypes } from '../types/types.queries.ts'
import { changeWording } from '../types/wording.commands.ts'
import { findWording } from '../types/wording.queries.ts'
import { type Wording, wordedChannels } from '../types/wording.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { aroundIn } from './around.queries.ts'
import { knownPlaceholders } from './around.ts'
import { deskOf } from './compose.ts'
import { findScene } from './samples.queries.ts'
import { languagesOf } from './text-page.ts'
import { parseAround } from './texts.forms.ts'
import { isWorded, missingIn, type ShownKind, shownKinds, wordingLabels, wordingValues } from './texts.ts'

const list = '/staff/settings/messages/texts'
const one = `${list}/:channel/:kind`

/** One message in every language, and what the practice says before and after it (O30). */
export function textsRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(one, allow('owner'), (c) => {
    const [practice, asked] = [findPractice(world.db), askedFor(c, world)]
    if (!practice || !asked) return c.notFound()
    return textPage(c, world, practice, asked, { values: wordingValues(asked.wording, practice) })
  })

  app.post(one, allow('owner'), async (c) => {
    const fields = await readForm(c)
    const [practice, asked] = [findPractice(world.db), askedFor(c, world)]
    if (!practice || !asked || !isWorded(asked.kind)) return c.notFound()
    const { values } = fields
    const version = fields.text('version')
    const form = parseAround(fields, asked.channel, practice, listLocations(world.db))
    // Whoever looks at the example saves nothing; what is wrong is said beside it.
    if (fields.text('act') !== 'save') {
      const wrong = form.ok ? [] : form.problems
      return textPage(c, world, practice, asked, { values, version, wrong })
    }
    if (!form.ok) return textPage(c, world, practice, asked, { values, version, problems: form.problems })
    const { before, after } = asked.wording
    const change = {
      ...asked.wording,
      before: { ...form.value.before, ...textsWaiting(before, practice.languages) },
      after: { ...form.value.after, ...textsWaiting(after, practice.languages) },
    }
    const saved = changeWording(world.db, change, Number(version), byUser(c.var.user.id), c.var.now)
    if (!saved.ok) return textPage(c, world, practice, asked, { values, meanwhile: true })
    return seeOther(c, `${list}/${asked.channel}/${asked.kind}?saved=1`)
  })

  return app
}

interface Asked {
  readonly kind: ShownKind
  readonly channel: Wording['channel']
  readonly wording: Wording
}

function askedFor(c: Ctx, world: World): Asked | undefined {
  const kind = shownKinds.find((each) => each === c.req.param('kind'))
  const channel = wordedChannels.find((each) => each === c.req.param('channel'))
  if (!kind || !channel) return undefined
  return { kind, channel, wording: findWording(world.db, kind, channel) }
}

interface Shown extends FormShown {
  /** What is wrong with what is only looked at. */
  readonly wrong?: readonly Problem[]
}

function textPage(
  c: Ctx,
  world: World,
  practice: Practice,
  { kind, channel, wording }: Asked,
  shown: Shown,
): Response {
  const { t } = c.var
  const { values, problems = [], wrong = [], meanwhile = false } = shown
  const labels = wordingLabels(practice, t)
  const missing = missingIn(values, practice)
  const desk = deskOf(world, aroundIn(world.db))
  const scene = findScene(world.db, practice, c.var.now)
  const examples = { desk, kind, channel, scene, t, money: c.var.format }
  const model = {
    title: t(`wording.open.${channel}`, { kind: t(`wording.kind.${kind}`) }),
    kind,
    action: `${list}/${channel}/${kind}`,
    isWorded: isWorded(kind),
    reminder: `${list}/${channel}/reminder`,
    rows: channel === 'sms' ? 2 : 4,
    version: shown.version ?? wording.rowVersion,
    saved: c.req.query('saved') === '1' && problems.length === 0 && !meanwhile,
    meanwhile,
    savedNow: meanwhile ? savedNow(values, wordingValues(wording, practice), labels) : [],
    hint: t('wording.hint.known', { known: knownPlaceholders }),
    missing: missing.length === 0 ? '' : t('wording.missing', { languages: missing.join(', ') }),
    languages: languagesOf(examples, values, wrong, listTypes(world.db)),
    ...formModel(values, problems, t, labels),
  }
  return page(c, world, 'messages/text', model, problems.length > 0 ? 422 : meanwhile ? 409 : 200)
}
