import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { findTracking } from './tracking.queries.ts'
import type { Tracking } from './tracking.ts'

/** Sets how visits are counted; refuses where somebody has changed it since `rowVersion`. The audit says which way. */
export function changeTracking(db: Db, to: Tracking, actor: Actor, now: number): Attempt<void> {
  return db.attempt(() => {
    const from = findTracking(db)
    if (from.rowVersion !== to.rowVersion) refuse('edited-meanwhile')
    const columns = {
      kind: to.kind,
      ga4_id: to.ga4Id,
      matomo_url: to.matomoUrl,
      matomo_site: to.matomoSite,
      own_url: to.ownUrl,
      own_id: to.ownId,
      question_texts: JSON.stringify(to.questions),
      row_version: to.rowVersion + 1,
    }
    db.run(build.updateTable('tracking').set(columns).where('id', '=', 1))
    recordAudit(db, actor, 'changed', 'tracking', 1, now, { from: from.kind, to: to.kind })
  })
}
