import { Hono } from 'hono'
import { cancelByPatient } from '../appointments/cancel.commands.ts'
import { findVisit } from '../appointments/visit.queries.ts'
import { canDo } from '../appointments/visit.ts'
import { cleanText, countCharacters } from '../lib/fold.ts'
import { wasAskedToChoose } from '../messages/asked.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { notFound } from '../web/errors.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import type { World } from '../web/world.ts'
import { showLate } from './late.routes.ts'
import { visitTicket } from './models.ts'
import { openVisit, showOver } from './open.routes.ts'
import type { Opened } from './open.ts'
import { versionIn } from './version.ts'

/** Characters of a comment (F63). */
const longestComment = 500

/** A page that asks, and a button that cancels (F63, F64). */
export function cancelRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get('/visit/:token/cancel', async (c) => {
    const opened = await openVisit(c, world)
    if (opened instanceof Response) return opened
    const can = canDo(opened.visit, 'cancel', c.var.now)
    if (can === 'off') return notFound(c, world)
    return can === 'late' ? lateTo(c, world, opened, 200) : cancelPage(c, world, opened, {})
  })

  app.post('/visit/:token/cancel', async (c) => {
    const opened = await openVisit(c, world)
    if (opened instanceof Response) return opened
    const form = await readForm(c)
    const typed = form.text('comment').replaceAll('\r\n', '\n')
    const comment = cleanText(typed, { multiline: true })
    const { attendeeId } = opened.visit
    if (countCharacters(comment) > longestComment && canDo(opened.visit, 'cancel', c.var.now) === 'open')
      return cancelPage(c, world, opened, { typed, tooLong: true })
    const version = versionIn(form.text('version'))
    const done = cancelByPatient(world.db, { attendeeId, comment, version }, c.var.now)
    if (done.ok) {
      world.wake?.()
      return seeOther(c, opened.href())
    }
    switch (done.reason) {
      case 'too-late':
        return lateTo(c, world, opened, 422)
      case 'edited-meanwhile':
        return cancelPage(c, world, opened, { typed, meanwhile: true })
      case 'over':
        return showOver(c, world, { ...opened, visit: findVisit(world.db, attendeeId) ?? opened.visit })
      default:
        return notFound(c, world)
    }
  })

  return app
}

/** Whoever was asked to choose another time need not tell the practice that they cannot come. */
function lateTo(c: Ctx, world: World, opened: Opened, status: 200 | 422): Response {
  const asked = wasAskedToChoose(world.db, opened.visit.attendeeId)
  return asked ? seeOther(c, opened.href()) : showLate(c, world, opened, 'cancel', status)
}

interface Shown {
  readonly typed?: string
  readonly tooLong?: true
  /** It was moved since the form was opened: what would be cancelled must be seen first. */
  readonly meanwhile?: true
}

function cancelPage(c: Ctx, world: World, { reader, visit, at, href }: Opened, shown: Shown): Response {
  const { t } = reader
  const { typed = '', tooLong = false, meanwhile = false } = shown
  const error = tooLong ? t('booking.error.message.long', { max: longestComment }) : ''
  const comment = { name: 'comment', value: typed, error, optional: true }
  const model = {
    ticket: visitTicket(reader, visit, at),
    comment,
    meanwhile,
    asked: wasAskedToChoose(world.db, visit.attendeeId),
    version: visit.version,
    action: href('/cancel'),
    rebookHref: canDo(visit, 'rebook', c.var.now) === 'open' ? href('/move') : '',
    back: href(),
  }
  return page(c, world, 'visit/cancel', model, tooLong ? 422 : meanwhile ? 409 : 200)
}
