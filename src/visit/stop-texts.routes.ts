import { Hono } from 'hono'
import { showPhone } from '../lib/phone.ts'
import { findSubject } from '../messages/messages.queries.ts'
import { allowTexts, stopTexts } from '../messages/stop.commands.ts'
import { mayUndo, saysStopped, speaksForNumber, stoppedHere } from '../messages/stops.queries.ts'
import type { LedigEnv } from '../web/env.ts'
import { notFound } from '../web/errors.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import type { World } from '../web/world.ts'
import { openVisit } from './open.routes.ts'

/**
 * "No more text messages" (rule 31): the messages themselves carry no such link, so the page about the visit does; and whoever
 * pressed it takes it back by the page that they came to.
 */
export function stopTextsRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get('/visit/:token/texts', async (c) => {
    const opened = await openVisit(c, world)
    if (opened instanceof Response) return opened
    const subject = findSubject(world.db, opened.visit.attendeeId)
    const texts = subject?.ways.sms
    if (!texts) return notFound(c, world)
    const { practice, href } = opened
    const number = lastDigits(showPhone(texts.address, practice.country))
    if (saysStopped(world.db, subject)) {
      const stopped = stoppedHere(world.db, subject)
      const undo = c.req.query('undo') ?? ''
      if (!stopped || !mayUndo(world.keys, subject, stopped, undo)) return notFound(c, world)
      const actions = { action: href('/texts', { undo }), back: href('', { undo }) }
      return page(c, world, 'visit/allow-texts', { number, here: stopped.what === 'visit', ...actions })
    }
    const here = !speaksForNumber(world.db, subject)
    return page(c, world, 'visit/stop-texts', { number, here, action: href('/texts'), back: href() })
  })

  app.post('/visit/:token/texts', async (c) => {
    const opened = await openVisit(c, world)
    if (opened instanceof Response) return opened
    const subject = findSubject(world.db, opened.visit.attendeeId)
    if (!subject?.ways.sms) return notFound(c, world)
    if ((await readForm(c)).text('act') === 'allow') {
      const again = allowTexts(world.db, world.keys, subject, c.req.query('undo') ?? '', c.var.now)
      return seeOther(c, again ? opened.href('', { said: 'texts-again' }) : opened.href())
    }
    const undo = stopTexts(world.db, world.keys, subject, c.var.now)
    return seeOther(c, opened.href('', { said: 'texts', undo }))
  })

  return app
}

/** Enough for its owner to know it by, and nothing for whoever else has the link. */
function lastDigits(number: string): string {
  return `…${number.replace(/\D/g, '').slice(-2)}`
}
