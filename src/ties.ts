import { restoreLinks } from './appointments/links.commands.ts'
import { askAgain, closeApart, closeMerged, closeOffers } from './follow-up/same-person.commands.ts'
import type { Ties } from './patients/merge.commands.ts'
import type { OffersSettled } from './patients/offers.commands.ts'
import type { World } from './web/world.ts'

/** What the nouns to the right of the patients do when a card changes, becomes one with another, or two again. */
export function patientTies({
  db,
  keys,
}: Pick<World, 'db' | 'keys'>): Ties & { readonly closeOffers: OffersSettled } {
  return {
    closeOffers: (id, actor, now) => closeOffers(db, id, actor, now),
    settle: (_, stays, actor, now) => closeMerged(db, stays, actor, now),
    ask: (gone, stays, mergedAt) => askAgain(db, gone, stays, mergedAt),
    keepApart: (one, other, actor, now) => closeApart(db, one, other, actor, now),
    restoreLinks: (patientId) => restoreLinks(db, keys, patientId),
  }
}
