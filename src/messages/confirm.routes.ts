import { Hono } from 'hono'
import { hashToken } from '../lib/token.ts'
import { confirmContact } from '../patients/confirmation.commands.ts'
import { findContactBehind } from '../patients/confirmation.queries.ts'
import { type AskedContact, isLinkFresh, wayToAsk } from '../patients/confirmation.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { page, seeOther } from '../web/page.ts'
import type { World } from '../web/world.ts'
import { speakTo } from './reader.routes.ts'

/** Whoever guesses tokens waits this long for every answer, in milliseconds. */
const slowDown = 500

/** The link that confirms a contact (rule 6). GET shows and POST acts: who scans mails confirms nothing. */
export function confirmRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()

  app.get('/confirm/:token', async (c) => {
    const contact = await openContact(c, world)
    if (contact instanceof Response) return contact
    const way = wayToAsk(contact) ?? 'email'
    if (contact.confirmedAt !== null) return page(c, world, 'messages/contact-confirmed', { way })
    return page(c, world, 'messages/confirm-contact', { action: addressOf(c), way })
  })

  app.post('/confirm/:token', async (c) => {
    const contact = await openContact(c, world)
    if (contact instanceof Response) return contact
    confirmContact(world.db, hashToken(c.req.param('token')), c.var.now)
    return seeOther(c, addressOf(c))
  })

  return app
}

function addressOf(c: Ctx): string {
  return `/confirm/${c.req.param('token') ?? ''}${c.var.frame.langQuery}`
}

/** The contact behind the address, or the page in its place: 410 too old, 404 unknown, malformed and revoked. */
async function openContact(c: Ctx, world: World): Promise<AskedContact | Response> {
  c.set('secretAddress', true)
  const practice = findPractice(world.db)
  const contact = findContactBehind(world.db, hashToken(c.req.param('token') ?? ''))
  if (!practice || !contact || contact.askedAt === null) {
    await world.pause(slowDown)
    return c.notFound()
  }
  speakTo(c, world, practice, contact.language)
  return isLinkFresh(contact.askedAt, c.var.now) ? contact : page(c, world, 'messages/contact-over', {}, 410)
}
