import { restoreLinks } from './appointments/links.commands.ts'
import { askAgain, closeApart, closeMerged, closeOffers } from './follow-up/same-person.commands.ts'
import { recordReport } from './messages/delivery.commands.ts'
import { beginTrial, endTrial } from './messages/trial.commands.ts'
import { trialClosedUntil } from './messages/trial.queries.ts'
import type { Ties } from './patients/merge.commands.ts'
import type { OffersSettled } from './patients/offers.commands.ts'
import type { RecordReport } from './texting/provider.ts'
import type { Trials } from './texting/trial.ts'
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

/** What the ledger keeps of text messages that leave for a test, and of what gateways report. */
export function textingTies({ db, keys }: World): {
  readonly recordReport: RecordReport
  readonly trials: Trials
} {
  return {
    recordReport: (report, now) => recordReport(db, keys, report, now),
    trials: {
      closedUntil: (now) => trialClosedUntil(db, now),
      begin: (asked, practice, now) => {
        const trial = beginTrial(db, keys, asked, practice, now)
        if (typeof trial === 'string') return trial
        return { sms: trial.sms, end: (how, at) => endTrial(db, trial, how, at) }
      },
    },
  }
}
