import { Hono } from 'hono'
import type { Translate } from '../i18n/translate.ts'
import { byUser } from '../practice/actor.ts'
import { type FormShown, formModel, type Labels } from '../practice/checked.ts'
import { savedNow } from '../practice/saved-now.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { visibilityChoices } from '../practice/visibility.ts'
import { addBlockKind, changeBlockKind } from '../types/block-kinds.commands.ts'
import { parseKind } from '../types/types.forms.ts'
import { findBlockKind, listBlockKinds, listTypes } from '../types/types.queries.ts'
import type { BlockKind } from '../types/types.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { type Form, readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'

const address = '/staff/schedule/kinds'

/** The kinds of block: what patients may book in them, and which of the free times they see (F19, P7). */
export function kindRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(`${address}/new`, allow('owner'), (c) =>
    kindPage(c, world, undefined, { values: { ...newKind, web: web(world) } }),
  )

  app.post(`${address}/new`, allow('owner'), async (c) => {
    const fields = await readForm(c)
    const form = parsed(world, fields)
    if (!form.ok) return kindPage(c, world, undefined, { ...typedIn(fields), problems: form.problems })
    addBlockKind(world.db, { ...form.value, active: true }, byUser(c.var.user.id), c.var.now)
    return seeOther(c, '/staff/schedule?saved=1#kinds')
  })

  app.get(`${address}/:id{[0-9]+}`, allow('owner'), (c) => {
    const kind = findBlockKind(world.db, Number(c.req.param('id')))
    return kind ? kindPage(c, world, kind, asItIs(kind)) : c.notFound()
  })

  app.post(`${address}/:id{[0-9]+}`, allow('owner'), async (c) => {
    const fields = await readForm(c)
    const kind = findBlockKind(world.db, Number(c.req.param('id')))
    if (!kind) return c.notFound()
    const form = parsed(world, fields, kind)
    const version = fields.text('version')
    if (!form.ok) return kindPage(c, world, kind, { ...typedIn(fields), problems: form.problems, version })
    const by = byUser(c.var.user.id)
    const saved = changeBlockKind(world.db, kind.id, form.value, Number(version), by, c.var.now)
    if (!saved.ok) return kindPage(c, world, kind, { ...typedIn(fields), meanwhile: true })
    return seeOther(c, '/staff/schedule?saved=1#kinds')
  })

  return app
}

const newKind = { colour: '2', visibility: '', mode: 'all' }

function web(world: World): string {
  return findPractice(world.db)?.newKindsWeb === false ? '' : 'yes'
}

function parsed(world: World, fields: Form, kind?: BlockKind) {
  const others = listBlockKinds(world.db).filter(({ id }) => id !== kind?.id)
  return parseKind(
    fields,
    listTypes(world.db).map(({ id }) => id),
    others.map(({ name }) => name),
  )
}

interface Shown extends FormShown {
  /** The ids of the types that are ticked. */
  readonly chosen?: readonly string[]
}

function typedIn(fields: Form): Shown {
  return { values: fields.values, chosen: fields.list('type') }
}

function asItIs(kind: BlockKind): Shown {
  const values = {
    name: kind.name,
    colour: String(kind.colour),
    web: kind.web ? 'yes' : '',
    active: kind.active ? 'yes' : '',
    visibility: kind.visibility ?? '',
    mode: kind.types === 'all' ? 'all' : 'listed',
  }
  return { values, chosen: kind.types === 'all' ? [] : [...kind.types].map(String) }
}

function kindPage(c: Ctx, world: World, kind: BlockKind | undefined, shown: Shown): Response {
  const { t } = c.var
  const { values, chosen = [], problems = [], meanwhile = false, version = kind?.rowVersion ?? 0 } = shown
  const types = listTypes(world.db)
    .filter(({ id, active }) => active || (kind && kind.types !== 'all' && kind.types.has(id)))
    .map(({ id, name }) => ({ id, label: name, chosen: chosen.includes(String(id)) }))
  const model = {
    action: `${address}/${kind?.id ?? 'new'}`,
    title: kind?.name ?? t('schedule.kinds.add'),
    button: t(kind ? 'settings.save' : 'schedule.kinds.add'),
    version,
    known: kind !== undefined,
    types,
    colours: colours.map((value) => ({ value, label: t(`schedule.colour.${value}`) })),
    ways: [{ value: '', label: t('settings.above'), hints: [] }, ...visibilityChoices(t)],
    meanwhile,
    savedNow:
      meanwhile && kind
        ? savedNow(values, asItIs(findBlockKind(world.db, kind.id) ?? kind).values, labelsOf(t))
        : [],
    ...formModel(values, problems, t, labelsOf(t)),
  }
  return page(c, world, 'schedule/kind', model, problems.length > 0 ? 422 : meanwhile ? 409 : 200)
}

const colours = [1, 2, 3, 4, 5, 6] as const

function labelsOf(t: Translate): Labels {
  return [
    ['name', t('settings.field.name')],
    ['colour', t('schedule.colour')],
    ['web', t('settings.field.online')],
    ['mode', t('schedule.kinds.types')],
    ['active', t('settings.field.active')],
    ['visibility', t('settings.field.visibility')],
  ]
}
