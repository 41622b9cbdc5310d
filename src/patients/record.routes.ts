import { type Context, Hono } from 'hono'
import { pageNumber } from '../lib/page-number.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { page, seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { listLooks } from './access.queries.ts'
import type { CardFacts } from './card.ts'
import { visitLine } from './card-page.ts'
import { addressOf, one, openCardOf, writingOf } from './card-view.routes.ts'
import { listDeeds } from './history.queries.ts'
import { deedLine } from './history.ts'
import { look } from './look.routes.ts'
import { lookLine } from './looks.ts'
import { cardsOf } from './same-person.queries.ts'
import { listSent } from './sent.queries.ts'
import { sentLine } from './sent.ts'
import { listVisits } from './visits.queries.ts'
import type { CardWriting } from './words.ts'

/** Lines on one page. */
const most = 50

/** All that a card shows only the latest of, each on pages of its own, and who has looked at it. */
export function recordRoutes(world: World): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const everybody = allow('owner', 'practitioner', 'reception')

  app.get(`${one}/appointments`, everybody, (c) =>
    listPage(c, world, 'patients/appointments', 'patient', ({ cards, number, writing }) => {
      const { visits, more } = listVisits(world.db, cards, number)
      return { lines: visits.map((visit) => visitLine(visit, writing)), more }
    }),
  )

  app.get(`${one}/messages`, everybody, (c) =>
    listPage(c, world, 'patients/messages', 'patient', ({ cards, number, writing }) => {
      const { messages, more } = listSent(world.db, cards, number, most)
      return { lines: messages.map((message) => sentLine(message, writing)), more }
    }),
  )

  app.get(`${one}/history`, everybody, (c) =>
    listPage(c, world, 'patients/history', 'patient', ({ cards, number, writing }) => {
      const { deeds, more } = listDeeds(world.db, cards, number, most)
      return { lines: deeds.map((deed) => deedLine(deed, writing)), more }
    }),
  )

  app.get(`${one}/looks`, allow('owner'), (c) =>
    listPage(c, world, 'patients/looks', 'access-log', ({ cards, number, writing }) => {
      const { looks, more } = listLooks(world.db, cards, number, most)
      return { lines: looks.map((each) => lookLine(each, writing)), more }
    }),
  )

  return app
}

interface Asked {
  /** All cards of the person. */
  readonly cards: readonly number[]
  readonly number: number
  readonly writing: CardWriting
}

interface Listed {
  readonly lines: readonly object[]
  readonly more: boolean
}

function listPage(
  c: Ctx,
  world: World,
  shown: `patients/${'appointments' | 'messages' | 'history' | 'looks'}`,
  logged: string,
  list: (asked: Asked) => Listed,
): Response | Promise<Response> {
  const card = openCardOf(c, world)
  if (!card) return elsewhere(c)
  const writing = writingOf(c, world, card.id)
  if (!writing) return c.notFound()
  const number = pageNumber(c.req.query('page'))
  const { lines, more } = list({ cards: cardsOf(world.db, card.id), number, writing })
  // Who looks at the log is in it from now on.
  look(c, world, logged, [card.id], { once: true })
  const ledger = c.var.user.role === 'practitioner' ? '' : `/staff/messages?patient=${card.id}`
  return page(c, world, shown, { ...about(card), lines, ledger, ...pagesOf(card.id, shown, number, more) })
}

/** The card says why it is not open: it asks for a reason, was merged, or is not there. */
function elsewhere(c: Context<LedigEnv>): Response {
  return seeOther(c, addressOf(Number(c.req.param('id'))))
}

function about(card: CardFacts) {
  return { href: addressOf(card.id), name: `${card.firstName} ${card.lastName}` }
}

function pagesOf(id: number, shown: string, number: number, more: boolean) {
  const address = (page: number) =>
    `${addressOf(id)}/${shown.slice('patients/'.length)}${page > 1 ? `?page=${page}` : ''}`
  return { previous: number > 1 ? address(number - 1) : '', next: more ? address(number + 1) : '' }
}
