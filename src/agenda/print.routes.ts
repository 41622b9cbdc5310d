import { Hono } from 'hono'
import { parseIsoDate, today } from '../lib/calendar.ts'
import { showPhone } from '../lib/phone.ts'
import { recordLooks } from '../patients/access.commands.ts'
import type { Practice } from '../practice/practice.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { formOf } from '../web/form.ts'
import { page } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { findBook } from './agenda.queries.ts'
import type { Book } from './agenda.ts'
import { addressOf, askedOf, wholeDay } from './asked.ts'
import { findHabit } from './habits.queries.ts'
import { listNotes, listPrinted } from './print.queries.ts'
import { sheetsOf } from './print.ts'

/** The day on paper: a sheet for each practitioner. */
export function agendaPrintRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get('/staff/agenda/print', allow('owner', 'practitioner', 'reception'), (c) => {
    const practice = findPractice(world.db)
    if (!practice) return c.notFound()
    const { now, user, lang } = c.var
    const date = parseIsoDate(c.req.query('date') ?? '') ?? today(practice.zone, now)
    const { shown } = askedOf(formOf(new URL(c.req.url).searchParams))
    const asking = { asked: { ...wholeDay, shown }, date, practice, language: lang, userId: user.id, now }
    return printPage(c, world, practice, findBook(world.db, asking))
  })

  return app
}

function printPage(c: Ctx, world: World, practice: Practice, book: Book): Response {
  const { t, format, now, user, requestId } = c.var
  const { asked, date } = book
  const names = c.req.query('names')
  const hidesNames = names === undefined ? findHabit(world.db, user.id).hidesNames : names !== 'whole'
  const appointments = book.columns.flatMap((column) => column.appointments)
  const ids = appointments.map(({ id }) => id)
  const patientIds = appointments.flatMap(({ people }) => people.map(({ patientId }) => patientId))
  const looks = { user: user.id, role: user.role, view: 'agenda-print', action: 'R', requestId } as const
  recordLooks(world.db, { ...looks, patientIds }, now)
  const people = listPrinted(world.db, ids)
  const notes = listNotes(world.db, ids)
  const phone = (text: string) => showPhone(text, practice.country)
  const day = format.longDay(date)
  return page(c, world, 'agenda/print', {
    css: world.files.href('agenda-print.css'),
    title: t('diary.print.title', { day }),
    day,
    printed: t('diary.print.printed', { practice: practice.name, when: format.stamp(now) }),
    sheets: sheetsOf(book, { t, format, now, hidesNames, people, notes, showPhone: phone }),
    hidesNames,
    namesHref: `/staff/agenda/print?${[
      `date=${date}`,
      ...asked.shown.map((id) => `show=${id}`),
      `names=${hidesNames ? 'whole' : 'initials'}`,
    ].join('&')}`,
    back: addressOf(asked, date),
  })
}
