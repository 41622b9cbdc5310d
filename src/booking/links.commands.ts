import { type Booked, bookOnline, type WebBooking } from '../appointments/book.commands.ts'
import { refuse } from '../db/refusals.ts'
import { type Attempt, build, type Db } from '../db/run.ts'
import type { Keys } from '../lib/token.ts'
import type { Actor } from '../practice/actor.ts'
import { recordAudit } from '../practice/audit.commands.ts'
import { findLink } from './links.queries.ts'
import { fingerprintOf, type LinkFacts } from './links.ts'

/** Makes a link; returns its id. Refuses a word that another link has. */
export function addLink(db: Db, facts: LinkFacts, actor: Actor, now: number): Attempt<number> {
  return db.attempt(() => {
    const { id } = db.run(build.insertInto('booking_link').values(columnsOf(facts)))
    recordAudit(db, actor, 'added', 'booking-link', id, now)
    return id
  })
}

/** Changes a link; its counts stay. Refuses a word in use, and a link that was changed since `before` was read. */
export function changeLink(
  db: Db,
  id: number,
  facts: LinkFacts,
  before: string,
  actor: Actor,
  now: number,
): Attempt<void> {
  return db.attempt(() => {
    const known = findLink(db, id)
    if (!known || fingerprintOf(known) !== before) refuse('edited-meanwhile')
    db.run(build.updateTable('booking_link').set(columnsOf(facts)).where('id', '=', id))
    recordAudit(db, actor, 'changed', 'booking-link', id, now)
  })
}

/** Somebody came by the link. */
export function countOpened(db: Db, id: number): void {
  const change = build.updateTable('booking_link').set((eb) => ({ opened: eb('opened', '+', 1) }))
  db.run(change.where('id', '=', id))
}

/** Books, and counts it for the link by which the visitor came, in one write; the same form again counts once. */
export function bookThrough(
  db: Db,
  keys: Keys,
  booking: WebBooking,
  slug: string,
  now: number,
): Attempt<Booked> {
  return db.write(() => {
    const booked = bookOnline(db, keys, booking, now)
    if (booked.ok && !booked.value.already) {
      const change = build.updateTable('booking_link').set((eb) => ({ booked: eb('booked', '+', 1) }))
      db.run(change.where('slug', '=', slug))
    }
    return booked
  })
}

function columnsOf(facts: LinkFacts) {
  return {
    slug: facts.slug,
    type_id: facts.typeId,
    location_id: facts.locationId,
    calendar_id: facts.calendarId,
    fixed: facts.fixed ? (1 as const) : (0 as const),
    active: facts.active ? (1 as const) : (0 as const),
  }
}
