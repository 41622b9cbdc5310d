import { Hono } from 'hono'
import { languageNames } from '../i18n/languages.ts'
import { qrSvg } from '../lib/qr.ts'
import { findPractice, listEveryLocation } from '../practice/settings.queries.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import { listTypes } from '../types/types.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { notFound } from '../web/errors.ts'
import { page } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import type { BookingLink } from './link.ts'
import { findLink, leadsSomewhere } from './links.queries.ts'
import { posterLanguages, posterPhone, posterWords, typedAddress } from './poster.ts'

const address = '/staff/settings/links'

/** The QR code of a booking link, and a poster for the waiting room with it. */
export function posterRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const asked = (c: Ctx) => findLink(world.db, Number(c.req.param('id')))

  app.get(`${address}/own/qr.svg`, allow('owner'), (c) => qrFile(c, world, undefined))

  app.get(`${address}/own/poster`, allow('owner'), (c) => posterPage(c, world, undefined))

  app.get(`${address}/:id{[0-9]+}/qr.svg`, allow('owner'), (c) => {
    const link = asked(c)
    return link ? qrFile(c, world, link) : notFound(c, world)
  })

  app.get(`${address}/:id{[0-9]+}/poster`, allow('owner'), (c) => {
    const link = asked(c)
    return link ? posterPage(c, world, link) : notFound(c, world)
  })

  return app
}

function qrFile(c: Ctx, world: World, link: BookingLink | undefined): Response {
  const type = 'image/svg+xml; charset=utf-8'
  if (c.req.query('download') !== '1')
    return c.body(qrSvg(publicAddress(world, link)), 200, { 'content-type': type })
  const name = `qr-${link?.slug ?? 'book'}.svg`
  const disposition = `attachment; filename="${name}"`
  const headers = { 'content-type': type, 'content-disposition': disposition }
  return c.body(qrSvg(publicAddress(world, link)), 200, headers)
}

function posterPage(c: Ctx, world: World, link: BookingLink | undefined): Response {
  const practice = findPractice(world.db)
  if (!practice) return notFound(c, world)
  const { db, files } = world
  const facts = { types: listTypes(db), locations: listEveryLocation(db), calendars: listCalendars(db) }
  const shown = posterLanguages(c.req.queries('lang') ?? [], practice)
  const here = `${address}/${link?.id ?? 'own'}`
  return page(c, world, 'booking/poster', {
    back: here,
    action: `${here}/poster`,
    qrHref: `${here}/qr.svg`,
    css: files.href('poster.css'),
    open: practice.portalOpen,
    state: link && !leadsSomewhere(db, link) ? 'broken' : 'works',
    address: typedAddress(publicAddress(world, link)),
    phone: posterPhone(practice, facts, link),
    posters: shown.map((language) => posterWords(language, practice, facts, link)),
    languages: practice.languages.map((value) => ({
      value,
      label: languageNames[value],
      chosen: shown.includes(value),
    })),
  })
}

function publicAddress({ baseUrl }: World, link: BookingLink | undefined): string {
  return `${baseUrl}${link ? `/to/${link.slug}` : '/book'}`
}
