import type { Practice } from '../practice/practice.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx } from '../web/env.ts'
import type { Form } from '../web/form.ts'
import { page } from '../web/page.ts'
import type { World } from '../web/world.ts'
import { address } from './address.ts'
import { isGenuine, type Pass, readPass } from './preview.ts'
import type { Reader } from './words.ts'

/**
 * The practice behind an open door, or the page that says that it is closed (F14, J26); whoever had a form in hand when
 * it closed (F41) keeps on that page what was typed.
 */
export function openDoor(c: Ctx, world: World, form?: Form): Practice | Response {
  const practice = findPractice(world.db)
  if (!practice) return page(c, world, 'practice/not-yet', {})
  if (!form) c.header('Cache-Control', 'private, no-cache')
  else if (Object.keys(form.values).length === 0) return showNothingCame(c, world)
  const link = form ? form.text('link') : (c.req.query('link') ?? '')
  const pass = readPass(link)
  if (pass) return openPreview(c, world, practice, pass, link)
  return practice.portalOpen ? practice : showClosed(c, world, form)
}

/** Whoever tries the pages comes in by a closed door, too, and is told on every page that nothing is real (J51). */
function openPreview(
  c: Ctx,
  world: World,
  practice: Practice,
  pass: Pass,
  link: string,
): Practice | Response {
  c.set('secretAddress', true)
  if (!isGenuine(world.keys, pass, c.get('now'))) return page(c, world, 'booking/preview-over', {}, 410)
  c.set('frame', { ...c.get('frame'), preview: link })
  return practice
}

/** A body that is no form, or none at all: says so, and nothing has changed. */
function showNothingCame(c: Ctx, world: World): Response {
  return page(c, world, 'booking/nothing-came', { bookHref: address('/book', { lang: langOf(c) }) }, 422)
}

export function showClosed(c: Ctx, world: World, form?: Form): Response {
  if (!form) return page(c, world, 'booking/closed', { why: 'closed' })
  // A list of ticks comes as several fields of one name; the honeypot stays empty.
  const hidden = Object.keys(form.values)
    .filter((name) => name !== 'website')
    .flatMap((name) => form.list(name).map((value) => ({ name, value })))
  const again = { action: address(c.req.path, { lang: langOf(c) }), hidden }
  return page(c, world, 'booking/closed', { why: 'closed', again }, 422)
}

export function readerOf(c: Ctx, practice: Practice): Reader {
  return { t: c.get('t'), format: c.get('format'), language: c.get('lang'), practice }
}

/** The language that somebody chose by hand, to be carried on; '' where the browser's own is followed. */
export function langOf(c: Ctx): string {
  return c.get('frame').langQuery.replace('?lang=', '')
}

/** Something named in the address is not, or no longer, offered online. */
export function showUnavailable(c: Ctx, world: World): Response {
  const bookHref = address('/book', { link: c.get('frame').preview, lang: langOf(c) })
  return page(c, world, 'booking/unavailable', { bookHref }, 404)
}
