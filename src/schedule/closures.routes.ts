import { Hono } from 'hono'
import { holidayCountries, isHolidayCountry } from '../lib/holidays.ts'
import { byUser } from '../practice/actor.ts'
import { formModel, type Problem } from '../practice/checked.ts'
import type { Practice } from '../practice/practice.ts'
import { findPractice, listLocations } from '../practice/settings.queries.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { type Form, readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { listBlocks } from './blocks.queries.ts'
import { listBookedDuring } from './booked.queries.ts'
import { addClosure, addClosures } from './closures.commands.ts'
import { parseClosure } from './closures.forms.ts'
import { listComingClosures } from './closures.queries.ts'
import { isClosedOn } from './closures.ts'
import {
  closureChoices,
  closureFor,
  closureLabels,
  closureRow,
  comingHolidays,
  holidayChoices,
} from './closures-page.ts'
import { dateThere } from './stock.queries.ts'

const list = '/staff/schedule/closures'
const desk = allow('owner', 'reception')

/** Days on which the practice or a location is closed, and who covers for it (rule 24). */
export function closuresRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(list, desk, (c) => {
    const practice = findPractice(world.db)
    return practice ? listPage(c, world, practice, { location: 'all' }) : c.notFound()
  })

  app.post(list, desk, async (c) => {
    const [fields, practice] = [await readForm(c), findPractice(world.db)]
    if (!practice) return c.notFound()
    const form = parsedClosure(c, world, practice, fields)
    if (!form.ok) return listPage(c, world, practice, fields.values, form.problems)
    const id = addClosure(world.db, form.value, byUser(c.var.user.id), c.var.now)
    return seeOther(c, `${list}/${id}?saved=1`)
  })

  app.post(`${list}/holidays`, desk, async (c) => {
    const [fields, practice] = [await readForm(c), findPractice(world.db)]
    const country = fields.text('country')
    if (!practice || !isHolidayCountry(country)) return c.notFound()
    const today = dateThere(world.db, c.var.now)
    const closed = listComingClosures(world.db, today)
    const chosen = (await comingHolidays(country, today)).filter(
      (holiday) => fields.list('holiday').includes(holiday.date) && !isClosedOn(holiday, closed),
    )
    const closures = chosen.map((holiday) => closureFor(holiday, practice))
    addClosures(world.db, closures, byUser(c.var.user.id), c.var.now)
    return seeOther(c, `${list}?country=${country}&saved=1`)
  })

  return app
}

export function parsedClosure(c: Ctx, world: World, practice: Practice, fields: Form, kept?: number | null) {
  const ids = listLocations(world.db).map(({ id }) => id)
  const locations = typeof kept === 'number' ? [...ids, kept] : ids
  const { languages, country } = practice
  return parseClosure(fields, { locations, languages, country, today: dateThere(world.db, c.var.now) })
}

async function listPage(
  c: Ctx,
  world: World,
  practice: Practice,
  values: Readonly<Record<string, string>>,
  problems: readonly Problem[] = [],
): Promise<Response> {
  const { t, lang, now } = c.var
  const today = dateThere(world.db, now)
  const closures = listComingClosures(world.db, today)
  const locations = listLocations(world.db)
  const model = {
    closures: closures.map((closure) => {
      const booked = listBookedDuring(world.db, practice.zone, closure, now).length
      return closureRow(closure, practice, locations, lang, booked)
    }),
    ...closureChoices(practice, locations, t),
    ...(await holidaysOf(c, world, practice)),
    saved: c.req.query('saved') === '1' && problems.length === 0,
    meanwhile: false,
    ...formModel(values, problems, t, closureLabels(practice, t)),
  }
  return page(c, world, 'schedule/closures', model, problems.length > 0 ? 422 : 200)
}

/** Those of the practice's own country, unless another is asked for. */
async function holidaysOf(c: Ctx, world: World, practice: Practice) {
  const { t, format, now } = c.var
  const country = holidayCountries.find((each) => each === (c.req.query('country') ?? practice.country))
  const today = dateThere(world.db, now)
  const calendars = listCalendars(world.db).filter(({ active }) => active)
  const isWorked = (date: string) => calendars.some(({ id }) => listBlocks(world.db, id, date).length > 0)
  const closures = listComingClosures(world.db, today)
  const coming = country ? await comingHolidays(country, today) : []
  return {
    country: country ?? '',
    countries: holidayCountries.map((value) => ({ value, label: t(`schedule.holidays.${value}`) })),
    holidays: holidayChoices(coming, closures, isWorked, format, t),
  }
}
