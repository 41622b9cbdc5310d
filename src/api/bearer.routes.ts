import type { MiddlewareHandler } from 'hono'
import { createThrottle, type Throttle } from '../lib/throttle.ts'
import { hashToken } from '../lib/token.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { problem } from '../web/problem.ts'
import type { World } from '../web/world.ts'
import { noteUse } from './clients.commands.ts'
import { findHolder } from './clients.queries.ts'
import type { Client, Right } from './rights.ts'

/** Who asks, by the token; it stands before every route but the document. */
export interface Door {
  /** Lets in who holds this right, as often as the limits allow. */
  needs(right: Right): MiddlewareHandler<LedigEnv>
  /** The software that was let in. */
  holder(c: Ctx): Client
}

/** So many requests of one token in a minute, and so many messages among them. */
export const requestsAMinute = 300
export const messagesAMinute = 60
/** So many wrong tokens from one network in a quarter of an hour. */
const guesses = 30
/** Whoever guesses waits this long for every answer, in milliseconds. */
const slowDown = 500

export function createDoor(world: World): Door {
  const wrong = createThrottle(guesses, 900)
  const asked = createThrottle(requestsAMinute, 60)
  const sent = createThrottle(messagesAMinute, 60)
  const holders = new WeakMap<Ctx['req'], Client>()

  async function unknown(c: Ctx): Promise<Response> {
    const { network, near } = c.var.peer
    const closed = near ? undefined : wrong.closedUntil(network, c.var.now)
    if (closed !== undefined) return tooMany(c, closed, 'Too many wrong tokens came from this network.')
    if (!near) wrong.add(network, c.var.now)
    await world.pause(slowDown)
    c.header('WWW-Authenticate', 'Bearer realm="Ledig"')
    return problem(c, 401, 'token-unknown', 'Send Authorization: Bearer and a token of this practice.')
  }

  return {
    needs: (right) =>
      async function needsRight(c, next) {
        // Missing, malformed, unknown, ended and revoked: the same work and the same answer.
        const client = findHolder(world.db, hashToken(tokenIn(c.req.header('authorization'))), c.var.now)
        if (!client) return unknown(c)
        const limits = right === 'messages:send' && c.req.method === 'POST' ? [asked, sent] : [asked]
        const closed = closedBy(limits, String(client.id), c.var.now)
        if (closed !== undefined) return tooMany(c, closed, 'This token has asked too often within a minute.')
        noteUse(world.db, client, c.var.now)
        if (!client.rights.includes(right))
          return problem(c, 403, 'right-missing', `The practice has not given this token the right ${right}.`)
        holders.set(c.req, client)
        return next()
      },
    holder: (c) => {
      const client = holders.get(c.req)
      if (!client) throw new Error('nobody was let in')
      return client
    },
  }
}

/** Counts one more with each of them, unless one is full. */
function closedBy(limits: readonly Throttle[], key: string, now: number): number | undefined {
  const closed = limits.map((limit) => limit.closedUntil(key, now)).find((until) => until !== undefined)
  if (closed === undefined) for (const limit of limits) limit.add(key, now)
  return closed
}

function tooMany(c: Ctx, until: number, detail: string): Response {
  c.header('Retry-After', String(Math.max(1, until - c.var.now)))
  return problem(c, 429, 'too-many-requests', detail)
}

function tokenIn(header: string | undefined): string {
  return /^bearer +([\w-]{1,100})$/i.exec(header ?? '')?.[1] ?? ''
}
