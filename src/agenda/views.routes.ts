import { Hono } from 'hono'
import { parseIsoDate, today } from '../lib/calendar.ts'
import { formModel, type Problem } from '../practice/checked.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import { listRooms } from '../staff/rooms.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { type Form, formOf, readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import { safeNext } from '../web/session.ts'
import type { World } from '../web/world.ts'
import { type Asked, addressOf, askedOf, partsOf } from './asked.ts'
import { hideNames, removeView, renameView, saveView } from './habits.commands.ts'
import { parseViewName } from './habits.forms.ts'
import { listViews } from './habits.queries.ts'

const address = '/staff/agenda/views'
const one = `${address}/:id{[0-9]{1,15}}`

/** How everybody likes to look at the agenda: saved views, and names hidden or not. */
export function agendaViewRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const everybody = allow('owner', 'practitioner', 'reception')

  app.get(address, everybody, (c) => viewsPage(c, world, formOf(new URL(c.req.url).searchParams)))

  app.post(address, everybody, async (c) => {
    const form = await readForm(c)
    const name = parseViewName(form)
    if (!name.ok) return viewsPage(c, world, form, name.problems)
    const id = saveView(world.db, c.var.user.id, name.value.name, askedOf(form), c.var.now)
    return seeOther(c, `${addressOf({ ...askedOf(form), saved: id }, parseIsoDate(form.text('date')))}`)
  })

  app.post(one, everybody, async (c) => {
    const id = Number(c.req.param('id'))
    const form = await readForm(c)
    if (form.has('remove')) {
      removeView(world.db, c.var.user.id, id)
      return seeOther(c, `${address}?said=removed`)
    }
    return renamed(c, world, id, form)
  })

  app.post('/staff/agenda/names', everybody, async (c) => {
    const form = await readForm(c)
    hideNames(world.db, c.var.user.id, form.text('hide') === 'yes')
    return seeOther(c, safeNext(form.text('back')))
  })

  return app
}

function renamed(c: Ctx, world: World, id: number, form: Form): Response | Promise<Response> {
  const field = `name-${id}`
  const name = parseViewName(formOf(new URLSearchParams({ name: form.text(field) })))
  if (!name.ok) {
    const problems = name.problems.map((problem) => ({ ...problem, field }))
    return viewsPage(c, world, form, problems)
  }
  const done = renameView(world.db, c.var.user.id, id, name.value.name)
  if (done === 'gone') return c.notFound()
  if (done === 'done') return seeOther(c, `${address}?said=saved`)
  return viewsPage(c, world, form, [{ field, key: 'diary.views.error.inUse' }])
}

function viewsPage(c: Ctx, world: World, form: Form, problems: readonly Problem[] = []): Response {
  const practice = findPractice(world.db)
  if (!practice) throw new Error('the door lets nobody in before there is a practice')
  const asked = askedOf(form)
  const date = parseIsoDate(form.text('date')) ?? today(practice.zone, c.var.now)
  const views = listViews(world.db, c.var.user.id)
  const names = Object.fromEntries(views.map(({ id, name }) => [`name-${id}`, name]))
  const said = { saved: c.var.t('settings.saved'), removed: c.var.t('diary.views.removed') }
  const { t } = c.var
  const model = {
    said:
      c.req.method === 'GET'
        ? (Object.entries(said).find(([key]) => key === form.text('said'))?.[1] ?? '')
        : '',
    kept: partsOf(asked, date),
    now: inWords(c, world, asked),
    back: addressOf(asked, date),
    views: views.map(({ id, name, asked: saved }) => ({
      id,
      name,
      href: addressOf(saved),
      what: inWords(c, world, saved),
    })),
    ...formModel({ ...names, ...form.values }, problems, t),
  }
  return page(c, world, 'agenda/views', model, problems.length > 0 ? 422 : 200)
}

/** "Day, by room: Chair 1, Laser". */
function inWords(c: Ctx, world: World, { view, cols, shown }: Asked): string {
  const { t } = c.var
  const named =
    cols === 'r'
      ? listRooms(world.db)
      : listCalendars(world.db).map(({ id, publicName: name }) => ({ id, name }))
  const names = named.filter(({ id }) => shown.includes(id)).map(({ name }) => name)
  const what = view === 'day' ? `${t('diary.view.day')}, ${t(`diary.cols.${cols}`)}` : t(`diary.view.${view}`)
  return `${what}: ${names.length > 0 ? names.join(', ') : t('diary.saved.all')}`
}
