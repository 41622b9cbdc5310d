import { Hono } from 'hono'
import { foldEmail } from '../lib/email-address.ts'
import { hashToken, isTokenShape } from '../lib/token.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page, seeOther } from '../web/page.ts'
import type { World } from '../web/world.ts'
import { speakTo } from './reader.routes.ts'
import { subscribeAgain, unsubscribe } from './stop.commands.ts'
import { findUnsubscriber, hasUnsubscribed, isUnsubscribed } from './stops.queries.ts'

/** Whoever guesses tokens waits this long for every answer, in milliseconds. */
const slowDown = 500

/**
 * The link and the header of reminders (rule 31, RFC 8058). GET shows, POST acts and answers 200 without a redirect;
 * no cookie and no Origin are asked for, because mail services press the button for their readers. Whoever has unsubscribed
 * by a link takes it back on its page.
 */
export function unsubscribeRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get('/unsubscribe/:token', async (c) => {
    c.set('secretAddress', true)
    const token = c.req.param('token')
    const practice = findPractice(world.db)
    const reader = isTokenShape(token) ? findUnsubscriber(world.db, hashToken(token)) : undefined
    if (!reader || !practice) return unknown(c, world)
    speakTo(c, world, practice, reader.language)
    const action = `/unsubscribe/${token}${c.var.frame.langQuery}`
    if (hasUnsubscribed(world.db, reader)) return page(c, world, 'messages/unsubscribed', { action })
    // Since then another link, or the desk, may have stopped them.
    const again = c.req.query('said') === 'again' && !isUnsubscribed(world.db, foldEmail(reader.email ?? ''))
    return page(c, world, 'messages/unsubscribe', { action, again })
  })

  app.post('/unsubscribe/:token', async (c) => {
    c.set('secretAddress', true)
    const token = c.req.param('token')
    const form = await readForm(c)
    const oneClick = form.text('List-Unsubscribe') === 'One-Click'
    const source = oneClick ? 'one-click' : 'link'
    const practice = findPractice(world.db)
    const reader = isTokenShape(token) ? findUnsubscriber(world.db, hashToken(token)) : undefined
    if (!reader || !practice) return unknown(c, world)
    const lang = c.var.frame.langQuery
    if (form.text('act') === 'again') {
      const again = subscribeAgain(world.db, reader, c.var.now)
      const said = again ? `${lang === '' ? '?' : `${lang}&`}said=again` : lang
      return seeOther(c, `/unsubscribe/${token}${said}`)
    }
    unsubscribe(world.db, hashToken(token), source, c.var.now)
    speakTo(c, world, practice, reader.language)
    const undoable = hasUnsubscribed(world.db, reader)
    return page(c, world, 'messages/unsubscribed', { action: undoable ? `/unsubscribe/${token}${lang}` : '' })
  })

  return app
}

/** Malformed, unknown and revoked: the same page. */
async function unknown(c: Ctx, world: World): Promise<Response> {
  await world.pause(slowDown)
  return c.notFound()
}
