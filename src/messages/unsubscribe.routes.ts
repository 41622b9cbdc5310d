import { Hono } from 'hono'
import { hashToken, isTokenShape } from '../lib/token.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { readForm } from '../web/form.ts'
import { page } from '../web/page.ts'
import type { World } from '../web/world.ts'
import { unsubscribe } from './messages.commands.ts'
import { findUnsubscriber } from './messages.queries.ts'
import { speakTo } from './reader.routes.ts'

/** Whoever guesses tokens waits this long for every answer, in milliseconds. */
const slowDown = 500

/**
 * The link and the header of reminders (rule 31, RFC 8058). GET shows, POST acts and answers 200 without a redirect;
 * no cookie and no Origin are asked for, because mail services press the button for their readers.
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
    return page(c, world, 'messages/unsubscribe', { action: `/unsubscribe/${token}${c.var.frame.langQuery}` })
  })

  app.post('/unsubscribe/:token', async (c) => {
    c.set('secretAddress', true)
    const token = c.req.param('token')
    const oneClick = (await readForm(c)).text('List-Unsubscribe') === 'One-Click'
    const source = oneClick ? 'one-click' : 'link'
    const practice = findPractice(world.db)
    const reader = isTokenShape(token) ? findUnsubscriber(world.db, hashToken(token)) : undefined
    if (!reader || !practice) return unknown(c, world)
    unsubscribe(world.db, hashToken(token), source, c.var.now)
    speakTo(c, world, practice, reader.language)
    return page(c, world, 'messages/unsubscribed', {})
  })

  return app
}

/** Malformed, unknown and revoked: the same page. */
async function unknown(c: Ctx, world: World): Promise<Response> {
  await world.pause(slowDown)
  return c.notFound()
}
