import { Hono } from 'hono'
import { translator } from '../i18n/translate.ts'
import { ledigAccent, type Tones, tonesOf } from '../practice/accent.ts'
import { byUser } from '../practice/actor.ts'
import { formModel, type Problem } from '../practice/checked.ts'
import { listFrameOrigins } from '../practice/frame-origins.queries.ts'
import { findLook } from '../practice/look.queries.ts'
import type { Practice } from '../practice/practice.ts'
import { findLocation, findPractice, listLocations } from '../practice/settings.queries.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import { listTypes } from '../types/types.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { notFound } from '../web/errors.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { address as addressOf } from './address.ts'
import { codesOf } from './codes.ts'
import { type BookingLink, namedByLink } from './link.ts'
import { addLink, changeLink } from './links.commands.ts'
import { parseLink } from './links.forms.ts'
import { findLink, leadsSomewhere, listLinks } from './links.queries.ts'
import { fingerprintOf } from './links.ts'
import { type Facts, linkChoices, linkLabels, linkValues, whatLinkNames } from './links-page.ts'
import { readOffering } from './offering.queries.ts'
import { makePass } from './preview.ts'

const address = '/staff/settings/links'

/** The practice's links to its booking page, and what to put on a website (J26, J27, F39–F43, P36–P41). */
export function linkRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(address, allow('owner'), (c) => {
    const practice = findPractice(world.db)
    return practice ? listPage(c, world, practice) : notFound(c, world)
  })

  app.get(`${address}/own`, allow('owner'), (c) => {
    const practice = findPractice(world.db)
    return practice
      ? page(c, world, 'booking/link-own', codesFor(world, practice, c.var.now))
      : notFound(c, world)
  })

  app.get(`${address}/new`, allow('owner'), (c) => linkPage(c, world, undefined, {}))

  app.post(`${address}/new`, allow('owner'), async (c) => {
    const fields = await readForm(c)
    const form = parseLink(fields, factsOf(world, undefined), slugsBut(world, undefined))
    if (!form.ok) return linkPage(c, world, undefined, { values: fields.values, problems: form.problems })
    const added = addLink(world.db, form.value, byUser(c.var.user.id), c.var.now)
    return added.ok
      ? seeOther(c, `${address}/${added.value}?saved=1`)
      : linkPage(c, world, undefined, { values: fields.values, problems: [taken] })
  })

  app.get(`${address}/:id{[0-9]+}`, allow('owner'), (c) => {
    const link = findLink(world.db, Number(c.req.param('id')))
    return link ? linkPage(c, world, link, {}) : notFound(c, world)
  })

  app.post(`${address}/:id{[0-9]+}`, allow('owner'), async (c) => {
    const fields = await readForm(c)
    const link = findLink(world.db, Number(c.req.param('id')))
    if (!link) return notFound(c, world)
    const { values } = fields
    const form = parseLink(fields, factsOf(world, link), slugsBut(world, link.id))
    if (!form.ok) return linkPage(c, world, link, { values, problems: form.problems })
    const by = byUser(c.var.user.id)
    const saved = changeLink(world.db, link.id, form.value, fields.text('version'), by, c.var.now)
    if (saved.ok) return seeOther(c, `${address}/${link.id}?saved=1`)
    return saved.reason === 'name-in-use'
      ? linkPage(c, world, link, { values, problems: [taken] })
      : linkPage(c, world, link, { values, meanwhile: true })
  })

  return app
}

const taken: Problem = { field: 'slug', key: 'links.error.taken' }

/** What a link may name, with what this one names though it is closed down. */
function factsOf({ db }: World, link: BookingLink | undefined): Facts {
  const open = listLocations(db)
  const named = link?.locationId ? findLocation(db, link.locationId) : undefined
  const locations = named && !named.active ? [...open, named] : open
  return { types: listTypes(db), locations, calendars: listCalendars(db) }
}

function slugsBut(world: World, id: number | undefined): readonly string[] {
  return listLinks(world.db)
    .filter((link) => link.id !== id)
    .map(({ slug }) => slug)
}

function listPage(c: Ctx, world: World, practice: Practice): Response {
  const links = listLinks(world.db).map((link) => ({
    href: `${address}/${link.id}`,
    slug: link.slug,
    names: whatLinkNames(link, factsOf(world, link), c.var.t),
    fixed: link.fixed,
    opened: link.opened,
    booked: link.booked,
    state: stateOf(world, link),
  }))
  return page(c, world, 'booking/links', { ...codesFor(world, practice, c.var.now), links })
}

function stateOf(world: World, link: BookingLink): 'works' | 'off' | 'broken' {
  if (!link.active) return 'off'
  return leadsSomewhere(world.db, link) ? 'works' : 'broken'
}

/** What can be copied for a link, or for the practice's own one, and what stands in its way. */
function codesFor(world: World, practice: Practice, now: number, link?: BookingLink) {
  const path = link ? `/to/${link.slug}` : '/book'
  // Past the short address: who only looks is not counted.
  const openHref = link ? addressOf('/book', namedByLink(readOffering(world.db), link)) : path
  return {
    codes: codesOf(world.baseUrl, path, practice.name, buttonTones(world), translator(practice.language)),
    openHref,
    paperHref: `${address}/${link?.id ?? 'own'}`,
    tryHref: addressOf('/book', { preview: makePass(world.keys, link?.slug ?? '', now) }),
    open: practice.portalOpen,
    framable: listFrameOrigins(world.db).length > 0,
  }
}

/** A button on another website is in the practice's colour, too; that website's page is light, as far as anybody knows. */
function buttonTones({ db }: World): Tones {
  return tonesOf(findLook(db).accent ?? ledigAccent, 'light')
}

interface Shown {
  readonly values?: Readonly<Record<string, string>>
  readonly problems?: readonly Problem[]
  /** Somebody else has saved since this page was opened. */
  readonly meanwhile?: boolean
}

function linkPage(c: Ctx, world: World, link: BookingLink | undefined, shown: Shown): Response {
  const { t } = c.var
  const practice = findPractice(world.db)
  if (!practice) return notFound(c, world)
  const { values = linkValues(link), problems = [], meanwhile = false } = shown
  const model = {
    ...codesFor(world, practice, c.var.now, link),
    ...linkChoices(factsOf(world, link), link, t),
    ...formModel(values, problems, t, linkLabels(t)),
    action: `${address}/${link?.id ?? 'new'}`,
    title: link?.slug ?? t('links.add'),
    version: link ? fingerprintOf(link) : '',
    state: link ? stateOf(world, link) : 'new',
    opened: link?.opened ?? 0,
    booked: link?.booked ?? 0,
    saved: c.req.query('saved') === '1' && problems.length === 0 && !meanwhile,
    meanwhile,
  }
  return page(c, world, 'booking/link', model, problems.length > 0 ? 422 : meanwhile ? 409 : 200)
}
