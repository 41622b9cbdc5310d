import { Hono } from 'hono'
import { dayBounds, today } from '../lib/calendar.ts'
import { recordLooks } from '../patients/access.commands.ts'
import type { Practice } from '../practice/practice.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { findEntry, listEntries } from './entries.queries.ts'
import { lineOf, waysOf } from './list.ts'
import { markAllSeen, markSeen, markUnseen } from './online.commands.ts'
import { countUnseen, listIds, onlinePage, ownCalendars, scopeOf } from './online.queries.ts'
import { type Entry, type Filter, firstFilter, idIn, parametersOf, readFilter } from './online.ts'

const address = '/staff/online'

/** What patients did online, newest first, and whether somebody has seen it (E35–E38). Not there while it is off. */
export function onlineRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const everybody = allow('owner', 'practitioner', 'reception')

  app.get(address, everybody, (c) => {
    const practice = findPractice(world.db)
    if (!practice?.onlineList.on) return c.notFound()
    return listPage(
      c,
      world,
      practice,
      filterIn(c, world, (name) => c.req.query(name) ?? ''),
    )
  })

  app.post(`${address}/seen`, everybody, async (c) => {
    if (!findPractice(world.db)?.onlineList.on) return c.notFound()
    const form = await readForm(c)
    const filter = filterIn(c, world, form.text)
    const { user, now } = c.var
    const upTo = idIn(form.text('upTo'))
    const shown = { category: filter.category, scope: scopeOf(world.db, filter, user.id), upTo: upTo ?? 0 }
    const ids = form
      .list('entry')
      .slice(0, onlinePage)
      .flatMap((text) => idIn(text) ?? [])
    const count =
      upTo === undefined ? markSeen(world.db, ids, user.id, now) : markAllSeen(world.db, shown, user.id, now)
    return seeOther(c, hrefOf(c, world, filter, { marked: String(count) }))
  })

  app.post(`${address}/:id{[0-9]{1,15}}/seen`, everybody, async (c) => {
    const entry = findEntry(world.db, Number(c.req.param('id')))
    if (!findPractice(world.db)?.onlineList.on || !entry) return c.notFound()
    const form = await readForm(c)
    const { user, now } = c.var
    if (form.text('mark') === 'no') markUnseen(world.db, entry.id, user.id, now)
    else markSeen(world.db, [entry.id], user.id, now)
    return seeOther(c, `${hrefOf(c, world, filterIn(c, world, form.text))}#e${entry.id}`)
  })

  return app
}

function hasOwn(c: Ctx, world: World): boolean {
  return ownCalendars(world.db, c.var.user.id).length > 0
}

function filterIn(c: Ctx, world: World, text: (name: string) => string): Filter {
  const own = hasOwn(c, world)
  return readFilter(text, firstFilter(c.var.user.role, own), own)
}

function parametersFor(c: Ctx, world: World, filter: Filter) {
  return parametersOf(filter, firstFilter(c.var.user.role, hasOwn(c, world)))
}

function hrefOf(c: Ctx, world: World, filter: Filter, more: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams({ ...parametersFor(c, world, filter), ...more })
  return query.size === 0 ? address : `${address}?${query}`
}

function listPage(c: Ctx, world: World, practice: Practice, filter: Filter): Response {
  const { t, format } = c.var
  const scope = scopeOf(world.db, filter, c.var.user.id)
  const ids = listIds(world.db, filter, scope)
  const entries = listEntries(world.db, ids.slice(0, onlinePage))
  const href = (other: Filter) => hrefOf(c, world, other)
  const unseen = countUnseen(world.db, scope)
  const lines = entries.map((entry) => lineOf(entry, { t, format, from: scope.from }))
  look(c, world, practice, entries)
  const waiting = lines.filter(({ waits }) => waits).map(({ id }) => id)
  return page(c, world, 'online/list', {
    ...waysOf(filter, unseen, href, t),
    lines,
    hidden: Object.entries(parametersFor(c, world, filter)),
    waiting,
    more: unseen[filter.category] > waiting.length && filter.seen !== 'yes',
    upTo: ids[0] ?? 0,
    marked: idIn(c.req.query('marked') ?? '') ?? 0,
    practitioners: practitionersFor(c, world, filter),
    newest: filter.before === undefined ? '' : href({ ...filter, before: undefined }),
    older: ids.length > onlinePage ? href({ ...filter, before: ids[onlinePage - 1] }) : '',
  })
}

/** Whose appointments: everybody's, one's own, and each that has a calendar. */
function practitionersFor(c: Ctx, world: World, { whose }: Filter) {
  const { t } = c.var
  const calendars = listCalendars(world.db).filter(({ id, active }) => active || id === whose)
  const choices = [
    { value: 'all', label: t('online.whose.all') },
    ...(hasOwn(c, world) ? [{ value: 'own', label: t('online.whose.own') }] : []),
    ...calendars.map(({ id, publicName }) => ({ value: String(id), label: publicName })),
  ]
  return choices.map((choice) => ({ ...choice, chosen: choice.value === String(whose) }))
}

/** Each patient once per user and day, however often the list is looked at (rule 34). */
function look(c: Ctx, world: World, { zone }: Practice, entries: readonly Entry[]): void {
  const { user, requestId, now } = c.var
  const patientIds = entries.flatMap(({ patient }) => (patient ? [patient.id] : []))
  const looks = { user: user.id, role: user.role, view: 'online', action: 'R', requestId } as const
  const notAgainSince = dayBounds(zone, today(zone, now)).startsAt
  recordLooks(world.db, { ...looks, patientIds, notAgainSince }, now)
}
