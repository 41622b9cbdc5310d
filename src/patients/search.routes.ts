import { Hono } from 'hono'
import { today } from '../lib/calendar.ts'
import { pageNumber } from '../lib/page-number.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { isPatientStatus } from '../practice/statuses.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { type Form, readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { openFind, sealFind, typedBy } from './find.routes.ts'
import { choicesOf, isOrder, lineOf } from './list.ts'
import { look } from './look.routes.ts'
import { countRegistered, listPatients } from './search.queries.ts'
import { looksForSomething, readSearch } from './search.ts'

const address = '/staff/patients'

/** The list of patients; what is looked for stands in its address sealed, readable for nobody else (promise 4). */
export function patientSearchRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const everybody = allow('owner', 'practitioner', 'reception')

  app.get(address, everybody, (c) => listPage(c, world))

  app.post(address, everybody, async (c) => seeOther(c, addressOf(c, world, await readForm(c))))

  return app
}

function addressOf(c: Ctx, world: World, form: Form): string {
  const [status, order] = [form.text('status'), form.text('order')]
  const typed = typedBy(form)
  const number = pageNumber(form.text('page'))
  const found = new URLSearchParams({
    ...(typed === '' ? {} : { find: sealFind(c, world, typed) }),
    ...(isPatientStatus(status) ? { status } : {}),
    ...(isOrder(order) && order !== 'name' ? { order } : {}),
    ...(number > 1 ? { page: String(number) } : {}),
  }).toString()
  return found === '' ? address : `${address}?${found}`
}

function listPage(c: Ctx, world: World): Response | Promise<Response> {
  const practice = findPractice(world.db)
  if (!practice) return c.notFound()
  const { t, format, now } = c.var
  const { country, zone } = practice
  const typed = openFind(c, world)
  const wanted = wantedOf(c)
  const search = typed === '' ? undefined : readSearch(typed, country, today(zone, now))
  const nothing = search !== undefined && !looksForSomething(search)
  const found = nothing
    ? { patients: [], more: false }
    : listPatients(world.db, world.keys, { ...wanted, search }, now)
  const ids = found.patients.map(({ id }) => id)
  look(c, world, 'patients', ids, { once: true })
  const model = {
    ...choicesOf(t),
    ...{ typed, status: wanted.status ?? '', order: wanted.order, number: wanted.page, more: found.more },
    lines: found.patients.map((patient) => lineOf(patient, { t, format, country })),
    registered: countRegistered(world.db),
  }
  return page(c, world, 'patients/list', model)
}

function wantedOf(c: Ctx) {
  const [status, order] = [c.req.query('status') ?? '', c.req.query('order') ?? '']
  return {
    status: isPatientStatus(status) ? status : undefined,
    order: isOrder(order) ? order : ('name' as const),
    page: pageNumber(c.req.query('page')),
  }
}
