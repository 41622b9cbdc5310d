import { Hono } from 'hono'
import { byUser } from '../practice/actor.ts'
import type { Ctx, LedigEnv } from '../web/env.ts'
import { type Form, readForm } from '../web/form.ts'
import { seeOther } from '../web/page.ts'
import { allow } from '../web/roles.ts'
import type { World } from '../web/world.ts'
import { findFacts } from './card.queries.ts'
import type { CardFacts } from './card.ts'
import { addressOf, cardOf, one, openCardOf } from './card-view.routes.ts'
import { sealFind, typedBy } from './find.routes.ts'
import { isOpen, look } from './look.routes.ts'
import { keepApart, mergeCards, type Ties, undoMerge } from './merge.commands.ts'
import { findMergeOf } from './merge.queries.ts'
import { comparePage, findPage, toldPage } from './merge-pages.routes.ts'
import { standingOf } from './same-person.queries.ts'

const pair = `${one}/merge/:other{[0-9]{1,15}}`

/** Two cards of one person: found, compared, merged, and taken apart again. Practitioners leave that to the desk. */
export function mergeRoutes(world: World, ties: Ties): Hono<LedigEnv> {
  const app = new Hono<LedigEnv>()
  const desk = allow('owner', 'reception')

  app.get(`${one}/merge`, desk, (c) => {
    const card = openCardOf(c, world)
    return card ? findPage(c, world, card) : seeOther(c, addressOf(Number(c.req.param('id'))))
  })

  app.post(`${one}/merge`, desk, async (c) => {
    const typed = typedBy(await readForm(c))
    const found = typed === '' ? '' : `?find=${sealFind(c, world, typed)}`
    return seeOther(c, `/staff/patients/${Number(c.req.param('id'))}/merge${found}`)
  })

  app.get(pair, desk, (c) => {
    const cards = pairOf(c, world)
    if (!cards) return c.notFound()
    const [a, b] = cards.map(({ id }) => standingOf(world.db, id))
    if (a === cards[0].id && b === cards[1].id) return comparePage(c, world, cards)
    return seeOther(c, a === b ? addressOf(cards[0].id) : `/staff/patients/${a}/merge/${b}`)
  })

  app.post(pair, desk, async (c) => {
    const form = await readForm(c)
    const cards = pairOf(c, world)
    if (!cards?.every((card) => isOpen(c, world, card))) return c.notFound()
    return settledAlready(c, world, cards) ?? answer(c, world, ties, cards, form)
  })

  app.post(`${pair}/undo`, desk, (c) => {
    const stays = openCardOf(c, world)
    const gone = findFacts(world.db, Number(c.req.param('other')))
    if (!stays || !gone) return c.notFound()
    undoMerge(world.db, gone.id, stays.id, ties, byUser(c.var.user.id), c.var.now)
    look(c, world, 'merge', [stays.id, gone.id], { action: 'U' })
    return seeOther(c, addressOf(stays.id, 'merge-undone'))
  })

  return app
}

type Pair = readonly [CardFacts, CardFacts]

function pairOf(c: Ctx, world: World): Pair | undefined {
  const [a, b] = [cardOf(c, world), findFacts(world.db, Number(c.req.param('other')))]
  return a && b && a.id !== b.id ? [a, b] : undefined
}

function answer(c: Ctx, world: World, ties: Ties, [a, b]: Pair, form: Form): Response | Promise<Response> {
  const actor = byUser(c.var.user.id)
  if (form.text('act') === 'apart') {
    keepApart(world.db, a.id, b.id, ties, actor, c.var.now)
    look(c, world, 'merge', [a.id, b.id], { action: 'U' })
    return seeOther(c, addressOf(a.id, 'kept-apart'))
  }
  const stay = form.text('stay')
  if (stay !== String(a.id) && stay !== String(b.id)) return comparePage(c, world, [a, b], 'choose')
  const [gone, stays] = stay === String(a.id) ? [b, a] : [a, b]
  const seen = ({ id }: CardFacts) => ({
    id,
    version: Number(form.text(id === a.id ? 'version' : 'otherVersion')),
  })
  const done = mergeCards(world.db, seen(gone), seen(stays), ties, actor, c.var.now)
  if (!done.ok)
    return comparePage(c, world, [a, b], done.reason === 'edited-meanwhile' ? 'meanwhile' : 'hindered')
  look(c, world, 'merge', [gone.id, stays.id], { action: 'U' })
  return seeOther(c, addressOf(stays.id, 'merged'))
}

/** One of the two has been merged meanwhile, into the other one or elsewhere: nothing is done twice, and it is told. */
function settledAlready(c: Ctx, world: World, cards: Pair): Response | undefined {
  const [a, b] = cards
  const merge = findMergeOf(world.db, a.id) ?? findMergeOf(world.db, b.id)
  if (!merge) return undefined
  const together = standingOf(world.db, a.id) === standingOf(world.db, b.id)
  // The same form once more, by the same hands.
  if (together && merge.byUser === c.var.user.id) return seeOther(c, addressOf(merge.intoId, 'merged'))
  return toldPage(c, world, merge, together)
}
