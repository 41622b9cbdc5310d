import { Hono } from 'hono'
import { findRunningLate } from '../agenda/running-late.queries.ts'
import { sayCannotCome, sayComing } from '../appointments/answer.commands.ts'
import { standingOf, type Visit } from '../appointments/visit.ts'
import { writtenModel } from '../booking/written.ts'
import { today, type Zone } from '../lib/calendar.ts'
import { findAutomaticMessage } from '../messages/automatic.queries.ts'
import { calendarFile } from '../messages/calendar-file.ts'
import { findSubject } from '../messages/messages.queries.ts'
import type { Subject } from '../messages/messages.ts'
import { isUnsubscribed, mayUndo, saysStopped, stoppedHere } from '../messages/stops.queries.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { notFound } from '../web/errors.ts'
import { page, samePage, seeOther } from '../web/page.ts'
import type { World } from '../web/world.ts'
import { askedWords } from './asked.routes.ts'
import { openDay } from './day.routes.ts'
import { showLate } from './late.routes.ts'
import { type VisitModel, visitModel } from './models.ts'
import { openVisit, showOver } from './open.routes.ts'
import type { Opened } from './open.ts'

const deeds = ['moved', 'coming', 'cannot-come'] as const

/** One's own appointment behind the link of a message (rules 20–22, 36). Opening it changes nothing. */
export function visitRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  for (const path of ['/visit/:token', '/v/:token'])
    app.get(path, async (c) => {
      const day = await openDay(c, world)
      if (day) return day
      const opened = await openVisit(c, world, { messageToo: true })
      if (opened instanceof Response) return opened
      return opened.visit.selfService.view ? visitPage(c, world, opened) : messagePage(c, world, opened)
    })

  app.get('/visit/:token/calendar.ics', async (c) => {
    const opened = await openVisit(c, world)
    if (opened instanceof Response) return opened
    const { visit, at, practice } = opened
    const phone = at.location.phone ?? practice.phone ?? ''
    const named = { practice: practice.name, location: at.location.name, phone }
    const entry = { ...visit, ...named, scheduleVersion: visit.version }
    c.header('Content-Type', 'text/calendar; charset=utf-8; method=PUBLISH')
    c.header('Content-Disposition', 'attachment; filename="appointment.ics"')
    return c.body(calendarFile(world.keys, entry, c.var.lang, c.var.now))
  })

  app.post('/visit/:token/coming', async (c) => {
    const opened = await openVisit(c, world)
    if (opened instanceof Response) return opened
    const said = sayComing(world.db, opened.visit.attendeeId, c.var.now)
    if (said.ok) return seeOther(c, opened.href('', { said: 'coming' }))
    return said.reason === 'asked-to-choose' ? visitPage(c, world, opened, 409) : showOver(c, world, opened)
  })

  app.post('/visit/:token/cannot-come', async (c) => {
    const opened = await openVisit(c, world)
    if (opened instanceof Response) return opened
    const said = sayCannotCome(world.db, opened.visit.attendeeId, c.var.now)
    if (said.ok) return seeOther(c, opened.href('', { said: 'cannot-come' }))
    return said.reason === 'not-offered' ? c.notFound() : showLate(c, world, opened, 'cancel', 422)
  })

  return app
}

/** `409`: "I am coming", of what cannot go ahead. */
function visitPage(c: Ctx, world: World, opened: Opened, status: 200 | 409 = 200): Response {
  const { visit, at, practice, reader, href, dayHref } = opened
  const { emailFolded } = visit
  const { messages } = practice
  const reminded =
    world.mail && messages.on && messages.reminder && at.type.notify && emailFolded !== null
      ? !isUnsubscribed(world.db, emailFolded)
      : false
  const written = findAutomaticMessage(world.db, visit.attendeeId)?.texts
  const model = visitModel(reader, visit, at, { reminded, texts: written }, c.get('now'))
  const subject = textedOf(world, visit)
  const off = subject && saysStopped(world.db, subject)
  const stopped = subject && stoppedOn(c, world, subject)
  const undo = c.req.query('undo') ?? ''
  const asked = askedWords(world, opened, c.var.now)
  const said = deeds.find((each) => each === c.req.query('said') && stillTrue(each, visit, model)) ?? ''
  const shown = {
    ...model,
    said: asked !== '' && said === 'coming' ? '' : said,
    asked,
    refused: status === 409,
    comingAction: href('/coming'),
    cannotComeAction: href('/cannot-come'),
    rebookHref: href('/move'),
    cancelHref: href('/cancel'),
    calendarHref: href('/calendar.ics'),
    dayHref,
    textsHref: off === false ? href('/texts') : '',
    textsAgainHref: off && stopped?.undoable ? href('/texts', { undo }) : '',
    textsOff: off === true && stopped?.undoable === false,
    textsSaid: textsSaidOf(c.req.query('said') ?? '', off, stopped?.what),
    runningLate: minutesLate(world, visit, practice.zone, c.var.now),
  }
  return status === 200
    ? samePage(c, world, 'visit/visit', shown)
    : page(c, world, 'visit/visit', shown, status)
}

/** Who gets text messages about this appointment; undefined: none are set up, or for this number. */
function textedOf({ db }: World, { attendeeId }: Visit): Subject | undefined {
  const subject = findPractice(db)?.messages.sms.ready ? findSubject(db, attendeeId) : undefined
  return subject?.ways.sms && subject
}

/** What was stopped on this very page, and whether whoever reads it may allow it again. */
function stoppedOn(c: Ctx, { db, keys }: World, subject: Subject) {
  const stopped = stoppedHere(db, subject)
  if (!stopped) return undefined
  return { what: stopped.what, undoable: mayUndo(keys, subject, stopped, c.req.query('undo') ?? '') }
}

/** What was just done about text messages, where it is so; `here`: what it was done about. */
function textsSaidOf(
  said: string,
  stopped: boolean | undefined,
  here: 'visit' | 'number' | undefined,
): 'said' | 'saidHere' | 'saidAgain' | '' {
  if (said === 'texts' && stopped === true) return here === 'visit' ? 'saidHere' : 'said'
  return said === 'texts-again' && stopped === false ? 'saidAgain' : ''
}

/** Where nothing of the appointment may be seen online: what the practice wrote, and nothing else (rule 20). */
function messagePage(c: Ctx, world: World, { visit, reader }: Opened): Response {
  const written = writtenModel(findAutomaticMessage(world.db, visit.attendeeId)?.texts, reader)
  return written ? page(c, world, 'visit/message', { written, preview: undefined }) : notFound(c, world)
}

/** How late the practitioner runs, for whoever still comes today (rule 36); 0: nothing to say. */
function minutesLate({ db }: World, visit: Visit, zone: Zone, now: number): number {
  const date = today(zone, now)
  if (standingOf(visit, now) !== 'ahead' || zone.local(visit.startsAt).date !== date) return 0
  return findRunningLate(db, visit.calendarId, date).minutes
}

/** An address that was kept or passed on claims nothing that is not so, or no longer. */
function stillTrue(deed: (typeof deeds)[number], visit: Visit, { coming, cannotCome }: VisitModel): boolean {
  if (deed === 'moved') return visit.version > 1
  if (deed === 'coming') return coming === 'said'
  // Of a session the list of staff knows, and nothing else.
  return cannotCome === 'said' || (visit.places > 1 && cannotCome === 'ask')
}
