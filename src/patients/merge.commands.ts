import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { findMergeable, findMergeOf } from './merge.queries.ts'
import { type Guards, hindrance, loosened, strictest } from './merge.ts'

/** One of two cards that somebody has compared, as they saw it. */
export interface Seen {
  readonly id: number
  readonly version: number
}

/** What other nouns have to do with a merge, inside its write (see app.ts). */
export interface Ties {
  /** The question whether the two are one person is answered. */
  settle(goneId: number, staysId: number, actor: Actor, now: EpochSeconds): void
  /** It is open again. */
  ask(goneId: number, staysId: number, mergedAt: EpochSeconds): void
  /** They are two people, and nobody asks again. */
  keepApart(oneId: number, otherId: number, actor: Actor, now: EpochSeconds): void
  restoreLinks(patientId: number): void
}

/**
 * Two cards of one person become one: `gone` leads to `stays` from now on and nothing is moved, so that undoing it is one
 * update. What protects either protects both; a number is never given by it (rule 8). Refuses with `edited-meanwhile`
 * where a card is no longer as it was seen, and with `merge-in-a-chain` or `one-deceased` what cannot be (see `hindrance`).
 */
export function mergeCards(
  db: Db,
  gone: Seen,
  stays: Seen,
  ties: Ties,
  actor: Actor,
  now: EpochSeconds,
): Attempt<void> {
  return db.attempt(() => {
    const [from, into] = [requireSeen(db, gone), requireSeen(db, stays)]
    const why = hindrance(from, into)
    if (gone.id === stays.id || why === 'stands-for-others') return refuse('merge-in-a-chain')
    if (why) return refuse(why)
    rememberOwn(db, gone.id)
    rememberOwn(db, stays.id)
    const guards = strictest(guardsOf(db, stays.id), guardsOf(db, gone.id))
    update(db, stays.id, guards)
    update(db, gone.id, { ...guards, merged_into: stays.id })
    const merge = { patient_id: gone.id, into_id: stays.id, at: now, by_user: actor.userId }
    db.run(build.insertInto('patient_merge').values(merge))
    ties.settle(gone.id, stays.id, actor, now)
    recordAudit(db, actor, 'merged-into', 'patient', gone.id, now, { into: stays.id })
    recordAudit(db, actor, 'took-over', 'patient', stays.id, now, { card: gone.id })
  })
}

/**
 * Both cards stand alone again as they were; what was changed meanwhile stays with the card that it was changed on. Done
 * twice it is done once.
 */
export function undoMerge(
  db: Db,
  goneId: number,
  staysId: number,
  ties: Ties,
  actor: Actor,
  now: EpochSeconds,
): void {
  db.write(() => {
    const merge = findMergeOf(db, goneId)
    if (merge?.intoId !== staysId) return
    const undone = build.updateTable('patient_merge').set({ undone_at: now, undone_by: actor.userId })
    db.run(undone.where('id', '=', merge.id))
    update(db, goneId, { ...apartOf(db, goneId), merged_into: null })
    forgetApart(db, goneId)
    loosen(db, staysId)
    ties.ask(goneId, staysId, merge.at)
    // Its links died with the person of the other card, who it is not.
    if (statusOf(db, staysId) === 'deceased' && statusOf(db, goneId) !== 'deceased') ties.restoreLinks(goneId)
    recordAudit(db, actor, 'merge-undone', 'patient', goneId, now, { from: staysId })
    recordAudit(db, actor, 'gave-back', 'patient', staysId, now, { card: goneId })
  })
}

/** Staff have found that two cards are two people. */
export function keepApart(
  db: Db,
  oneId: number,
  otherId: number,
  ties: Ties,
  actor: Actor,
  now: EpochSeconds,
): void {
  db.write(() => {
    ties.keepApart(oneId, otherId, actor, now)
    recordAudit(db, actor, 'kept-apart', 'patient', oneId, now, { card: otherId })
  })
}

/** What staff say of a card that stands for others counts as its own; inside the write that says it. */
export function keepOwn(db: Db, patientId: number, before: Guards, after: Guards): void {
  const changes = {
    ...(before.protected === after.protected ? {} : { protected: after.protected }),
    ...(before.notifications === after.notifications ? {} : { notifications: after.notifications }),
    ...(before.preferred_channel === after.preferred_channel
      ? {}
      : { preferred_channel: after.preferred_channel }),
    ...(before.excluded_online === after.excluded_online ? {} : { excluded_online: after.excluded_online }),
    ...(before.excluded_reason === after.excluded_reason ? {} : { excluded_reason: after.excluded_reason }),
  }
  if (Object.keys(changes).length === 0) return
  db.run(build.updateTable('patient_apart').set(changes).where('patient_id', '=', patientId))
}

function requireSeen(db: Db, { id, version }: Seen) {
  const row = db.get(build.selectFrom('patient').select('row_version').where('id', '=', id))
  const card = findMergeable(db, id)
  return card && row?.row_version === version ? card : refuse('edited-meanwhile')
}

/** What the standing card says without the one that has just left it. */
function loosen(db: Db, staysId: number): void {
  const others = db.all(
    build.selectFrom('patient').select('id').where('merged_into', '=', staysId).orderBy('id'),
  )
  const without = others.map(({ id }) => apartOf(db, id)).reduce(strictest, apartOf(db, staysId))
  update(db, staysId, loosened(guardsOf(db, staysId), without))
  if (others.length === 0) forgetApart(db, staysId)
}

const columns = [
  'protected',
  'notifications',
  'preferred_channel',
  'excluded_online',
  'excluded_reason',
] as const

function guardsOf(db: Db, id: number): Guards {
  return (
    db.get(build.selectFrom('patient').select(columns).where('id', '=', id)) ?? refuse('edited-meanwhile')
  )
}

function apartOf(db: Db, id: number): Guards {
  const apart = build.selectFrom('patient_apart').select(columns).where('patient_id', '=', id)
  return db.get(apart) ?? guardsOf(db, id)
}

/** Where a card stands for others already, what it says by itself is kept. */
function rememberOwn(db: Db, id: number): void {
  const row = { patient_id: id, ...guardsOf(db, id) }
  db.run(
    build
      .insertInto('patient_apart')
      .values(row)
      .onConflict((conflict) => conflict.doNothing()),
  )
}

function forgetApart(db: Db, id: number): void {
  db.run(build.deleteFrom('patient_apart').where('patient_id', '=', id))
}

function update(db: Db, id: number, change: Guards & { readonly merged_into?: number | null }): void {
  const set = build.updateTable('patient').set(change).where('id', '=', id)
  db.run(set.set('row_version', (eb) => eb('row_version', '+', 1)))
}

function statusOf(db: Db, id: number) {
  return db.get(build.selectFrom('patient').select('status').where('id', '=', id))?.status
}
