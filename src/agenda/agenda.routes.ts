import { Hono } from 'hono'
import { bookedNote } from '../appointments/booked.ts'
import { findJustBooked } from '../appointments/desk.queries.ts'
import { countOpen } from '../follow-up/follow-up.queries.ts'
import type { Translate } from '../i18n/translate.ts'
import { dayBounds, type IsoDate, parseIsoDate, today } from '../lib/calendar.ts'
import { recordLooks } from '../patients/access.commands.ts'
import { countToRenew } from '../patients/renewal.queries.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { formOf } from '../web/form.ts'
import { page } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import { isQuiet } from '../web/session.ts'
import type { World } from '../web/world.ts'
import { type Asking, findBook } from './agenda.queries.ts'
import { type Book, boundsOf, type Person } from './agenda.ts'
import { type Asked, addressOf, agendaAddress, askedOf, wholeDay } from './asked.ts'
import { rememberView } from './habits.commands.ts'
import { findHabit, listViews, type SavedView } from './habits.queries.ts'
import { hereModel } from './here.ts'
import { findInHand } from './in-hand.queries.ts'
import { inHandOf } from './in-hand.ts'
import { lastEventId, listChanges } from './news.queries.ts'
import { type Change, newsOf } from './news.ts'
import { agendaModel, type Tab } from './page.ts'
import { lateHeads } from './running-late.ts'
import { findToday } from './today.queries.ts'

/** The appointment book: a day by practitioner or by room, a week, or a list. */
export function agendaRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get(agendaAddress, allow('owner', 'practitioner', 'reception'), (c) => {
    const { now, user, lang, t, format } = c.var
    const practice = findPractice(world.db)
    if (!practice) return c.notFound()
    const typed = c.req.query('date') ?? ''
    const known = parseIsoDate(typed)
    const date = known ?? today(practice.zone, now)
    const views = listViews(world.db, user.id)
    const asked = askedIn(c, world, views)
    const asking: Asking = { asked, date, practice, language: lang, userId: user.id, now }
    const book = findBook(world.db, asking)
    const lastEvent = lastEventId(world.db)
    const changes = changesIn(c, world, book)
    const current = findToday(world.db, book, now)
    const { hidesNames } = findHabit(world.db, user.id)
    const { zone } = practice
    const held = findInHand(world.db, user.id, zone, now)
    recordShown(c, world, book, [...changes, ...(current?.here ?? []), ...(held ? [held] : [])])
    const inHand = held && inHandOf(held, { t, format, hidesNames })
    const words = { t, format, now, hidesNames, inHand }
    return page(c, world, 'agenda/agenda', {
      agenda: agendaModel(book, words),
      inHand,
      script: world.files.href('drag.js'),
      byRoom: asked.cols === 'r',
      quietHref: `${addressOf(book.asked, date)}&quiet=1&since=${lastEvent}`,
      news: newsOf(changes, { ...words, zone, date: asked.view === 'week' ? undefined : date }),
      saved: savedTabs(views, asked, date, t),
      booked: justBooked(c, world),
      badDate: known === undefined && typed !== '',
      here: current && hereModel(current.here, current.late, words),
      lateHeads: lateHeads(current?.late ?? [], user, t),
      followUps: countOpen(world.db) + countToRenew(world.db, now),
    })
  })

  return app
}

/** What is asked for, or what was opened last by whoever asks for nothing. Opening a saved view is remembered. */
function askedIn(c: Ctx, world: World, views: readonly SavedView[]): Asked {
  const { searchParams } = new URL(c.req.url)
  const wanted = searchParams.get('saved')
  if (wanted !== null) {
    const view = views.find(({ id }) => String(id) === wanted)
    if (!isQuiet(c) && (view || wanted === '0')) rememberView(world.db, c.var.user.id, view?.id ?? null)
    return view?.asked ?? wholeDay
  }
  // Whoever has just booked comes back to the view that was open.
  if (searchParams.size > 0 && !searchParams.has('booked')) return askedOf(formOf(searchParams))
  const { lastViewId } = findHabit(world.db, c.var.user.id)
  return views.find(({ id }) => id === lastViewId)?.asked ?? wholeDay
}

/** What the form of the desk has booked just now. */
function justBooked(c: Ctx, world: World) {
  const id = c.req.query('booked') ?? ''
  const booked = /^\d{1,15}$/.test(id) ? findJustBooked(world.db, Number(id)) : undefined
  return booked && bookedNote(booked, c.var)
}

/** What happened since the page that asks for itself was shown (`since`: the last event it knew). */
function changesIn(c: Ctx, world: World, book: Book): readonly Change[] {
  const since = c.req.query('since') ?? ''
  if (!/^\d{1,15}$/.test(since)) return []
  const { asked } = book
  const whose = asked.cols === 'p' && asked.shown.length > 0 ? new Set(asked.shown) : undefined
  return listChanges(world.db, Number(since), boundsOf(book), whose)
}

interface Shown {
  readonly people: readonly Pick<Person, 'patientId'>[]
}

/** Everybody whose name is on the page, in the access log: once a day for each reader (rule 34). */
function recordShown(c: Ctx, world: World, book: Book, others: readonly Shown[]): void {
  const { user, requestId, now } = c.var
  const all = [...book.columns.flatMap(({ appointments }) => appointments), ...others]
  const patientIds = all.flatMap(({ people }) => people.map(({ patientId }) => patientId))
  const looks = { user: user.id, role: user.role, view: 'agenda', action: 'R', requestId } as const
  const notAgainSince = dayBounds(book.zone, today(book.zone, now)).startsAt
  recordLooks(world.db, { ...looks, patientIds, notAgainSince }, now)
}

function savedTabs(views: readonly SavedView[], asked: Asked, date: IsoDate, t: Translate): readonly Tab[] {
  if (views.length === 0) return []
  const all = { href: addressOf({ ...wholeDay, saved: 0 }, date), label: t('diary.saved.all') }
  const isAll = addressOf(asked) === addressOf(wholeDay)
  const own = views.map((view) => ({
    href: addressOf(view.asked, date),
    label: view.name,
    current: view.id === asked.saved,
  }))
  return [{ ...all, current: isAll }, ...own]
}
