import { Hono } from 'hono'
import { drawLogo, drawPicture } from '../lib/picture.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { notFound } from '../web/errors.ts'
import { type Form, readFile, readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { byUser } from './actor.ts'
import { formModel, type Problem } from './checked.ts'
import { type Change, changeAccent, changeLogo, changePicture } from './look.commands.ts'
import { parseAccent, parseFile, parseFocus, tooLargeFile } from './look.forms.ts'
import { findLook } from './look.queries.ts'
import { lookLabels, lookModel, lookValues } from './look-page.ts'
import { findPractice } from './settings.queries.ts'

const address = '/staff/settings/look'

/** The practice's colour, its logo and the picture beside the booking pages (J41–J43). */
export function lookRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const settle = (c: Ctx, fields: Form, saved: { readonly ok: boolean }) =>
    saved.ok ? seeOther(c, `${address}?saved=1`) : lookPage(c, world, { fields, meanwhile: true })

  app.get(address, allow('owner'), (c) => lookPage(c, world, {}))

  app.post(address, allow('owner'), async (c) => {
    const fields = await readForm(c)
    const form = parseAccent(fields, findLook(world.db).accent)
    const change = changeBy(c, fields)
    if (!isCurrent(world, change)) return lookPage(c, world, { fields, meanwhile: true })
    if (!form.ok) return lookPage(c, world, { fields, problems: form.problems })
    return settle(c, fields, changeAccent(world.db, form.value, change))
  })

  app.post(`${address}/logo`, allow('owner'), async (c) => {
    const [fields, file] = [await readForm(c), await readFile(c, 'logo')]
    if (c.var.tooMuch) return lookPage(c, world, { fields, problems: [tooLargeFile('logo')], status: 413 })
    const hasName = fields.text('hasName') === 'yes'
    const change = changeBy(c, fields)
    const keep = (drawn: Parameters<typeof changeLogo>[2]['drawn']) =>
      changeLogo(world.db, world.uploads, { drawn, hasName: hasName && drawn !== null }, change)
    if (fields.has('remove')) return settle(c, fields, await keep(null))
    if (!file && !findLook(world.db).logo)
      return lookPage(c, world, { fields, problems: [{ field: 'logo', key: 'look.error.none' }] })
    const form = file && (await parseFile('logo', file, drawLogo))
    if (form && !form.ok) return lookPage(c, world, { fields, problems: form.problems })
    return settle(c, fields, await keep(form?.value))
  })

  app.post(`${address}/picture`, allow('owner'), async (c) => {
    const [fields, file] = [await readForm(c), await readFile(c, 'picture')]
    if (c.var.tooMuch) return lookPage(c, world, { fields, problems: [tooLargeFile('picture')], status: 413 })
    const [focus, drawing] = [parseFocus(fields), fields.text('drawing') === 'yes']
    const change = changeBy(c, fields)
    const keep = (drawn: Parameters<typeof changePicture>[2]['drawn']) =>
      changePicture(world.db, world.uploads, { drawn, focus, drawing }, change)
    if (fields.has('remove')) return settle(c, fields, await keep(null))
    const form = file && (await parseFile('picture', file, drawPicture))
    if (form && !form.ok) return lookPage(c, world, { fields, problems: form.problems })
    return settle(c, fields, await keep(form?.value))
  })

  return app
}

function changeBy(c: Ctx, fields: Form): Change {
  return { version: Number(fields.text('version')), actor: byUser(c.var.user.id), now: c.var.now }
}

/** Of two colours, which was changed can only be said against the page that was open. */
function isCurrent(world: World, { version }: Change): boolean {
  return findPractice(world.db)?.rowVersion === version
}

interface Shown {
  /** What was typed, and what was opened: a correction must not overwrite what somebody saved meanwhile. */
  readonly fields?: Form
  readonly problems?: readonly Problem[]
  readonly status?: 413
  /** Somebody else has saved since this page was opened. */
  readonly meanwhile?: boolean
}

function lookPage(
  c: Ctx,
  world: World,
  { fields, problems = [], status, meanwhile = false }: Shown,
): Response {
  const [practice, look] = [findPractice(world.db), findLook(world.db)]
  if (!practice) return notFound(c, world)
  const typed = fields?.has('version') ? fields : undefined
  const values = { ...lookValues(look), ...typedIn(typed) }
  const version = typed && !meanwhile ? typed.text('version') : String(practice.rowVersion)
  const model = {
    ...lookModel(look, c.var.t),
    ...formModel(values, problems, c.var.t, lookLabels(c.var.t)),
    version,
    saved: c.req.query('saved') === '1' && problems.length === 0 && !meanwhile,
    meanwhile,
  }
  return page(c, world, 'practice/look', model, status ?? (problems.length > 0 ? 422 : meanwhile ? 409 : 200))
}

/** Each form has its own fields: those of the others stand as they are saved, a tick that was taken away stays away. */
function typedIn(form: Form | undefined): Readonly<Record<string, string>> {
  if (!form) return {}
  const ticks = form.has('focus') ? { drawing: '' } : form.has('accent') ? {} : { hasName: '' }
  return { ...ticks, ...form.values }
}
