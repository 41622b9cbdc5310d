import { assignmentOn, freeTimesAt } from '../availability/free.queries.ts'
import type { FreeTime } from '../availability/model.ts'
import { assign } from '../availability/no-preference.ts'
import type { Wish } from '../availability/wish.ts'
import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import type { EpochSeconds } from '../lib/calendar.ts'
import { hashToken } from '../lib/token.ts'
import { listOwnHolds } from './hold.queries.ts'

/** Live holds of one network; beyond that a time is offered without being kept (rule 17). */
const holdsPerNetwork = 30
/** A third hold of one visitor releases the oldest. */
const holdsPerVisitor = 2

export interface Visitor {
  readonly visitorKey: Buffer
  readonly networkKey: Buffer
  /** Loopback and private peers are not limited by network. */
  readonly near: boolean
}

export interface NewHold {
  readonly wish: Wish
  readonly anyPractitioner: boolean
  readonly startsAt: EpochSeconds
  readonly token: string
  readonly minutes: number
  readonly visitor: Visitor
  /** The hold that this one takes the place of. */
  readonly instead?: number | undefined
}

/**
 * Keeps a time for a visitor. "No preference" is settled here (rule 13). Refuses `slot-taken` where nobody is free at
 * that time or it is not among those that are shown. Returns the hold's id.
 */
export function makeHold(db: Db, hold: NewHold, now: EpochSeconds): Attempt<number> {
  return db.attempt(() => {
    if (hold.instead !== undefined) giveUpHold(db, hold.instead, now)
    const wish = {
      ...hold.wish,
      ...(hold.instead === undefined ? {} : { except: { ...hold.wish.except, holdId: hold.instead } }),
    }
    const [first, ...others] = freeTimesAt(db, wish, hold.startsAt)
    if (!first) return refuse('slot-taken')
    const time = assign([first, ...others], assignmentOn(db, wish, hold.startsAt))
    releaseOldest(db, hold.visitor.visitorKey, now)
    return insertHold(db, hold, time, now)
  })
}

/** No hold lives longer than this, in seconds, however often it is renewed: a time is not kept for nobody. */
const longestLife = 3600

/** Every POST of the visitor keeps the time for another while; a lapsed hold is left as it is. */
export function renewHold(db: Db, holdId: number, minutes: number, now: EpochSeconds): void {
  const change = build.updateTable('hold').set((eb) => ({
    expires_at: eb.fn('min', [
      eb.val(now + minutes * 60),
      eb(eb.fn.coalesce('kept_since', 'made_at'), '+', longestLife),
    ]),
  }))
  db.run(change.where('id', '=', holdId).where('expires_at', '>', now).where('given_up_at', 'is', null))
}

/**
 * Takes a hold again, lapsed or given up, where its time is still free (rule 17), shown or not: it was when it was chosen
 * (rule 12). It counts like a new one. Refuses `slot-taken` otherwise.
 */
export function retakeHold(
  db: Db,
  holdId: number,
  wish: Wish,
  startsAt: EpochSeconds,
  minutes: number,
  visitor: Visitor,
  now: EpochSeconds,
): Attempt<void> {
  return db.attempt(() => {
    const [time] = freeTimesAt(db, { ...wish, except: { holdId }, shown: 'any' }, startsAt)
    if (!time) return refuse('slot-taken')
    giveUpHold(db, holdId, now)
    releaseOldest(db, visitor.visitorKey, now)
    db.run(build.deleteFrom('hold_resource').where('hold_id', '=', holdId))
    occupy(db, holdId, wish, time)
    const fresh = {
      ends_at: time.endsAt,
      keeps: keeps(db, visitor, now),
      expires_at: now + minutes * 60,
      given_up_at: null,
      kept_since: now,
    }
    db.run(
      build
        .updateTable('hold')
        .set({ ...fresh, visitor_key: visitor.visitorKey, network_key: visitor.networkKey })
        .where('id', '=', holdId),
    )
  })
}

/** The visitor took another time, or booked. */
export function giveUpHold(db: Db, holdId: number, now: EpochSeconds): void {
  db.run(
    build
      .updateTable('hold')
      .set({ given_up_at: now })
      .where('id', '=', holdId)
      .where('given_up_at', 'is', null),
  )
}

/** Forgets holds a day after they ended; until then a form that was left open finds its choice again. */
export function purgeHolds(db: Db, now: EpochSeconds): number {
  const ended = build.deleteFrom('hold').where('expires_at', '<', now - 86_400)
  const offered = build.selectFrom('waiting_offer').select('hold_id')
  return db.write(() => db.run(ended.where('id', 'not in', offered)).changes)
}

function insertHold(db: Db, hold: NewHold, time: FreeTime, now: EpochSeconds): number {
  const { visitorKey, networkKey } = hold.visitor
  const id = db.insert('hold', {
    token_hash: hashToken(hold.token),
    calendar_id: time.calendarId,
    type_id: hold.wish.type.id,
    location_id: time.locationId,
    any_practitioner: hold.anyPractitioner ? 1 : 0,
    starts_at: time.startsAt,
    ends_at: time.endsAt,
    visitor_key: visitorKey,
    network_key: networkKey,
    keeps: keeps(db, hold.visitor, now),
    made_at: now,
    expires_at: now + hold.minutes * 60,
  })
  occupy(db, id, hold.wish, time)
  return id
}

function occupy(db: Db, holdId: number, wish: Wish, time: FreeTime): void {
  const own = wish.calendars.find((calendar) => calendar.id === time.calendarId)?.resourceId
  for (const resourceId of [...(own === undefined ? [] : [own]), ...time.resources])
    db.insert('hold_resource', { hold_id: holdId, resource_id: resourceId })
}

/** Whether one more hold of this visitor keeps others away. */
function keeps(db: Db, { networkKey, near }: Visitor, now: EpochSeconds): 0 | 1 {
  return near || countLive(db, networkKey, now) < holdsPerNetwork ? 1 : 0
}

function countLive(db: Db, networkKey: Buffer, now: EpochSeconds): number {
  const live = build.selectFrom('hold').where('expires_at', '>', now).where('given_up_at', 'is', null)
  return (
    db.get(live.where('network_key', '=', networkKey).select((eb) => eb.fn.countAll<number>().as('count')))
      ?.count ?? 0
  )
}

function releaseOldest(db: Db, visitorKey: Buffer, now: EpochSeconds): void {
  const ids = listOwnHolds(db, visitorKey, now)
  for (const id of ids.slice(0, Math.max(0, ids.length - holdsPerVisitor + 1))) giveUpHold(db, id, now)
}
