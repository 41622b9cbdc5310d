import { today } from '../lib/calendar.ts'
import { findPractice } from '../practice/settings.queries.ts'
import type { Ctx } from '../web/env.ts'
import { page } from '../web/page.ts'
import type { World } from '../web/world.ts'
import { findCard } from './card.queries.ts'
import type { CardFacts } from './card.ts'
import { addressOf, reasonPage, writingOf } from './card-view.routes.ts'
import { openFind } from './find.routes.ts'
import type { Listed } from './list.ts'
import { lineOf } from './list.ts'
import { listByIds } from './listed.queries.ts'
import { isOpen, look } from './look.routes.ts'
import { findMergeable, type findMergeOf, isAsked } from './merge.queries.ts'
import { comparisonOf } from './merge-page.ts'
import { listPatients } from './search.queries.ts'
import { looksForSomething, readSearch } from './search.ts'
import { listSimilar } from './similar.queries.ts'

type Pair = readonly [CardFacts, CardFacts]

/** Which card is it to be merged with? The similar ones, or what is looked for. */
export function findPage(c: Ctx, world: World, card: CardFacts): Response | Promise<Response> {
  const practice = findPractice(world.db)
  if (!practice) return c.notFound()
  const { t, format, now } = c.var
  const typed = openFind(c, world)
  const found =
    typed === '' ? listByIds(world.db, listSimilar(world.db, card.id), now) : searched(c, world, typed)
  const others = found.filter(({ id }) => id !== card.id)
  const ids = [card.id, ...others.map(({ id }) => id)]
  look(c, world, 'merge', ids, { once: true })
  const writing = { t, format, country: practice.country }
  const model = {
    id: card.id,
    name: `${card.firstName} ${card.lastName}`,
    typed,
    lines: others.map((each) => ({
      ...lineOf(each, writing),
      href: `/staff/patients/${card.id}/merge/${each.id}`,
    })),
  }
  return page(c, world, 'patients/merge-with', model)
}

function searched(c: Ctx, world: World, typed: string): readonly Listed[] {
  const practice = findPractice(world.db)
  if (!practice) return []
  const search = readSearch(typed, practice.country, today(practice.zone, c.var.now))
  if (!looksForSomething(search)) return []
  const wanted = { search, status: undefined, order: 'name', page: 1 } as const
  return listPatients(world.db, world.keys, wanted, c.var.now).patients
}

/** Why nothing was done: no card chosen, one changed meanwhile, or they cannot be merged. */
type Trouble = 'choose' | 'meanwhile' | 'hindered'

/** The two cards beside each other. */
export function comparePage(
  c: Ctx,
  world: World,
  cards: Pair,
  trouble?: Trouble,
): Response | Promise<Response> {
  const [a, b] = cards
  const shut = cards.find((each) => !isOpen(c, world, each))
  if (shut) return reasonPage(c, world, shut, false, shut === a ? b.id : a.id)
  const writing = writingOf(c, world, a.id)
  const [first, second] = [a, b].map(({ id }) => findCard(world.db, world.keys, id, c.var.now))
  const [one, other] = [a, b].map(({ id }) => findMergeable(world.db, id))
  if (!writing || !first || !second || !one || !other) return c.notFound()
  look(c, world, 'merge', [a.id, b.id], { once: true })
  const compared = comparisonOf([first, one], [second, other], writing)
  const model = { ...compared, asked: isAsked(world.db, a.id, b.id), trouble: trouble ?? '' }
  return page(c, world, 'patients/merge', model, trouble === 'choose' ? 422 : trouble ? 409 : 200)
}

/** Somebody else was quicker. */
export function toldPage(
  c: Ctx,
  world: World,
  merge: NonNullable<ReturnType<typeof findMergeOf>>,
  together: boolean,
): Response {
  const { t, format } = c.var
  const when = t('patients.by', {
    date: format.stamp(merge.at),
    name: merge.by ?? t('appointments.actor.system'),
  })
  return page(c, world, 'patients/merged-meanwhile', { together, when, href: addressOf(merge.intoId) }, 409)
}
