import { Hono } from 'hono'
import { findReceipt } from '../appointments/appointments.queries.ts'
import { isTokenShape } from '../lib/token.ts'
import { findAutomaticMessage } from '../messages/automatic.queries.ts'
import { calendarFile } from '../messages/calendar-file.ts'
import { planVersion } from '../messages/plan-version.ts'
import type { Practice } from '../practice/practice.ts'
import { findLocation, findPractice } from '../practice/settings.queries.ts'
import { findCalendar } from '../staff/calendars.queries.ts'
import { findType } from '../types/types.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { notFound } from '../web/errors.ts'
import { page } from '../web/page.ts'
import type { World } from '../web/world.ts'
import { address } from './address.ts'
import { changesOnline } from './change-online.queries.ts'
import { nextSteps, reachOf } from './next.ts'
import { langOf, readerOf } from './pages.routes.ts'
import { type Ticketed, ticketModel } from './ticket.ts'
import { say } from './words.ts'
import { writtenModel } from './written.ts'

/** A receipt can be read this long, in seconds; then it is over (rule 20). */
const readable = 3600

/** Where a booking lands: the whole summary, read-only, framable, for an hour. */
export function receiptRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get('/book/booked/:receipt', (c) => {
    const found = receiptOf(c, world)
    if (found instanceof Response) return found
    const { practice, receipt, ticketed } = found
    const reader = readerOf(c, practice)
    const reach = reachOf(practice, world.mail, receipt)
    const phone = ticketed.location.phone ?? practice.phone
    const online = changesOnline(world.db, ticketed, c.var.now)
    return page(c, world, 'booking/booked', {
      ticket: ticketModel(reader, ticketed),
      calendarHref: address(`${c.req.path}/calendar.ics`, { lang: langOf(c) }),
      next: nextSteps(
        reader,
        reach,
        { startsAt: receipt.startsAt, phone, notify: ticketed.type.notify, online },
        c.var.now,
      ),
      written: writtenModel(findAutomaticMessage(world.db, receipt.attendeeId)?.texts, reader),
      bring: say(reader, ticketed.type.information),
      website: practice.website ?? '',
      bookAnotherHref: address('/book', { lang: langOf(c) }),
    })
  })

  app.get('/book/booked/:receipt/calendar.ics', (c) => {
    const found = receiptOf(c, world)
    if (found instanceof Response) return found
    const { practice, receipt, ticketed } = found
    const entry = {
      ...receipt,
      scheduleVersion: planVersion({
        schedule_version: receipt.scheduleVersion,
        session_moves: receipt.sessionMoves,
      }),
      practice: practice.name,
      location: ticketed.location.name,
      phone: ticketed.location.phone ?? practice.phone ?? '',
    }
    const text = calendarFile(world.keys, entry, c.var.lang, receipt.bookedAt)
    c.header('Content-Type', 'text/calendar; charset=utf-8; method=PUBLISH')
    c.header('Content-Disposition', 'attachment; filename="appointment.ics"')
    return c.body(text)
  })

  return app
}

/** The appointment behind the address, or the page that answers in its place: 404 unknown, 410 over. */
function receiptOf(c: Ctx, world: World) {
  c.set('secretAddress', true)
  const practice = findPractice(world.db)
  const token = c.req.param('receipt') ?? ''
  const receipt = practice && isTokenShape(token) ? findReceipt(world.db, token) : undefined
  if (!practice || !receipt) return notFound(c, world)
  const ticketed = ticketedOf(world, receipt)
  if (!ticketed) return notFound(c, world)
  if (c.var.now - receipt.bookedAt >= readable || receipt.status === 'cancelled')
    return showOver(c, world, practice)
  return { practice, receipt, ticketed }
}

function showOver(c: Ctx, world: World, practice: Practice): Response {
  const bookHref = practice.portalOpen ? address('/book', { lang: langOf(c) }) : ''
  return page(c, world, 'booking/over', { bookHref }, 410)
}

function ticketedOf(
  world: World,
  receipt: NonNullable<ReturnType<typeof findReceipt>>,
): Ticketed | undefined {
  const type = findType(world.db, receipt.typeId)
  const calendar = findCalendar(world.db, receipt.calendarId)
  const location = findLocation(world.db, receipt.locationId)
  const { startsAt, endsAt } = receipt
  return type && calendar && location ? { type, calendar, location, startsAt, endsAt } : undefined
}
