import { Hono } from 'hono'
import { today } from '../lib/calendar.ts'
import { type Fields, formModel, type Problem } from '../practice/checked.ts'
import { findPractice } from '../practice/settings.queries.ts'
import { listCalendars } from '../staff/calendars.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { formOf } from '../web/form.ts'
import { page } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { chooseModel, deedWords, stretchLabels } from './choose.ts'
import { colleaguesOf, look, patientsOf, writingOf } from './desk.routes.ts'
import { listDue } from './due.queries.ts'
import { parseChoice, parseStretch } from './handover.forms.ts'
import { mostAtOnce, type Stretch } from './handover.ts'
import { previewPage } from './preview.routes.ts'
import { listHandovers } from './progress.queries.ts'

const address = '/staff/handover'
const desk = allow('owner', 'reception')

/** Absence and departure of a practitioner (rule 35): which appointments, and what is to become of them. */
export function handoverRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(address, desk, (c) => {
    const fields = fieldsOf(c)
    // Whoever comes without a question is asked one, not told of a mistake.
    if (!fields.values.practitioner) return choosePage(c, world, { fields })
    const stretch = stretchIn(c, world, fields)
    if (!stretch.ok) return choosePage(c, world, { fields, problems: stretch.problems })
    const asked = { fields, stretch: stretch.value }
    if (fields.text('step') !== 'preview') return choosePage(c, world, asked)
    const choice = parseChoice(fields, colleaguesOf(world, stretch.value.calendarId))
    if (!choice.ok) return choosePage(c, world, { ...asked, problems: choice.problems })
    return previewPage(c, world, stretch.value.calendarId, choice.value)
  })

  return app
}

/** These pages are asked for by forms that change nothing: the address is the form. */
function fieldsOf(c: Ctx): Fields {
  return formOf(new URL(c.req.url).searchParams)
}

function stretchIn(c: Ctx, world: World, fields: Fields) {
  const ids = listCalendars(world.db).map(({ id }) => id)
  return parseStretch(fields, ids, dateHere(c, world))
}

function dateHere(c: Ctx, world: World): string {
  const zone = findPractice(world.db)?.zone
  return zone ? today(zone, c.get('now')) : ''
}

interface Shown {
  readonly fields: Fields
  readonly stretch?: Stretch
  readonly problems?: readonly Problem[]
}

function choosePage(c: Ctx, world: World, { fields, stretch, problems = [] }: Shown): Response {
  const practice = findPractice(world.db)
  const writing = writingOf(c, world)
  const due = practice && stretch ? listDue(world.db, practice.zone, stretch, c.get('now')) : []
  const listed = due.slice(0, mostAtOnce)
  look(c, world, patientsOf(listed))
  const model = {
    ...chooseModel(stretch, listed, fields.list('a'), writing),
    more: due.length > mostAtOnce,
    handovers: listHandovers(world.db, 10).map((each) => ({
      href: `${address}/${each.id}`,
      text: deedWords(each, writing),
      when: writing.format.stamp(each.at),
    })),
    ...formModel(
      { from: dateHere(c, world), ...fields.values },
      problems,
      writing.t,
      stretchLabels(writing.t),
    ),
  }
  return page(c, world, 'handover/choose', model, problems.length > 0 ? 422 : 200)
}
